// Where Scalekit sends the browser back. take-return.js has cleared the address before.
import { callApi } from './api.js';
import { config } from './config.js';
import { dropReturn, keptFlow, waitingReturn } from './flows.js';
import { wordsFor } from './outcomes.js';
import { session, signIn } from './session.js';
import { button, element, show, showAccount } from './view.js';

const HERE = '/callback';
const HOME = element('p', {}, element('a', { href: '/', textContent: 'Your connections' }));

const title = (textContent) => element('h2', { textContent });
const text = (...content) => element('p', {}, ...content);
const strong = (textContent) => element('strong', { textContent });

/** Decides what the person has to do next, if anything. */
async function goOn() {
  const back = waitingReturn();
  if (!back) return show(title('There is nothing to finish here'), HOME);
  const flow = keptFlow(back.state);
  if (back.error || !back.authRequestId || !back.state) return showRefused(back, flow);
  const user = session()?.user;
  if (!user) return showSignIn(flow);
  if (!flow) return askWhoStarted(back, user);
  if (flow.user !== user) return showOtherUser(flow, user);
  await finish({ authRequestId: back.authRequestId, state: back.state });
}

/** The only place that finishes a link: with the token of whoever is signed in, in this browser, now. */
async function finish(body) {
  show(text('Connecting …'));
  try {
    await callApi('POST', '/connections/verify', body);
  } catch (problem) {
    return showProblem(problem, body);
  }
  dropReturn();
  const app = keptFlow(body.state)?.displayName ?? 'The account';
  show(title('Connected'), text(`${app} is connected to `, strong(session().user), '.'), HOME);
}

function showProblem(problem, body) {
  if (problem.code === 'signed-out') return showSignIn(keptFlow(body.state));
  if (problem.isRetryable) {
    const again = button('Try again', () => finish(body));
    return show(title('Not connected yet'), alert(wordsFor(problem)), again, HOME);
  }
  dropReturn();
  show(title('Not connected'), alert(wordsFor(problem)), HOME);
}

function showRefused({ error }, flow) {
  dropReturn();
  const app = flow?.displayName ?? 'The account';
  const why = error === 'access_denied' ? 'You did not approve it.' : 'The approval did not work.';
  show(title('Not connected'), alert(`${why} ${app} is not connected.`), HOME);
}

function showSignIn(flow) {
  const what = flow?.displayName ?? 'the account';
  show(
    title('Sign in to go on'),
    text(`You have approved the access. Sign in, so that we know whom to connect ${what} to.`),
    button('Sign in', () => signIn(HERE)),
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
    button(`Sign in as ${flow.user}`, () => signIn(HERE, { asSomebodyElse: true })),
    HOME,
  );
}

/**
 * No flow of this tab has this state: a service started it for this user, or somebody else sent the link. The page
 * cannot tell which, so it asks; the API refuses unless the flow is this user's and a service started it.
 */
async function askWhoStarted({ authRequestId, state }, user) {
  const what = await nameOfWaiting();
  const decline = () => {
    dropReturn();
    show(
      title('Not connected'),
      text('Nothing was connected. If somebody sent you the link, tell us.'),
      HOME,
    );
  };
  show(
    title('Is that you?'),
    text(`Somebody at ${config.productName} started to connect ${what} to `, strong(user), '.'),
    text('Did you expect that? If a person sent you the link, the answer is no.'),
    element(
      'div',
      { className: 'buttons' },
      button('Yes, connect it', () => finish({ authRequestId, state, confirmed: true })),
      button('No', decline, { kind: 'plain' }),
    ),
  );
}

/** The callback does not say which account it is about; the user's own connections may. */
async function nameOfWaiting() {
  const { connections } = await callApi('GET', '/connections').catch(() => ({ connections: [] }));
  const waiting = connections.filter(({ status }) => status === 'PENDING_VERIFICATION');
  return waiting.length === 1 ? `your ${waiting[0].displayName} account` : 'an account of yours';
}

function alert(textContent) {
  return element('p', { role: 'alert', textContent });
}

showAccount();
await goOn();
