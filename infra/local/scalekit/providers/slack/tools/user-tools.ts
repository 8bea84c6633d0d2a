import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import type { ActingUser } from '../acting-user.ts';
import { slackError } from '../slack-error.ts';
import { TEAM, toUserView } from '../workspace/directory.ts';
import type * as inputs from './inputs.ts';
import { paginate } from './paginate.ts';

export function authTest({ me }: ActingUser): JsonObject {
  return {
    ok: true,
    url: TEAM.url,
    team: TEAM.name,
    team_id: TEAM.id,
    user: me.name,
    user_id: me.id,
    is_enterprise_install: false,
  };
}

export function listUsers({ workspace }: ActingUser, input: z.output<typeof inputs.userList>): JsonObject {
  const { page, response_metadata } = paginate(workspace.directory.list(), input, ({ id }) => id);
  return {
    ok: true,
    members: page.map(toUserView),
    cache_ts: Math.floor(Date.now() / 1000),
    response_metadata,
  };
}

export function getUser({ workspace }: ActingUser, { user }: z.output<typeof inputs.user>): JsonObject {
  const member = workspace.directory.find(user);
  if (member === undefined) throw slackError('user_not_found');
  return { ok: true, user: toUserView(member) };
}

export function lookupByEmail(
  { workspace }: ActingUser,
  { email }: z.output<typeof inputs.email>,
): JsonObject {
  const member = workspace.directory.list().find((each) => each.email === email.toLowerCase());
  if (member === undefined) throw slackError('users_not_found');
  return { ok: true, user: toUserView(member) };
}
