import { AwsError } from '../protocol/aws-error.ts';
import { parseScheduleExpression, type ScheduleExpression } from './schedule-expression.ts';
import type { ScheduleInput } from './schedule-input.ts';

const MOST_EXPRESSIONS = 1_000;

/** Shares parsed expressions among schedules, so that the search for a next time is done once. */
export class ExpressionCache {
  readonly #expressions = new Map<string, ScheduleExpression>();

  /** @throws AwsError for an invalid expression */
  parse({
    ScheduleExpression: text,
    ScheduleExpressionTimezone: timezone,
  }: ScheduleInput): ScheduleExpression {
    const key = `${text} ${timezone}`;
    const expression = this.#expressions.get(key) ?? parseScheduleExpression(text, timezone);
    if (!expression) throw new AwsError('ValidationException', `Invalid Schedule Expression ${text}.`);
    if (this.#expressions.size >= MOST_EXPRESSIONS) this.#expressions.clear();
    this.#expressions.set(key, expression);
    return expression;
  }
}
