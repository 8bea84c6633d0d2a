import type { ComponentChildren } from 'preact';
import { CopyButton } from '../../results/copy-button.tsx';

/** The idempotency key of a write, with what it means. */
export function RequestKey({ value, children }: { value: string; children?: ComponentChildren }) {
  return (
    <div class="request-key">
      <p>
        Key <code data-key>{value}</code> <CopyButton text={() => value} label="Copy the key" />
      </p>
      {children && <p class="faint">{children}</p>}
    </div>
  );
}
