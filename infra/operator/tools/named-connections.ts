import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { offersOf } from '../../../shared/connections/offers.ts';

type Split = {
  /** The connections that have a name in the Scalekit environment. */
  named: ConnectionConfig[];
  /** The product's names of the others that have tools of Scalekit's. */
  unnamed: string[];
};

/** Splits the product's connections by whether a Scalekit environment has a name for them. */
export function splitByNames(names: Record<string, string>): Split {
  const all = Object.entries<ConnectionConfig>(connections);
  const isNamed = offersOf(names);
  return {
    named: all.filter(([name]) => isNamed(name)).map(([, config]) => config),
    unnamed: all
      .filter(([name, { tools }]) => !isNamed(name) && Object.keys(tools).length > 0)
      .map(([name]) => name),
  };
}
