/** A place where two JSON values differ; a value is undefined where it is absent. */
export type JsonDifference = { path: string; from: unknown; to: unknown };

/** Lists the innermost places where two JSON values differ. The order of members does not count. */
export function compareJson(from: unknown, to: unknown, path = ''): JsonDifference[] {
  if (isObject(from) && isObject(to)) {
    const names = new Set([...Object.keys(from), ...Object.keys(to)]);
    return [...names].flatMap((name) =>
      compareJson(from[name], to[name], path === '' ? name : `${path}.${name}`),
    );
  }
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return from.flatMap((each, index) => compareJson(each, to[index], `${path}[${index}]`));
  }
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, from, to }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
