import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { asAppError } from '../errors/app-error.ts';
import { problemResponse } from './problem.ts';
import type { HttpResponse } from './response.ts';

/** Turns whatever was thrown into a problem of the catalogue. */
export function problems(): MiddlewareObj<APIGatewayProxyEventV2WithJWTAuthorizer, HttpResponse> {
  return {
    onError: (request) => {
      request.response = problemResponse(asAppError(request.error), request.context.awsRequestId);
    },
  };
}
