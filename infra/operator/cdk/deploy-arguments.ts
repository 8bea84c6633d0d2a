import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CommandError } from '../command-error.ts';

const cdkJson = new URL('../../../cdk.json', import.meta.url);

/** Options with which the CDK changes a stack past CloudFormation, or leaves a failed deployment as it is. */
const UNSAFE = ['--hotswap', '--hotswap-fallback', '--watch', '--express', '--no-rollback', '-R'];

/** Refuses options that a stage with users must not have. @throws CommandError */
export function refuseUnsafe(args: readonly string[]): void {
  const unsafe = args.filter((arg) => {
    const [option = '', value] = arg.split('=');
    if (option === '--rollback') return value === 'false';
    return UNSAFE.includes(option) && value !== 'false';
  });
  if (unsafe.length === 0) return;
  throw new CommandError(
    `${unsafe.join(', ')} is for development: the stack would differ from its template, or a failed deployment would stay. Deploy without it.`,
  );
}

/** Whether the operator chose the rollback triggers. */
export function namesTriggers(args: readonly string[]): boolean {
  return args.some((arg) => /^--(?:rollback-trigger-alarm-arns|monitoring-time-minutes)(?:=|$)/.test(arg));
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
