// Cookie mode: the API has finished the link, or not, and sent the browser here with how it went.
import { element, show, showAccount } from './view.js';

const outcomes = {
  linked: ['Connected', 'The account is connected.'],
  refused: ['Not connected', 'You did not approve it. The account is not connected.'],
  rejected: ['Not connected', 'This link was not started in this browser. Nothing was connected.'],
  expired: [
    'Not connected',
    'The link or your approval is too old, or was used already. Please start again.',
  ],
  unavailable: ['Not connected yet', 'This does not work at the moment. Please start again shortly.'],
};

// Anybody can make up this address: it only chooses among words, and says nothing that is not in them.
const outcome = new URLSearchParams(location.search).get('outcome') ?? '';
const [title, text] = Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : ['Nothing happened here', ''];
history.replaceState(null, '', location.pathname);

showAccount();
show(
  element('h2', { textContent: title }),
  element('p', { role: outcome === 'linked' ? 'status' : 'alert', textContent: text }),
  element('p', {}, element('a', { href: '/', textContent: 'Your connections' })),
);
