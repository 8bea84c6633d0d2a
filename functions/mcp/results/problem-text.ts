import type { AppError } from '../../../shared/errors/app-error.ts';

export type ProblemContext = {
  tool: string;
  effect: 'read' | 'write';
  displayName: string;
  connectUrl: string;
  key?: string | undefined;
  again?: string | undefined;
};

export function problemText(error: AppError, context: ProblemContext): string {
  return `${error.code} ${context.connectUrl} ${context.key} ${JSON.stringify(error.facts)}`;
}
