import { inCharsets } from './charsets.ts';
import { commands } from './commands.ts';
import { headers } from './headers.ts';
import type { Injection } from './injection.ts';
import { links } from './links.ts';
import { markup } from './markup.ts';

/** The hostile mails, grouped by attack. */
export const families: readonly [family: string, injections: readonly Injection[]][] = [
  ['commands', commands],
  ['links', links],
  ['markup', markup],
  ['headers, names and odd characters', headers],
  ['commands in other charsets', inCharsets],
];
export const everyInjection: readonly Injection[] = families.flatMap(([, injections]) => injections);
