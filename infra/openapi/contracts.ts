import type { Contract, RouteContract } from '../../shared/http/contract.ts';
import { all } from './interim.ts';

/** Every route of the API, by its key (`GET /connections`). */
export function listContracts(): [key: string, route: RouteContract][] {
  return Object.values(all).flatMap((contract: Contract) => Object.entries(contract));
}
