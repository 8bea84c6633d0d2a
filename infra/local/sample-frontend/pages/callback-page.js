// The page to which Scalekit redirects the browser. capture-return.js has already removed the query from the address.
import { callApi } from './api.js';
import { config } from './config.js';
import { clearReturn, readFlow, readReturn } from './flows.js';
import { messageFor } from './problem-messages.js';
import { session, signIn } from './session.js';
import { button, element, show, showAccount } from './view.js';

const CALLBACK_PATH = '/callback';
const HOME_LINK = element('p', {}, element('a', { href: '/', textContent: 'Your connections' }));

const title = (textContent) => element('h2', { textContent });
const text = (...content) => element('p', {}, ...content);
const strong = (textContent) => element('strong', { textContent });

/** Shows the user's next step, or finishes the link. */
async function showNextStep() {
  const returned = readReturn();
  if (!returned) return show(title('There is nothing to finish here'), HOME_LINK);
  const flow = readFlow(returned.state);
  if (returned.error || !returned.authRequestId || !returned.state) return showRefused(returned, flow);
  const user = session()?.user;
  if (!user) return showSignIn(flow);
  if (!flow) return askWhetherExpected(returned, user);
  if (flow.user !== user) return showOtherUser(flow, user);
  await finish({ authRequestId: returned.authRequestId, state: returned.state });
}

/** Finishes the link with the token of the user who is signed in to this browser. No other code does. */
async function finish(body) {
  show(text('Connecting …'));
  let linked;
  try {
    linked = await callApi('POST', '/connections/verify', body);
  } catch (problem) {
    return showProblem(problem, body);
  }
  clearReturn();
  const app = await describeLinked(linked.connection, readFlow(body.state));
  show(title('Connected'), text(`${app} is connected to `, strong(session().user), '.'), HOME_LINK);
}

/** The response names what was linked: the consent may be that of another flow than the one of this `state`. */
async function describeLinked(connection, flow) {
  if (flow?.connection === connection) return flow.displayName;
  const { displayName } = await callApi('GET', `/connections/${connection}`).catch(() => ({}));
  return displayName ?? 'The account';
}

function showProblem(problem, body) {
  if (problem.code === 'signed-out') return showSignIn(readFlow(body.state));
  // A service has started a flow for this user, and the approval may be that flow's.
  const mustAsk = problem.fields.includes('body.confirmed') && !body.confirmed;
  if (mustAsk) return askWhetherExpected(body, session().user);
  if (problem.isRetryable) {
    const again = button('Try again', () => finish(body));
    return show(title('Not connected yet'), alert(messageFor(problem)), again, HOME_LINK);
  }
  clearReturn();
  show(title('Not connected'), alert(messageFor(problem)), HOME_LINK);
}

async function showRefused({ error, state }, flow) {
  clearReturn();
  await cancel(state, flow);
  const app = flow?.displayName ?? 'The account';
  const why = error === 'access_denied' ? 'You did not approve it.' : 'The approval did not work.';
  show(title('Not connected'), alert(`${why} ${app} is not connected.`), HOME_LINK);
}

/** Ends the flow, so that it no longer counts as open. Best effort: it ends by itself after ten minutes. */
async function cancel(state, flow) {
  const user = session()?.user;
  if (!state || !user || (flow && flow.user !== user)) return;
  await callApi('POST', '/connections/cancel', { state }).catch(() => undefined);
}

function showSignIn(flow) {
  const account = flow?.displayName ?? 'the account';
  show(
    title('Sign in to continue'),
    text(`You have approved the access. Sign in, so that we know which user to connect ${account} to.`),
    button('Sign in', () => signIn(CALLBACK_PATH)),
  );
}

function showOtherUser(flow, user) {
  show(
    title('Who are you?'),
    text(
      strong(flow.user),
      ` started to connect ${flow.displayName}, and you are signed in as `,
      strong(user),
      '.',
    ),
    button(`Sign in as ${flow.user}`, () => signIn(CALLBACK_PATH, { asOtherUser: true })),
    HOME_LINK,
  );
}

/**
 * Asks the user, because no flow of this tab has this state, or because a service has started a flow for this user: the
 * approval may be for a link that another person sent. The API refuses unless a service started a flow for this user.
 */
async function askWhetherExpected({ authRequestId, state }, user) {
  const account = await describePendingAccount();
  const decline = async () => {
    clearReturn();
    await cancel(state, readFlow(state));
    show(
      title('Not connected'),
      text('Nothing was connected. If somebody sent you the link, please let us know.'),
      HOME_LINK,
    );
  };
  show(
    title('Is that you?'),
    text(`Somebody at ${config.productName} started to connect ${account} to `, strong(user), '.'),
    text('Did you expect that? If a person sent you the link, the answer is no.'),
    element(
      'div',
      { className: 'buttons' },
      button('Yes, connect it', () => finish({ authRequestId, state, confirmed: true })),
      button('No', decline, { kind: 'plain' }),
    ),
  );
}

/** The callback does not name the account. The user's own connections do, if only one is pending. */
async function describePendingAccount() {
  const { connections } = await callApi('GET', '/connections').catch(() => ({ connections: [] }));
  const pending = connections.filter(({ status }) => status === 'PENDING_VERIFICATION');
  return pending.length === 1 ? `your ${pending[0].displayName} account` : 'an account of yours';
}

function alert(textContent) {
  return element('p', { role: 'alert', textContent });
}

showAccount();
await showNextStep();
