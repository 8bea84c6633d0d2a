import { relative } from 'node:path';
import type { ParityMutation } from './mutation.ts';

const PAGE = 'docs/local';

/** The areas of the page, each with the emulator's files that belong to it; the first match counts. */
const AREAS: [area: string, files: RegExp][] = [
  [
    'IAM',
    /^infra\/local\/aws\/(iam\/|api-gateway\/route-permission|scheduler\/schedule-targets|account-services)/,
  ],
  ['HTTP API', /^infra\/local\/aws\/(api-gateway\/|template\/http-api)/],
  ['Lambda', /^infra\/local\/aws\/(lambda\/|template\/functions)/],
  ['EventBridge Scheduler', /^infra\/local\/aws\/(scheduler|clock|protocol)\//],
  ['EventBridge', /^infra\/local\/aws\/events\//],
  ['SQS', /^infra\/local\/aws\/(sqs\/|template\/queues)/],
  ['Secrets Manager', /^infra\/local\/aws\/secrets-manager\//],
  ['KMS', /^infra\/local\/aws\/kms\//],
  ['DynamoDB', /^infra\/local\/aws\/(dynamodb\/|template\/table)/],
  ['CloudWatch', /^infra\/local\/aws\/cloudwatch\//],
  ['Scalekit', /^infra\/local\/scalekit\/(?!providers\/)/],
  ['Providers behind Scalekit', /^infra\/local\/scalekit\/providers\//],
];

/** The text of docs/local/parity.md. @throws if a file belongs to no area */
export function parityTable(mutations: readonly ParityMutation[]): string {
  const byArea = Map.groupBy(mutations, areaOf);
  const tables = AREAS.flatMap(([area]) => {
    const rows = byArea.get(area)?.map(row) ?? [];
    return rows.length > 0
      ? [`## ${area}\n\n| behaviour | page | test |\n| --- | --- | --- |\n${rows.join('\n')}\n`]
      : [];
  });
  return `${INTRODUCTION}\n${tables.join('\n')}`;
}

const INTRODUCTION = `# Parity of the local stack with AWS and Scalekit

Each behaviour has the page that documents it and a test. \`npm run verify -- parity\` applies one mutation per behaviour, in a copy of the checkout, and expects the test to fail. Known differences are listed in [differences.md](differences.md).

\`node test/mutations/run.ts --markdown\` prints this file from the lists in \`test/mutations/parity/\`.
`;

function areaOf({ file }: ParityMutation): string {
  const area = AREAS.find(([, files]) => files.test(file))?.[0];
  if (area === undefined) throw new Error(`${file} belongs to no area of the parity page.`);
  return area;
}

function row({ behaviour, source, test }: ParityMutation): string {
  const cells = [cell(behaviour), page(source), `[${test.split('/').at(-1)}](${relative(PAGE, test)})`];
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
