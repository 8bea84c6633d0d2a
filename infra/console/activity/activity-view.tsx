import { useSignal } from '@preact/signals';
import type { Api } from '../../../shared/client/api.ts';
import { Button } from '../app/button.tsx';
import { Heading } from '../app/heading.tsx';
import { Empty, LoadedView } from '../app/states.tsx';
import { useLoad } from '../app/use-load.ts';
import { useConnections } from '../connections/connections.ts';
import { call } from '../session/call.ts';
import { ActList } from './act-list.tsx';
import { downloadExport } from './download-export.ts';

type Page = Api['GET /activity']['response'];

/** `#/activity`: what was done in the user's name, and the file with which anyone can check it. */
export function ActivityView() {
  // For the names of the connections.
  useConnections();
  const first = useLoad((signal) => call('GET /activity', { signal }), { whenSeen: true });
  return (
    <>
      <Heading title="What was done in your name">
        Writes, links, disconnections and digests, newest first. No mail and no input is kept here.
      </Heading>
      <div class="actions">
        <Button action={downloadExport}>Download the sealed entries</Button>
      </div>
      <LoadedView of={first} what="your activity">
        {(page) => <Pages key={page.next ?? ''} first={page} />}
      </LoadedView>
    </>
  );
}

function Pages({ first }: { first: Page }) {
  const older = useSignal<Page[]>([]);
  const last = older.value.at(-1) ?? first;
  const entries = [...first.entries, ...older.value.flatMap((page) => page.entries)];
  const loadOlder = async () => {
    if (last.next === undefined) return;
    older.value = [...older.value, await call('GET /activity', { query: { cursor: last.next } })];
  };
  if (entries.length === 0) {
    return (
      <Empty title="Nothing yet">
        <p>What a program does for you from now on appears here.</p>
      </Empty>
    );
  }
  return (
    <>
      <ActList entries={entries} />
      {last.next !== undefined && <Button action={loadOlder}>Show older ones</Button>}
    </>
  );
}
