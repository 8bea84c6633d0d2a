import { parseArgs } from 'node:util';
import { noFragment, urlParameter } from '../../deploy/parameters/url-parameter.ts';
import { CommandError } from '../../operator/command-error.ts';
import type { LocalStackOptions } from './stack-options.ts';

const USAGE =
  'Usage: npm start -- [--port N] [--mailbox DIR] [--user-verify-url URL] [--cookie-mode] [--no-webhooks] [--jobs-by-moves]';

const options = {
  port: { type: 'string' },
  mailbox: { type: 'string' },
  'user-verify-url': { type: 'string' },
  'cookie-mode': { type: 'boolean' },
  'no-webhooks': { type: 'boolean' },
  'jobs-by-moves': { type: 'boolean' },
} as const;

type StartOptions = Pick<
  LocalStackOptions,
  'port' | 'mailboxDir' | 'userVerifyUrl' | 'cookieMode' | 'webhooks' | 'jobsByMoves'
>;

/**
 * Reads the arguments of `npm start --`.
 * @throws CommandError for an unknown argument or a wrong value
 */
export function readStartOptions(parameters: string[], env: NodeJS.ProcessEnv): StartOptions {
  const {
    port,
    mailbox,
    'user-verify-url': userVerifyUrl,
    'cookie-mode': cookieMode,
    'no-webhooks': noWebhooks = false,
    'jobs-by-moves': jobsByMoves,
  } = parse(parameters);
  return {
    webhooks: !noWebhooks,
    jobsByMoves,
    port: readPort(port ?? env.PORT ?? '3000'),
    cookieMode,
    ...(mailbox !== undefined && { mailboxDir: mailbox }),
    ...(userVerifyUrl !== undefined && { userVerifyUrl: readCallback(userVerifyUrl) }),
  };
}

function parse(parameters: string[]) {
  try {
    return parseArgs({ args: parameters, options }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new CommandError(`"${text}" is no port: a number from 0 to 65535`);
}

/** Checks the URL by the rules of the deployment parameter, so that the synthesis does not fail later. */
function readCallback(text: string): string {
  const { error } = urlParameter('local', noFragment).safeParse(text);
  if (error) throw new CommandError(`--user-verify-url ${error.issues[0]?.message}: "${text}"`);
  return text;
}
