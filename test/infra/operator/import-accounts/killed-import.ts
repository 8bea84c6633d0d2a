import { spawn } from 'node:child_process';
import { localConnectionNames } from '../../../../infra/local/run/local-stage.ts';
import { SimulatedScalekit } from '../../../support/scalekit/simulated-scalekit.ts';
import { SCRIPT, toLines, variablesFor } from './import-command.ts';

/** A simulator that reports each call when its effect is done and its response is not yet sent. */
export class WatchedScalekit {
  readonly scalekit: SimulatedScalekit;
  readonly #hook: { onCall: (method: string) => void };

  private constructor(scalekit: SimulatedScalekit, hook: { onCall: (method: string) => void }) {
    this.scalekit = scalekit;
    this.#hook = hook;
  }

  static async start(): Promise<WatchedScalekit> {
    const hook = { onCall: (_method: string) => {} };
    const record = (_service: string, method: string) => {
      if (!method.startsWith('ledger.')) hook.onCall(method);
    };
    const names = Object.values(localConnectionNames());
    return new WatchedScalekit(await SimulatedScalekit.start({}, names, { observer: { record } }), hook);
  }

  /**
   * Runs the command until `isEnd` says so of a call, or until so many milliseconds after its first call, and kills it
   * there.
   * @returns whether it was killed before its end
   */
  async runUntil(
    rows: readonly unknown[],
    {
      isEnd,
      afterMs,
      args = [],
    }: { isEnd?: (method: string, count: number) => boolean; afterMs?: number; args?: string[] },
  ): Promise<boolean> {
    const child = spawn(process.execPath, [`infra/operator/${SCRIPT}`, ...args], {
      env: { PATH: process.env.PATH, HOME: '/nonexistent', ...variablesFor(this.scalekit.url) },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    let count = 0;
    let timer: NodeJS.Timeout | undefined;
    this.#hook.onCall = (method) => {
      count += 1;
      if (isEnd?.(method, count)) child.kill('SIGKILL');
      if (afterMs !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
    };
    child.stdin.on('error', () => {});
    child.stdin.end(toLines(rows));
    const signal = await new Promise((resolve) => child.once('close', (_code, by) => resolve(by)));
    clearTimeout(timer);
    this.#hook.onCall = () => {};
    return signal === 'SIGKILL';
  }
}
