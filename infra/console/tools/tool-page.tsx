import { connectionName } from '../connections/connections.ts';
import { RichText } from './rich-text.tsx';
import { ReadPage } from './run/read-page.tsx';
import { WritePage } from './run/write-page.tsx';
import { EffectBadge } from './tool-list.tsx';
import type { Tool } from './tools.ts';

/** One tool: what it does, its form, and what came of it. */
export function ToolPage({ tool }: { tool: Tool }) {
  const place = connectionName(tool.connection);
  const Page = tool.effect === 'write' ? WritePage : ReadPage;
  return (
    <article class="card tool-page">
      <div class="tool-about">
        <p>
          <RichText text={tool.description} />
        </p>
        <p class="faint">
          <EffectBadge effect={tool.effect} /> <span dir="auto">{place}</span> · <code>{tool.name}</code>
        </p>
      </div>
      <Page tool={tool} schema={tool.inputSchema} place={place} />
    </article>
  );
}
