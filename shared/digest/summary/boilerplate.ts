/** Lines about the mail itself or the program that sent it. */
const BOILERPLATE = new RegExp(
  [
    '^(?:view|read|open|see) (?:this |the )?(?:e-?mail|message|newsletter|it)?\\s?(?:online|in (?:your|a|the) (?:web ?)?browser)',
    '^(?:having )?(?:trouble|problems) (?:viewing|reading)',
    '^(?:sent from my|get outlook for|von meinem .{1,20} gesendet|envoyé de mon|enviado desde mi|iPhoneから送信)',
    '^(?:unsubscribe|manage (?:your )?(?:preferences|subscription)|update (?:your )?preferences)',
    '^(?:you(?:.re| are) receiving this|this is an automat(?:ed|ic)|please do not reply|do not reply)',
    '^(?:i|we) hope (?:this|that this|you|all) .{0,40}(?:well|great)\\W*$',
    '^\\[?(?:image|cid|inline image)[: ]',
  ].join('|'),
  'i',
);

/** Whether the line says nothing about the subject of the mail. */
export function isBoilerplate(line: string): boolean {
  return BOILERPLATE.test(line.trim());
}
