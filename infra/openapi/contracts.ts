import type { ProtocolRoute, RouteContract } from '../../shared/http/contract.ts';
import { apiFunctions } from '../deploy/functions/api-functions.ts';

/** Every route of the API whose contract describes it, also of stages with a further mode, by its key (`GET /connections`). */
export function listContracts(): [key: string, route: RouteContract][] {
  return listAll().filter((entry): entry is [string, RouteContract] => !('protocol' in entry[1]));
}

/** The routes whose messages a protocol defines, by their key. */
export function listProtocolRoutes(): [key: string, route: ProtocolRoute][] {
  return listAll().filter((entry): entry is [string, ProtocolRoute] => 'protocol' in entry[1]);
}

function listAll(): [key: string, route: RouteContract | ProtocolRoute][] {
  return Object.values(apiFunctions).flatMap(({ contract }) =>
    Object.entries<RouteContract | ProtocolRoute>(contract),
  );
}
