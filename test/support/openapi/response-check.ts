import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { RecordedResponse } from '../../../infra/local/events/record-responses.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';

type Schema = Readonly<Record<string, unknown>>;
type Header = { $ref?: string; required?: boolean; schema?: Schema };
type DocumentedResponse = {
  headers?: Record<string, Header>;
  content?: Record<string, { schema?: Schema }>;
};
export type Operation = { responses?: Record<string, DocumentedResponse> };

/** The part of an OpenAPI 3.1 document that describes responses. Only schemas and headers may be a `$ref`. */
export type ApiDocument = { paths?: object; components?: { headers?: object } };

/** Returns what the document does not allow in a response: the place in the document, never a part of the body. */
export type ResponseCheck = (response: RecordedResponse) => string[];

/** Headers of the gateway and of HTTP itself, which belong to no route. */
const GENERAL_HEADERS =
  /^(access-control-[a-z-]+|apigw-requestid|cache-control|connection|content-length|content-type|www-authenticate)$/;
/** The gateway's own responses to a request that no route receives. */
const WITHOUT_ROUTE = new Set([400, 404, 413, 431, 500, 501, 505]);

/** @param document the strict form: an undeclared member of a response is an error */
export function createResponseCheck(document: ApiDocument): ResponseCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: ID });
  const operations = listOperations(document);
  return (response) => {
    if (response.route === undefined) return checkWithoutRoute(response);
    const operation = operations.get(response.route);
    if (operation === undefined) return ['the document has no such route'];
    const documented = operation.responses?.[response.status];
    if (documented === undefined) return ['the document has no such status'];
    const place = `${pointerOf(response.route)}/responses/${response.status}`;
    return [
      ...checkHeaders(ajv, place, listHeaders(document, place, documented.headers ?? {}), response),
      ...checkBody(ajv, place, documented.content, response),
    ];
  };
}

/** Route key → operation. */
export function listOperations(document: ApiDocument): Map<string, Operation> {
  const paths = Object.entries((document.paths ?? {}) as Record<string, Record<string, Operation>>);
  return new Map(
    paths.flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => /^(get|post|put|delete)$/.test(method))
        .map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    ),
  );
}

const ID = 'openapi.json';

function pointerOf(route: string): string {
  const [method = '', path = ''] = route.split(' ');
  return `#/paths/${escapePart(path)}/${method.toLowerCase()}`;
}

const escapePart = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

function checkWithoutRoute({ status, isRefusal, headers, body }: RecordedResponse): string[] {
  // A preflight is the only request that the gateway serves without a route.
  if (!isRefusal) return status === 204 && body === '' ? [] : ['no route has this response'];
  if (!WITHOUT_ROUTE.has(status)) return ["not one of the gateway's own statuses"];
  const isMessage =
    /^\{"message":"[A-Za-z ]+"\}$/.test(body) && headers['content-type'] === 'application/json';
  return isMessage ? [] : ["not in the form of the gateway's own errors"];
}

type PlacedHeader = Header & { name: string; place: string };

/** The headers of a response, with those behind a `$ref`. */
function listHeaders(document: ApiDocument, place: string, headers: Record<string, Header>): PlacedHeader[] {
  const components = (document.components?.headers ?? {}) as Record<string, Header>;
  return Object.entries(headers).map(([name, { $ref, ...header }]) =>
    $ref === undefined
      ? { ...header, name, place: `${place}/headers/${escapePart(name)}` }
      : { ...components[$ref.replace('#/components/headers/', '')], name, place: $ref },
  );
}

function checkHeaders(
  ajv: Ajv2020,
  place: string,
  documented: PlacedHeader[],
  { headers, cookies }: RecordedResponse,
): string[] {
  const present = new Map(Object.entries({ ...headers, ...(cookies > 0 && { 'set-cookie': '' }) }));
  const known = new Set(documented.map(({ name }) => name.toLowerCase()));
  const undeclared = [...present.keys()]
    .filter((name) => !known.has(name) && !GENERAL_HEADERS.test(name))
    .map((name) => `${place}/headers: ${name} is not declared`);
  const wrong = documented.flatMap(({ name, place: at, required = false, schema }) => {
    const value = present.get(name.toLowerCase());
    if (value === undefined) return required ? [`${place}/headers: ${name} is absent`] : [];
    // A cookie is a secret, and not recorded.
    if (schema === undefined || name.toLowerCase() === 'set-cookie') return [];
    const isNumber = schema.type === 'integer' || schema.type === 'number';
    return validate(ajv, `${at}/schema`, isNumber ? Number(value) : value);
  });
  return [...undeclared, ...wrong];
}

function checkBody(
  ajv: Ajv2020,
  place: string,
  documented: DocumentedResponse['content'],
  { headers, body }: RecordedResponse,
): string[] {
  if (documented === undefined) return body === '' ? [] : [`${place}: a body is not declared`];
  const type = headers['content-type']?.split(';', 1)[0]?.trim() ?? 'no type';
  const media = documented[type];
  if (media === undefined) return [`${place}/content: ${type} is not declared`];
  if (media.schema === undefined || !type.endsWith('json')) return [];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return [`${place}/content/${escapePart(type)}: the body is not JSON`];
  }
  return validate(ajv, `${place}/content/${escapePart(type)}/schema`, value);
}

function validate(ajv: Ajv2020, pointer: string, value: unknown): string[] {
  // Ajv takes the fragment for a part of a URI.
  const validator = ajv.getSchema(`${ID}${encodeURI(pointer)}`);
  if (validator === undefined) throw new Error(`${pointer} is in no document`);
  if (validator(value) === true) return [];
  const errors = withoutOtherCodes(validator.errors ?? []);
  if (errors.length === 0) return [`${pointer}: ${describeCode(value)} is not declared`];
  const found = errors.map(
    ({ schemaPath, keyword }) => `${pointer} → ${decodeURIComponent(schemaPath)} (${keyword})`,
  );
  return [...new Set(found)].slice(0, 5);
}

/** The code of a problem, if it is one of the product's. */
function describeCode(value: unknown): string {
  const code = typeof value === 'object' && value !== null && 'code' in value ? String(value.code) : '';
  return Object.hasOwn(problemCatalogue, code) ? `problem ${code}` : 'this form';
}

/** The errors of the alternative that has the response's code; of each alternative where there are no codes. */
function withoutOtherCodes(errors: ErrorObject[]): ErrorObject[] {
  const schemaOf = ({ schemaPath }: ErrorObject) =>
    schemaPath.replace(/\/properties\/.*|\/(required|additionalProperties)$/, '');
  const isOtherCode = ({ schemaPath }: ErrorObject) => schemaPath.endsWith('/properties/code/const');
  const others = new Set(errors.filter(isOtherCode).map(schemaOf));
  return errors.filter((error) => !others.has(schemaOf(error)) && error.keyword !== 'anyOf');
}
