/** A description: plain text in which `…` marks what a program reads. */
export function RichText({ text }: { text: string }) {
  return (
    <>
      {text.split(/(`[^`]+`)/).map((part, nth) =>
        // Odd parts are those that the pattern captured.
        nth % 2 === 1 ? <code key={`${nth} ${part}`}>{part.slice(1, -1)}</code> : part,
      )}
    </>
  );
}
