import { TIME_ZONE_NAMES } from './time-zone-names.ts';

let names: ReadonlySet<string> | undefined;

/** Returns the names of the Time Zone Database, also the old ones, sorted. */
export function timeZoneNames(): ReadonlySet<string> {
  names ??= new Set(readNames().sort());
  return names;
}

/**
 * Whether it is a name of the Time Zone Database, in its spelling. Intl accepts more: `+01:00`, `europe/berlin`, and
 * ICU's own names, of which `BST` is the time of Dhaka.
 */
export function isTimeZone(name: string): boolean {
  return timeZoneNames().has(name);
}

/** Returns the name that is spelt like the wrong one, or that ends with its place: `berlin` is `Europe/Berlin`. */
export function suggestTimeZone(wrong: string): string | undefined {
  const folded = fold(wrong);
  const place = placeOf(folded);
  let near: string | undefined;
  for (const name of timeZoneNames()) {
    if (fold(name) === folded) return name;
    if (name.includes('/') && placeOf(fold(name)) === place) near ??= name;
  }
  return near;
}

function readNames(): string[] {
  return TIME_ZONE_NAMES.trim()
    .split('\n')
    .flatMap((line) => {
      const [region = '', ...places] = line.split(' ');
      return places.map((place) => (region === '-' ? place : region + place));
    });
}

function fold(name: string): string {
  return name.trim().toLowerCase().replaceAll(' ', '_');
}

function placeOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
