const shared = [Object.prototype, Array.prototype, Function.prototype, String.prototype];

/** What every value inherits: names, and what is under them. */
function inherited(): unknown[] {
  return shared.flatMap((prototype) =>
    Reflect.ownKeys(prototype).flatMap((name) => [
      name,
      Reflect.getOwnPropertyDescriptor(prototype, name)?.value,
    ]),
  );
}

const before = inherited();

/** @throws Error when a prototype is not what it was when the test began */
export function checkPrototypes(): void {
  const now = inherited();
  const isSame = now.length === before.length && now.every((each, at) => Object.is(each, before[at]));
  if (!isSame) throw new Error('a prototype was changed');
}
