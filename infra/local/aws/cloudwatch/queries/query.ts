import { Tokens } from '../tokens.ts';
import { QUERY_TOKEN, type Read, readExpression } from './expression.ts';
import { fieldOf, type LogEvent } from './log-event.ts';
import { readGroupTerm, readLineTerm } from './terms.ts';
import { orderOf, type Value } from './value.ts';

/** A row of a result: its columns in order. */
export type Row = Record<string, Value>;

/** A parsed query. */
export type Query = { run(events: readonly LogEvent[]): Row[] };

type Column<Subject> = { name: string; read: Read<Subject> };
/** A line with the columns that were computed of it, or a group of lines with them. */
type Result = { event: LogEvent | undefined; row: Row };
type Command = (results: Result[]) => Result[];

const MOST_ROWS = 10_000;

/**
 * Parses a query of CloudWatch Logs Insights: `fields`, `display`, `filter`, `stats … by …`, `sort` and `limit`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 * @throws Error for any other command, function or field
 */
export function parseQuery(text: string): Query {
  const tokens = new Tokens(text, QUERY_TOKEN);
  const commands = [readCommand(tokens)];
  while (tokens.accept('|')) commands.push(readCommand(tokens));
  tokens.end();
  return {
    run: (events) => {
      const lines = events.map((event): Result => ({ event, row: {} }));
      const results = commands.reduce((before, command) => command(before), lines).slice(0, MOST_ROWS);
      return results.map(({ event, row }) =>
        Object.keys(row).length > 0 || !event ? row : defaultRow(event),
      );
    },
  };
}

/** A query without columns shows these. */
function defaultRow(event: LogEvent): Row {
  return { '@timestamp': event.time, '@message': event.message };
}

function readCommand(tokens: Tokens): Command {
  const name = tokens.take().toLowerCase();
  switch (name) {
    case 'fields':
      return addColumns(readColumns(tokens));
    case 'display':
      return showColumns(readColumns(tokens));
    case 'filter': {
      const holds = readExpression(tokens, readLineTerm);
      return (results) => results.filter(({ event }) => event && holds(event) === true);
    }
    case 'stats':
      return readStats(tokens);
    case 'sort':
      return readSort(tokens);
    case 'limit': {
      const count = Number(tokens.take());
      return (results) => results.slice(0, count);
    }
    default:
      throw tokens.refuse(`does not know the command ${name}`);
  }
}

function readColumns(tokens: Tokens): Column<LogEvent>[] {
  const columns = [readColumn(tokens, (own) => readExpression(own, readLineTerm))];
  while (tokens.accept(',')) columns.push(readColumn(tokens, (own) => readExpression(own, readLineTerm)));
  return columns;
}

/** Reads an expression with its name: an alias, or its own text. */
function readColumn<Subject>(tokens: Tokens, readBody: (tokens: Tokens) => Read<Subject>): Column<Subject> {
  const start = tokens.position;
  const read = readBody(tokens);
  const text = tokens.textSince(start);
  return { read, name: tokens.accept('AS') ? tokens.take() : text };
}

function addColumns(columns: readonly Column<LogEvent>[]): Command {
  return (results) =>
    results.map(({ event, row }) => ({ event, row: { ...row, ...(event && rowOf(columns, event)) } }));
}

/** After `stats`, the columns are those of the groups. */
function showColumns(columns: readonly Column<LogEvent>[]): Command {
  return (results) =>
    results.map(({ event, row }) => ({
      event,
      row: event ? rowOf(columns, event) : Object.fromEntries(columns.map(({ name }) => [name, row[name]])),
    }));
}

function rowOf<Subject>(columns: readonly Column<Subject>[], subject: Subject): Row {
  return Object.fromEntries(columns.map(({ name, read }) => [name, read(subject)]));
}

function readStats(tokens: Tokens): Command {
  const aggregate = () => readColumn(tokens, (own) => readExpression(own, readGroupTerm));
  const columns = [aggregate()];
  while (tokens.accept(',')) columns.push(aggregate());
  const keys = tokens.accept('BY') ? readColumns(tokens) : [];
  return (results) => {
    const events = results.flatMap(({ event }) => event ?? []);
    const groups = Map.groupBy(events, (event) =>
      JSON.stringify(keys.map(({ read }) => read(event) ?? null)),
    );
    return [...groups.values()].map((group) => ({
      event: undefined,
      row: { ...(group[0] && rowOf(keys, group[0])), ...rowOf(columns, group) },
    }));
  };
}

function readSort(tokens: Tokens): Command {
  const keys: { name: string; sign: number }[] = [];
  do {
    const name = tokens.take();
    const sign = tokens.accept('DESC') ? -1 : 1;
    tokens.accept('ASC');
    keys.push({ name, sign });
  } while (tokens.accept(','));
  return (results) =>
    results.toSorted((one, other) => {
      for (const { name, sign } of keys) {
        const order = orderOf(sortValue(one, name), sortValue(other, name));
        if (order !== 0) return sign * order;
      }
      return 0;
    });
}

function sortValue({ event, row }: Result, name: string): Value {
  return Object.hasOwn(row, name) || !event ? row[name] : fieldOf(event, name);
}
