import * as z from 'zod';
import { formatDiscoveryUrl } from './issuer-endpoints.ts';

const schemes = z.record(z.string(), z.looseObject({ openIdConnectUrl: z.string().optional() }));
const documentSchema = z.looseObject({
  openapi: z.string(),
  components: z.looseObject({ securitySchemes: schemes.optional() }).optional(),
});

/** The OpenAPI document of one stage: its server is the stage's API, and its tokens are those of the stage's issuer. */
export function formatStageDocument(
  text: string,
  { apiUrl, issuer }: { apiUrl: string; issuer: string },
): string {
  const document = documentSchema.parse(JSON.parse(text));
  const openIdConnectUrl = formatDiscoveryUrl(issuer);
  for (const scheme of Object.values(document.components?.securitySchemes ?? {})) {
    if (scheme.openIdConnectUrl !== undefined) scheme.openIdConnectUrl = openIdConnectUrl;
  }
  return JSON.stringify({ ...document, servers: [{ url: apiUrl }] });
}
