import { globalRegistry } from 'zod';
import { type CreateDocumentOptions, createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import packageJson from '../../package.json' with { type: 'json' };
import { listContracts } from './contracts.ts';
import { description } from './description.ts';
import { operationOf } from './operation/operation.ts';
import { problemComponents } from './operation/problems.ts';
import { headerComponents } from './operation/responses.ts';
import { tagList } from './operation/tags.ts';
import { refinements } from './refinements.ts';

/** Replaced by the stage's issuer where the document is served. */
const ISSUER = 'https://issuer.example.com';

/**
 * The OpenAPI document of every route.
 * @param options.strict refuses members of a response that no schema has; published, the responses are open, so that
 * a later version may add members
 */
export function openApiDocument({ strict = false }: { strict?: boolean } = {}) {
  return createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Onbehalf',
        version: packageJson.version,
        description,
        license: { name: packageJson.license, identifier: packageJson.license },
      },
      servers: [{ url: '/', description: 'The address of this document' }],
      tags: tagList,
      paths: listPaths(),
      components: {
        schemas: problemComponents,
        headers: headerComponents,
        securitySchemes: {
          token: { type: 'openIdConnect', openIdConnectUrl: `${ISSUER}/.well-known/openid-configuration` },
        },
      },
    },
    { override: adjustSchema(strict) },
  );
}

function listPaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [key, route] of listContracts()) {
    const [method = '', path = ''] = key.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(key, route) };
  }
  return paths;
}

function adjustSchema(strict: boolean): NonNullable<CreateDocumentOptions['override']> {
  return ({ jsonSchema, zodSchema, io }) => {
    const { id = '' } = globalRegistry.get(zodSchema) ?? {};
    Object.assign(jsonSchema, refinements[id]?.());
    // The calendar of all years in 330 characters says no more than the format.
    if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    // A member's name is a string in any case.
    delete jsonSchema.propertyNames;
    if (!strict && io === 'output' && jsonSchema.additionalProperties === false) {
      delete jsonSchema.additionalProperties;
    }
  };
}
