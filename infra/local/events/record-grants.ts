import { appendFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Access, type AccessRecorder } from '../aws/iam/access.ts';
import type { Grant } from '../aws/iam/decide.ts';
import type { TemplatePolicies } from '../aws/template/policies.ts';
import type { StackEvents } from './stack-events.ts';

/** A line in the folder of `ONBEHALF_KEEP_GRANTS`: a grant of the template, one that a call used, or a denial. */
export type RecordedGrant =
  | { kind: 'granted' | 'used'; grant: Grant }
  | { kind: 'denied'; caller: string; action: string; resource: string; isAnnounced: boolean };

type Recording = {
  policies: TemplatePolicies;
  events: StackEvents;
  runFolder: string;
  /** Whether the template is the product's. Another one has grants of its own. */
  isProduct: boolean;
};

/** Creates what decides about calls. Every denial is an event and a line in the run folder's `logs/denials.log`. */
export function createRecordedAccess({ policies, events, runFolder, isProduct }: Recording): Access {
  const record = keepGrants(basename(runFolder));
  const recorder: AccessRecorder = {
    used: (grant) => {
      if (isProduct) record({ kind: 'used', grant });
    },
    denied: ({ caller, action, resource, isAnnounced }) => {
      const details = { caller, action, resource, isAnnounced };
      events.record('iam', 'denied', details);
      record({ kind: 'denied', ...details });
      const line = { time: new Date().toISOString(), message: 'denied', ...details };
      appendFileSync(join(runFolder, 'logs', 'denials.log'), `${JSON.stringify(line)}\n`);
    },
  };
  const access = new Access(policies, recorder);
  if (isProduct) for (const grant of access.grants()) record({ kind: 'granted', grant });
  return access;
}

/** For the test run that compares what is granted with what is used: each line once. */
function keepGrants(name: string): (recorded: RecordedGrant) => void {
  const { ONBEHALF_KEEP_GRANTS: folder } = process.env;
  if (!folder) return () => {};
  const file = join(folder, `${name}.ndjson`);
  const written = new Set<string>();
  return (recorded) => {
    const line = JSON.stringify(recorded);
    if (written.has(line)) return;
    written.add(line);
    appendFileSync(file, `${line}\n`);
  };
}
