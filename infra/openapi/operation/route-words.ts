import type { RouteContract } from '../../../shared/http/contract.ts';

const ONLY_IN = {
  'cookie-mode': 'Only in stages with the parameter `cookieMode`.',
  console: 'Only in stages with the parameter `console`.',
} as const;

/** What a caller must know about a route beside its summary, for the document and for docs/api.md. */
export function wordsOf(route: RouteContract): string[] {
  const isForUsersOnly = route.access !== 'none' && route.forServices === false;
  return [
    ...(route.onlyIn === undefined ? [] : [ONLY_IN[route.onlyIn]]),
    ...(route.description === undefined ? [] : [route.description]),
    ...(isForUsersOnly ? ['Services may not call it.'] : []),
  ];
}
