import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CommandError } from '../command-error.ts';

const cdkJson = new URL('../../../cdk.json', import.meta.url);

/** Options with which the CDK changes a stack past CloudFormation, or leaves a failed deployment as it is. */
const UNSAFE = ['hotswap', 'hotswap-fallback', 'watch', 'express', 'no-rollback', 'R'];

/** The CDK reads an option from a variable, too, such as CDK_HOTSWAP. */
const VARIABLES = [...UNSAFE, 'rollback'].map((name) => `CDK_${name.replace('-', '_').toUpperCase()}`);

/**
 * Refuses options that a stage with users must not have, in every form in which the CDK reads them.
 * @throws CommandError
 */
export function refuseUnsafe(
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>> = {},
): void {
  const unsafe = [
    ...listFlags(args).filter(isUnsafe),
    ...VARIABLES.filter((name) => variables[name] !== undefined).map((text) => ({ text })),
  ].map(({ text }) => text);
  if (unsafe.length === 0) return;
  throw new CommandError(
    `${unsafe.join(', ')} is for development: the stack would differ from its template, or a failed deployment would stay. Deploy without it.`,
  );
}

type Flag = { text: string; name: string; value: string | undefined };

function isUnsafe({ name, value }: Flag): boolean {
  if (name === 'rollback') return value === 'false';
  return UNSAFE.includes(name) && value !== 'false';
}

/** Whether the operator chose the rollback triggers. */
export function namesTriggers(args: readonly string[]): boolean {
  return listFlags(args).some(({ name }) =>
    ['rollback-trigger-alarm-arns', 'monitoring-time-minutes'].includes(name),
  );
}

/** The options, as yargs reads them: in kebab or camel case, with a value behind `=` or a blank, or as a row of letters. */
function listFlags(args: readonly string[]): Flag[] {
  return args.flatMap((text, index) => {
    const [, dashes, given = '', own] = /^(--?)([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(text) ?? [];
    if (dashes === undefined) return [];
    const next = args[index + 1];
    const takesNext = !given.startsWith('no-') && (next === 'true' || next === 'false');
    const value = own ?? (takesNext ? next : undefined);
    if (dashes === '-') return [...given].map((name) => ({ text, name, value }));
    return [{ text, name: given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value }];
  });
}

/** The value of an option, as `--name value` or `--name=value`: the last one counts. */
export function findOption(args: readonly string[], ...names: string[]): string | undefined {
  return listOptions(args, ...names).at(-1);
}

/** The stage that the CDK will deploy; undefined where the command names none. */
export function findStage(args: readonly string[]): string | undefined {
  const given = listOptions(args, '-c', '--context').map((pair) => /^stage=(.*)$/s.exec(pair)?.[1]);
  const stage = given.findLast((value) => value !== undefined);
  if (stage !== undefined) return stage;
  const { context } = z
    .looseObject({ context: z.looseObject({ stage: z.optional(z.string()) }) })
    .parse(JSON.parse(readFileSync(cdkJson, 'utf8')));
  return context.stage;
}

function listOptions(args: readonly string[], ...names: string[]): string[] {
  return args.flatMap((arg, index) => {
    const next = args[index + 1];
    if (names.includes(arg)) return next === undefined ? [] : [next];
    const name = names.find((each) => arg.startsWith(`${each}=`));
    return name === undefined ? [] : [arg.slice(name.length + 1)];
  });
}
