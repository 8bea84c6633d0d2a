import { useSignal } from '@preact/signals';
import { Button } from '../app/button.tsx';
import { Field } from '../app/field.tsx';

/** What the user types, so that one press does not end everything. */
const WORD = 'END';

/** Ends everything, after the user has typed a word. */
export function EndForm({ onEnd }: { onEnd: () => Promise<void> }) {
  const text = useSignal('');
  const isWrong = useSignal(false);
  const end = async () => {
    isWrong.value = text.value.trim() !== WORD;
    if (isWrong.value) document.querySelector<HTMLElement>('[name="confirmation"]')?.focus();
    else await onEnd();
  };
  return (
    <section class="card" aria-label="End everything">
      <p>This ends immediately, and cannot be undone:</p>
      <ul>
        <li>the access to every account that you have connected;</li>
        <li>your digests, their schedules and the ones that are stored;</li>
        <li>what became of your writes, and every other record about you.</li>
      </ul>
      <p class="faint">What was sent or written in your accounts stays there.</p>
      <Field
        name="confirmation"
        label={`Type ${WORD} to confirm`}
        error={isWrong.value ? `Type ${WORD}, in capitals.` : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={text.value}
            onInput={({ currentTarget: { value } }) => {
              text.value = value;
            }}
          />
        )}
      </Field>
      <Button kind="danger" action={end}>
        End everything
      </Button>
    </section>
  );
}
