import { beforeAll } from 'vitest';
import { openLocalTable } from '../../infra/local/aws/dynamodb/table-client.ts';
import { OFFBOARDING_SORT_KEY } from '../../shared/state/offboarding/offboarding-item.ts';
import { listUnfinished } from '../../shared/state/offboarding/offboarding-runs.ts';
import { stack } from '../support/stack/product.ts';
import { control } from '../support/stack/stack-control.ts';

const PATIENCE_MS = 90_000;

// Before each file of the quiet tests: an offboarding that an earlier test has started works for minutes, and events that
// fail are repeated for seconds.
beforeAll(async () => {
  const table = openLocalTable(stack);
  try {
    for await (const users of listUnfinished(table, Number.MAX_SAFE_INTEGER)) {
      for (const user of users) await table.delete({ Key: { pk: `USER#${user}`, sk: OFFBOARDING_SORT_KEY } });
    }
  } finally {
    table.close();
  }
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const functions = await control<{ asynchronousPending: number }[]>('GET', 'functions');
    if (functions.every(({ asynchronousPending }) => asynchronousPending === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
