import * as z from 'zod';
import * as cb from '../../functions/callback-status/schema.ts';
import * as co from '../../functions/connect/schema.ts';
import * as di from '../../functions/digest-schedule/schema.ts';
import * as ex from '../../functions/execute-action/schema.ts';
import { connectionPath } from '../../shared/http/connection-path.ts';
import { contract } from '../../shared/http/contract.ts';

export const all = {
  a: contract({
    'GET /connections': {
      summary: 'Every connection and where the account stands',
      access: 'read',
      responses: { 200: cb.connectionsResponse },
      problems: ['upstream-unavailable'],
    },
    'GET /connections/{connection}': {
      summary: 'Where one account stands',
      access: 'read',
      path: connectionPath,
      responses: { 200: cb.connectionResponse },
      problems: ['connection-unknown', 'upstream-unavailable'],
    },
    'POST /connections/verify': {
      summary: 'Finish a link',
      access: 'write',
      forServices: false,
      body: cb.verifyBody,
      responses: { 200: cb.verifyResponse },
      problems: ['flow-rejected', 'flow-expired', 'upstream-unavailable'],
    },
    'POST /connections/cancel': {
      summary: 'End a link',
      access: 'write',
      forServices: false,
      body: cb.cancelBody,
      responses: { 204: null },
      problems: ['upstream-unavailable'],
    },
    'GET /callback': {
      summary: 'Return of the browser',
      access: 'none',
      onlyIn: 'cookie-mode',
      reason: 'cookie',
      throttle: { ratePerSecond: 20, burst: 40 },
      query: cb.callbackQuery,
      responses: { 303: null },
      problems: [],
    },
    'POST /connections/{connection}/authorize': {
      summary: 'Start the link of an account',
      access: 'write',
      path: connectionPath,
      body: co.authorizeBody,
      responses: { 200: co.authorizeResponse.options[0], 201: co.authorizeResponse.options[1] },
      problems: ['connection-unknown', 'rate-limited', 'upstream-unavailable'],
    },
    'DELETE /connections/{connection}': {
      summary: 'Disconnect an account',
      access: 'write',
      path: connectionPath,
      responses: { 204: null },
      problems: ['connection-unknown', 'upstream-unavailable'],
    },
    'GET /tools': {
      summary: 'The tools that the user can run now',
      access: 'read',
      query: ex.toolsQuery,
      responses: { 200: ex.toolsResponse },
      problems: ['connection-unknown', 'provider-error', 'upstream-unavailable'],
    },
    'POST /actions/{tool}': {
      summary: 'Run a tool',
      access: 'read',
      idempotencyKey: 'optional',
      path: ex.actionPath,
      body: ex.actionBody,
      responses: { 200: ex.actionResponse },
      problems: [
        'tool-not-allowed',
        'connection-unknown',
        'reconnect-required',
        'request-in-progress',
        'outcome-unknown',
        'provider-error',
        'upstream-unavailable',
      ],
    },
    'GET /executions/{key}': {
      summary: 'State of a write',
      access: 'read',
      path: ex.executionPath,
      responses: { 200: ex.executionResponse },
      problems: ['not-found', 'upstream-unavailable'],
    },
    'PUT /digest': {
      summary: 'Set the digest',
      access: 'write',
      body: di.digestBody,
      responses: { 200: di.digestResponse },
      problems: ['connection-unknown', 'upstream-unavailable'],
    },
    'GET /digest': {
      summary: 'The settings',
      access: 'read',
      responses: { 200: di.digestResponse },
      problems: ['not-found', 'upstream-unavailable'],
    },
    'POST /digest/run': {
      summary: 'Run now',
      access: 'write',
      idempotencyKey: 'required',
      responses: { 202: z.strictObject({ slot: z.iso.datetime() }) },
      problems: ['not-found', 'rate-limited', 'upstream-unavailable'],
    },
    'GET /digest/latest': {
      summary: 'Latest',
      access: 'read',
      responses: { 200: di.latestResponse },
      problems: ['not-found', 'upstream-unavailable'],
    },
    'GET /openapi.json': {
      summary: 'Document',
      access: 'none',
      reason: 'public',
      throttle: { ratePerSecond: 20, burst: 40 },
      responses: { 200: { media: ['application/json'] }, 304: null },
      problems: [],
    },
  }),
};
