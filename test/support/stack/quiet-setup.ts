import { beforeAll } from 'vitest';
import { openLocalTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { OFFBOARDING_SORT_KEY } from '../../../shared/state/offboarding/offboarding-item.ts';
import { listUnfinished } from '../../../shared/state/offboarding/offboarding-runs.ts';
import { stack } from './product.ts';
import { control } from './stack-control.ts';

// Before each file of the quiet tests: an offboarding that an earlier test has started works for minutes.
beforeAll(async () => {
  const table = openLocalTable(stack);
  try {
    for await (const users of listUnfinished(table, Number.MAX_SAFE_INTEGER)) {
      for (const user of users) await table.delete({ Key: { pk: `USER#${user}`, sk: OFFBOARDING_SORT_KEY } });
    }
  } finally {
    table.close();
  }
  for (;;) {
    const functions = await control<{ name: string; asynchronousPending: number }[]>('GET', 'functions');
    if (functions.find(({ name }) => name === 'offboard')?.asynchronousPending === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
