/** A window that this page opened. */
export type Popup = { closed: boolean; close(): void; location: { replace(address: string): void } };

// The only globals of the DOM's own library, so that the package compiles without that library.
declare const location: { search: string; pathname: string; assign(address: string): void };
declare const history: { replaceState(data: unknown, title: string, address: string): void };
declare function open(address: string, target: string, features: string): Popup | null;
declare function close(): void;
declare function addEventListener(type: 'pageshow', listener: (event: { persisted: boolean }) => void): void;

/** Opens an empty window; null where the browser blocks it. Without `noopener`, so that the window may close itself. */
export const openPopup = (): Popup | null => open('', '', 'width=520,height=680');

export const closePage = (): void => close();

/** Leaves the page. Resolves if the user comes back to it by the browser's Back. */
export function leaveFor(address: string): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('pageshow', ({ persisted }) => persisted && resolve());
    location.assign(address);
  });
}

/** Removes the query of the page's address, also from the history, and returns it. */
export function takeQuery(): URLSearchParams {
  const { search, pathname } = location;
  history.replaceState(null, '', pathname);
  return new URLSearchParams(search);
}
