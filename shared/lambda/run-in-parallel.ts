/**
 * Does the work for each item, at most `limit` concurrently; the results are in the items' order. After a failure it
 * waits for the calls under way: Lambda would resume them during the next invocation, which is another user's.
 */
export async function runInParallel<Item, Result>(
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
      // After a failure, no worker starts another item.
      pending.length = 0;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: limit }, worker));
  for (const outcome of ended) if (outcome.status === 'rejected') throw outcome.reason;
  return results;
}
