import type { Parameters } from '../parameters/parameters.ts';
import { type ApiFunctionName, apiFunctions } from './api-functions.ts';
import type { Route } from './function-declaration.ts';

type Mode = Pick<Parameters, 'cookieMode'>;

/** The routes that lead to one function in a stage. */
export function listRoutes(name: ApiFunctionName, { cookieMode }: Mode): Route[] {
  return apiFunctions[name].routes.filter(({ onlyIn }) => onlyIn === undefined || cookieMode !== undefined);
}

/** Every route of a stage's HTTP API with its function, as tests and pages list them. */
export function listApiRoutes(mode: Mode): (Route & { function: ApiFunctionName })[] {
  const names = Object.keys(apiFunctions) as ApiFunctionName[];
  return names.flatMap((name) => listRoutes(name, mode).map((route) => ({ ...route, function: name })));
}
