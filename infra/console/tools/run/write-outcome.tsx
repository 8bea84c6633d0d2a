import { Button } from '../../app/button.tsx';
import { linkTo } from '../../app/router.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { wordsFor } from '../../problems/words-for.ts';
import { Result } from '../../results/result.tsx';
import { describeRefused } from './refused-fields.ts';
import { RequestKey } from './request-key.tsx';
import { Sent } from './review.tsx';
import { StageHeading } from './stage-heading.tsx';
import type { Run } from './use-run.ts';

type WriteOutcomeProps = {
  run: Run;
  sentKey: string;
  place: string;
  cancel: () => void;
  onRepeat: () => void;
  onEdit: () => void;
  onNew: () => void;
};

/** What came of a write. */
export function WriteOutcome({ run, place, sentKey, cancel, ...actions }: WriteOutcomeProps) {
  switch (run.stage) {
    case 'running':
      return (
        <section class="running" aria-label="Sending">
          <StageHeading>Sending to {place} …</StageHeading>
          <RequestKey value={sentKey} />
          <Button kind="plain" action={cancel}>
            Cancel
          </Button>
        </section>
      );
    case 'failed':
      return <Failed {...{ run, place, sentKey, ...actions }} problem={run.problem} />;
    case 'done': {
      const isReplayed = run.earlier === run.response.executionId;
      return (
        <section class="done" aria-label="Sent">
          <StageHeading>{isReplayed ? 'Not sent again' : `Sent to ${place}`}</StageHeading>
          <p>
            {isReplayed
              ? 'This is the stored response of the first request with this key. Nothing was written a second time.'
              : 'It was written once. The same key returns this response for 24 hours, and writes nothing.'}
          </p>
          <RequestKey value={sentKey} />
          <details>
            <summary>What was sent</summary>
            <Sent input={run.input} />
          </details>
          <Result title="Response" response={run.response} />
          <div class="buttons">
            <Button action={actions.onNew}>New request</Button>
            <Button kind="plain" action={actions.onRepeat}>
              Send again with the same key
            </Button>
          </div>
        </section>
      );
    }
  }
}

type FailedProps = Omit<WriteOutcomeProps, 'cancel'> & { problem: unknown };

function Failed({ run, problem, place, sentKey, onRepeat, onEdit, onNew }: FailedProps) {
  const { step } = wordsFor(problem, { isWrite: true });
  const canRepeat = step === 'retry' || step === 'reconnect' || step === 'sign-in' || step === 'look-up';
  return (
    <ProblemNotice of={problem} place={place} isWrite errors={describeRefused(run).others} takesFocus>
      {step === 'look-up' && (
        <a class="button primary" href={linkTo('executions', sentKey)}>
          What became of this key
        </a>
      )}
      {canRepeat && (
        <Button kind={step === 'retry' ? 'primary' : 'plain'} action={onRepeat}>
          Send again with the same key
        </Button>
      )}
      {step === 'correct' ? (
        <Button action={onEdit}>Back to the form</Button>
      ) : (
        <Button kind="plain" action={onEdit}>
          Back to the form
        </Button>
      )}
      {step === 'new-request' && (
        <Button kind="plain" action={onNew}>
          New request
        </Button>
      )}
      <RequestKey value={sentKey} />
    </ProblemNotice>
  );
}
