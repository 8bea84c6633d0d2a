import { Button } from '../../app/button.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { Result } from '../../results/result.tsx';
import { ToolForm } from '../form/tool-form.tsx';
import type { ToolPageProps } from '../tools.ts';
import { intentionOf, setIntention } from './intentions.ts';
import { describeRefused, type Refused } from './refused-fields.ts';
import { type Run, useRun } from './use-run.ts';

/** A tool that reads: its form, and the result below it. */
export function ReadPage({ tool, schema, place }: ToolPageProps) {
  const { typed } = intentionOf(tool.connection, tool.name);
  const { run, start, cancel, clear } = useRun(tool);
  const refused = describeRefused(run);
  return (
    <>
      <ToolForm
        label={tool.name}
        schema={schema}
        typed={typed}
        refused={refused.fields}
        onType={(next) => {
          // Its errors belong to what was sent. A result stays, to be read while the next input is typed.
          if (run?.stage === 'failed') clear();
          setIntention(tool.connection, tool.name, { typed: next });
        }}
        onSubmit={(input) => void start(input)}
        action="Run"
      />
      {run && <ReadOutcome run={run} {...{ place, start, cancel, refused }} />}
    </>
  );
}

type ReadOutcomeProps = { run: Run; place: string; refused: Refused } & Pick<
  ReturnType<typeof useRun>,
  'start' | 'cancel'
>;

function ReadOutcome({ run, place, start, cancel, refused }: ReadOutcomeProps) {
  switch (run.stage) {
    case 'running':
      return (
        <div class="running" role="status">
          <p>Reading from {place} …</p>
          <Button kind="plain" action={cancel}>
            Cancel
          </Button>
        </div>
      );
    case 'done':
      return <Result title="Result" response={run.response} takesFocus />;
    case 'failed':
      return (
        <ProblemNotice of={run.problem} place={place} errors={refused.others}>
          <Button kind="plain" action={() => void start(run.input)}>
            Try again
          </Button>
        </ProblemNotice>
      );
  }
}
