import { addressOf } from '../../user-address.ts';

export type Issue = {
  id: string;
  identifier: string;
  title: string;
  description: string | null;
  url: string;
  priority: number;
  state: { name: string };
  assignee: { id: string; name: string } | null;
  team: { id: string; key: string; name: string };
  updatedAt: string;
};

const TEAM = { id: 'team-engines', key: 'ENG', name: 'Engines' };

/** A user's workspace: one team, and issues of which the first is assigned to the user. */
export type Workspace = {
  viewer: { id: string; name: string };
  team: typeof TEAM;
  issues: Issue[];
};

export class LinearWorkspaces {
  readonly #byIdentifier = new Map<string, Workspace>();

  of(identifier: string): Workspace {
    const known = this.#byIdentifier.get(identifier);
    if (known !== undefined) return known;
    const viewer = { id: `user-${identifier}`, name: addressOf(identifier) };
    const workspace: Workspace = { viewer, team: TEAM, issues: [] };
    addIssue(workspace, { title: 'The engine counts wrong', assigneeId: viewer.id, priority: 2 });
    addIssue(workspace, { title: 'Oil the bearings' });
    this.#byIdentifier.set(identifier, workspace);
    return workspace;
  }

  clear(): void {
    this.#byIdentifier.clear();
  }
}

export type NewIssue = { title: string; description?: string; priority?: number; assigneeId?: string };

export function addIssue({ viewer, team, issues }: Workspace, given: NewIssue): Issue {
  const number = issues.length + 1;
  const identifier = `${team.key}-${number}`;
  const issue: Issue = {
    id: `issue-${number}`,
    identifier,
    title: given.title,
    description: given.description ?? null,
    url: `https://linear.app/acme/issue/${identifier}`,
    priority: given.priority ?? 0,
    state: { name: 'Todo' },
    assignee: given.assigneeId === viewer.id ? viewer : null,
    team,
    updatedAt: new Date().toISOString(),
  };
  issues.push(issue);
  return issue;
}
