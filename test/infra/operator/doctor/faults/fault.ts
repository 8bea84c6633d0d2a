import type { Facts } from '../../../../../infra/operator/doctor/facts.ts';
import type { Deployment } from '../deployment.ts';

/** A cause that makes a check fail or warn, and what the check's line reports. */
export type Fault = {
  title: string;
  /** Default: the check fails. */
  status?: 'warn';
  cause: string;
  /** Makes the deployment faulty and gathers its facts. */
  inject: (deployment: Deployment) => Promise<Partial<Facts>>;
  /** Matches the finding and the remedy. */
  reported: RegExp;
};
