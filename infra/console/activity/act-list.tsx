import type { Api } from '../../../shared/client/api.ts';
import { connectionName } from '../connections/connections.ts';
import { ownTimeZone, writeTime } from '../digest/time-words.ts';
import { toolTitle } from '../tools/titles.ts';

type Act = Api['GET /activity']['response']['entries'][number];

/** Acts in a list, each with its outcome, its caller and its place in the chain. */
export function ActList({ entries }: { entries: readonly Act[] }) {
  return (
    <ol class="acts" aria-label="Activity">
      {entries.map((act) => (
        <li key={act.sealed ? act.hash : `${act.time} ${act.keyHash ?? act.slot ?? act.type}`} class="card">
          <h2>{describeAct(act)}</h2>
          <p>
            {OUTCOMES[act.outcome]}
            {act.code !== undefined && (
              <>
                {' '}
                <code>{act.code}</code>
              </>
            )}
          </p>
          <p class="faint">
            <time dateTime={act.time}>{writeTime(act.time, ownTimeZone())}</time> · {describeCaller(act)} ·{' '}
            {act.sealed ? `sealed as entry ${act.sequence}` : 'not sealed yet'}
          </p>
        </li>
      ))}
    </ol>
  );
}

const OUTCOMES: Record<Act['outcome'], string> = {
  done: 'Done.',
  failed: 'Certainly not done.',
  skipped: 'Skipped.',
  unknown: 'It may or may not have happened.',
  running: 'Not known yet.',
};

function describeAct({ type, tool, connection, account, replayed }: Act): string {
  const label = account === undefined ? '' : ` (${account})`;
  const where = connection === undefined ? '' : `${connectionName(connection)}${label}`;
  switch (type) {
    case 'write':
      return `${tool === undefined ? 'A write' : toolTitle(tool)} · ${where}${replayed ? ', asked for again' : ''}`;
    case 'digest':
      return where === '' ? 'Your digest' : `Your digest · ${where}`;
    case 'link':
      return `Account linked · ${where}`;
    case 'disconnect':
      return `Account disconnected · ${where}`;
  }
}

function describeCaller({ caller: { via, client, service } }: Act): string {
  if (via === 'schedule') return 'by your schedule';
  const who = service === undefined ? (client ?? 'you') : `the service ${service}`;
  return `by ${who}${via === 'mcp' ? ', an agent' : ''}`;
}
