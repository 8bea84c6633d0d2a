import type { Api } from '../../../shared/client/api.ts';
import { CopyButton } from './copy-button.tsx';
import { formatBytes } from './format-bytes.ts';
import { JsonValue } from './json-value.tsx';

type ResultProps = { title: string; response: Api['POST /actions/{tool}']['response'] };

/** What a tool returned, as words to read and as JSON to copy. */
export function Result({ title, response: { data, executionId, dataOmitted } }: ResultProps) {
  const json = JSON.stringify(data, null, 2) ?? 'null';
  return (
    <section class="tool-result" aria-label={title}>
      <div class="result-bar">
        <h3>{title}</h3>
        <CopyButton text={json} label={`Copy the ${title.toLowerCase()} as JSON`} />
      </div>
      {dataOmitted ? (
        <p>
          The result of {formatBytes(dataOmitted.bytes)} is too large to keep or to return. Its SHA-256 is{' '}
          <code>{dataOmitted.sha256}</code>.
        </p>
      ) : (
        <JsonValue value={data} isOpen />
      )}
      <p class="faint small">
        Execution <code>{executionId}</code>
      </p>
    </section>
  );
}
