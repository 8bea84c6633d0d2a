/** Builds the console's files, by name. */
export function buildConsole(): Map<string, Uint8Array> {
  const page = (title: string) =>
    Buffer.from(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="onbehalf-config" content="__CONFIG__"><link rel="stylesheet" href="/console/style.css"><link rel="icon" href="/console/icon.svg"><script src="/console/app.js"></script></head><body></body></html>`,
    );
  return new Map<string, Uint8Array>([
    ['index.html', page('Onbehalf')],
    ['callback.html', page('Onbehalf: link')],
    ['signed-in.html', page('Onbehalf: sign-in')],
    ['linked.html', page('Onbehalf: linked')],
    ['app.js', Buffer.from("'use strict';")],
    ['style.css', Buffer.from('body { margin: 0; }')],
    ['icon.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ]);
}
