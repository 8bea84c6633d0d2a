import { Code } from '@connectrpc/connect';

/** The name of a gRPC status code, e.g. `Unavailable`. */
export type CodeName = Exclude<keyof typeof Code, number>;

const names: readonly string[] = Object.keys(Code).filter((name) => Number.isNaN(Number(name)));

export function isCodeName(name: string): name is CodeName {
  return names.includes(name);
}
