import type { z } from 'zod/mini';
import type { Contract, MediaBody, PublicRoute, ResponseBody, RouteContract } from '../contract.ts';
import type { HttpResponse } from '../response.ts';
import type { HttpRequest, PublicRequest, Unchecked } from './endpoint.ts';

/** For each route of a contract, a function that responds with a status and a body that the contract declares. */
export type Handlers<C extends Contract> = {
  [Name in keyof C]: C[Name] extends RouteContract ? Handler<C[Name]> : never;
};

type Handler<R extends RouteContract> = (request: RequestOf<R>) => Promise<ResponseOf<R>>;

type RequestOf<R extends RouteContract> = R extends PublicRoute
  ? Checked<R> & Omit<PublicRequest, 'path' | 'query'>
  : Checked<R> & Omit<HttpRequest, keyof Unchecked> & { body: PartOf<R, 'body'> } & KeyOf<R>;

type Checked<R> = { path: PartOf<R, 'path'>; query: PartOf<R, 'query'> };

type PartOf<R, Name extends 'path' | 'query' | 'body'> = R extends { readonly [name in Name]: infer Schema }
  ? Schema extends z.ZodMiniType
    ? z.output<Schema>
    : undefined
  : undefined;

type KeyOf<R> = R extends { readonly idempotencyKey: 'required' }
  ? { idempotencyKey: string }
  : R extends { readonly idempotencyKey: 'optional' }
    ? { idempotencyKey: string | undefined }
    : unknown;

type ResponseOf<R extends RouteContract> = {
  [Status in keyof R['responses'] & number]: HttpResponse<Status, BodyOf<R['responses'][Status]>>;
}[keyof R['responses'] & number];

type BodyOf<B extends ResponseBody> = B extends z.ZodMiniType
  ? z.output<B>
  : B extends MediaBody
    ? Uint8Array | string
    : null;
