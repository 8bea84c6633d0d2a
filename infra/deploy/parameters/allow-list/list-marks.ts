import type { ToolMark } from '../../../../shared/connections/actions/http-action.ts';
import type { ConnectionConfig } from '../../../../shared/connections/connections.ts';

/** The lines of a connection's allow-list and its own actions, each with its mark. */
export function listMarks({ tools, actions = {} }: ConnectionConfig): [string, ToolMark][] {
  return [
    ...Object.entries(tools),
    ...Object.entries(actions).map(([name, { mark }]): [string, ToolMark] => [name, mark]),
  ];
}
