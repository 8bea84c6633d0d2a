import type { StackDescription } from '../../infra/local/run/stack-description.ts';
import { HAS_PROC, megabytesOf } from '../support/stack/process-figures.ts';

const EVERY_MS = 5_000;

type Functions = { name: string; processes: { pid: number }[] }[];

/** Samples the memory of the functions' processes in all, in megabytes, until it is ended. */
export function watchMemory(stack: StackDescription): { samples: number[]; end: () => Promise<void> } {
  const samples: number[] = [];
  const stopping = new AbortController();
  const sampling = (async () => {
    while (!stopping.signal.aborted) {
      const sample = HAS_PROC ? await measureFunctions(stack) : undefined;
      if (sample !== undefined) samples.push(sample);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  return {
    samples,
    end: async () => {
      stopping.abort();
      await sampling;
    },
  };
}

async function measureFunctions({ awsUrl }: StackDescription): Promise<number> {
  const functions = (await (await fetch(`${awsUrl}/_local/functions`)).json()) as Functions;
  return functions
    .flatMap(({ processes }) => processes.map(({ pid }) => measureProcess(pid)))
    .reduce((sum, megabytes) => sum + megabytes, 0);
}

/** A process may end while it is measured. */
function measureProcess(pid: number): number {
  try {
    return megabytesOf(pid);
  } catch {
    return 0;
  }
}
