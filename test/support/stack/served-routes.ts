import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const template = z.object({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });
const route = z.object({
  Properties: z.object({
    RouteKey: z.string(),
    AuthorizationType: z.string(),
    AuthorizationScopes: z.array(z.string()).default([]),
  }),
});

export type ServedRoute = { key: string; authorization: string; scopes: string[] };

/** The routes of the template that a running stack serves. */
export function servedRoutes({ runFolder }: { runFolder: string }): ServedRoute[] {
  const folder = join(runFolder, 'cdk.out');
  const files = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  return files
    .flatMap((name) =>
      Object.values(template.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))).Resources),
    )
    .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
    .map((resource) => route.parse(resource).Properties)
    .map((found) => ({
      key: found.RouteKey,
      authorization: found.AuthorizationType,
      scopes: found.AuthorizationScopes,
    }));
}
