import type { ShippedTool } from '../../../shared/connections/actions/list-actions.ts';
import {
  findConnection,
  findToolEffect,
  isDestructive,
  type ToolEffect,
} from '../../../shared/connections/allow-list.ts';
import { connections } from '../../../shared/connections/connections.ts';
import { findShippedTool, listShippedToolNames } from '../../../shared/connections/tool-definitions.ts';
import type { Selection } from '../schema.ts';

/** A tool of one connection, as the product ships and allows it. */
export type CatalogueTool = ShippedTool & {
  connection: string;
  displayName: string;
  effect: ToolEffect;
  destructive: boolean;
};

/** What the address of `/mcp` selects, and whether the token allows writes. */
export type View = Selection & { mayWrite: boolean };

const catalogue = Object.keys(connections).flatMap(listToolsOf);

/** The allowed tools whose definition ships with the product, in the order of the configuration. */
function listToolsOf(connection: string): CatalogueTool[] {
  const config = findConnection(connection);
  if (config === undefined) return [];
  const { displayName } = config;
  return listShippedToolNames().flatMap((name) => {
    const [definition, effect] = [findShippedTool(name), findToolEffect(config, name)];
    if (definition === undefined || effect === undefined) return [];
    return [{ ...definition, connection, displayName, effect, destructive: isDestructive(config, name) }];
  });
}

/**
 * Lists the tools of a view, always in the same order. A name that several connections share, such as two mailboxes',
 * is the tool of the first one that is selected.
 */
export function listCatalogue(view: View): CatalogueTool[] {
  const selected = Map.groupBy(
    catalogue.filter((tool) => isSelected(tool, view)),
    ({ name }) => name,
  );
  return [...selected.values()].flatMap(([first]) =>
    first !== undefined && (view.mayWrite || first.effect === 'read') ? [first] : [],
  );
}

/**
 * Finds a tool that the address of `/mcp` selects; also a write that the token does not allow, whose refusal is a
 * result for the model.
 */
export function findTool(name: string, view: View): CatalogueTool | undefined {
  return catalogue.find((tool) => tool.name === name && isSelected(tool, view));
}

function isSelected({ connection, effect }: CatalogueTool, view: View): boolean {
  return (
    (view.connections === undefined || view.connections.includes(connection)) &&
    (view.effect === undefined || view.effect === effect)
  );
}
