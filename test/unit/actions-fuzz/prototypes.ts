const shared = [Object.prototype, Array.prototype, Function.prototype, String.prototype];

const names = () => shared.reduce<number>((count, prototype) => count + Reflect.ownKeys(prototype).length, 0);

/** All inherited names and values. */
function inherited(): unknown[] {
  return shared.flatMap((prototype) =>
    Reflect.ownKeys(prototype).flatMap((name) => [
      name,
      Reflect.getOwnPropertyDescriptor(prototype, name)?.value,
    ]),
  );
}

const before = { names: names(), inherited: inherited() };
let checks = 0;

/** Counts the inherited names; every fiftieth time also compares their values, which is slow. @throws Error */
export function checkPrototypes(): void {
  checks += 1;
  if (names() !== before.names) throw new Error('a prototype has another name');
  if (checks % 50 !== 1) return;
  const now = inherited();
  const isSame = now.every((each, at) => Object.is(each, before.inherited[at]));
  if (!isSame) throw new Error('a prototype was changed');
}
