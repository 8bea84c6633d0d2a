import { newKey } from '../../../../shared/client/client.ts';
import { isProblem } from '../../../../shared/client/problem.ts';
import { wordsFor } from '../../problems/words-for.ts';
import { readInput } from '../form/read-input.ts';
import { ToolForm } from '../form/tool-form.tsx';
import type { ToolPageProps } from '../tools.ts';
import { intentionOf, setIntention } from './intentions.ts';
import { describeRefused } from './refused-fields.ts';
import { Review } from './review.tsx';
import { useRun } from './use-run.ts';
import { WriteOutcome } from './write-outcome.tsx';

/** A tool that writes: its form, a check of what is about to be sent, and what came of it. */
export function WritePage({ tool, schema, place }: ToolPageProps) {
  const { connection, name } = tool;
  const { typed, key, isSent } = intentionOf(connection, name);
  const { run, start, cancel, clear } = useRun(tool);
  const edit = (keepsText: boolean) => {
    clear();
    setIntention(connection, name, keepsText ? { typed } : undefined);
  };
  const send = async (input: Record<string, unknown>, own: string) => {
    // Before it leaves: a reload or a way to another view must not make it look unsent.
    setIntention(connection, name, { typed, key: own, isSent: true });
    const ended = await start(input, own);
    // The next intention is another one. What failed stays, for a repeat with its key.
    if (ended?.stage === 'done') setIntention(connection, name);
    if (ended?.stage !== 'failed') return;
    // A request that the API did not accept has not claimed the key; the user corrects it in the form.
    if (wordsFor(ended.problem).step === 'correct' && isProblem(ended.problem, 'invalid-request'))
      setIntention(connection, name, { typed });
  };
  if (run && (run.stage !== 'failed' || key !== undefined)) {
    return (
      <WriteOutcome
        {...{ run, place, tool, cancel }}
        onRepeat={() => void send(run.input, run.key ?? newKey())}
        onEdit={() => edit(true)}
        onNew={() => edit(false)}
      />
    );
  }
  if (key !== undefined) {
    const { input } = readInput(schema, typed);
    return (
      <Review
        {...{ tool, place, input, isSent }}
        requestKey={key}
        onSend={() => void send(input, key)}
        onEdit={() => edit(true)}
      />
    );
  }
  const refused = describeRefused(run);
  return (
    <ToolForm
      label={name}
      schema={schema}
      typed={typed}
      refused={refused.fields}
      onType={(next) => {
        clear();
        setIntention(connection, name, { typed: next });
      }}
      onSubmit={() => setIntention(connection, name, { typed, key: newKey() })}
      action="Check and send …"
    />
  );
}
