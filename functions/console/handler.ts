import { readFileSync } from 'node:fs';
import { readEnvironment } from '../../shared/config/environment.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { createLog } from '../../shared/observability/log.ts';
import { findIssuerEndpoints } from './issuer-endpoints.ts';
import { readFiles } from './read-files.ts';
import { consoleRoutes } from './routes.ts';

const { API_URL, ISSUER, CONSOLE_CLIENT_ID, CONSOLE_SCOPES, COOKIE_MODE, MODES } = readEnvironment('console');

const routes = consoleRoutes({
  // The stack adds both to the bundle.
  document: readFileSync(new URL('openapi.json', import.meta.url), 'utf8'),
  files: readFiles(new URL('console/', import.meta.url)),
  stage: { apiUrl: API_URL, issuer: ISSUER },
  modes: MODES,
  console:
    CONSOLE_CLIENT_ID === undefined || CONSOLE_SCOPES === undefined
      ? undefined
      : { clientId: CONSOLE_CLIENT_ID, scopes: CONSOLE_SCOPES, cookieMode: COOKIE_MODE === 'true' },
  findEndpoints: findIssuerEndpoints(ISSUER, { now: Date.now, fetch }),
});

export const handler = httpHandler(routes, { log: createLog('console') });
