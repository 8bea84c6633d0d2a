import { describe, expect, it } from 'vitest';
import { isJsonType } from '../../../../shared/http/body/media-type.ts';

// https://www.rfc-editor.org/rfc/rfc9110#section-5.6.6
describe('isJsonType', () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json ',
    'application/json;',
    'application/json ; ',
    'application/json;;',
    'application/json; ;charset=utf-8;',
    'application/json;charset=utf-8',
    'application/json\t;\tcharset=UTF-8',
    'application/json; CHARSET=Utf-8',
    'application/json; charset="utf-8"',
    'application/json; charset="UTF-8";',
    'application/json; charset="utf\\-8"',
    'application/json; charset=utf-8; charset="UTF-8"',
    'application/json; profile="https://example.com/schema"',
    'application/json; profile="a;charset=latin1"',
    'application/json; profile="a\\";charset=latin1"',
    'application/json; profile="a, b"; charset=utf-8',
    'application/json;odata.metadata=minimal;odata.streaming=true',
    'application/json; version=1',
    'application/json; q=""',
    'application/json; title="\u00e9"',
    `application/json${';'.repeat(5_000)}`,
  ])('is true for %j', (type) => {
    expect(isJsonType(type)).toBe(true);
  });

  it.each([
    '',
    'json',
    'application/',
    '/json',
    'application/jsonp',
    'application/json5',
    'application/problem+json',
    'application/ld+json',
    'text/json',
    'text/plain',
    'application/json, application/json',
    'application/json,text/plain',
    'application/json charset=utf-8',
    'application / json',
    ' application/json',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/json; charset="latin1"',
    'application/json; charset=utf8',
    'application/json; charset="utf-8 "',
    'application/json; charset=""',
    'application/json; charset=utf-8; charset=latin1',
    'application/json; charset=latin1; charset=utf-8',
    'application/json; charset',
    'application/json; charset=',
    'application/json; charset =utf-8',
    'application/json; charset= utf-8',
    'application/json; =utf-8',
    'application/json; charset="utf-8',
    'application/json; charset="utf-8\\"',
    'application/json; charset=utf-8"',
    'application/json; charset="utf-8"x',
    "application/json; charset='utf-8'",
    'application/json; a=b c=d',
    'application/json; a="\u0000"',
    'application/json; a="b\\\u0007"',
    'application/json\u00a0',
    'application/json\n; charset=utf-8',
    `application/json${' ;'.repeat(5_000)}"`,
  ])('is false for %j', (type) => {
    expect(isJsonType(type)).toBe(false);
  });
});
