import { Button } from '../app/button.tsx';
import { notify } from '../app/notices.tsx';

/** Copies a text, which is made only then: it may be large. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    notify('Copied.');
  };
  return (
    <Button kind="plain" label={label} action={copy}>
      Copy
    </Button>
  );
}
