import { useSignal } from '@preact/signals';
import { Button } from '../app/button.tsx';
import { Dialog } from '../app/dialog.tsx';
import { notify } from '../app/notices.tsx';
import { accountQuery } from '../connections/account.ts';
import { call } from '../session/call.ts';

type DeleteProps = { account: string | undefined; onDeleted: () => Promise<void> };

/** Ends the digest, after a question. */
export function DeleteDigest({ account, onDeleted }: DeleteProps) {
  const isAsking = useSignal(false);
  const close = () => {
    isAsking.value = false;
  };
  const remove = async () => {
    await call('DELETE /digest', accountQuery({ account })).finally(close);
    await onDeleted();
    notify('The digest is deleted.');
  };
  return (
    <>
      <Button
        kind="plain"
        action={() => {
          isAsking.value = true;
        }}
      >
        Delete the digest …
      </Button>
      {isAsking.value && (
        <Dialog title="Delete the digest?" onClose={close}>
          <p>
            Its settings and its schedule end immediately. The last stored digest stays readable for its 30
            days.
          </p>
          <p class="faint">To stop it for a while, pause it instead.</p>
          <div class="buttons end">
            <Button kind="plain" action={close}>
              Keep it
            </Button>
            <Button kind="danger" action={remove}>
              Delete
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
