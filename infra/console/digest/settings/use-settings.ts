import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { notify } from '../../app/notices.tsx';
import { accountQuery } from '../../connections/account.ts';
import { call } from '../../session/call.ts';
import type { DigestSettings } from '../outcome-words.ts';
import { bodyOf, type FormState, formOf, mergeForms } from './form-state.ts';

type Settings = {
  form: FormState;
  change: (part: Partial<FormState>) => void;
  /** Whether the form shows the stored settings. */
  isStored: boolean;
  /** Why the last save failed. */
  problem: unknown;
  isSaving: boolean;
  save: () => Promise<void>;
};

/** The settings as the user edits them. What changes elsewhere is shown where the user has typed nothing. */
export function useSettings(
  account: string | undefined,
  settings: DigestSettings | undefined,
  onSaved: () => Promise<void>,
): Settings {
  const form = useSignal<FormState>(formOf(settings));
  const stored = useRef(form.peek());
  const problem = useSignal<unknown>(undefined);
  const isSaving = useSignal(false);
  useEffect(() => {
    const next = formOf(settings);
    form.value = mergeForms(form.peek(), stored.current, next);
    stored.current = next;
  }, [settings]);
  const save = async () => {
    if (isSaving.value) return;
    isSaving.value = true;
    problem.value = undefined;
    try {
      const request = { ...accountQuery({ account }), body: bodyOf(form.value, settings) };
      stored.current = formOf(await call('PUT /digest', request));
      form.value = stored.current;
      await onSaved();
      notify('Saved.');
    } catch (thrown) {
      problem.value = thrown;
    } finally {
      isSaving.value = false;
    }
  };
  return {
    form: form.value,
    change: (part) => {
      form.value = { ...form.value, ...part };
    },
    isStored: settings !== undefined && JSON.stringify(form.value) === JSON.stringify(formOf(settings)),
    problem: problem.value,
    isSaving: isSaving.value,
    save,
  };
}
