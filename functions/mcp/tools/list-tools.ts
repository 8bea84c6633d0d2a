import type { Tool } from '@modelcontextprotocol/server';
import { listCatalogue, type View } from './catalogue.ts';
import { describeTool } from './describe-tool.ts';
import { ownTools } from './own-tools.ts';
import { listSearchTools } from './search-tools.ts';

/** The tools of a view: the same for every user, linked or not, so that hosts may keep the list. */
export function listTools(view: View): Tool[] {
  return [...listCatalogue(view).map(describeTool), ...ownTools];
}

/** What `tools/list` returns. */
export function listVisibleTools(view: View): Tool[] {
  return view.mode === 'search' ? listSearchTools(view.mayWrite) : listTools(view);
}
