import type { RouteContract } from '../../shared/http/contract.ts';
import { apiFunctions } from '../deploy/functions/api-functions.ts';

/** Every route of the API, also those of stages with a further mode, by its key (`GET /connections`). */
export function listContracts(): [key: string, route: RouteContract][] {
  return Object.values(apiFunctions).flatMap(({ contract }) => Object.entries<RouteContract>(contract));
}
