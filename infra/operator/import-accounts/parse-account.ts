import { z } from 'zod';
import { identifierSchema } from '../../../shared/config/identifier.ts';
import { accountLabel } from '../../../shared/connections/account-ref.ts';
import { findConnection } from '../../../shared/connections/allow-list.ts';
import { connections } from '../../../shared/connections/connections.ts';
import { findNeeds } from '../connections/connection-needs.ts';

/** Far above the tokens of any provider; a longer line is another file. */
const LONGEST_LINE = 65_536;

const token = z.string().regex(/^[\x21-\x7e]{1,16384}$/);

const account = z.strictObject({
  connection: z.string().refine((name) => findConnection(name) !== undefined),
  identifier: identifierSchema,
  account: z.optional(accountLabel),
  accessToken: token,
  refreshToken: token.optional(),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  scopes: z
    .array(z.string().regex(/^[\x21-\x7e]{1,256}$/))
    .max(100)
    .optional(),
});

/** One account to import, with its tokens. */
export type AccountRow = z.output<typeof account>;

/** What each field must be, in place of the parser's messages, which can quote a value. */
const expected: Record<keyof AccountRow, string> = {
  connection: `one of ${Object.keys(connections).join(', ')}`,
  identifier: "the user of the API's tokens: 1 to 100 printable ASCII characters, not onbehalf-account:…",
  account: 'a label: 1 to 20 of a-z, 0-9 and -',
  accessToken: 'a token without blanks',
  refreshToken: 'a token without blanks',
  expiresAt: 'a time such as 2026-12-31T23:59:59Z',
  scopes: 'a list of scopes',
};

/** Parses one line. It returns a row, or why the line is refused, without any text of the line. */
export function parseAccount(line: string, now = new Date()): AccountRow | { refused: string } {
  if (line.length > LONGEST_LINE) return { refused: `it has over ${LONGEST_LINE} characters` };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { refused: 'it is not JSON' };
  }
  const parsed = account.safeParse(value);
  if (!parsed.success) return { refused: describeIssues(parsed.error.issues) };
  const refused = refuseDeadTokens(parsed.data, now);
  return refused === undefined ? parsed.data : { refused };
}

function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  const problems = issues.map(({ code, path: [field] }) => {
    if (code === 'unrecognized_keys') return `it has a field beside ${Object.keys(expected).join(', ')}`;
    return field !== undefined && isField(field)
      ? `${field} must be ${expected[field]}`
      : 'it is no JSON object';
  });
  return [...new Set(problems)].join('; ');
}

function isField(field: PropertyKey): field is keyof AccountRow {
  return Object.hasOwn(expected, field);
}

/** Refuses tokens with which the account would end within a day, or has ended. */
function refuseDeadTokens(
  { connection, refreshToken, expiresAt }: AccountRow,
  now: Date,
): string | undefined {
  if (refreshToken !== undefined) return undefined;
  if (expiresAt !== undefined && new Date(expiresAt) <= now) {
    return 'the access token has expired, and there is no refreshToken';
  }
  const config = findConnection(connection);
  return config && findNeeds(config)?.expires
    ? `refreshToken must be there: access tokens of ${config.displayName} end within a day`
    : undefined;
}
