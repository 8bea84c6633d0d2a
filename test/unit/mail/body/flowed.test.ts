import { describe, expect, it } from 'vitest';
import { isFlowed, joinFlowedLines } from '../../../../shared/mail/body/flowed.ts';

const flowed = 'text/plain; charset=utf-8; format=flowed';

describe('isFlowed', () => {
  it.each([
    [flowed, true],
    ['text/plain; FORMAT="Flowed"; delsp=no', true],
    ['text/plain;format = flowed', true],
    ['text/plain; format=fixed', false],
    ['text/plain; x-format=flowed', false],
    ['text/plain', false],
  ])('reads %j', (contentType, expected) => {
    expect(isFlowed(contentType)).toBe(expected);
  });
});

describe('joinFlowedLines', () => {
  it.each([
    [
      'joins lines that end with a blank',
      'The second \ncrane is \nlate.\nBob',
      'The second crane is late.\nBob',
    ],
    ['keeps empty lines', 'one \n\ntwo', 'one \n\ntwo'],
    ['removes the blank that protects a line', ' From here\n  two blanks', 'From here\n two blanks'],
    ['marks an own line that begins like a quoted one', ' >100 pallets\n > x', '›100 pallets\n› x'],
    ['joins quoted lines of one depth', '> one \n> two\n>> three \n> four', '> one two\n>> three \n> four'],
    ['reads quoted lines with a blank after the mark', '>>  one \n>> two', '>>  one two'],
    ['keeps the mark of a signature', 'Bye. \n-- \nBob \nMarsh', 'Bye. \n-- \nBob Marsh'],
    ['keeps the mark of a quoted signature', '> Bye \n> -- \n> Bob', '> Bye \n> -- \n> Bob'],
    ['keeps a last line that ends with a blank', 'one \ntwo ', 'one two '],
  ])('%s', (_, written, text) => {
    expect(joinFlowedLines(written, flowed)).toBe(text);
  });

  it.each([
    ['words that were cut', 'The deliv \nery of the cr \nane', 'The delivery of the crane'],
    ['blanks of the text', 'The second  \ncrane', 'The second crane'],
    ['Japanese', '水曜の会議は \n中止です。', '水曜の会議は中止です。'],
  ])('deletes the blank at a line end with DelSp: %s', (_, written, text) => {
    expect(joinFlowedLines(written, `${flowed}; DelSp="yes"`)).toBe(text);
  });
});
