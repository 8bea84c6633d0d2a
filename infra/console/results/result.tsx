import { useEffect, useRef } from 'preact/hooks';
import type { Api } from '../../../shared/client/api.ts';
import { CopyButton } from './copy-button.tsx';
import { formatBytes } from './format-bytes.ts';
import { JsonValue } from './json-value.tsx';

type ResultProps = {
  title: string;
  response: Api['POST /actions/{tool}']['response'];
  /** Moves the focus here: the user has asked for it and is elsewhere on the page. */
  takesFocus?: boolean;
};

/** What a tool returned, as words to read and as JSON to copy. */
export function Result({ title, response, takesFocus = false }: ResultProps) {
  const { data, executionId, dataOmitted } = response;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [executionId]);
  return (
    <section class="tool-result" aria-label={title}>
      <div class="result-bar">
        <h2 ref={heading} tabIndex={-1} class="stage">
          {title}
        </h2>
        <CopyButton
          text={() => JSON.stringify(data, null, 2)}
          label={`Copy the ${title.toLowerCase()} as JSON`}
        />
      </div>
      {dataOmitted ? (
        <p>
          The result of {formatBytes(dataOmitted.bytes)} is too large to keep or to return. Its SHA-256 is{' '}
          <code>{dataOmitted.sha256}</code>.
        </p>
      ) : (
        <JsonValue key={executionId} value={data} isOpen />
      )}
      <p class="faint small">
        Execution <code>{executionId}</code>
      </p>
    </section>
  );
}
