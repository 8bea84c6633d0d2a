import type { ComponentChildren } from 'preact';
import { wordsFor } from '../problems/words-for.ts';
import { hasEnded } from '../session/session.ts';
import { Button } from './button.tsx';
import type { Loaded } from './use-load.ts';

/** Grey lines in the place of what is loading. */
export function Loading({ what }: { what: string }) {
  return (
    <div class="skeleton" role="status">
      <span class="hidden">Loading {what} …</span>
      <span class="bone" />
      <span class="bone" />
      <span class="bone" />
    </div>
  );
}

/** Says why there is nothing, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** A failure in words, with what to do next. */
export function Failure({ of: thrown, retry }: { of: unknown; retry?: (() => unknown) | undefined }) {
  const { title, next } = wordsFor(thrown);
  return (
    <div class="empty failure" role="alert">
      <h2>{title}</h2>
      <p>{next}</p>
      {retry && <Button action={retry}>Try again</Button>}
    </div>
  );
}

type LoadedViewProps<T> = { of: Loaded<T>; what: string; children: (data: T) => ComponentChildren };

/** What was loaded, or the state on the way there. Old data stays visible beside a failure. */
export function LoadedView<T>({ of: loaded, what, children }: LoadedViewProps<T>) {
  const { data, failure, isLoading, reload } = loaded;
  if (data === undefined && (failure === undefined || isLoading)) return <Loading what={what} />;
  return (
    <>
      {/* The layout's banner says that the session has ended. */}
      {failure !== undefined && !hasEnded.value && <Failure of={failure} retry={reload} />}
      {data !== undefined && children(data)}
    </>
  );
}
