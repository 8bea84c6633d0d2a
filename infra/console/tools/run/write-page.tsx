import { readInput } from '../form/read-input.ts';
import { ToolForm } from '../form/tool-form.tsx';
import type { ToolPageProps } from '../tools.ts';
import { describeRefused } from './refused-fields.ts';
import { Review } from './review.tsx';
import { useWrite } from './use-write.ts';
import { WriteOutcome } from './write-outcome.tsx';

/** A tool that writes: its form, a check of what is about to be sent, and what came of it. */
export function WritePage({ tool, schema, place }: ToolPageProps) {
  const { typed, type, key, isSent, run, decide, send, cancel, edit } = useWrite(tool);
  if (run?.key !== undefined && (run.stage !== 'failed' || key !== undefined)) {
    const { input, key: sent } = run;
    return (
      <WriteOutcome
        {...{ run, place, cancel }}
        sentKey={sent}
        onRepeat={() => send(input, sent)}
        onEdit={() => edit('same')}
        onNew={() => edit('empty')}
      />
    );
  }
  if (key !== undefined) {
    const { input } = readInput(schema, typed);
    return (
      <Review
        {...{ tool, place, input, isSent }}
        requestKey={key}
        onSend={() => send(input, key)}
        onEdit={() => edit('same')}
      />
    );
  }
  return (
    <ToolForm
      label={tool.name}
      schema={schema}
      typed={typed}
      refused={describeRefused(run).fields}
      onType={type}
      onSubmit={decide}
      action="Check and send …"
    />
  );
}
