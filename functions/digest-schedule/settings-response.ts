import { formatReconnectRoute } from '../../shared/connections/reconnect-route.ts';
import { isAligned, type Pause, type Settings } from '../../shared/digest/settings/settings.ts';
import { findNextRun } from '../../shared/schedules/next-run.ts';
import type { DigestResponse } from './responses.ts';

/** The settings as the API returns them. */
export function settingsResponse(settings: Settings, now: number): DigestResponse {
  const { time, timeZone, weekdays, connection, query, maxMessages, delivery, source, language } = settings;
  const { account, paused, lastOutcome } = settings;
  const isPending = !isAligned(settings);
  const next = paused === undefined && !isPending ? findNextRun(settings, now) : undefined;
  return {
    ...(account !== undefined && { account }),
    time,
    timeZone,
    weekdays,
    connection,
    query,
    maxMessages,
    delivery,
    source,
    language,
    ...(next !== undefined && { nextRun: new Date(next).toISOString() }),
    ...(isPending && { pending: true }),
    ...(lastOutcome && { lastOutcome: { ...lastOutcome, at: new Date(lastOutcome.at).toISOString() } }),
    ...(paused && { paused: pauseResponse(paused, account) }),
  };
}

function pauseResponse(
  { reason, since, connection, account }: Pause,
  owner: string | undefined,
): DigestResponse['paused'] {
  return {
    reason,
    since: new Date(since).toISOString(),
    ...(connection !== undefined && { connection }),
    ...(account !== undefined && { account }),
    // The pause ends by itself when the account is ACTIVE again.
    resume:
      connection === undefined
        ? `PUT /digest${owner === undefined ? '' : `?account=${owner}`} with "paused": false`
        : formatReconnectRoute({ connection, account }),
  };
}
