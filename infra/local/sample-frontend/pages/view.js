// Display functions that the pages share. Text is only ever set as text.
import { config } from './config.js';
import { session, signOut } from './session.js';

/** Creates an element with properties and children; `undefined` children are omitted. */
export function element(name, properties = {}, ...children) {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children.filter((child) => child !== undefined));
  return created;
}

/** Creates a button that is disabled and marked busy while its action runs. */
export function button(text, action, { label = text, kind = 'primary' } = {}) {
  const made = element('button', { type: 'button', className: kind, textContent: text, ariaLabel: label });
  made.addEventListener('click', async () => {
    made.disabled = true;
    made.ariaBusy = 'true';
    try {
      await action();
    } catch {
      notify('That did not work. Please try again.', 'alert');
    } finally {
      made.disabled = false;
      made.ariaBusy = 'false';
    }
  });
  return made;
}

/** Replaces the content of the page's view. */
export function show(...content) {
  const view = document.querySelector('#view');
  view.replaceChildren(...content.filter((child) => child !== undefined));
  view.ariaBusy = 'false';
}

/** Shows one sentence above the page. Screen readers announce it: `status`, or `alert` for errors. */
export function notify(text, role = 'status') {
  document.querySelector('#notice').replaceChildren(element('p', { role, textContent: text }));
}

/** Shows the signed-in user and the sign-out button. */
export function showAccount() {
  document.title = `${document.title} · ${config.productName}`;
  document.querySelector('#product').textContent = config.productName;
  const user = session()?.user;
  if (!user) return;
  const signOutButton = button(
    'Sign out',
    () => {
      signOut();
      location.assign('/');
    },
    { kind: 'plain' },
  );
  const name = element('strong', { textContent: user });
  document
    .querySelector('#account')
    .replaceChildren(element('span', {}, 'Signed in as ', name), signOutButton);
}
