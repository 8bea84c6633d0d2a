import type { Choice } from '../../shared/digest/settings/settings.ts';

/** What a setting is, in a request and in a response. */
export const settingDescriptions: {
  [Setting in keyof Choice]: { description: string; examples?: string[] };
} = {
  time: { description: '`HH:MM`, as clocks in the zone show it.', examples: ['07:30'] },
  timeZone: {
    description: 'A name of the Time Zone Database, in its spelling.',
    examples: ['Europe/Berlin'],
  },
  weekdays: { description: 'The days on which the digest comes.' },
  connection: { description: 'The mailbox: a connection of the provider `GMAIL`.' },
  query: {
    description:
      'A Gmail search. Its quotation marks and brackets are closed, in order: `subject:(report OR "weekly review")`, not `subject:(report`. Blanks at its ends do not count.',
    examples: ['is:unread label:inbox'],
  },
  maxMessages: { description: 'Mails per digest.' },
  delivery: {
    description:
      "`stored`: for `GET /digest/latest`, 30 days. `email`: to the mailbox's own address. `slack`: to the user's own conversation.",
  },
  source: {
    description: "`tool`: Scalekit's tool. `direct`: Gmail's own API, where the connection has its address.",
  },
  language: { description: "Of the digest's own words: headings, counts, date." },
};
