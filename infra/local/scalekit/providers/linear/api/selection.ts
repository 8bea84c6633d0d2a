/** A selection of GraphQL: each field's name, and what is selected of it. */
export type Selection = { [field: string]: Selection };

/**
 * Reads the selection of one operation, whose arguments are variables only: no fragments, aliases or directives.
 * @throws Error for any other text
 */
export function parseOperation(query: string): { kind: 'query' | 'mutation'; selection: Selection } {
  const tokens = query.match(/[{}]|\([^)]*\)|\w+|\S/g) ?? [];
  const kind = tokens.shift();
  if (kind !== 'query' && kind !== 'mutation') throw new Error('An operation is a query or a mutation.');
  if (tokens[0]?.startsWith('(')) tokens.shift();
  const selection = readFields(tokens);
  if (tokens.length > 0) throw new Error('The query goes on after its end.');
  return { kind, selection };
}

function readFields(tokens: string[]): Selection {
  if (tokens.shift() !== '{') throw new Error('A selection begins with {.');
  const fields: Selection = {};
  for (let name = tokens.shift(); name !== '}'; name = tokens.shift()) {
    if (name === undefined || !/^\w+$/.test(name)) throw new Error('A field has a name.');
    if (tokens[0]?.startsWith('(')) tokens.shift();
    fields[name] = tokens[0] === '{' ? readFields(tokens) : {};
  }
  return fields;
}

/** The selected part of a value. @throws Error for a field that the value does not have */
export function select(value: unknown, selection: Selection): unknown {
  if (Array.isArray(value)) return value.map((each) => select(each, selection));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(selection).map(([name, inner]) => {
      if (!Object.hasOwn(value, name)) throw new Error(`Cannot query field "${name}".`);
      return [name, select(value[name as keyof typeof value], inner)];
    }),
  );
}
