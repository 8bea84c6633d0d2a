/** An identifier that is an address is the user's own; any other gets one at example.com. */
export function addressOf(identifier: string): string {
  return (identifier.includes('@') ? identifier : `${identifier}@example.com`).toLowerCase();
}
