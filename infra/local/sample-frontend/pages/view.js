// The little that the pages share for showing things. Text is only ever set as text.
import { config } from './config.js';
import { session, signOut } from './session.js';

/** An element with properties and children; `undefined` children are left out. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that is disabled, and says so, while what it does takes its time. */
export function button(text, action, { label = text, kind = 'primary' } = {}) {
  const made = element('button', { type: 'button', className: kind, textContent: text, ariaLabel: label });
  made.addEventListener('click', async () => {
    made.disabled = true;
    made.ariaBusy = 'true';
    try {
      await action();
    } catch {
      say('That did not work. Please try again.', 'alert');
    } finally {
      made.disabled = false;
      made.ariaBusy = 'false';
    }
  });
  return made;
}

/** Shows these in place of what the page says so far. */
export function show(...content) {
  const view = document.querySelector('#view');
  view.replaceChildren(...content.filter((child) => child !== undefined));
  view.ariaBusy = 'false';
}

/** One sentence above the page, which screen readers read out: `status`, or `alert` for bad news. */
export function say(text, role = 'status') {
  document.querySelector('#notice').replaceChildren(element('p', { role, textContent: text }));
}

/** Who is signed in, and the way out. */
export function showAccount() {
  document.title = `${document.title} · ${config.productName}`;
  document.querySelector('#product').textContent = config.productName;
  const user = session()?.user;
  if (!user) return;
  const leave = button(
    'Sign out',
    () => {
      signOut();
      location.assign('/');
    },
    { kind: 'plain' },
  );
  const name = element('strong', { textContent: user });
  document.querySelector('#account').replaceChildren(element('span', {}, 'Signed in as ', name), leave);
}
