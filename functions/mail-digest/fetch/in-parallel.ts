/**
 * Does the work for each item, so many at a time; the results come in the items' order. It ends when all that was
 * begun has ended: what still ran after a failure would be resumed by the process's next run, another user's.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const pending = [...items.entries()];
  const worker = async () => {
    try {
      for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
        const [at, item] = next;
        results[at] = await work(item);
      }
    } finally {
      // One that fails takes the others along.
      pending.length = 0;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: limit }, worker));
  for (const outcome of ended) if (outcome.status === 'rejected') throw outcome.reason;
  return results;
}
