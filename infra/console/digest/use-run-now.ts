import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { newKey } from '../../../shared/client/client.ts';
import { notify } from '../app/notices.tsx';
import { accountQuery } from '../connections/account.ts';
import { poll } from '../executions/poll.ts';
import { call } from '../session/call.ts';
import { type DigestSettings, describeOutcome } from './outcome-words.ts';
import { askedRunOf } from './run-store.ts';

type Stage = { name: 'idle' } | { name: 'running' } | { name: 'failed'; problem: unknown };

type RunNow = {
  stage: Stage;
  /** Starts a run, or goes on with the one whose end was not seen: the same key starts no second one. */
  start: () => Promise<void>;
  giveUp: () => void;
};

/** Makes one digest now, and follows it until its slot is closed; also after a reload. */
export function useRunNow(
  { account, delivery }: Pick<DigestSettings, 'account' | 'delivery'>,
  onEnded: (settings: DigestSettings) => void,
): RunNow {
  const stage = useSignal<Stage>({ name: 'idle' });
  const running = useRef<AbortController>(undefined);
  const { current: askedRun } = useRef(askedRunOf(account));
  const mailbox = accountQuery({ account });
  const follow = async (key: string, known?: string) => {
    const own = new AbortController();
    running.current = own;
    stage.value = { name: 'running' };
    askedRun.write({ key, ...(known !== undefined && { slot: known }) });
    try {
      const options = { ...mailbox, idempotencyKey: key, signal: own.signal };
      const slot = known ?? (await call('POST /digest/run', options)).slot;
      askedRun.write({ key, slot });
      const ended = await poll(() => findEnded(slot, { ...mailbox, signal: own.signal }), own.signal);
      askedRun.write(null);
      stage.value = { name: 'idle' };
      const { text, tone } = describeOutcome(ended.lastOutcome, delivery);
      notify(text, tone === 'good' ? 'status' : 'alert');
      onEnded(ended);
    } catch (thrown) {
      if (!own.signal.aborted) stage.value = { name: 'failed', problem: thrown };
    }
  };
  const start = async () => {
    if (stage.peek().name === 'running') return;
    const asked = askedRun.read();
    await follow(asked?.key ?? newKey(), asked?.slot);
  };
  const giveUp = () => {
    askedRun.write(null);
    stage.value = { name: 'idle' };
  };
  useEffect(() => {
    if (askedRun.read()) void start();
    return () => running.current?.abort();
  }, []);
  return { stage: stage.value, start, giveUp };
}

type Of = { query?: { account: string }; signal: AbortSignal };
type Ended = DigestSettings & { lastOutcome: NonNullable<DigestSettings['lastOutcome']> };

/** The settings once the slot, or a later one, has been closed. */
async function findEnded(slot: string, request: Of): Promise<Ended | undefined> {
  const settings = await call('GET /digest', request);
  const { lastOutcome } = settings;
  return lastOutcome !== undefined && lastOutcome.slot >= slot ? { ...settings, lastOutcome } : undefined;
}
