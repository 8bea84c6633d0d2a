import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shownFiles } from '../../support/page.ts';

const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' });
const shown = docs
  .filter((name) => name.endsWith('.md'))
  .flatMap((page) => shownFiles(readFileSync(join('docs', page), 'utf8')).map((each) => ({ page, ...each })));

/** A file as a reader's product has it: its other files beside it, and the client as a package. */
const inProduct = (code: string) =>
  code
    .replaceAll(/'[./]+\/shared\/client\/index\.ts'/g, "'onbehalf/client'")
    .replaceAll(/'\.\.?\/[^']*\.ts'/g, (path) => `'./${basename(path.slice(1, -1))}'`);

describe('the code on the pages', () => {
  it('comes from files', () => {
    expect(shown.length).toBeGreaterThan(5);
  });

  it.each(shown)('$page shows $file as it is', ({ file, code }) => {
    expect(code).toBe(inProduct(readFileSync(file, 'utf8')));
  });
});
