import type { Api } from '../../../shared/client/api.ts';
import { call } from '../session/call.ts';

type Exported = Api['GET /activity/export']['response'];

/** Downloads the pages of the export, each as a file of its own. */
export async function downloadExport(): Promise<void> {
  let cursor: string | undefined;
  for (let page = 1; page === 1 || cursor !== undefined; page += 1) {
    const query = cursor === undefined ? {} : { cursor };
    const exported: Exported = await call('GET /activity/export', { query });
    save(`activity-${page}.json`, JSON.stringify(exported));
    cursor = exported.next;
  }
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
