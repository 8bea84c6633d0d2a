import { countFound, isHeld, type Offboarding } from '../../shared/state/offboarding/offboarding-item.ts';
import type { OffboardingResponse } from './schema.ts';

/** A run that was invoked begins within this time. */
const BEGINS_MS = 60_000;

/** The status of an offboarding; `STOPPED` when no run is at work on it, and none is about to begin. */
export function statusOf(state: Offboarding, now: number): OffboardingResponse['status'] {
  if (state.status === 'DONE') return 'DONE';
  return isHeld(state, now) || now < state.startedAt + BEGINS_MS ? 'RUNNING' : 'STOPPED';
}

export function offboardingResponse(state: Offboarding, now: number): OffboardingResponse {
  const { startedAt, endedAt, looks, quietUntil, record } = state;
  return {
    status: statusOf(state, now),
    startedAt: toTime(startedAt),
    ...(endedAt !== undefined && { endedAt: toTime(endedAt) }),
    removed: countFound(state),
    looks,
    ...(state.status === 'RUNNING' && quietUntil > now && { nextLookAt: toTime(quietUntil) }),
    ...(record !== undefined && { record }),
  };
}

export function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
