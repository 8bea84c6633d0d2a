import { type HttpAction, placeholderOf } from '../../../../shared/connections/actions/http-action.ts';
import type { ConnectionConfig } from '../../../../shared/connections/connections.ts';

const NAME = /^[A-Za-z0-9-]+$/;
/** A token (RFC 9110, 5.6.2): APIs take keys in headers such as `api_key`, too. */
const TOKEN = /^[!#$%&'*+.^_`|~A-Za-z0-9-]+$/;
/** A single line of ASCII, as `buildRequest` requires of an input, too. */
const LINE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const PREFIX = /^(?:[\x21-\x7e][\x20-\x7e]*)?$/;
/** Headers of the connection and of the body, which the product's own transport sends or decodes. */
const TRANSPORT =
  'accept accept-encoding connection content-encoding content-length content-type expect host keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade user-agent';
/** Headers that change what the response is, or which method counts. */
const STEERING =
  'if-match if-modified-since if-none-match if-range if-unmodified-since range x-http-method x-http-method-override x-method-override';
const OF_TRANSPORT = new Set(TRANSPORT.split(' '));
const OF_PRODUCT = new Set([...OF_TRANSPORT, ...STEERING.split(' '), 'authorization', 'cookie']);

/** What is wrong with the headers of an action. */
export function listHeaderProblems(
  { headers = {}, idempotencyHeader, mark }: HttpAction,
  { credential }: Pick<ConnectionConfig, 'credential'>,
): string[] {
  const names = [...Object.keys(headers), ...(idempotencyHeader === undefined ? [] : [idempotencyHeader])];
  const small = names.map((name) => name.toLowerCase());
  const ofCredential = credential?.kind === 'api-key' ? credential.header.toLowerCase() : undefined;
  return [
    ...names.filter((name) => !NAME.test(name)).map((name) => `"${name}" is no header`),
    ...names
      .filter((_name, index) => OF_PRODUCT.has(small[index] ?? '') || small[index] === ofCredential)
      .map((name) => `the header ${name} is not the action's`),
    ...names
      .filter((_name, index) => small.indexOf(small[index] ?? '') < index)
      .map((name) => `the header ${name} stands twice`),
    ...Object.entries(headers)
      .filter(([, value]) => placeholderOf(value) === undefined && !LINE.test(value))
      .map(([name]) => `the header ${name} must be a single line of ASCII`),
    ...(idempotencyHeader !== undefined && mark === 'read' ? ['a read has no idempotencyHeader'] : []),
  ];
}

/** What is wrong with the header of an API key, for all actions of its connection. */
export function listCredentialProblems({ credential }: Pick<ConnectionConfig, 'credential'>): string[] {
  if (credential?.kind !== 'api-key') return [];
  const { header, prefix = '' } = credential;
  return [
    ...(TOKEN.test(header) ? [] : [`the credential's header "${header}" is no header`]),
    ...(OF_TRANSPORT.has(header.toLowerCase())
      ? [`the credential's header ${header} carries no credential`]
      : []),
    ...(PREFIX.test(prefix) ? [] : ["the credential's prefix must be a single line of ASCII"]),
  ];
}
