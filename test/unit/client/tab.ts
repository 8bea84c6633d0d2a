import { vi } from 'vitest';

/** What a browser's tab has: a storage, an address and a way to leave it. */
export function stubTab(address = 'https://app.example/callback') {
  const items: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => void Object.assign(items, { [key]: value }),
    removeItem: (key: string) => void delete items[key],
  };
  // As in a browser, `Object.keys` lists the items.
  const storage = Object.defineProperties(
    items,
    Object.fromEntries(Object.entries(methods).map(([name, value]) => [name, { value, enumerable: false }])),
  );
  let isClosed = false;
  const pageshow: ((event: { persisted: boolean }) => void)[] = [];
  const url = new URL(address);
  const tab = {
    items,
    address: url,
    left: [] as string[],
    isClosed: () => isClosed,
    showAgain: (persisted: boolean) => {
      for (const listener of pageshow) listener({ persisted });
    },
  };
  vi.stubGlobal('sessionStorage', storage);
  const globals = {
    location: { search: url.search, pathname: url.pathname, assign: (to: string) => void tab.left.push(to) },
    history: {
      replaceState: (_data: unknown, _title: string, to: string) => {
        tab.address = new URL(to, url);
      },
    },
    open: () => null,
    close: () => {
      isClosed = true;
    },
    addEventListener: (_type: string, listener: (event: { persisted: boolean }) => void) =>
      void pageshow.push(listener),
  };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  return tab;
}
