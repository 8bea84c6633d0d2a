import { type ConnectionConfig, connections } from '../../shared/connections/connections.ts';
import { CommandError } from './command-error.ts';

/** A real Scalekit environment, used in place of the simulator. */
export type RealScalekit = {
  environmentUrl: string;
  clientId: string;
  clientSecret: string;
  /** The product's name of a connection → its name in this environment. */
  connectionNames: Record<string, string>;
};

const URL_NAME = 'SCALEKIT_ENVIRONMENT_URL';
/** The other name under which Scalekit's own examples read the URL. */
const SHORT_URL_NAME = 'SCALEKIT_ENV_URL';
const VARIABLES = [URL_NAME, 'SCALEKIT_CLIENT_ID', 'SCALEKIT_CLIENT_SECRET'] as const;

/**
 * Reads the switch to real Scalekit from the environment; undefined when none of the three variables is set.
 * @throws CommandError naming what is missing or wrong, never a value that may be secret
 */
export function readRealScalekit(process: NodeJS.ProcessEnv): RealScalekit | undefined {
  const env: NodeJS.ProcessEnv = { ...process, [URL_NAME]: process[URL_NAME] || process[SHORT_URL_NAME] };
  const missing = VARIABLES.filter((name) => !env[name]);
  if (missing.length === VARIABLES.length) return undefined;
  const { SCALEKIT_ENVIRONMENT_URL: url, SCALEKIT_CLIENT_ID: clientId } = env;
  const { SCALEKIT_CLIENT_SECRET: clientSecret } = env;
  if (!url || !clientId || !clientSecret) {
    throw new CommandError(
      `real Scalekit needs ${missing.join(' and ')} as well; unset all three for the simulator`,
    );
  }
  const environmentUrl = parseOrigin(url, process[URL_NAME] ? URL_NAME : SHORT_URL_NAME);
  const other = process[SHORT_URL_NAME];
  if (other && parseOrigin(other, SHORT_URL_NAME) !== environmentUrl) {
    throw new CommandError(
      `${URL_NAME} and ${SHORT_URL_NAME} name different environments; unset one of the two`,
    );
  }
  return {
    environmentUrl,
    clientId,
    clientSecret,
    connectionNames: parseNames(env.SCALEKIT_CONNECTION_NAMES),
  };
}

function parseOrigin(url: string, name: string): string {
  const origin = URL.parse(url)?.origin;
  if (origin?.startsWith('http')) return origin;
  throw new CommandError(`${name} is not a URL such as https://acme.scalekit.dev`);
}

/** Parses `gmail=gmail-x7,slack=slack-2`; an unlisted connection has the product's own name in Scalekit. */
function parseNames(text = ''): Record<string, string> {
  const known = Object.keys(connections);
  // Actions need an address, which a connection without one gets from a stage of cdk.json alone.
  const ready = Object.entries<ConnectionConfig>(connections).filter(
    ([, { actions, apiUrl }]) => actions === undefined || apiUrl !== undefined,
  );
  const names = Object.fromEntries(ready.map(([name]) => [name, name]));
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const [name = '', scalekitName = ''] = pair.split('=').map((part) => part.trim());
    if (!known.includes(name) || scalekitName === '') {
      throw new CommandError(
        `SCALEKIT_CONNECTION_NAMES: "${pair.trim()}" is not NAME=SCALEKIT_NAME, with NAME one of ${known.join(', ')}`,
      );
    }
    names[name] = scalekitName;
  }
  return names;
}
