import { Button } from '../app/button.tsx';
import { ProblemNotice } from '../problems/problem-notice.tsx';
import type { DigestSettings } from './outcome-words.ts';
import { useRunNow } from './use-run-now.ts';

type RunNowProps = {
  account: string | undefined;
  delivery: DigestSettings['delivery'];
  onEnded: (settings: DigestSettings) => void;
};

/** The button that makes one digest now, and its progress. */
export function RunNow({ account, delivery, onEnded }: RunNowProps) {
  const { stage, start, giveUp } = useRunNow({ account, delivery }, onEnded);
  return (
    <>
      <Button action={start}>Make a digest now</Button>
      {stage.name === 'running' && (
        <div class="running" role="status">
          <p>
            Your digest is being made. It reads the mailbox, which takes a few seconds. You may leave this
            page: the digest comes all the same.
          </p>
          <progress aria-label="Making the digest" />
        </div>
      )}
      {stage.name === 'failed' && (
        <ProblemNotice of={stage.problem}>
          <Button kind="plain" action={giveUp}>
            Not now
          </Button>
        </ProblemNotice>
      )}
    </>
  );
}
