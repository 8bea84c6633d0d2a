import { newKey } from '../../../../shared/client/client.ts';
import { isProblem } from '../../../../shared/client/problem.ts';
import type { Typed } from '../form/read-input.ts';
import type { Tool } from '../tools.ts';
import { intentionOf, setIntention } from './intentions.ts';
import { type Run, useRun } from './use-run.ts';

type Write = {
  typed: Typed;
  type: (typed: Typed) => void;
  /** Of the request that is about to be sent, or was. */
  key: string | undefined;
  /** Whether the API may have it already. */
  isSent: boolean;
  run: Run | undefined;
  /** The user has decided: the request gets its key. */
  decide: () => void;
  send: (input: Record<string, unknown>, key: string) => void;
  cancel: () => void;
  /** Back to the form, with what was typed or empty. The next request is another one, with a key of its own. */
  edit: (next: 'same' | 'empty') => void;
};

/** One intention to write: what is typed, its key, and what came of it. */
export function useWrite(tool: Tool): Write {
  const { connection, name } = tool;
  const { typed, key, isSent = false } = intentionOf(connection, name);
  const { run, start, cancel, clear } = useRun(tool);
  const send = async (input: Record<string, unknown>, own: string) => {
    // Before it leaves: a reload or a way to another view must not make it look unsent.
    // A repeat of what was done is not, as its text is no longer in the form.
    if (run?.stage !== 'done') setIntention(connection, name, { typed, key: own, isSent: true });
    const ended = await start(input, own);
    if (ended?.stage === 'done') setIntention(connection, name);
    // The API has refused it before it claimed the key: the user corrects it in the form.
    if (ended?.stage === 'failed' && isProblem(ended.problem, 'invalid-request'))
      setIntention(connection, name, { typed });
  };
  const edit = (next: Typed) => {
    clear();
    setIntention(connection, name, { typed: next });
  };
  return {
    ...{ typed, key, isSent, run, cancel },
    type: edit,
    decide: () => setIntention(connection, name, { typed, key: newKey() }),
    send: (input, own) => void send(input, own),
    edit: (next) => edit(next === 'same' ? typed : {}),
  };
}
