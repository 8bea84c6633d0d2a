/**
 * The one JSON text of a value, as RFC 8785 has it for texts, whole numbers, booleans, lists and objects: members in the
 * order of their names, no blanks. Members without a value are left out.
 * @throws RangeError for a number that is not whole: programs print those differently
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    const sorted = members.toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${sorted.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
  }
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return JSON.stringify(value);
  throw new RangeError('not a whole number');
}
