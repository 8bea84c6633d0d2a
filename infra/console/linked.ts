// Cookie mode: the API has finished the link and redirected the browser here with the outcome.
import { REQUESTED_AGAIN } from './connections/kept-request.ts';
import { showResult } from './linking/static-page.ts';

type Row = readonly [title: string, text: string];

const outcomes: Record<string, Row> = {
  linked: ['Connected', 'The account is connected.'],
  refused: ['Not connected', 'You did not approve it. The account was not connected.'],
  rejected: ['Not connected', 'This link was not started in this browser. Nothing was connected.'],
  expired: [
    'Not connected',
    'The link or your approval is too old, or was used already. Please start again.',
  ],
  unavailable: ['Not connected yet', 'This is not available at the moment. Please start again shortly.'],
};
const NOTHING: Row = ['Nothing happened here', ''];

// Anyone can forge this address, so the parameter only selects one of the texts above.
const outcome = new URLSearchParams(location.search).get('outcome') ?? '';
history.replaceState(null, '', location.pathname);
const [title, text] = (Object.hasOwn(outcomes, outcome) && outcomes[outcome]) || NOTHING;
if (outcome === 'linked') sessionStorage.removeItem(REQUESTED_AGAIN);
showResult(title, text, outcome === 'linked' ? 'good' : text ? 'bad' : '');
