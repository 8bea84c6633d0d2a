/** The user's email address: the identifier itself, or `<identifier>@example.com`. */
export function addressOf(identifier: string): string {
  return (identifier.includes('@') ? identifier : `${identifier}@example.com`).toLowerCase();
}
