import { useEffect } from 'preact/hooks';
import type { Api } from '../../../shared/client/api.ts';
import { isProblem } from '../../../shared/client/problem.ts';
import { Button } from '../app/button.tsx';
import { Failure, Loading } from '../app/states.tsx';
import { useLoad } from '../app/use-load.ts';
import { connectionName } from '../connections/connections.ts';
import { describeProblem } from '../problems/words-for.ts';
import { Result } from '../results/result.tsx';
import { call } from '../session/call.ts';
import { toolTitle } from '../tools/titles.ts';
import { poll } from './poll.ts';

type Execution = Api['GET /executions/{key}']['response'];

/** What became of one key. It looks again while the write runs. */
export function ExecutionPanel({ requestKey }: { requestKey: string }) {
  const look = (signal: AbortSignal) => call('GET /executions/{key}', { path: { key: requestKey }, signal });
  const loaded = useLoad(look);
  const { data, failure, isLoading, reload } = loaded;
  const isRunning = data?.status === 'IN_PROGRESS';
  useEffect(() => {
    if (!isRunning) return;
    const own = new AbortController();
    const ended = async () => ((await look(own.signal)).status === 'IN_PROGRESS' ? undefined : true);
    // A failure is shown by the reload; leaving the view ends the look.
    const show = () => {
      if (!own.signal.aborted) void reload();
    };
    void poll(ended, own.signal).then(show, show);
    return () => own.abort();
  }, [isRunning]);
  return (
    <section class="card execution" aria-label="What became of the key" aria-busy={isLoading}>
      <p class="faint key">
        Key <code>{requestKey}</code>
      </p>
      {failure !== undefined ? (
        isProblem(failure, 'not-found') ? (
          <NotFound onReload={reload} />
        ) : (
          <Failure of={failure} retry={reload} />
        )
      ) : data === undefined ? (
        <Loading what="the state of the key" />
      ) : (
        <State of={data} onReload={reload} />
      )}
    </section>
  );
}

function NotFound({ onReload }: { onReload: () => Promise<void> }) {
  return (
    <div role="status">
      <h2>No write is known under this key</h2>
      <ul>
        <li>It was never sent, or it did not reach the API.</li>
        <li>The API refused it before anything was written, and the key is free again.</li>
        <li>It is older than 24 hours, or it belongs to another user or a service.</li>
      </ul>
      <Button kind="plain" action={onReload}>
        Look again
      </Button>
    </div>
  );
}

const started = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

function State({ of: execution, onReload }: { of: Execution; onReload: () => Promise<void> }) {
  const { status, tool, connection, startedAt } = execution;
  const { title, next } = wordsOf(execution);
  const facts = {
    State: <code>{status}</code>,
    Tool: toolTitle(tool),
    Connection: <bdi>{connectionName(connection)}</bdi>,
    Started: <time dateTime={startedAt}>{started.format(new Date(startedAt))}</time>,
  };
  return (
    <div role="status">
      <h2 class="stage">{title}</h2>
      <p>{next}</p>
      <dl class="facts">
        {Object.entries(facts).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {status === 'IN_PROGRESS' && (
        <Button kind="plain" action={onReload}>
          Look again
        </Button>
      )}
      {execution.result && <Result title="Response" response={execution.result} />}
    </div>
  );
}

function wordsOf({ status, connection, code, reason }: Execution): { title: string; next: string } {
  const context = { place: connectionName(connection), isWrite: true };
  if (status === 'IN_PROGRESS')
    return { title: 'It is running', next: 'This page looks again by itself until the write has ended.' };
  if (status === 'UNKNOWN')
    return describeProblem({ code: 'outcome-unknown', status: 504, facts: {} }, context);
  if (code === undefined) return { title: 'It was done, once', next: 'This is what the tool returned.' };
  const facts = reason === undefined ? {} : { reason };
  return describeProblem({ code: 'provider-error', status: 502, facts }, context);
}
