// Cookie mode: the API has handled the link and redirected the browser here with the outcome.
import { element, show, showAccount } from './view.js';

const outcomes = {
  linked: ['Connected', 'The account is connected.'],
  refused: ['Not connected', 'You did not approve it. The account is not connected.'],
  rejected: ['Not connected', 'This link was not started in this browser. Nothing was connected.'],
  expired: [
    'Not connected',
    'The link or your approval is too old, or was used already. Please start again.',
  ],
  unavailable: ['Not connected yet', 'This is not available at the moment. Please start again shortly.'],
};

// Anyone can forge this address, so the parameter only selects one of the texts above.
const outcome = new URLSearchParams(location.search).get('outcome') ?? '';
const [title, text] = Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : ['Nothing happened here', ''];
history.replaceState(null, '', location.pathname);

showAccount();
show(
  element('h2', { textContent: title }),
  element('p', { role: outcome === 'linked' ? 'status' : 'alert', textContent: text }),
  element('p', {}, element('a', { href: '/', textContent: 'Your connections' })),
);
