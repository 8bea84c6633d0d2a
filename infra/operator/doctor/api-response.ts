import { z } from 'zod';
import { quote } from './checks/quote.ts';
import { type HttpResponse, parseJson } from './exchange.ts';

const refusal = z.looseObject({ message: z.string() });
const problem = z.looseObject({ code: z.string() });

/** Whether the response is API Gateway's own refusal. */
export function isRefusal(response: HttpResponse, status: number): boolean {
  return response.status === status && refusal.safeParse(parseJson(response)).success;
}

/** The status, with the code of a problem. */
export function describeResponse(response: HttpResponse): string {
  const { data } = problem.safeParse(parseJson(response));
  return data ? `${response.status} ${quote(data.code)}` : String(response.status);
}
