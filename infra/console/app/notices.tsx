import { signal } from '@preact/signals';

type Notice = { text: string; kind: 'status' | 'alert' };

const notice = signal<Notice | undefined>(undefined);
const spoken = signal('');

/** Shows one sentence above the view. Screen readers announce it. */
export function notify(text: string, kind: Notice['kind'] = 'status'): void {
  notice.value = { text, kind };
}

/** Lets screen readers say what the view shows already. A region that appears with its text is often not read. */
export function announce(text: string): void {
  spoken.value = text;
}

export function clearNotice(): void {
  notice.value = undefined;
}

/** Both regions exist before their text, as screen readers announce changes only. */
export function Notices() {
  const { text, kind } = notice.value ?? { text: '', kind: 'status' };
  const dismiss = (
    <button type="button" class="plain small" onClick={clearNotice}>
      Dismiss
    </button>
  );
  return (
    <div class="notices">
      <p role="status" class="hidden">
        {spoken.value}
      </p>
      <div role="status" class={kind === 'status' && text ? 'notice good' : ''}>
        {kind === 'status' && text && (
          <>
            <p dir="auto">{text}</p>
            {dismiss}
          </>
        )}
      </div>
      <div role="alert" class={kind === 'alert' && text ? 'notice bad' : ''}>
        {kind === 'alert' && text && (
          <>
            <p dir="auto">{text}</p>
            {dismiss}
          </>
        )}
      </div>
    </div>
  );
}
