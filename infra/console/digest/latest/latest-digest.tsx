import type { Api } from '../../../../shared/client/api.ts';
import { writeDay, writeTime } from '../time-words.ts';
import { DigestItem, type Item } from './digest-item.tsx';

type Latest = Api['GET /digest/latest']['response'];

/** The last stored digest, as its reader sees it. */
export function LatestDigest({ latest, timeZone }: { latest: Latest; timeZone: string | undefined }) {
  const { scheduledTime, closedAt, digest, text } = latest;
  const { items, skipped, counts, hasMore } = digest;
  const bulk = items.filter(({ isBulk }) => isBulk);
  const people = items.filter(({ isBulk }) => !isBulk);
  const asking = people.filter(({ asks }) => asks);
  const others = people.filter(({ asks }) => !asks);
  return (
    <section class="card latest" aria-labelledby="latest">
      <h2 id="latest" tabIndex={-1}>
        Your digest of {writeDay(scheduledTime, timeZone)}
      </h2>
      <p class="lead">{summarise(counts.read - (counts.context ?? 0), people.length, asking.length)}</p>
      <Group title="They ask for an answer" items={asking} timeZone={timeZone} />
      <Group
        title={asking.length > 0 ? 'More conversations' : 'Conversations'}
        items={others}
        timeZone={timeZone}
      />
      {bulk.length > 0 && (
        <details class="bulk">
          <summary>
            {count(bulk.length, 'newsletter or notice', 'newsletters and notices')}:{' '}
            <span class="faint">{[...new Set(bulk.map(({ sender }) => sender))].slice(0, 4).join(', ')}</span>
          </summary>
          <Group items={bulk} timeZone={timeZone} />
        </details>
      )}
      {skipped.length > 0 && (
        <p class="faint">
          {count(skipped.length, 'mail', 'mails')} could not be read:{' '}
          {[...new Set(skipped.map(({ reason }) => reason))].join(', ')}.
        </p>
      )}
      {hasMore && <p class="faint">The mailbox holds more mails than this digest may read.</p>}
      <details>
        <summary>As plain text</summary>
        <pre dir="auto">{text}</pre>
      </details>
      <p class="faint">Made {writeTime(closedAt, timeZone)}. It is kept for 30 days.</p>
    </section>
  );
}

type GroupProps = { title?: string; items: Item[]; timeZone: string | undefined };

function Group({ title, items, timeZone }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <>
      {title && <h3>{title}</h3>}
      <ul class="digest-items">
        {items.map((item) => (
          <DigestItem key={item.threadId} item={item} timeZone={timeZone} />
        ))}
      </ul>
    </>
  );
}

function summarise(mails: number, people: number, asking: number): string {
  if (mails === 0) return 'No new mail.';
  const conversations = count(people, 'conversation with people', 'conversations with people');
  const questions = asking === 0 ? '' : `, of which ${asking} ${asking === 1 ? 'asks' : 'ask'} for an answer`;
  return `${count(mails, 'new mail', 'new mails')}: ${conversations}${questions}.`;
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
