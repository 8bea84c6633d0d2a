import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { newKey } from '../../../shared/client/client.ts';
import { Button } from '../app/button.tsx';
import { notify } from '../app/notices.tsx';
import { poll } from '../executions/poll.ts';
import { ProblemNotice } from '../problems/problem-notice.tsx';
import { call } from '../session/call.ts';
import { type DigestSettings, describeOutcome } from './outcome-words.ts';
import { askedRun } from './run-store.ts';

type Stage = { name: 'idle' } | { name: 'running' } | { name: 'failed'; problem: unknown };

type RunNowProps = { delivery: DigestSettings['delivery']; onEnded: (settings: DigestSettings) => void };

/** Makes one digest now, and follows it until its slot is closed. */
export function RunNow({ delivery, onEnded }: RunNowProps) {
  const stage = useSignal<Stage>({ name: 'idle' });
  const running = useRef<AbortController>(undefined);
  const follow = async (key: string, known?: string) => {
    const own = new AbortController();
    running.current = own;
    stage.value = { name: 'running' };
    askedRun.write({ key, ...(known !== undefined && { slot: known }) });
    try {
      const options = { idempotencyKey: key, signal: own.signal };
      const slot = known ?? (await call('POST /digest/run', options)).slot;
      askedRun.write({ key, slot });
      const ended = await poll(() => findEnded(slot, own.signal), own.signal);
      askedRun.write(null);
      stage.value = { name: 'idle' };
      const { text, tone } = describeOutcome(ended.lastOutcome, delivery);
      notify(text, tone === 'good' ? 'status' : 'alert');
      onEnded(ended);
    } catch (thrown) {
      if (!own.signal.aborted) stage.value = { name: 'failed', problem: thrown };
    }
  };
  useEffect(() => {
    const asked = askedRun.read();
    if (asked) void follow(asked.key, asked.slot);
    return () => running.current?.abort();
  }, []);
  const startNew = () => void follow(newKey());
  if (stage.value.name === 'running') return <Running />;
  if (stage.value.name === 'idle') return <Button action={startNew}>Make a digest now</Button>;
  const again = () => {
    const asked = askedRun.read();
    void follow(asked?.key ?? newKey(), asked?.slot);
  };
  const giveUp = () => {
    askedRun.write(null);
    stage.value = { name: 'idle' };
  };
  return (
    <ProblemNotice of={stage.value.problem}>
      <Button action={again}>Try again</Button>
      <Button kind="plain" action={giveUp}>
        Not now
      </Button>
    </ProblemNotice>
  );
}

function Running() {
  return (
    <div class="running" role="status">
      <p>
        Your digest is being made. It reads the mailbox, which takes a few seconds. You may leave this page:
        the digest comes all the same.
      </p>
      <progress aria-label="Making the digest" />
    </div>
  );
}

type Ended = DigestSettings & { lastOutcome: NonNullable<DigestSettings['lastOutcome']> };

/** The settings once the slot, or a later one, has been closed. */
async function findEnded(slot: string, signal: AbortSignal): Promise<Ended | undefined> {
  const settings = await call('GET /digest', { signal });
  const { lastOutcome } = settings;
  return lastOutcome !== undefined && lastOutcome.slot >= slot ? { ...settings, lastOutcome } : undefined;
}
