import type { Route } from '../template/http-api.ts';

export type RouteMatch = { route: Route; pathParameters: Record<string, string> };

type Parsed = { route: Route; method: string; segments: string[] };

const STATIC = 2;
const VARIABLE = 1;
const GREEDY = 0;

/**
 * Chooses the route of a request: the most specific one first, `$default` last.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export class RouteTable {
  private readonly routes: Parsed[];
  private readonly fallback: Route | undefined;

  constructor(routes: readonly Route[]) {
    this.fallback = routes.find(({ routeKey }) => routeKey === '$default');
    this.routes = routes
      .filter((route) => route !== this.fallback)
      .map(parse)
      .sort(bySpecificity);
  }

  /** @param path decoded, without the stage */
  find(method: string, path: string): RouteMatch | undefined {
    const actual = path.split('/');
    for (const { route, method: wanted, segments } of this.routes) {
      if (wanted !== 'ANY' && wanted !== method) continue;
      const pathParameters = matchSegments(segments, actual);
      if (pathParameters) return { route, pathParameters };
    }
    return this.fallback && { route: this.fallback, pathParameters: {} };
  }
}

function parse(route: Route): Parsed {
  const [method = '', path = ''] = route.routeKey.split(' ');
  return { route, method, segments: path.split('/') };
}

function kindOf(segment: string): number {
  if (/^\{.+\+\}$/.test(segment)) return GREEDY;
  return /^\{.+\}$/.test(segment) ? VARIABLE : STATIC;
}

function bySpecificity(a: Parsed, b: Parsed): number {
  const greedy = (parsed: Parsed) => Number(kindOf(parsed.segments.at(-1) ?? '') === GREEDY);
  if (greedy(a) !== greedy(b)) return greedy(a) - greedy(b);
  for (const [index, segment] of a.segments.entries()) {
    const difference = kindOf(b.segments[index] ?? '') - kindOf(segment);
    if (difference !== 0) return difference;
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
}

function matchSegments(segments: string[], actual: string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = actual[index];
    if (kindOf(segment) === GREEDY) {
      const rest = actual.slice(index).join('/');
      return rest === '' ? undefined : { ...parameters, [segment.slice(1, -2)]: rest };
    }
    if (kindOf(segment) === VARIABLE && value) parameters[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return segments.length === actual.length ? parameters : undefined;
}
