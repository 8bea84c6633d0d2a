import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { wordsFor } from '../problems/words-for.ts';
import { notify } from './notices.tsx';

type ButtonProps = {
  children: ComponentChildren;
  /** Problems that it throws are shown above the view. */
  action: () => unknown;
  kind?: 'primary' | 'plain' | 'danger';
  /** The whole name, where the text alone does not say what it is about. */
  label?: string;
};

/** A button that is busy while its action runs. It keeps the focus, as a disabled one would not. */
export function Button({ children, action, kind = 'primary', label }: ButtonProps) {
  const isBusy = useSignal(false);
  const press = async () => {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      await action();
    } catch (thrown) {
      const { title, next } = wordsFor(thrown);
      notify(`${title}. ${next}`, 'alert');
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <button
      type="button"
      class={kind}
      aria-label={label}
      aria-disabled={isBusy.value}
      aria-busy={isBusy.value}
      onClick={() => void press()}
    >
      {children}
    </button>
  );
}
