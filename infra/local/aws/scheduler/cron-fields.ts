type Field = { least: number; most: number; names?: readonly string[]; special?: RegExp };

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The table of https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based */
const FIELDS: readonly [Field, Field, Field, Field, Field, Field] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31, special: /^(\?|L|LW|([1-9]|[12]\d|3[01])W)$/ },
  { least: 1, most: 12, names: MONTHS },
  { least: 1, most: 7, names: WEEKDAYS, special: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/ },
  { least: 1970, most: 2199 },
];

/**
 * Converts the six fields of Scheduler's cron expression to croner's.
 * Returns undefined for fields that AWS refuses.
 */
export function convertCronFields(argument: string): string[] | undefined {
  const fields = argument.toUpperCase().split(/\s+/);
  if (fields.length !== FIELDS.length) return undefined;
  if (!fields.every((field, index) => isField(field, FIELDS[index]))) return undefined;
  const [minutes = '', hours = '', day = '', month = '', weekday = '', year = ''] = fields;
  // Exactly one of the two must be `?`.
  if ((day === '?') === (weekday === '?')) return undefined;
  // In Scheduler L is the week's last day. Croner knows no L without a number.
  return [minutes, hours, day, month, weekday === 'L' ? '7' : weekday, year];
}

function isField(text: string, field: Field | undefined): boolean {
  if (!field) return false;
  if (field.special?.test(text)) return true;
  return text.split(',').every((item) => isItem(item, field));
}

/** Whether the text is a value, a range or `*`, with an optional step. */
function isItem(text: string, { least, most, names = [] }: Field): boolean {
  const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/([1-9]\d*))?$/.exec(text) ?? [];
  const number = (value: string) => {
    const named = names.indexOf(value);
    return named >= 0 ? named + 1 : /^\d+$/.test(value) ? Number(value) : Number.NaN;
  };
  const within = (value: string) => number(value) >= least && number(value) <= most;
  if (step !== undefined && Number(step) > most) return false;
  if (from === '*') return to === undefined;
  return within(from) && (to === undefined || (within(to) && number(from) <= number(to)));
}
