import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
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
  const element = useRef<HTMLButtonElement>(null);
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
      requestAnimationFrame(() => keepFocus(element.current));
    }
  };
  return (
    <button
      ref={element}
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

/** The focus stays near a button that its own action has removed; a browser would begin at the top of the page. */
function keepFocus(button: HTMLButtonElement | null): void {
  if (button === null && document.activeElement === document.body)
    document.querySelector<HTMLElement>('#main')?.focus();
}
