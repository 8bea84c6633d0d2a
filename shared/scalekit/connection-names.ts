import { AppError } from '../errors/app-error.ts';

/** Maps the product's names of connections to Scalekit's, which differ per environment. */
export type ConnectionNames = {
  /** Scalekit's name. @throws AppError `connection-unknown` */
  toScalekit(connection: string): string;
  /** The product's name; undefined for a connection that the product does not use. */
  toProduct(scalekitName: string): string | undefined;
};

export function createConnectionNames(names: Record<string, string>): ConnectionNames {
  const forward = new Map(Object.entries(names));
  const backward = new Map([...forward].map(([product, scalekit]) => [scalekit, product]));
  return {
    toScalekit(connection) {
      const name = forward.get(connection);
      if (name === undefined) throw new AppError('connection-unknown');
      return name;
    },
    toProduct: (scalekitName) => backward.get(scalekitName),
  };
}
