/** The cells of a table's rows under a heading, without the head of the table. */
export function tableUnder(page: string, heading: string): string[][] {
  const [, section = ''] = withoutCode(page).split(`\n${heading}\n`);
  const [text = ''] = section.split(/\n#+ /);
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) =>
    row
      .slice(2, -2)
      .split(/ (?<!\\)\| /)
      .map((cell) => cell.trim()),
  );
}

/** A page's links to files of this repository, without links to other sites. */
export function linksOf(page: string): { target: string; anchor: string | undefined }[] {
  const links = page.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g);
  return [...links].map(([, target = '', anchor]) => ({ target, anchor }));
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: string): string[] {
  const headings = withoutCode(page).matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The code blocks of a page that name the file that they show, in a comment on the line before. */
export function shownFiles(page: string): { file: string; code: string }[] {
  const blocks = page.matchAll(/^<!-- code: (\S+) -->\n```ts\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, file = '', code = '']) => ({ file, code }));
}

/** A comment in a code block looks like a heading. */
function withoutCode(page: string): string {
  return page.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
}
