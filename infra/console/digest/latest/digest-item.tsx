import type { Api } from '../../../../shared/client/api.ts';
import { writeTime } from '../time-words.ts';

export type Item = Api['GET /digest/latest']['response']['digest']['items'][number];

const notices = { bounce: 'Your mail did not arrive', delay: 'Your mail has not arrived yet' };
const protections = { encrypted: 'Encrypted', signed: 'Signed, without readable text' };

/** One conversation of a digest, in the direction of its sender and each text in its own. No text is a link. */
export function DigestItem({ item, timeZone }: { item: Item; timeZone: string | undefined }) {
  const { sender, subject, gist, receivedAt, messageIds, mentions, event, attachments, protection, notice } =
    item;
  return (
    <li class="digest-item" dir="auto">
      <p class="from">
        <strong>{sender}</strong>
        {messageIds.length > 1 && <span class="faint"> · {messageIds.length} mails</span>}
        <time class="faint" dir="ltr" dateTime={new Date(receivedAt).toISOString()}>
          {writeTime(receivedAt, timeZone)}
        </time>
      </p>
      <p class="subject" dir="auto">
        {subject}
      </p>
      {gist && (
        <p class="gist" dir="auto">
          {gist}
        </p>
      )}
      <p class="marks">
        {notice && <span class="badge bad">{notices[notice]}</span>}
        {mentions && (
          <span class="badge warn" dir="auto">
            {mentions}
          </span>
        )}
        {event && !event.isGist && (
          <span class="badge" dir="auto">
            {[event.title, event.place, whenOf(event, timeZone)].filter(Boolean).join(' · ')}
          </span>
        )}
        {protection && <span class="badge">{protections[protection]}</span>}
        {attachments && attachments.length > 0 && (
          <span class="badge" dir="auto">
            Attached: {attachments.join(', ')}
          </span>
        )}
      </p>
    </li>
  );
}

/** In the digest's zone where the instant is known, else as the calendar says it, with the calendar's zone. */
function whenOf({ start, startsAt, zone }: NonNullable<Item['event']>, timeZone: string | undefined): string {
  if (startsAt !== undefined) return writeTime(startsAt, timeZone);
  return [start?.replace('T', ' '), zone].filter(Boolean).join(' ');
}
