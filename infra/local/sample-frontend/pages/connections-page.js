import { callApi } from './api.js';
import { saveFlow } from './flows.js';
import { messageFor } from './problem-messages.js';
import { session, signIn } from './session.js';
import { button, element, notify, show, showAccount } from './view.js';

const statuses = {
  NOT_CONNECTED: 'Not connected',
  PENDING_AUTH: 'Not connected yet',
  PENDING_VERIFICATION: 'Not confirmed yet',
  ACTIVE: 'Connected',
  EXPIRED: 'Needs to be connected again',
  DISCONNECTED: 'Disconnected',
};

/** The buttons of a connection by status. */
const actions = {
  NOT_CONNECTED: [['Connect', connect]],
  PENDING_AUTH: [['Connect', connect]],
  PENDING_VERIFICATION: [['Connect', connect]],
  ACTIVE: [['Disconnect', disconnect]],
  EXPIRED: [
    ['Reconnect', connect],
    ['Disconnect', disconnect],
  ],
  DISCONNECTED: [['Reconnect', connect]],
};

async function connect({ connection, displayName }) {
  const flow = await callApi('POST', `/connections/${connection}/authorize`);
  if (flow.status === 'ACTIVE') return listConnections();
  const { state, expiresAt, authorizationUrl } = flow;
  // Saved before leaving the page: a return with another state did not start here.
  saveFlow({ state, connection, displayName, user: session().user, expiresAt });
  location.assign(authorizationUrl);
}

async function disconnect({ connection, displayName }) {
  await callApi('DELETE', `/connections/${connection}`);
  await listConnections();
  notify(`${displayName} is disconnected.`);
}

async function listConnections() {
  const { connections } = await callApi('GET', '/connections');
  const items = connections.map(createItem);
  show(element('ul', { className: 'connections' }, ...items));
}

function createItem(listed) {
  const { displayName, status } = listed;
  const buttons = actions[status].map(([text, action]) =>
    button(text, () => withProblemsShown(() => action(listed)), {
      label: `${text} ${displayName}`,
      kind: text === 'Disconnect' ? 'plain' : 'primary',
    }),
  );
  const item = element(
    'li',
    {},
    element('h2', { textContent: displayName }),
    element('p', { className: 'status', textContent: statuses[status] }),
    element('div', { className: 'buttons' }, ...buttons),
  );
  item.dataset.status = status;
  return item;
}

async function withProblemsShown(action) {
  try {
    await action();
  } catch (problem) {
    if (problem.code === 'signed-out') showSignIn();
    notify(messageFor(problem), 'alert');
  }
}

function showSignIn() {
  show(
    element('p', { textContent: 'Sign in to see and change which accounts are connected.' }),
    button('Sign in', () => signIn('/')),
  );
}

showAccount();
if (session()) await withProblemsShown(listConnections);
else showSignIn();
