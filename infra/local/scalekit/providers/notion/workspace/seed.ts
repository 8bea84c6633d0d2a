import { parseBlocks } from './blocks.ts';
import { deriveUuid } from './ids.ts';
import { NotionWorkspace, type Parent } from './workspace.ts';

const text = (content: string) => [{ text: { content } }];
const tasks: [name: string, status: string, due: string, points: number, tags: string[]][] = [
  ['Write the release notes', 'Not started', '2026-03-16', 3, ['launch', 'docs']],
  ['Book the venue', 'Done', '2026-02-20', 1, ['launch']],
  ['Review the contract', 'In progress', '2026-03-09', 5, ['legal']],
];

/** A fresh workspace: three pages, and the database `Tasks` with three rows. Ids differ between users. */
export function createSeededWorkspace(identifier: string): NotionWorkspace {
  const workspace = new NotionWorkspace(identifier);
  const id = (name: string) => deriveUuid(`${identifier} ${name}`);
  const page = (name: string, parent: Parent, lines: string[]) => {
    const decoration = { icon: null, cover: null };
    const added = workspace.addPage({ parent, properties: { title: text(name) }, ...decoration }, id(name));
    const blocks = lines.map((line) => ({ type: 'paragraph', paragraph: { rich_text: text(line) } }));
    workspace.append(added, parseBlocks(blocks));
    return { type: 'page_id', id: added.id } as const;
  };
  const home = page('Home', { type: 'workspace' }, ['What we work on, and who does what.']);
  page('Meeting notes', home, ['Monday: the launch moves to spring.', 'Grace writes the release notes.']);
  page('Travel guide', home, ['Book trains early.']);
  const database = workspace.addDatabase(
    'Tasks',
    home,
    {
      Name: { type: 'title' },
      Status: { type: 'status', options: ['Not started', 'In progress', 'Done'] },
      Due: { type: 'date' },
      Points: { type: 'number' },
      Tags: { type: 'multi_select', options: ['launch', 'docs', 'legal'] },
      Urgent: { type: 'checkbox' },
    },
    id('Tasks'),
  );
  for (const [name, status, due, points, tags] of tasks) {
    const properties = {
      Name: { title: text(name) },
      Status: { status: { name: status } },
      Due: { date: { start: due } },
      Points: { number: points },
      Tags: { multi_select: tags.map((each) => ({ name: each })) },
      Urgent: { checkbox: points === 5 },
    };
    const parent = { type: 'database_id', id: database.id } as const;
    workspace.addPage({ parent, properties, icon: null, cover: null }, id(name));
  }
  return workspace;
}
