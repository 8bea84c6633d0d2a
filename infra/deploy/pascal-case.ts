/** `mail-digest` → `MailDigest`, as part of a construct's id. */
export function formatPascalCase(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
