/** A cause in the running stack, and what an operator sees of it. */
export type Scenario = {
  title: string;
  /** The alarms that it fires: the ids of their rows. */
  fires: readonly string[];
  /** Further alarms that it fires by the way, or on a slow machine only. */
  mayFire?: readonly string[];
  /** The saved queries that then have rows. */
  queries: readonly string[];
  cause: () => Promise<unknown>;
  /** Ends what `stopWatching` leaves. */
  mend?: () => Promise<unknown>;
};
