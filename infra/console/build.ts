/** Builds the console's files, by name. */
export function buildConsole(): Map<string, Uint8Array> {
  const page = (title: string) =>
    Buffer.from(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="onbehalf-config" content="__CONFIG__"></head><body></body></html>`,
    );
  return new Map([
    ['index.html', page('Onbehalf')],
    ['callback.html', page('Onbehalf: link')],
  ]);
}
