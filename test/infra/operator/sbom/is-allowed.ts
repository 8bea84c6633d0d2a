/** Licences that ask for a notice, and for nothing of the code beside them. */
export const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'Zlib',
];

/** Whether an SPDX expression of ids, `OR` and `AND`, in brackets or not, can be met by the allowed licences alone. */
export function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  if (/[()]| WITH /.test(plain)) return false;
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((id) => allowed.includes(id)));
}
