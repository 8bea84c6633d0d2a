import { z } from 'zod';
import { environments, type FunctionName } from '../../../shared/config/environment.ts';

const functionNames = Object.keys(environments) as [FunctionName, ...FunctionName[]];

/**
 * A function's reserved concurrency. 0 would stop the function; the stage then still accepts what it can never do.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
export const concurrencySchema = z.partialRecord(z.enum(functionNames), z.int().min(1));
