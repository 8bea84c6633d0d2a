import type { Difference } from './mutation.ts';

/** By the file that has the likeness; the first that fits. */
const AREAS: [area: string, files: RegExp][] = [
  ['HTTP API', /^infra\/local\/(http-api\/|template\/http-api)/],
  ['Lambda', /^infra\/local\/(lambda\/|aws\/lambda|template\/functions)/],
  ['EventBridge Scheduler', /^infra\/local\/aws\/.*(schedul|clock|cron|alarm|time\.ts)/],
  ['SQS', /^infra\/local\/(aws|template)\/queue/],
  ['Secrets Manager', /^infra\/local\/aws\/secret/],
  ['DynamoDB', /^infra\/local\/(aws\/(dynamo|time-to-live)|template\/table)/],
  ['CloudFormation', /^infra\/local\/template\//],
  ['Scalekit', /^infra\/local\/(scalekit|mailbox)/],
  ['The rest', /./],
];

/** docs/likeness.md. */
export function likenessTable(differences: readonly Difference[]): string {
  const byArea = Map.groupBy(differences, ({ file }) => AREAS.find(([, files]) => files.test(file))?.[0]);
  const tables = AREAS.flatMap(([area]) => {
    const rows = byArea.get(area)?.map(row) ?? [];
    return rows.length > 0
      ? [`## ${area}\n\n| likeness | page | test |\n| --- | --- | --- |\n${rows.join('\n')}\n`]
      : [];
  });
  return `${INTRODUCTION}\n${tables.join('\n')}`;
}

const INTRODUCTION = `# What the local stack has in common with AWS and Scalekit

Each likeness has the page that it follows and a test. \`npm run likeness\` takes the likenesses away one by one, in a copy of the checkout, and expects the test to fail each time. What is knowingly different is listed in [local.md](local.md#where-it-differs-from-aws).

This file is \`node test/mutations/run.ts --markdown\`, from the lists in \`test/mutations/parity/\`.
`;

function row({ likeness, source, test }: Difference): string {
  const cells = [cell(likeness), page(source), `[${test.split('/').at(-1)}](../${test})`];
  return `| ${cells.join(' | ')} |`;
}

function page(source: string): string {
  if (!/^https?:/.test(source)) return cell(source);
  const { hostname, pathname } = new URL(source);
  const name = pathname
    .replace(/\/$/, '')
    .split('/')
    .at(-1)
    ?.replace(/\.html$/, '');
  return `[${name || hostname}](${source})`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
