import * as z from 'zod/mini';
import { formatDiscoveryUrl } from './issuer-endpoints.ts';

type Stage = {
  apiUrl: string;
  issuer: string;
  modes: readonly string[];
};

const operation = z.looseObject({ 'x-only-in': z.optional(z.string()) });
const schemes = z.record(z.string(), z.looseObject({ openIdConnectUrl: z.optional(z.string()) }));
const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ securitySchemes: z.optional(schemes) }),
});

/**
 * The OpenAPI document of one stage: the routes that it has, with its API as the server and the stage's issuer as that
 * of the tokens.
 */
export function formatStageDocument(text: string, { apiUrl, issuer, modes }: Stage): string {
  const document = documentSchema.parse(JSON.parse(text));
  const openIdConnectUrl = formatDiscoveryUrl(issuer);
  for (const scheme of Object.values(document.components.securitySchemes ?? {})) {
    if (scheme.openIdConnectUrl !== undefined) scheme.openIdConnectUrl = openIdConnectUrl;
  }
  return JSON.stringify({ ...document, servers: [{ url: apiUrl }], paths: listPaths(document.paths, modes) });
}

type Paths = z.output<typeof documentSchema>['paths'];

function listPaths(paths: Paths, modes: readonly string[]): Paths {
  const served = Object.entries(paths).map(([path, operations]) => {
    const kept = Object.entries(operations).filter(
      ([, { 'x-only-in': mode }]) => mode === undefined || modes.includes(mode),
    );
    return [path, Object.fromEntries(kept)] as const;
  });
  return Object.fromEntries(served.filter(([, operations]) => Object.keys(operations).length > 0));
}
