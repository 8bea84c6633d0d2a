import { createHash } from 'node:crypto';
import type { JsonObject } from '@bufbuild/protobuf';
import type { Accounts } from '../../../accounts/accounts.ts';
import { addressOf } from '../../user-address.ts';

export const TEAM = { id: 'T0ONBEHALF', name: 'Onbehalf', url: 'https://onbehalf.slack.com/' };

export type Member = { id: string; name: string; realName: string; email: string };

/** Members who exist without an account. They are the authors of the seed messages. */
export const COLLEAGUES = ['grace', 'alan'];

/** The members of the workspace: the colleagues, and every user who has an account on any connection. */
export class Directory {
  readonly #accounts: Accounts;
  readonly #byId = new Map<string, Member>();

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  list(): Member[] {
    const identifiers = [...COLLEAGUES, ...this.#accounts.list().map(({ identifier }) => identifier)];
    for (const identifier of identifiers) this.member(identifier);
    return [...this.#byId.values()];
  }

  member(identifier: string): Member {
    const email = addressOf(identifier);
    const id = deriveSlackId('U', email);
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    const [name = ''] = email.split('@');
    const member = { id, name, email, realName: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}` };
    this.#byId.set(id, member);
    return member;
  }

  find(id: string): Member | undefined {
    return this.list().find((member) => member.id === id);
  }

  clear(): void {
    this.#byId.clear();
  }
}

/** Derives an id in Slack's form: the same text gives the same id in every run. */
export function deriveSlackId(prefix: string, text: string): string {
  const number = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
  return `${prefix}0${number.toString(36).toUpperCase().slice(0, 9)}`;
}

/** Slack's user object. @see https://docs.slack.dev/reference/objects/user-object */
export function toUserView({ id, name, realName, email }: Member): JsonObject {
  return {
    id,
    team_id: TEAM.id,
    name,
    deleted: false,
    real_name: realName,
    tz: 'Etc/UTC',
    tz_label: 'Coordinated Universal Time',
    tz_offset: 0,
    profile: {
      real_name: realName,
      real_name_normalized: realName,
      display_name: name,
      display_name_normalized: name,
      email,
      team: TEAM.id,
    },
    is_admin: false,
    is_owner: false,
    is_bot: false,
    is_app_user: false,
  };
}
