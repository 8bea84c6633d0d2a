import { readBody } from '../../run/bounded-body.ts';
import type { Environment } from '../server/environment.ts';
import { type Exchange, sendJson } from '../server/http-responses.ts';
import { ControlError } from './control-error.ts';
import { controlRoutes } from './routes.ts';

/** `/_simulator/…`: the JSON API by which tools and tests read and control the simulator. */
export async function serveControlApi(environment: Environment, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  try {
    const [, , root = '', name, ...rest] = url.pathname.split('/').map(decodeSegment);
    const hasName = root === 'mailboxes' && name !== undefined;
    const path = [root, hasName ? '*' : name, ...rest].filter((part) => part !== undefined).join('/');
    const route = controlRoutes[`${request.method} ${path}`];
    if (!route) throw new ControlError(404, `There is no ${request.method} ${url.pathname}.`);
    const raw =
      request.method === 'POST' ? await readJsonBody(exchange) : Object.fromEntries(url.searchParams);
    sendJson(response, 200, await route(environment, raw, hasName ? name : ''));
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    sendJson(response, error.status, { error: error.message });
  }
}

/** The JSON body of a POST; `{}` if the body is empty. */
async function readJsonBody({ request }: Exchange): Promise<unknown> {
  const text = await readBody(request);
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, 'The body is not JSON.');
  }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ControlError(400, 'The path is not percent-encoded UTF-8.');
  }
}
