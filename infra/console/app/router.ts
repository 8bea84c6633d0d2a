import { computed, signal } from '@preact/signals';

/** The part of the address behind `#/`: the view's name and the parts that follow it, decoded. */
type Route = { view: string; rest: string[] };

const hash = signal(location.hash);
addEventListener('hashchange', () => {
  hash.value = location.hash;
});

const FIRST_VIEW = 'connections';

/** Where the user is. */
export const route = computed<Route>(() => {
  const [view = '', ...rest] = hash.value.replace(/^#\//, '').split('/');
  return { view: view || FIRST_VIEW, rest: rest.map(decode) };
});

/** The address of a view, for links. */
export const linkTo = (view: string, ...rest: string[]): string =>
  `#/${[view, ...rest.map(encodeURIComponent)].join('/')}`;

/** Goes to a view, as a link to it does. */
export function navigate(view: string, ...rest: string[]): void {
  location.hash = linkTo(view, ...rest);
}

/** Goes to a view from another page's address, without loading this document again. */
export function enter(home: string, view: string): void {
  history.replaceState(null, '', `${home}${view}`);
  hash.value = location.hash;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
