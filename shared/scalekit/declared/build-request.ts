import {
  ACTION_ADDRESS_CHARACTERS,
  ACTION_BODY_BYTES,
  ACTION_HEADER_CHARACTERS,
} from '../../config/limits.ts';
import { type BodyTemplate, type HttpAction, placeholderOf } from '../../connections/actions/http-action.ts';
import { AppError } from '../../errors/app-error.ts';
import type { ApiRequest } from '../provider-api/user-token.ts';

type Input = Record<string, unknown>;

/** Some providers refuse a request without it. */
const USER_AGENT = 'onbehalf';

/**
 * Fills an action's templates with an input that its schema allows.
 * @param key names this write to a provider whose action has a header for it
 * @throws AppError `invalid-request` for an input that cannot stand where the action puts it, `payload-too-large`
 */
export function buildRequest(action: HttpAction, input: Input, key: string | undefined): ApiRequest {
  const path = action.path.slice(1).split('/');
  const body = action.body === undefined ? undefined : JSON.stringify(fill(action.body, input));
  if (body !== undefined && Buffer.byteLength(body) > ACTION_BODY_BYTES)
    throw new AppError('payload-too-large');
  const request = {
    method: action.method,
    path: path.map((segment) => fillSegment(segment, input)),
    query: new URLSearchParams(fillAll(action.query, input, checkText)),
    headers: {
      'user-agent': USER_AGENT,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...fillAll(action.headers, input, checkHeader),
      ...(action.idempotencyHeader !== undefined &&
        key !== undefined && { [action.idempotencyHeader.toLowerCase()]: key }),
    },
    ...(body !== undefined && { body }),
  };
  if (lengthOf(request) > ACTION_ADDRESS_CHARACTERS) throw refuse('', 'is too long for an address');
  return request;
}

/** A provider's proxy may decode an encoded separator, and then resolve segments of dots. */
const UNSAFE_SEGMENT = /^\.{0,2}$|[\p{Cc}/\\]|%(?:[01][0-9a-f]|7f|2e|2f|5c|25)/iu;

function fillSegment(template: string, input: Input): string {
  const name = placeholderOf(template);
  if (name === undefined) return template;
  const text = checkText(textOf(input, name) ?? '', name);
  if (UNSAFE_SEGMENT.test(text)) throw refuse(name, 'cannot be a part of an address');
  return text;
}

type Check = (text: string, name: string) => string;

function fillAll(templates: HttpAction['query'] = {}, input: Input, check: Check): Record<string, string> {
  const filled = Object.entries(templates).flatMap(([key, template]) => {
    const name = placeholderOf(template);
    const text = name === undefined ? template : textOf(input, name);
    return text === undefined ? [] : [[key, name === undefined ? text : check(text, name)] as const];
  });
  return Object.fromEntries(filled);
}

/** An address is of whole characters. */
const checkText: Check = (text, name) => {
  if (!text.isWellFormed()) throw refuse(name, 'has half of a character');
  return text;
};

const checkHeader: Check = (text, name) => {
  if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text))
    throw refuse(name, 'must be a single line of ASCII');
  if (text.length > ACTION_HEADER_CHARACTERS) throw refuse(name, 'is too long');
  return text;
};

/** An input as the text of an address or a header; undefined without one. */
function textOf(input: Input, name: string): string | undefined {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw refuse(name, 'must be a text, a number or a boolean');
}

/** Undefined, which JSON leaves out, for an input that is absent. */
function fill(template: BodyTemplate, input: Input): unknown {
  const name = placeholderOf(template);
  if (name !== undefined) return Object.hasOwn(input, name) ? input[name] : undefined;
  if (Array.isArray(template)) return template.map((each) => fill(each, input)).filter(isPresent);
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([member, each]) => [member, fill(each, input)]));
}

function isPresent(value: unknown): boolean {
  return value !== undefined;
}

function lengthOf({ path, query }: Pick<ApiRequest, 'path' | 'query'>): number {
  return path.map(encodeURIComponent).join('/').length + query.toString().length;
}

function refuse(name: string, message: string): AppError {
  const path = name === '' ? 'body.input' : `body.input.${name}`;
  return new AppError('invalid-request', { errors: [{ path, message }] });
}
