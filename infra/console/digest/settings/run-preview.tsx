import { isKnownZone, ownTimeZone, writeDay, writeHour, writeTime } from '../time-words.ts';
import type { FormState } from './form-state.ts';
import { previewRuns } from './preview-runs.ts';

const RUNS = 7;

type RunPreviewProps = {
  form: FormState;
  now: number;
  /** The next run of the stored settings, when the form shows them unchanged. */
  reported: string | undefined;
};

/** The next seven runs, in the digest's zone, as the clocks there will show them. */
export function RunPreview({ form: { time, timeZone, weekdays }, now, reported }: RunPreviewProps) {
  const isReadable = /^\d\d:\d\d$/.test(time) && isKnownZone(timeZone) && weekdays.length > 0;
  return (
    <section class="preview" aria-labelledby="preview">
      <h3 id="preview">The next seven digests</h3>
      {isReadable ? (
        <Runs when={{ time, timeZone, weekdays }} now={now} reported={reported} />
      ) : (
        <p class="faint">Choose a time, a time zone and at least one day.</p>
      )}
    </section>
  );
}

type When = Pick<FormState, 'time' | 'timeZone' | 'weekdays'>;
type RunsProps = { when: When; now: number; reported: string | undefined };

function Runs({ when, now, reported }: RunsProps) {
  const { time, timeZone } = when;
  const days = previewRuns(when, now, RUNS);
  const next = days.find(({ at }) => at !== undefined)?.at;
  const isElsewhere = timeZone !== ownTimeZone();
  const differs = reported !== undefined && next !== undefined && Date.parse(reported) !== next;
  return (
    <>
      <ol>
        {days.map(({ day, at }) =>
          at === undefined ? (
            <li key={day} class="skipped">
              <strong>{writeDay(day, 'UTC')}</strong> — clocks skip {time} on this day: no digest
            </li>
          ) : (
            <li key={day}>
              <time dateTime={new Date(at).toISOString()}>{writeTime(at, timeZone)}</time>
              {isElsewhere && <span class="faint"> · {writeHour(at, undefined)} where you are</span>}
            </li>
          ),
        )}
      </ol>
      {reported !== undefined && !differs && <p class="faint">The server plans the same next digest.</p>}
      {differs && (
        <p class="warning">
          The server counts on {writeTime(reported, timeZone)}. It decides: this browser’s table of time zones
          may be old.
        </p>
      )}
      <p class="faint">Each comes within fifteen minutes of its time.</p>
    </>
  );
}
