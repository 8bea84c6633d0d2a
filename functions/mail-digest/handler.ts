import { readEnvironment } from '../../shared/config/environment.ts';
import { summariseExtractively } from '../../shared/mail/extractive.ts';
import { createLog } from '../../shared/observability/log.ts';
import { scalekitFrom } from '../../shared/scalekit/client.ts';
import { digestSlotsIn } from '../../shared/state/digest-slots.ts';
import { openTable } from '../../shared/state/table.ts';
import { digestJob } from './endpoint.ts';

const env = readEnvironment('mail-digest');

const { tools, direct } = scalekitFrom(env);

export const handler = digestJob({
  tools,
  direct,
  slots: digestSlotsIn(openTable(env.TABLE_NAME)),
  summarise: summariseExtractively,
  issuer: env.ISSUER,
  log: createLog('mail-digest'),
});
