import type { Adapter, AdapterPayload } from 'oidc-provider';

type Stored = { payload: AdapterPayload; expires: number };

/** Keeps sessions, grants and codes in memory. oidc-provider's own store prints a warning at every start. */
export class MemoryAdapter implements Adapter {
  private readonly stored = new Map<string, Stored>();

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const expires = expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY;
    for (const [each, { expires: end }] of this.stored) if (end <= Date.now()) this.stored.delete(each);
    this.stored.set(id, { payload, expires });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = this.stored.get(id);
    return found && found.expires > Date.now() ? found.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findWhere((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.findWhere((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const found = this.stored.get(id);
    if (found) found.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.stored.delete(id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.stored) if (payload.grantId === grantId) this.stored.delete(id);
  }

  private findWhere(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    return [...this.stored.values()].find(({ payload }) => matches(payload))?.payload;
  }
}
