import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gmailThrough, mailText } from '../../support/scalekit/simulated-mail.ts';
import { SimulatedScalekit } from '../../support/scalekit/simulated-scalekit.ts';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toUTCString();

/** The date in the form that the search accepts. */
const dayOf = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '/');

const mails = {
  'a.eml': mailText(
    { From: 'Ada Lovelace <ada@engine.example>', To: 'team@x.example', Subject: 'Notes', Date: daysAgo(0.5) },
    'The analytical engine weaves algebraical patterns.',
  ),
  'b.eml': mailText(
    {
      From: 'shop@store.example',
      To: 'me@x.example',
      Cc: 'ops@x.example',
      Subject: 'Meeting room',
      Date: daysAgo(3),
    },
    'Your order is on its way.',
  ),
  'c.eml': mailText({ From: 'grace@navy.example', Subject: 'Bug found', Date: daysAgo(400) }, 'A moth.'),
};
const [notes, room, bug] = ['Notes', 'Meeting room', 'Bug found'];

let scalekit: SimulatedScalekit;
let gmail: ReturnType<typeof gmailThrough>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start(mails);
  gmail = gmailThrough(scalekit);
  await scalekit.connect('searcher');
  const [first] = (await gmail.fetchMails('searcher', { query: 'subject:bug' })).messages;
  const change = { message_id: first?.id, add_label_ids: ['STARRED'], remove_label_ids: ['UNREAD', 'INBOX'] };
  await gmail.run('searcher', 'gmail_modify_message_labels', change);
});
afterAll(() => scalekit.stop());

describe('Gmail’s search', () => {
  it.each([
    ['', [notes, room, bug]],
    ['is:unread', [notes, room]],
    ['is:read', [bug]],
    ['is:starred', [bug]],
    ['in:inbox', [notes, room]],
    ['in:anywhere', [notes, room, bug]],
    ['label:unread', [notes, room]],
    ['label:STARRED', [bug]],
    ['from:ada', [notes]],
    ['from:lovelace', [notes]],
    ['from:@store.example', [room]],
    ['to:team@x.example', [notes]],
    ['to:ops', [room]],
    ['subject:meeting', [room]],
    ['subject:meet', []],
    ['subject:"bug found"', [bug]],
    ['has:attachment', []],
    ['newer_than:1d', [notes]],
    ['newer_than:1m', [notes, room]],
    ['older_than:1y', [bug]],
    ['"analytical engine"', [notes]],
    ['"engine analytical"', []],
    ['moth', [bug]],
    ['-from:shop -moth', [notes]],
    ['-is:unread', [bug]],
    ['is:unread newer_than:7d -"on its way"', [notes]],
    ['from:ada from:shop', []],
    ['on-its', []],
    ['(', []],
    ['from:ada OR from:shop', [notes, room]],
    ['from:ada or from:shop', []],
    ['is:unread from:ada OR from:grace', [notes]],
    ['from:grace OR from:ada OR from:shop -subject:bug', [notes, room]],
    ['OR from:ada', [notes]],
    ['{from:ada from:shop}', [notes, room]],
    ['-{from:ada from:shop}', [bug]],
    ['(from:ada subject:notes) OR moth', [notes, bug]],
    ['-(from:ada subject:notes)', [room, bug]],
    ['subject:(meeting room)', [room]],
    ['subject:{bug room}', [room, bug]],
    ['{from:ada (from:shop -is:unread)}', [notes]],
    ['from:ada AND subject:notes', [notes]],
    ['"from:ada OR from:shop"', []],
    ['from:(ada', [notes]],
    ['from:ada)', [notes]],
    [`after:${dayOf(4)} before:${dayOf(1)}`, [room]],
    [`newer:${dayOf(4)} older:${dayOf(-1)}`, [notes, room]],
    [`after:${Math.floor(Date.now() / 1000) - 86_400}`, [notes]],
    ['before:2020/1/1', []],
    ['before:nonsense', []],
    ['to:me', []],
    ['larger:1M', []],
    ['smaller:1M', [notes, room, bug]],
    ['filename:pdf', []],
    ['category:promotions', []],
    ['constructor:x', []],
  ])('finds by %j', async (query, subjects) => {
    expect(await gmail.subjects('searcher', query)).toEqual(subjects);
  });
});
