import { setTimeout as sleep } from 'node:timers/promises';
import { readEnvironment } from '../../shared/config/environment.ts';
import { createLog } from '../../shared/observability/log.ts';
import { scalekitFrom } from '../../shared/scalekit/client.ts';
import { digestSettingsIn } from '../../shared/state/digest-settings.ts';
import { digestSlotsIn } from '../../shared/state/digest-slots.ts';
import { offboardingsIn } from '../../shared/state/offboarding/offboardings.ts';
import { restoredStateOf } from '../../shared/state/restored/restored-state.ts';
import { openTable } from '../../shared/state/table.ts';
import { digestJob } from './job.ts';

const env = readEnvironment('mail-digest');
// Its connection opens while the client gets its token.
const table = openTable(env.TABLE_NAME);
const { tools, accounts, direct } = await scalekitFrom(env);

export const handler = digestJob({
  tools,
  accounts,
  direct,
  slots: digestSlotsIn(table, Date.now, restoredStateOf(env)),
  settings: digestSettingsIn(table),
  offboardings: offboardingsIn(table),
  // Reading mail takes a parser and the tables of every language: a skipped slot does not load them.
  makeDigest: async (...given) => {
    const { makeDigest } = await import('./make-digest.ts');
    return makeDigest(...given);
  },
  summarise: async (input) => {
    const { summariseExtractively } = await import('../../shared/digest/summary/extractive.ts');
    return summariseExtractively(input);
  },
  render: async (...given) => {
    const { renderDigest } = await import('../../shared/digest/render/render-digest.ts');
    return renderDigest(...given);
  },
  now: Date.now,
  sleep,
  issuer: env.ISSUER,
  log: createLog('mail-digest'),
});
