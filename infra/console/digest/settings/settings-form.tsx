import { useLayoutEffect, useRef } from 'preact/hooks';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import type { DigestSettings } from '../outcome-words.ts';
import { RunPreview } from './run-preview.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { describeSettingErrors } from './setting-errors.ts';
import { SettingsFields } from './settings-fields.tsx';
import { useSettings } from './use-settings.ts';

type SettingsFormProps = {
  account: string | undefined;
  /** Undefined for a user without a digest. */
  settings: DigestSettings | undefined;
  now: number;
  onSaved: () => Promise<void>;
};

/** The settings of the digest, with a preview of its next runs. */
export function SettingsForm({ account, settings, now, onSaved }: SettingsFormProps) {
  const { form, change, isStored, problem, isSaving, save } = useSettings(account, settings, onSaved);
  const errors = describeSettingErrors(form, problem);
  const fields = { form, errors: errors.fields, onChange: change };
  const element = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (problem) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const submit = (event: Event) => {
    event.preventDefault();
    void save();
  };
  return (
    <form
      ref={element}
      class="card digest-form"
      noValidate
      aria-label="Settings of the digest"
      onSubmit={submit}
    >
      <h2>{settings ? 'Settings' : 'Set up your digest'}</h2>
      <div class="digest-when">
        <div class="fields">
          <ScheduleFields {...fields} />
        </div>
        <RunPreview form={form} now={now} reported={isStored ? settings?.nextRun : undefined} />
      </div>
      <div class="fields two">
        <SettingsFields account={account} {...fields} />
      </div>
      <label class="check">
        <input
          type="checkbox"
          name="paused"
          checked={form.isPaused}
          onChange={({ currentTarget }) => change({ isPaused: currentTarget.checked })}
        />{' '}
        Paused: no digest comes until you resume it
      </label>
      {problem !== undefined && <ProblemNotice of={problem} errors={errors.others} />}
      <div class="buttons">
        <button type="submit" class="primary" aria-disabled={isSaving} aria-busy={isSaving}>
          {settings ? 'Save' : 'Start the digest'}
        </button>
      </div>
    </form>
  );
}
