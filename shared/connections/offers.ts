/** Whether the stage offers a connection of the product. */
export type Offers = (connection: string) => boolean;

/** A stage offers the connections that it has a name for in its Scalekit environment. */
export function offersOf(names: Record<string, string>): Offers {
  return (connection) => Object.hasOwn(names, connection);
}
