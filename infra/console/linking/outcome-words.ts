import type { Outcome } from '../../../shared/client/index.ts';

type Words = { title: string; text: string; isGood: boolean };
type Naming = { user: string; name: string };

const OPEN: readonly Outcome['outcome'][] = ['confirm', 'sign-in', 'other-user'];

/** Whether the user has to do something before the link ends. */
export const isOpen = ({ outcome }: Outcome): boolean => OPEN.includes(outcome);

/**
 * The end of a link in words.
 * @param naming the name of the outcome's connection: for `linked` what the API linked, never what the tab had kept
 */
export function describeOutcome({ outcome }: Outcome, { user, name }: Naming): Words {
  const app = name || 'The account';
  switch (outcome) {
    case 'linked':
      return { title: 'Connected', text: `${app} is connected to ${user}.`, isGood: true };
    case 'already':
      return { title: 'Connected', text: `${app} was connected to ${user} already.`, isGood: true };
    case 'refused':
      return bad(`You did not approve it. ${app} was not connected.`);
    case 'failed':
      return bad(`The approval did not work. ${app} was not connected.`);
    case 'rejected':
      return bad('This link was not started by you, or was used by somebody else. Nothing was connected.');
    case 'expired':
      return bad('The link or your approval is too old, or was used already. Please start again.');
    case 'other-tab':
      return bad('This was started in another tab or another browser. Please start again here.');
    case 'declined':
      return bad('Nothing was connected. If somebody sent you the link, please let us know.');
    case 'blocked':
      return bad('Your browser has blocked the window. Nothing was connected.');
    default:
      return bad('Nothing was connected.');
  }
}

function bad(text: string): Words {
  return { title: 'Not connected', text, isGood: false };
}
