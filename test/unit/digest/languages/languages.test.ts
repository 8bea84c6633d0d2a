import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../../shared/digest/languages/languages.ts';
import { placeholderPhrases } from '../../../../shared/digest/languages/placeholder-phrases.ts';

const ROOM = 'shared/digest/languages';

it('lists the language of every file, each once', () => {
  const folders = readdirSync(ROOM, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = folders
    .flatMap(({ name }) => readdirSync(`${ROOM}/${name}`))
    .map((file) => basename(file, '.ts'));
  expect(LANGUAGES.map(({ code }) => code).toSorted()).toEqual(files.toSorted());
  expect(files.length).toBeGreaterThanOrEqual(22);
});

it('has the placeholders of every language', () => {
  expect(Object.keys(placeholderPhrases)).toEqual(LANGUAGES.map(({ code }) => code));
});
