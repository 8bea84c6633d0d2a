import { describe, expect, it } from 'vitest';
import { emptyResponse, jsonResponse, redirectResponse } from '../../../shared/http/response.ts';

describe('a response', () => {
  it('in JSON may not be cached, since it is about one user', () => {
    expect(jsonResponse(201, { a: 'é' }, { 'retry-after': '1' })).toEqual({
      statusCode: 201,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'retry-after': '1' },
      body: '{"a":"é"}',
    });
  });

  it('without a body may not be cached', () => {
    expect(emptyResponse()).toEqual({ statusCode: 204, headers: { 'cache-control': 'no-store' } });
  });

  it('that redirects keeps its address, which holds a state, out of the Referer of the next page', () => {
    expect(redirectResponse('https://app.example.com/?outcome=linked', ['a=b'])).toEqual({
      statusCode: 303,
      headers: {
        location: 'https://app.example.com/?outcome=linked',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      },
      cookies: ['a=b'],
    });
  });
});
