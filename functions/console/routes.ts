import { AppError } from '../../shared/errors/app-error.ts';
import type { Routes } from '../../shared/http/endpoint/endpoint.ts';
import { endpoints } from '../../shared/http/endpoint/endpoints.ts';
import { type Asked, contentResponse, fileResponse, prepareFile } from '../../shared/http/file-response.ts';
import { sortFiles } from './console-files.ts';
import type { Discovery } from './issuer-endpoints.ts';
import { type ConsoleStage, listSecurityHeaders, renderPage } from './render-page.ts';
import { consoleContract, openApiContract } from './schema.ts';
import { formatStageDocument } from './stage-document.ts';

type ConsoleDeps = {
  /** The files of the console by name. */
  files: ReadonlyMap<string, Uint8Array>;
  findEndpoints: () => Promise<Discovery>;
};

type RouteDeps = ConsoleDeps & {
  /** The OpenAPI document of every stage, as JSON. */
  document: string;
  stage: Pick<ConsoleStage, 'apiUrl' | 'issuer'>;
  /** The stage's modes, each of which adds routes to the document. */
  modes: readonly string[];
  /** Absent in a stage without the console. */
  console?: Pick<ConsoleStage, 'clientId' | 'scopes' | 'cookieMode'> | undefined;
};

/** The routes without a token: the OpenAPI document, and the console where the stage has it. */
export function consoleRoutes({ document, stage, modes, console, ...deps }: RouteDeps): Routes {
  const served = prepareFile(
    Buffer.from(formatStageDocument(document, { ...stage, modes })),
    'application/json',
  );
  const headers = { 'cache-control': 'public, max-age=300', 'x-content-type-options': 'nosniff' };
  const routes = endpoints(openApiContract, {
    'GET /openapi.json': async (request) => fileResponse<{ openapi: string }>(served, request, headers),
  });
  return { ...routes, ...(console && pageRoutes({ ...stage, ...console }, deps)) };
}

function pageRoutes(stage: ConsoleStage, { files, findEndpoints }: ConsoleDeps): Routes {
  const { main, pages, assets } = sortFiles(files);
  const respondWithPage = async (page: string | undefined, request: Asked) => {
    if (page === undefined) throw new AppError('not-found');
    const discovery = await findEndpoints();
    const html = prepareFile(Buffer.from(renderPage(page, stage, discovery)), 'text/html; charset=utf-8');
    // A page's address may hold a code of the issuer or the parameters of a consent.
    return contentResponse(html, request, { ...listSecurityHeaders(discovery), 'cache-control': 'no-store' });
  };
  return endpoints(consoleContract, {
    'GET /console': (request) => respondWithPage(main, request),
    'GET /console/{file}': async ({ path: { file }, ...request }) => {
      const asset = assets.get(file);
      if (asset === undefined) return respondWithPage(pages.get(file), request);
      const headers = { ...listSecurityHeaders(undefined), 'cache-control': asset.cacheControl };
      return fileResponse(asset.file, request, headers);
    },
  });
}
