/** A tool's name without its provider, as words: `gmail_send_message` → `Send message`. */
export function toolTitle(name: string): string {
  return toWords(name.replace(/^[a-z]+_/, ''));
}

/** A field's name as words: `max_results` → `Max results`. */
export function fieldTitle(name: string): string {
  return toWords(name.replace(/([a-z])([A-Z])/g, '$1 $2'));
}

function toWords(name: string): string {
  const words = name
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\b(id|url|ts|cc|bcc)\b/g, (word) => word.toUpperCase())
    .replace(/\bids\b/g, 'IDs');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
