import { callApi } from './api.js';
import { keepFlow } from './flows.js';
import { wordsFor } from './outcomes.js';
import { session, signIn } from './session.js';
import { button, element, say, show, showAccount } from './view.js';

const statuses = {
  NOT_CONNECTED: 'Not connected',
  PENDING_AUTH: 'Not connected yet',
  PENDING_VERIFICATION: 'Not confirmed yet',
  ACTIVE: 'Connected',
  EXPIRED: 'Needs to be connected again',
  DISCONNECTED: 'Disconnected',
};

/** What a person can do about a connection in this status. */
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
  const answer = await callApi('POST', `/connections/${connection}/authorize`);
  if (answer.status === 'ACTIVE') return listConnections();
  const { state, expiresAt, authorizationUrl } = answer;
  // First kept, then left: whoever comes back with another state was not sent from here.
  keepFlow({ state, connection, displayName, user: session().user, expiresAt });
  location.assign(authorizationUrl);
}

async function disconnect({ connection, displayName }) {
  await callApi('DELETE', `/connections/${connection}`);
  await listConnections();
  say(`${displayName} is disconnected.`);
}

async function listConnections() {
  const { connections } = await callApi('GET', '/connections');
  const items = connections.map(itemOf);
  show(element('ul', { className: 'connections' }, ...items));
}

function itemOf(one) {
  const { displayName, status } = one;
  const buttons = actions[status].map(([text, action]) =>
    button(text, () => reportingProblems(() => action(one)), {
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

async function reportingProblems(action) {
  try {
    await action();
  } catch (problem) {
    if (problem.code === 'signed-out') showSignIn();
    say(wordsFor(problem), 'alert');
  }
}

function showSignIn() {
  show(
    element('p', { textContent: 'Sign in to see and change which accounts are connected.' }),
    button('Sign in', () => signIn('/')),
  );
}

showAccount();
if (session()) await reportingProblems(listConnections);
else showSignIn();
