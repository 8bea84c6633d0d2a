import type { Mutation } from '../mutation.ts';
import { actions } from './actions.ts';
import { bodies } from './bodies.ts';
import { config } from './config.ts';
import { digest } from './digest.ts';
import { failures } from './failures.ts';
import { http } from './http.ts';
import { infra } from './infra.ts';
import { linking } from './linking.ts';
import { mail } from './mail.ts';
import { render } from './render.ts';
import { scalekit } from './scalekit.ts';
import { schedule } from './schedule.ts';
import { writeOnce } from './write-once.ts';

/** Every mutation of the product's own code, by area. */
export const mutations: readonly Mutation[] = [
  ...writeOnce,
  ...actions,
  ...linking,
  ...digest,
  ...schedule,
  ...scalekit,
  ...failures,
  ...bodies,
  ...http,
  ...config,
  ...mail,
  ...render,
  ...infra,
];
