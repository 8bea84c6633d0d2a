import { useSignal } from '@preact/signals';
import { Button } from '../app/button.tsx';
import { Dialog } from '../app/dialog.tsx';
import { Field } from '../app/field.tsx';
import type { Connection } from './connections.ts';
import { reloadConnections } from './connections.ts';
import { linkHere, linkInWindow, linksInWindows } from './link-account.ts';

/** As the API demands it. */
const LABEL = /^[a-z0-9-]{1,20}$/;

/** Asks for the label of a further account, then links it. */
export function AddAccountDialog({ of: { connection, displayName }, onClose }: AddProps) {
  const label = useSignal('');
  const error = useSignal<string | undefined>(undefined);
  const start = async () => {
    const account = label.value.trim().toLowerCase();
    if (!LABEL.test(account)) {
      error.value = 'Use 1 to 20 of a to z, 0 to 9 and the hyphen.';
      document.querySelector<HTMLElement>('#field-label')?.focus();
      return;
    }
    // A window must open in the click itself.
    if (!linksInWindows.value) return linkHere({ connection, account }).finally(onClose);
    linkInWindow({ connection, account });
    onClose();
    await reloadConnections();
  };
  return (
    <Dialog title={`Another account of ${displayName}`} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <Field
          name="label"
          label="Its label"
          hint="A word of yours, such as work. Tools and digests name the account by it."
          error={error.value}
        >
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              value={label.value}
              onInput={({ currentTarget: { value } }) => {
                label.value = value;
              }}
            />
          )}
        </Field>
      </form>
      <p class="faint">Choose the other account on the page of {displayName} that opens.</p>
      <div class="buttons end">
        <Button kind="plain" action={onClose}>
          Cancel
        </Button>
        <Button action={start}>Connect it</Button>
      </div>
    </Dialog>
  );
}

type AddProps = { of: Connection; onClose: () => void };
