/** The longest name that Scheduler takes. */
const LONGEST = 50;

/** Whether it is a name of the Time Zone Database, spelt as there: Intl also takes `+01:00` and `europe/berlin`. */
export function isTimeZone(name: string): boolean {
  if (name.length > LONGEST || !/^[A-Z]/.test(name)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    // An old name resolves to another one, a misspelt one to its right spelling.
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}
