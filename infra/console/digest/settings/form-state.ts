import type { Api } from '../../../../shared/client/api.ts';
import { WEEKDAYS } from '../../../../shared/digest/settings/weekdays.ts';
import type { DigestSettings } from '../outcome-words.ts';
import { ownTimeZone } from '../time-words.ts';

type Body = Api['PUT /digest']['request']['body'];

/** The settings as the form holds them. Numbers are texts, so that what is no number can be shown. */
export type FormState = {
  time: string;
  timeZone: string;
  weekdays: DigestSettings['weekdays'];
  connection: string;
  query: string;
  maxMessages: string;
  delivery: DigestSettings['delivery'];
  source: DigestSettings['source'];
  language: DigestSettings['language'];
  isPaused: boolean;
};

/** The form of stored settings, or of a first digest: every weekday morning in the browser's zone. */
export function formOf(settings: DigestSettings | undefined): FormState {
  if (settings === undefined) {
    return {
      time: '07:30',
      timeZone: ownTimeZone(),
      weekdays: WEEKDAYS.slice(0, 5),
      connection: 'gmail',
      query: 'is:unread',
      maxMessages: '50',
      delivery: 'stored',
      source: 'tool',
      language: 'en',
      isPaused: false,
    };
  }
  const { time, timeZone, weekdays, connection, query, maxMessages, delivery, source, language } = settings;
  return {
    ...{ time, timeZone, weekdays, connection, query, delivery, source, language },
    maxMessages: String(maxMessages),
    isPaused: settings.paused !== undefined,
  };
}

/** The form after a change of the stored settings elsewhere: fields that the user has edited keep their text. */
export function mergeForms(form: FormState, before: FormState, next: FormState): FormState {
  const edited = Object.entries(form).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof FormState]),
  );
  return { ...next, ...Object.fromEntries(edited) };
}

/** The body that stores the form. A pause that the user did not touch stays as it is. */
export function bodyOf({ isPaused, maxMessages, ...form }: FormState, settings?: DigestSettings): Body {
  const wasPaused = settings?.paused !== undefined;
  return {
    ...form,
    // What is no number is sent as 0, which the API refuses at its field.
    maxMessages: /^\d+$/.test(maxMessages.trim()) ? Number(maxMessages) : 0,
    ...(isPaused !== wasPaused && { paused: isPaused }),
  };
}

/** The body that keeps stored settings and ends their pause, or completes a change that is pending. */
export function resumeBody(settings: DigestSettings): Body {
  return { ...bodyOf(formOf(settings), settings), ...(settings.paused !== undefined && { paused: false }) };
}
