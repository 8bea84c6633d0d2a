import { z } from 'zod';

// The properties that the local stack serves. A literal makes a template with any other value fail.

export const corsSchema = z.object({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.number().optional(),
});

export const apiSchema = z.object({
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: corsSchema.optional(),
});

export const routeSchema = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});

// Default timeout: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
export const integrationSchema = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().default(30_000),
});

export const authorizerSchema = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.array(z.string()).length(1),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()) }),
});

export const throttleSchema = z.looseObject({
  ThrottlingRateLimit: z.number().optional(),
  ThrottlingBurstLimit: z.number().optional(),
});

export const stageSchema = z.object({
  ApiId: z.string(),
  StageName: z.string(),
  DefaultRouteSettings: throttleSchema.optional(),
  RouteSettings: z.record(z.string(), throttleSchema).default({}),
  AccessLogSettings: z.looseObject({ Format: z.string().optional() }).optional(),
});
