import type { Flow, Flows } from '../../shared/state/flows.ts';

/**
 * Whether the user must confirm the consent, with the `state` of any flow: while a service's flow of the user is
 * open, the consent may be that flow's, which another person may have approved. No `state` proves otherwise.
 */
export async function mustConfirm(
  flow: Flow,
  { flows, now }: { flows: Pick<Flows, 'findOpen'>; now: () => number },
): Promise<boolean> {
  return flow.service !== undefined || (await flows.findOpen(flow, now())).mustConfirm;
}
