import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { isProblem } from '../../../../shared/client/problem.ts';
import { notify } from '../../app/notices.tsx';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { call } from '../../session/call.ts';
import type { DigestSettings } from '../outcome-words.ts';
import { bodyOf, type FormState, formOf, mergeForms } from './form-state.ts';
import { RunPreview } from './run-preview.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { SettingsFields } from './settings-fields.tsx';

type SettingsFormProps = {
  /** Undefined for a user without a digest. */
  settings: DigestSettings | undefined;
  now: number;
  onSaved: () => Promise<void>;
};

/** The settings of the digest, with a preview of its next runs. */
export function SettingsForm({ settings, now, onSaved }: SettingsFormProps) {
  const form = useSignal<FormState>(formOf(settings));
  const stored = useRef(form.peek());
  const problem = useSignal<unknown>(undefined);
  const isSaving = useSignal(false);
  const element = useRef<HTMLFormElement>(null);
  const errors = fieldErrors(form.value, problem.value);
  useLayoutEffect(() => {
    if (problem.value) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem.value]);
  useEffect(() => {
    const next = formOf(settings);
    form.value = mergeForms(form.peek(), stored.current, next);
    stored.current = next;
  }, [settings]);
  const isUnchanged =
    settings !== undefined && JSON.stringify(form.value) === JSON.stringify(formOf(settings));
  const save = async (event: Event) => {
    event.preventDefault();
    if (isSaving.value) return;
    isSaving.value = true;
    problem.value = undefined;
    try {
      const saved = await call('PUT /digest', { body: bodyOf(form.value, settings) });
      stored.current = formOf(saved);
      form.value = stored.current;
      await onSaved();
      notify('Saved.');
    } catch (thrown) {
      problem.value = thrown;
    } finally {
      isSaving.value = false;
    }
  };
  const change = (part: Partial<FormState>) => {
    form.value = { ...form.value, ...part };
  };
  return (
    <form
      ref={element}
      class="card digest-form"
      noValidate
      aria-label="Settings of the digest"
      onSubmit={(event) => void save(event)}
    >
      <h2>{settings ? 'Settings' : 'Set up your digest'}</h2>
      <div class="digest-when">
        <div class="fields">
          <ScheduleFields form={form.value} errors={errors} onChange={change} />
        </div>
        <RunPreview form={form.value} now={now} reported={isUnchanged ? settings?.nextRun : undefined} />
      </div>
      <div class="fields two">
        <SettingsFields form={form.value} errors={errors} onChange={change} />
      </div>
      <label class="check">
        <input
          type="checkbox"
          name="paused"
          checked={form.value.isPaused}
          onChange={({ currentTarget }) => change({ isPaused: currentTarget.checked })}
        />{' '}
        Paused: no digest comes until you resume it
      </label>
      {problem.value !== undefined && (
        <ProblemNotice of={problem.value} errors={errorsElsewhere(problem.value)} />
      )}
      <div class="buttons">
        <button type="submit" class="primary" aria-disabled={isSaving.value} aria-busy={isSaving.value}>
          {settings ? 'Save' : 'Start the digest'}
        </button>
      </div>
    </form>
  );
}

const FIELDS = [
  'time',
  'timeZone',
  'weekdays',
  'connection',
  'query',
  'maxMessages',
  'delivery',
  'source',
  'language',
];

const problemErrors = (problem: unknown) => (isProblem(problem) ? (problem.facts.errors ?? []) : []);

/** The first part of `body.weekdays.0` that names a field. */
const fieldOf = (path: string) => path.split('.').find((part) => FIELDS.includes(part));

function fieldErrors(form: FormState, problem: unknown): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of problemErrors(problem)) {
    const field = fieldOf(path);
    if (field !== undefined) errors[field] ??= `This ${message}.`.replace(/\.\.$/, '.');
  }
  if (errors.weekdays !== undefined && form.weekdays.length === 0)
    errors.weekdays = 'Choose at least one day.';
  if (errors.time !== undefined) errors.time = 'Enter a time.';
  return errors;
}

function errorsElsewhere(problem: unknown): string[] {
  return problemErrors(problem)
    .filter(({ path }) => fieldOf(path) === undefined)
    .map(({ path, message }) => `${path}: ${message}`);
}
