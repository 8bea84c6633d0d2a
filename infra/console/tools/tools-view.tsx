import { Heading } from '../app/heading.tsx';
import { linkTo } from '../app/router.ts';
import { Empty, LoadedView } from '../app/states.tsx';
import { useLoad } from '../app/use-load.ts';
import { findConnectionName, useConnections } from '../connections/connections.ts';
import { call } from '../session/call.ts';
import { toolTitle } from './titles.ts';
import { ToolList } from './tool-list.tsx';
import { ToolPage } from './tool-page.tsx';
import type { Tool, ToolsListing } from './tools.ts';

/** `#/tools` lists the tools, `#/tools/<connection>/<tool>` runs one. */
export function ToolsView({ rest: [connection, name] }: { rest: string[] }) {
  const listing = useLoad((signal) => call('GET /tools', { signal }), { whenSeen: true });
  // For the names of the connections.
  useConnections();
  const isList = name === undefined || connection === undefined;
  // Only a listed tool is named: anyone may send a link whose address holds any words.
  const tool = listing.data?.tools.find((one) => one.connection === connection && one.name === name);
  return (
    <>
      {isList ? (
        <Heading title="Tools">
          What you can run in your connected accounts, here and through the API.
        </Heading>
      ) : (
        <Heading title={tool ? toolTitle(tool.name) : 'Tool'} key={`${connection} ${name}`}>
          <a class="all-tools" href={linkTo('tools')}>
            All tools
          </a>
        </Heading>
      )}
      <LoadedView of={listing} what="tools">
        {(data) => <Tools listing={data} tool={tool} connection={isList ? undefined : connection} />}
      </LoadedView>
    </>
  );
}

type ToolsProps = {
  listing: ToolsListing;
  tool: Tool | undefined;
  /** Undefined without a tool in the address. */
  connection: string | undefined;
};

function Tools({ listing, tool, connection }: ToolsProps) {
  return (
    <div class={connection === undefined ? 'tools' : 'tools with-tool'}>
      <ToolList listing={listing} current={tool} />
      {tool ? (
        <ToolPage key={`${tool.connection} ${tool.name}`} tool={tool} />
      ) : connection !== undefined ? (
        <ToolMissing connection={connection} />
      ) : (
        <NoTool listing={listing} />
      )}
    </div>
  );
}

function NoTool({ listing: { tools } }: { listing: ToolsListing }) {
  return tools.length > 0 ? (
    <Empty title="Choose a tool">
      <p>Its form and its results are shown here.</p>
    </Empty>
  ) : (
    <Empty title="There is nothing to run yet">
      <p>Tools appear when an account is connected.</p>
      <a class="button primary" href={linkTo('connections')}>
        Connect an account
      </a>
    </Empty>
  );
}

function ToolMissing({ connection }: { connection: string }) {
  return (
    <Empty title={`${findConnectionName(connection) ?? 'This product'} does not offer this tool now`}>
      <p>Connect the account again, or choose another tool. What you typed is kept.</p>
      <a class="button primary" href={linkTo('connections')}>
        Go to your connections
      </a>
    </Empty>
  );
}
