import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

export type Loaded<T> = {
  /** The last response, also while a newer one is awaited or has failed. */
  data: T | undefined;
  /** Why the last attempt failed. */
  failure: unknown;
  isLoading: boolean;
  reload: () => Promise<void>;
};

type LoadOptions = {
  /** Loads again when it changes; what was loaded for another key is dropped. */
  key?: string;
  /** Loads again when the user comes back to this tab. */
  whenSeen?: boolean;
};

/** Loads what a view shows, when it appears. A response that a later request has overtaken is ignored. */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  { key = '', whenSeen = false }: LoadOptions = {},
): Loaded<T> {
  const data = useSignal<T | undefined>(undefined);
  const failure = useSignal<unknown>(undefined);
  const isLoading = useSignal(true);
  const running = useRef<AbortController>(undefined);
  const reload = async () => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    isLoading.value = true;
    const settle = (next: { data?: T; failure?: unknown }) => {
      if (running.current !== own) return;
      if ('data' in next) data.value = next.data;
      failure.value = next.failure;
      isLoading.value = false;
    };
    await load(own.signal).then(
      (loaded) => settle({ data: loaded }),
      (thrown: unknown) => settle({ failure: thrown }),
    );
  };
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    data.value = undefined;
    void latest.current();
    return () => {
      running.current?.abort();
      running.current = undefined;
    };
  }, [key]);
  useEffect(() => {
    if (!whenSeen) return;
    const onSeen = () => {
      if (document.visibilityState === 'visible') void latest.current();
    };
    document.addEventListener('visibilitychange', onSeen);
    addEventListener('focus', onSeen);
    return () => {
      document.removeEventListener('visibilitychange', onSeen);
      removeEventListener('focus', onSeen);
    };
  }, [whenSeen]);
  return { data: data.value, failure: failure.value, isLoading: isLoading.value, reload };
}
