import { z } from 'zod';
import { listSecretProblems } from '../../credentials/scalekit-secret-value.ts';
import { type Check, defineCheck, fail, failOn, type Outcome, pass } from './check.ts';

const PUT = 'npm run put-credentials -- --secret-id ARN';

const withWebhookSecrets = z.looseObject({ webhookSecrets: z.array(z.unknown()).min(1) });

/** The form of the Scalekit secret; another check sends it to Scalekit. */
export const secretChecks: Check[] = [
  defineCheck('the Scalekit secret can be read', ['secret'], ({ secret }) =>
    'value' in secret ? pass : fail(secret.problem, secret.remedy),
  ),
  defineCheck('the Scalekit secret is well-formed', ['secret'], ({ secret }) =>
    'value' in secret ? judgeForm(secret.value) : unread,
  ),
  defineCheck('the webhook secrets are valid keys', ['secret'], ({ secret }) =>
    'value' in secret ? judgeWebhookSecrets(secret.value) : unread,
  ),
];

const unread: Outcome = { status: 'skip', why: 'the secret cannot be read' };

function judgeForm(value: unknown): Outcome {
  return failOn(
    listSecretProblems(value).filter((problem) => !isAboutWebhooks(problem)),
    `put clientId and clientSecret as in Scalekit's dashboard: ${PUT}`,
  );
}

function judgeWebhookSecrets(value: unknown): Outcome {
  const problems = listSecretProblems(value).filter(isAboutWebhooks);
  if (problems.length === 0 && !withWebhookSecrets.safeParse(value).success) {
    return { status: 'skip', why: 'there are none, so every webhook of Scalekit would be refused' };
  }
  return failOn(problems, `put the secrets of Scalekit's webhook endpoint unchanged (whsec_…): ${PUT}`);
}

function isAboutWebhooks(problem: string): boolean {
  return problem.startsWith('webhookSecrets');
}
