import { Button } from '../../app/button.tsx';
import { linkTo } from '../../app/router.ts';
import { JsonValue } from '../../results/json-value.tsx';
import { session } from '../../session/session.ts';
import { fieldTitle, toolTitle } from '../titles.ts';
import type { Tool } from '../tools.ts';
import { RequestKey } from './request-key.tsx';
import { StageHeading } from './stage-heading.tsx';

type ReviewProps = {
  tool: Tool;
  place: string;
  input: Record<string, unknown>;
  requestKey: string;
  /** The response was not seen, or it was a failure. */
  isSent?: boolean | undefined;
  onSend: () => void;
  onEdit: () => void;
};

/** What is about to be written, where, and in whose account, before it is sent. */
export function Review({ tool, place, input, requestKey, isSent, onSend, onEdit }: ReviewProps) {
  return (
    <section class="review" aria-label="Check before it is sent">
      <StageHeading>Check before it is sent</StageHeading>
      <p>
        <strong>{toolTitle(tool.name)}</strong> changes something in the <strong dir="auto">{place}</strong>{' '}
        account that <strong dir="auto">{session.value?.user}</strong> has connected. The console cannot undo
        it.
      </p>
      {isSent && (
        <p class="warning">
          This was sent before. With the same key it happens once.{' '}
          <a href={linkTo('executions', requestKey)}>What became of it</a>
        </p>
      )}
      <Sent input={input} />
      <RequestKey value={requestKey}>
        It stands for this one request. A repeat with the same key never writes twice within 24 hours.
      </RequestKey>
      <div class="buttons">
        <Button action={onSend}>Send to {place}</Button>
        <Button kind="plain" action={onEdit}>
          Back to the form
        </Button>
      </div>
    </section>
  );
}

/** The fields of an input with their values. */
export function Sent({ input }: { input: Record<string, unknown> }) {
  const fields = Object.entries(input);
  if (fields.length === 0) return <p class="faint">Without input.</p>;
  return (
    <dl class="sent">
      {fields.map(([name, value]) => (
        <div key={name}>
          <dt>{fieldTitle(name)}</dt>
          <dd>
            <JsonValue value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
