import { useSignal } from '@preact/signals';
import { linkTo } from '../app/router.ts';
import { Empty } from '../app/states.tsx';
import { connectionName } from '../connections/connections.ts';
import { toolTitle } from './titles.ts';
import { searchTools, type Tool, type ToolsListing } from './tools.ts';
import { UnavailableList } from './unavailable-list.tsx';

type ToolListProps = { listing: ToolsListing; current: Tool | undefined };

/** Every tool that the user can run, with a search. */
export function ToolList({ listing: { tools, unavailable }, current }: ToolListProps) {
  const search = useSignal('');
  const groups = searchTools(tools, search.value);
  const count = [...groups.values()].flat().length;
  return (
    <nav class="tool-list" aria-label="Tools">
      {tools.length > 0 && (
        <div class="field">
          <label for="tool-search">Search tools</label>
          <input
            id="tool-search"
            type="search"
            autocomplete="off"
            placeholder="mail, write, calendar …"
            value={search.value}
            onInput={({ currentTarget }) => {
              search.value = currentTarget.value;
            }}
          />
          <p class="hint" role="status">
            {count === tools.length ? `${count} tools` : `${count} of ${tools.length} tools`}
          </p>
        </div>
      )}
      {tools.length > 0 && count === 0 && (
        <Empty title="No tool matches">
          <p>Search for another word of its name or description.</p>
        </Empty>
      )}
      {[...groups].map(([connection, group]) => (
        <section key={connection} aria-labelledby={`tools-${connection}`}>
          <h2 id={`tools-${connection}`}>{connectionName(connection)}</h2>
          <ul>
            {group.map((tool) => (
              <li key={tool.name}>
                <ToolLink tool={tool} isCurrent={tool === current} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <UnavailableList unavailable={unavailable} />
    </nav>
  );
}

function ToolLink({ tool: { name, connection, effect }, isCurrent }: { tool: Tool; isCurrent: boolean }) {
  return (
    <a
      class="tool-link"
      href={linkTo('tools', connection, name)}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <span class="tool-title">{toolTitle(name)}</span>
      <EffectBadge effect={effect} />
      <code>{name}</code>
    </a>
  );
}

export function EffectBadge({ effect }: Pick<Tool, 'effect'>) {
  return effect === 'write' ? <span class="badge warn">writes</span> : <span class="badge">reads</span>;
}
