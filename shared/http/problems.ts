import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { asAppError } from '../errors/app-error.ts';
import { problemAnswer } from './problem.ts';
import type { HttpAnswer } from './response.ts';

/** Turns whatever was thrown into a problem of the catalogue. */
export function problems(): MiddlewareObj<APIGatewayProxyEventV2WithJWTAuthorizer, HttpAnswer> {
  return {
    onError: (request) => {
      request.response = problemAnswer(asAppError(request.error), request.context.awsRequestId);
    },
  };
}
