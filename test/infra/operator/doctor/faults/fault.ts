import type { Facts } from '../../../../../infra/operator/doctor/facts.ts';
import type { Deployment } from '../deployment.ts';

/** A cause that makes a check fail, and what its line has to say. */
export type Planted = {
  title: string;
  cause: string;
  plant: (deployment: Deployment) => Promise<Partial<Facts>>;
  /** Matches what was found and the remedy. */
  told: RegExp;
};
