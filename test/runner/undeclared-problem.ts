/** The route and code of a log line that marks a problem which the route's contract does not declare. */
export function undeclaredProblemIn(line: string): string | undefined {
  if (!line.includes('"undeclared":true')) return undefined;
  const [route, code] = ['route', 'code'].map((name) => new RegExp(`"${name}":"([^"]*)"`).exec(line)?.[1]);
  return `${route}: ${code}`;
}
