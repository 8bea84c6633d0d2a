import type { ToolError } from '../../tool-error.ts';

/** An HTTP response of the Gmail API. */
export type GoogleResponse = { status: number; body: object };

type Reason = { status: string; domain: string; reason: string; message: string };

/** @see https://developers.google.com/gmail/api/guides/handle-errors */
const reasons: Record<number, Reason> = {
  400: { status: 'INVALID_ARGUMENT', domain: 'global', reason: 'badRequest', message: 'Bad Request' },
  401: { status: 'UNAUTHENTICATED', domain: 'global', reason: 'authError', message: 'Invalid Credentials' },
  403: {
    status: 'PERMISSION_DENIED',
    domain: 'usageLimits',
    reason: 'rateLimitExceeded',
    message: 'Rate Limit Exceeded',
  },
  404: {
    status: 'NOT_FOUND',
    domain: 'global',
    reason: 'notFound',
    message: 'Requested entity was not found.',
  },
  429: {
    status: 'RESOURCE_EXHAUSTED',
    domain: 'usageLimits',
    reason: 'userRateLimitExceeded',
    message: 'User-rate limit exceeded.',
  },
};
const backendError: Reason = {
  status: 'INTERNAL',
  domain: 'global',
  reason: 'backendError',
  message: 'Backend Error',
};

export function googleError(code: number, message?: string, override?: Partial<Reason>): GoogleResponse {
  const {
    status,
    domain,
    reason,
    message: defaultMessage,
  } = { ...(reasons[code] ?? backendError), ...override };
  const text = message ?? defaultMessage;
  const location = code === 401 ? { locationType: 'header', location: 'Authorization' } : {};
  const errors = [{ message: text, domain, reason, ...location }];
  return { status: code, body: { error: { code, message: text, errors, status } } };
}

/** The API response for an error that Gmail returns to a tool. */
export function googleErrorOf({ code, message }: ToolError): GoogleResponse {
  const statuses: Record<string, number> = { InvalidArgument: 400, NotFound: 404 };
  return googleError(statuses[code] ?? 500, message);
}
