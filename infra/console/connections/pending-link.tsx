import { useEffect } from 'preact/hooks';
import { Button } from '../app/button.tsx';
import { Dialog } from '../app/dialog.tsx';
import { announce } from '../app/notices.tsx';
import { Question } from '../linking/question.tsx';
import type { Connection } from './connections.ts';
import { cancelLink, goOn, linkHere, type Pending } from './link-account.ts';

const texts: Record<Exclude<Pending, 'asks'>, (app: string) => string> = {
  open: (app) => `Approve the access to ${app} in the other window. It closes by itself.`,
  'maybe-closed': () => 'Still connecting? If you have closed the window, cancel and start again.',
  blocked: () =>
    'Your browser has blocked the window. Allow windows for this page and connect again, or go on in this tab.',
  failed: (app) => `${app} is not connected yet.`,
};

/** A link that is open in another window, below its connection. */
export function PendingLink({ of: listed, pending }: { of: Connection; pending: Pending }) {
  const { displayName } = listed;
  const cancel = () => cancelLink(listed);
  const text = pending === 'asks' ? '' : texts[pending](displayName);
  useEffect(() => {
    announce(text);
    return () => announce('');
  }, [text]);
  if (pending === 'asks') {
    return (
      <Dialog title="Is that you?" onClose={() => void goOn(listed, false)}>
        <Question decide={(isExpected) => goOn(listed, isExpected)} />
      </Dialog>
    );
  }
  return (
    <div class="waiting">
      <p>{text}</p>
      <div class="buttons">
        {pending === 'blocked' && <Button action={() => linkHere(listed)}>Continue in this tab</Button>}
        {pending === 'failed' && <Button action={() => goOn(listed)}>Try again</Button>}
        <Button kind="plain" action={cancel} label={`Cancel connecting ${displayName}`}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
