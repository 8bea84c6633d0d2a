import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { arbitraryOf, type RequestSchema } from './arbitrary-of-schema.ts';
import { type ApiDocument, listOperations, type Operation } from './response-check.ts';

/** One request by the parts that the document describes. */
export type DocumentedRequest = {
  route: string;
  path: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** Undefined: none. */
  body: unknown;
};

type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: RequestSchema;
  example?: unknown;
};
type RequestBody = { required?: boolean; content: { 'application/json': { schema: RequestSchema } } };
type RequestOperation = Operation & {
  parameters?: Parameter[];
  requestBody?: RequestBody;
  /** Empty: without a token. */
  security?: object[];
};

/** What makes a request invalid, in words, with the request. */
export type InvalidRequest = { fault: string; request: DocumentedRequest };

type Fault = fc.Arbitrary<(request: DocumentedRequest) => InvalidRequest>;

/** Of a service alone: a user's request that has it is refused. */
const SERVICE_HEADER = 'On-Behalf-Of';
const ANY_VALUE = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('"__proto__"')),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -1,
    1e9,
    0.5,
    true,
    [],
    {},
    'x'.repeat(65),
    'x'.repeat(513),
    '07:60',
  ),
);
/** Of a path or a header: printable, and no slash, dot or blank at an end, which HTTP itself reads or drops. */
const isPlain = (text: string) => /^[\x21-\x7e]+$/.test(text) && !/[/\\]/.test(text) && !/^\.+$/.test(text);
const PLAIN_TEXT = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.integer({ min: 60, max: 600 }).map((length) => 'x'.repeat(length)),
  )
  .filter(isPlain);

/** Generates requests of a document's routes that its schemas accept, and ones that they refuse. */
export class DocumentedRequests {
  readonly #document: ApiDocument;
  readonly #ajv = new Ajv2020({ strict: false });
  readonly #compiled = new Map<RequestSchema, ValidateFunction>();
  readonly #operations: Map<string, RequestOperation>;

  constructor(document: ApiDocument) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ ...document, $id: 'openapi.json' });
    this.#operations = listOperations(document) as Map<string, RequestOperation>;
  }

  valid(route: string): fc.Arbitrary<DocumentedRequest> {
    const { parameters, isOpen, requestBody } = this.#find(route);
    const part = (place: Parameter['in']) => {
      const here = parameters.filter((parameter) => parameter.in === place);
      const values = here.map(({ name, schema, example }) => {
        const texts = this.#values(schema, example).map(String);
        return [name, place === 'query' ? texts : texts.filter(isPlain)] as const;
      });
      const requiredKeys = here
        .filter(({ required }) => place === 'path' || required)
        .map(({ name }) => name);
      const further = place === 'query' && isOpen ? [['further', fc.constant('x')] as const] : [];
      const model = Object.fromEntries([...values, ...further]);
      return fc.record(model, { requiredKeys, noNullPrototype: true });
    };
    const schema = requestBody?.content['application/json'].schema;
    const given = schema === undefined ? fc.constant(undefined) : this.#values(schema);
    const body = requestBody?.required === true ? given : fc.option(given, { nil: undefined, freq: 4 });
    const parts = { path: part('path'), query: part('query'), headers: part('header'), body };
    return fc.record({ route: fc.constant(route), ...parts }) as fc.Arbitrary<DocumentedRequest>;
  }

  /** Whether a service may call the route. */
  isForServices(route: string): boolean {
    return this.#find(route).isForServices;
  }

  /** Valid requests with one fault each; undefined when the route accepts every request. */
  invalid(route: string): fc.Arbitrary<InvalidRequest> | undefined {
    const { parameters, isOpen, requestBody, security } = this.#find(route);
    const faults = [
      ...parameters.flatMap((parameter) => this.#faultsOf(parameter)),
      ...(requestBody === undefined ? [] : this.#faultsOfBody(requestBody)),
      // A route without a token does not look at a body.
      ...(requestBody === undefined && security?.length !== 0 ? [UNDECLARED_BODY] : []),
      ...(isOpen ? [] : [UNDECLARED_QUERY]),
    ];
    if (faults.length === 0) return undefined;
    return fc.tuple(this.valid(route), fc.oneof(...faults)).map(([request, fault]) => fault(request));
  }

  #faultsOf({ name, in: place, required, schema }: Parameter): Fault[] {
    const key = place === 'header' ? 'headers' : place;
    const wrong = PLAIN_TEXT.filter((text) => !this.accepts(schema, text));
    const replaced = wrong.map((value) => (request: DocumentedRequest) => ({
      fault: `${place} ${name} is wrong`,
      request: { ...request, [key]: { ...request[key], [name]: value } },
    }));
    const absent = fc.constant((request: DocumentedRequest) => {
      const { [name]: _absent, ...others } = request[key];
      return { fault: `${place} ${name} is absent`, request: { ...request, [key]: others } };
    });
    // Some parameters take any text.
    const hasWrong = !this.accepts(schema, 'x'.repeat(600)) || !this.accepts(schema, '!');
    return [...(hasWrong ? [replaced] : []), ...(required && place !== 'path' ? [absent] : [])];
  }

  #faultsOfBody({ required, content }: RequestBody): Fault[] {
    const { schema } = content['application/json'];
    const changed = fc.tuple(this.#values(schema), CHANGE).map(([body, change]) => change(body));
    const wrong = fc.oneof(changed, ANY_VALUE).filter((body) => !this.accepts(schema, body));
    return [
      replaceBody('body is wrong', wrong),
      ...(required ? [replaceBody('body is absent', fc.constant(undefined))] : []),
    ];
  }

  /** Whether a schema of the document accepts a value. */
  accepts(schema: RequestSchema, value: unknown): boolean {
    const validate = this.#compiled.get(schema) ?? this.#ajv.compile(withAbsoluteReferences(schema));
    this.#compiled.set(schema, validate);
    return validate(value) === true;
  }

  #values(schema: RequestSchema, example?: unknown): fc.Arbitrary<unknown> {
    const generated = arbitraryOf(schema, (ref) => this.#resolve(ref));
    const values = example === undefined ? generated : fc.oneof(fc.constant(example), generated);
    return values.filter((value) => this.accepts(schema, value));
  }

  #resolve(ref: string): RequestSchema {
    const parts = ref.replace('#/', '').split('/');
    return parts.reduce<unknown>(
      (at, part) => (at as Record<string, unknown>)[part],
      this.#document,
    ) as RequestSchema;
  }

  #find(route: string) {
    const operation = this.#operations.get(route);
    if (operation === undefined) throw new Error(`The document has no ${route}`);
    const all = operation.parameters ?? [];
    // OpenAPI's form of a query that may have any further parameter is one whose value is an object.
    const isObject = ({ schema }: Parameter) => schema.type === 'object';
    return {
      ...operation,
      // A body without a schema is one whose bytes the function reads itself.
      requestBody: operation.requestBody?.content['application/json'].schema && operation.requestBody,
      parameters: all.filter((parameter) => parameter.name !== SERVICE_HEADER && !isObject(parameter)),
      isOpen: all.some(isObject),
      isForServices: all.some(({ name }) => name === SERVICE_HEADER),
    };
  }
}

const replaceBody = (fault: string, bodies: fc.Arbitrary<unknown>): Fault =>
  bodies.map((body) => (request) => ({ fault, request: { ...request, body } }));

/** `{}` is accepted, as some clients always send one. */
const UNDECLARED_BODY = replaceBody(
  'a body where there is none',
  ANY_VALUE.filter((value) => JSON.stringify(value) !== '{}'),
);
const UNDECLARED_QUERY: Fault = fc.constant((request) => ({
  fault: 'a query parameter that the route does not have',
  request: { ...request, query: { ...request.query, undeclared: 'x' } },
}));

/** Adds a member, drops one, or gives one another value. */
const CHANGE = fc
  .tuple(fc.constantFrom('add', 'drop', 'replace'), fc.nat({ max: 20 }), ANY_VALUE)
  .map(([kind, at, value]) => (body: unknown) => {
    if (typeof body !== 'object' || body === null) return value;
    const names = Object.keys(body);
    const name = kind === 'add' ? 'undeclared' : (names[at % Math.max(names.length, 1)] ?? 'undeclared');
    const { [name]: _changed, ...others } = body as Record<string, unknown>;
    return kind === 'drop' ? others : { ...others, [name]: value };
  });

/** A schema as one outside the document: its references name the document. */
function withAbsoluteReferences(schema: RequestSchema): RequestSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi.json#/'));
}
