/** The sizes of the sweep in MB. */
export const MEMORY_SIZES = [128, 256, 512, 1_024, 1_769] as const;

export type MemorySize = (typeof MEMORY_SIZES)[number];

/** At this size a function has the time of one whole vCPU; below it, proportionally less. */
const WHOLE_CPU_MEGABYTES = 1_769;

/** The share of a processor's time: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
export function shareOfCpu(megabytes: number): number {
  return megabytes / WHOLE_CPU_MEGABYTES;
}
