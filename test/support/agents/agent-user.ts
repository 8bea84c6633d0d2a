import { link, stack, token } from '../stack/product.ts';
import type { Agent, Framework } from './framework.ts';
import type { TokenGate } from './token-gate.ts';

type Options = { scope?: string; isService?: boolean };

/** A user with a linked Gmail account, whose product keeps an access token and replaces it when it has expired. */
export class AgentUser {
  readonly sub: string;
  readonly #gate: TokenGate;
  #claims: Record<string, string>;
  #current: string | undefined;

  private constructor(sub: string, gate: TokenGate, claims: Record<string, string>) {
    this.sub = sub;
    this.#gate = gate;
    this.#claims = claims;
  }

  /** Connects an agent of the framework for a user: with the user's token, or with a listed service's. */
  static async connect(
    framework: Framework,
    gate: TokenGate,
    name: string,
    { scope = 'onbehalf/read onbehalf/write', isService = false }: Options = {},
  ): Promise<{ user: AgentUser; agent: Agent } & AsyncDisposable> {
    const sub = `${framework.name}-${name}`;
    const user = new AgentUser(sub, gate, isService ? serviceClaims() : { sub, scope });
    await link(user.sub, 'gmail');
    const agent = await framework.connect({
      mcpUrl: gate.mcpUrl,
      accessToken: () => user.accessToken(),
      headers: isService ? { 'on-behalf-of': sub } : {},
    });
    return { user, agent, [Symbol.asyncDispose]: () => agent.close() };
  }

  async accessToken(): Promise<string> {
    this.#current ??= await this.#token({});
    return this.#current;
  }

  /** The token that the product has expires: the API refuses it from now on. @returns the expired token */
  async expireToken(): Promise<string> {
    const old = await this.accessToken();
    this.#gate.expire(old, await this.#token({ expires_in: '-60' }));
    this.#current = undefined;
    return old;
  }

  /** The tokens of the user have another scope from now on. */
  async changeScope(scope: string): Promise<void> {
    await this.expireToken();
    this.#claims = { ...this.#claims, scope };
  }

  /** With a `jti`, as tokens of one second would be equal. */
  #token(claims: Record<string, string>): Promise<string> {
    return token({ jti: crypto.randomUUID(), ...this.#claims, ...claims });
  }
}

function serviceClaims(): Record<string, string> {
  const { serviceClientId } = stack;
  return { sub: serviceClientId, client_id: serviceClientId, scope: 'onbehalf/act-as' };
}
