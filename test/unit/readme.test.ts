import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiRoutes } from '../../infra/deploy/functions/api-routes.ts';
import { problemCatalogue } from '../../shared/http/problem-catalogue.ts';

const readme = readFileSync('README.md', 'utf8');

/** The first two columns of the table under a heading, without their backticks. */
function table(heading: string): [string, string][] {
  const [, section = ''] = readme.split(`\n${heading}\n`);
  const [text = ''] = section.split(/\n#+ /);
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) => {
    const [, first = '', second = ''] = row
      .split(' | ')
      .flatMap((cell) => cell.split('| '))
      .map((cell) => cell.trim());
    return [first.replaceAll('`', ''), second];
  });
}

describe('README', () => {
  it('lists every problem code with its status, and no other', () => {
    const listed = table('### Problems').map(([code, status]) => `${code} ${status}`);
    const known = Object.entries(problemCatalogue).map(([code, { status }]) => `${code} ${status}`);
    expect(listed.toSorted()).toEqual(known.toSorted());
  });

  it('lists every route with its scopes, and no other', () => {
    const listed = table('## Routes').map(
      ([route, scopes]) => `${route.split('?')[0]}: ${scopes.split(';')[0]}`,
    );
    const known = apiRoutes({}).map(
      ({ method, path, scopes }) =>
        `${method} ${path}: ${scopes === 'none' ? scopes : scopes.map((scope) => scope.slice('onbehalf/'.length)).join(', ')}`,
    );
    expect(listed.toSorted()).toEqual(known.toSorted());
  });

  it.each([
    'LICENSE',
    'docs/digest.md',
    'docs/linking.md',
    'docs/local/start.md',
    'docs/scalekit-notes.md',
    'shared/connections/connections.ts',
  ])('points at %s, which is there', (path) => {
    expect(readme).toContain(`(${path})`);
    expect(readFileSync(path, 'utf8')).not.toBe('');
  });
});
