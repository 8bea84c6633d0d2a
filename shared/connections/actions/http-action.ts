/** What running a tool does. A write that deletes or overwrites is `destructive`; one that only adds is `write`. */
export type ToolMark = 'read' | 'write' | 'destructive';

/** How a provider's API takes the user's credential, which Scalekit keeps. */
export type Credential =
  /** `Authorization: Bearer` with the access token of OAuth. */
  | { kind: 'oauth' }
  /** A header of its own with one member of the account's static credentials, after an optional prefix. */
  | { kind: 'api-key'; member: string; header: string; prefix?: string }
  /** `Authorization: Basic` with a member as username. The password is fixed for a provider that ignores it. */
  | { kind: 'basic'; username: string; password: { member: string } | { fixed: string } };

/** A place in JSON: names of members, and positions in lists. */
export type Place = readonly (string | number)[];

/** What an error of the provider means. The numbers mean what the HTTP status means: refused, without effect. */
type ErrorMeaning = 401 | 403 | 404 | 429 | 'invalid-input' | 'conflict' | 'failed';

/** Where a provider puts an error into a response of any status, as GraphQL does into a 200. */
export type ErrorPlace = {
  /** The error is there if this is: other than null, false, `''` and `[]`. */
  at: Place;
  /** The error's code, from the top of the response. */
  code: Place;
  /** The field that failed, as GraphQL names it. After a write, more than one step means a field of what was done. */
  path?: Place;
  /**
   * What each code means. After a write, another code in a 2xx, or a result beside the error, leaves the outcome in
   * doubt. Without `result`, everything beside the error of a 2xx counts as a result.
   */
  codes: Readonly<Record<string, ErrorMeaning>>;
};

/** A fixed text, or `{name}` alone, which stands for the input of that name. */
type Template = string;

/** Fixed JSON. A text that is `{name}` alone stands for the input's value, and its member is left out without one. */
export type BodyTemplate =
  | Template
  | number
  | boolean
  | null
  | readonly BodyTemplate[]
  | { readonly [member: string]: BodyTemplate };

/** A request to the connection's own API, which runs as Scalekit's tools do. docs/connectors.md explains each member. */
export type HttpAction = {
  mark: ToolMark;
  /** For people and models. */
  description: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with `/`. Each segment is fixed or `{name}`, whose input is required. */
  path: Template;
  query?: Readonly<Record<string, Template>>;
  headers?: Readonly<Record<string, Template>>;
  /** Sent as JSON. */
  body?: BodyTemplate;
  /** JSON Schema of the input: an object without further members. */
  inputSchema: Record<string, unknown>;
  /** The provider's own header that makes a repeated write one write. */
  idempotencyHeader?: string;
  error?: ErrorPlace;
  /** The part of the response that is the result; default: all of it. A response without this part leaves a write in doubt. */
  result?: Place;
  /** What shows that a write was done. A response that has nothing, null, false, `''` or `[]` there leaves it in doubt. */
  done?: Place;
};

/** The name of the input that a template stands for; undefined for a fixed text. */
export function placeholderOf(template: unknown): string | undefined {
  if (typeof template !== 'string') return undefined;
  return /^\{([A-Za-z_]\w*)\}$/.exec(template)?.[1];
}
