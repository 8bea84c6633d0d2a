import { link, token } from '../stack/product.ts';
import type { Agent, Framework } from './framework.ts';
import type { TokenGate } from './token-gate.ts';

type Options = { scope?: string; query?: string };

/** A user with a linked Gmail account, whose product keeps an access token and replaces it when it has expired. */
export class AgentUser {
  readonly sub: string;
  readonly #gate: TokenGate;
  #scope: string;
  #current: string | undefined;

  private constructor(sub: string, gate: TokenGate, scope: string) {
    this.sub = sub;
    this.#gate = gate;
    this.#scope = scope;
  }

  /** Connects an agent of the framework for a user. */
  static async connect(
    framework: Framework,
    gate: TokenGate,
    name: string,
    { scope = 'onbehalf/read onbehalf/write', query = '' }: Options = {},
  ): Promise<{ user: AgentUser; agent: Agent } & AsyncDisposable> {
    const user = new AgentUser(`${framework.name}-${name}`, gate, scope);
    await link(user.sub, 'gmail');
    const agent = await framework.connect({
      mcpUrl: `${gate.mcpUrl}${query}`,
      accessToken: () => user.accessToken(),
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
    this.#scope = scope;
  }

  /** With a `jti`, as tokens of one second would be equal. */
  #token(claims: Record<string, string>): Promise<string> {
    return token({ sub: this.sub, jti: crypto.randomUUID(), scope: this.#scope, ...claims });
  }
}
