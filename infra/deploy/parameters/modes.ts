import type { RouteContract } from '../../../shared/http/contract.ts';
import type { Parameters } from './parameters.ts';

/** The parameters that decide which routes a stage has. */
export type ModeParameters = Pick<Parameters, 'cookieMode' | 'console'>;

type Mode = NonNullable<RouteContract['onlyIn']>;

/** The modes of a stage, each of which adds routes. */
export function listModes({ cookieMode, console }: ModeParameters): Mode[] {
  const parameters: Record<Mode, unknown> = { 'cookie-mode': cookieMode, console };
  const modes = Object.keys(parameters) as Mode[];
  return modes.filter((mode) => parameters[mode] !== undefined);
}
