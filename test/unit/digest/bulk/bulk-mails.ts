import type { WrittenMail } from './mailbox.ts';

const UNSUBSCRIBE = { 'List-Unsubscribe': '<https://crm.example/u/1>' };
const SHOP = { From: 'Shop <hello@shop.example>', Subject: 'Summer sale' };

/** Newsletters, notices and automatic replies. */
export const bulkMails: [what: string, mail: WrittenMail][] = [
  [
    'a newsletter',
    {
      headers: {
        From: '"The Weekly" <news@weekly.example>',
        'List-Id': '<weekly.weekly.example>',
        ...UNSUBSCRIBE,
        Precedence: 'bulk',
      },
      text: 'Ten cranes that you should see. Ready to save 20%?',
    },
  ],
  ['a newsletter with List-Unsubscribe alone', { headers: { ...SHOP, ...UNSUBSCRIBE } }],
  [
    'a newsletter that names a person as sender',
    {
      headers: {
        From: 'Anna Berg <anna@weekly.example>',
        'List-Id': '<weekly.weekly.example>',
        ...UNSUBSCRIBE,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
      text: 'What a week it was!\n\nNicht mehr interessiert? Hier abmelden.',
    },
  ],
  [
    'a newsletter that Gmail calls important and personal',
    {
      headers: {
        From: 'Anna from Cranes <cranes@substack.example>',
        'List-Id': '<cranes.substack.example>',
        ...UNSUBSCRIBE,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Feedback-ID': '1:post:substack',
        'X-Mailgun-Sid': 'x',
      },
      labels: ['INBOX', 'IMPORTANT', 'CATEGORY_PERSONAL'],
      text: 'This week in cranes. Unsubscribe here.',
    },
  ],
  ['a build notice', { headers: { From: 'CI <ci@ci.example>', 'Auto-Submitted': 'auto-generated' } }],
  [
    'a cron notice',
    { headers: { From: 'cron <root@host.example>', 'Auto-Submitted': 'auto-notified; owner-email="x@y"' } },
  ],
  ['promotions by label', { headers: SHOP, labels: ['INBOX', 'CATEGORY_PROMOTIONS'] }],
  [
    'social notices by label',
    {
      headers: {
        From: 'Mira Holt via Links <messages-noreply@links.example>',
        Subject: 'Mira mentioned you',
      },
      labels: ['INBOX', 'CATEGORY_SOCIAL'],
    },
  ],
  [
    'updates by label',
    { headers: { From: 'Shop <orders@shop.example>' }, labels: ['INBOX', 'CATEGORY_UPDATES'] },
  ],
  [
    'forum mail by label',
    { headers: { From: 'Forum <forum@board.example>' }, labels: ['INBOX', 'CATEGORY_FORUMS'] },
  ],
  ['spam', { labels: ['SPAM'] }],
  [
    'spam with an invitation',
    { labels: ['SPAM'], parts: [{ mimeType: 'text/calendar', text: 'BEGIN:VEVENT\nEND:VEVENT' }] },
  ],
  [
    'Feedback-ID with an unsubscribe line',
    {
      headers: { ...SHOP, 'Feedback-ID': '1:2:campaign:mailer' },
      text: 'Our sale starts. Unsubscribe: https://shop.example/u',
    },
  ],
  [
    'a mass mailer with a footer',
    {
      headers: { ...SHOP, 'X-MC-User': 'abc' },
      text: 'La soldes commencent.\n\nSe désabonner de cette liste',
    },
  ],
  [
    'Feedback-ID of a mailbox that takes no reply',
    { headers: { From: 'Shop <no-reply@shop.example>', 'Feedback-ID': 'a:b' } },
  ],
  [
    'a public mailing list',
    {
      headers: {
        From: 'Ines Duarte <ines@other.example>',
        To: 'lease-users@lists.example.org',
        'List-Id': 'Users <lease-users.lists.example.org>',
        'List-Post': '<mailto:lease-users@lists.example.org>',
        Precedence: 'list',
      },
    },
  ],
  [
    'a public list at Google Groups',
    {
      headers: {
        From: 'Ines Duarte <ines@other.example>',
        To: 'golang-nuts@googlegroups.com',
        'List-Id': '<golang-nuts.googlegroups.com>',
        'List-Post': '<https://groups.google.com/g/golang-nuts/post>, <mailto:golang-nuts@googlegroups.com>',
        'Mailing-list': 'list golang-nuts@googlegroups.com; contact golang-nuts+owners@googlegroups.com',
        Precedence: 'list',
        ...UNSUBSCRIBE,
      },
    },
  ],
  [
    "a list's digest",
    {
      headers: {
        From: 'team-request@lists.firm.example',
        To: 'team@lists.firm.example',
        Subject: 'Team Digest, Vol 3, Issue 1',
        'List-Id': '<team.lists.firm.example>',
        'List-Post': '<mailto:team@lists.firm.example>',
        Precedence: 'list',
      },
    },
  ],
  [
    'a list where only its owner writes',
    {
      headers: {
        From: 'Mira Holt <mira@other.example>',
        To: 'news@firm.example',
        'List-Id': '<news.firm.example>',
        'List-Post': 'NO',
        Precedence: 'bulk',
      },
    },
  ],
  [
    'activity on GitHub that does not concern the user',
    {
      headers: {
        From: 'Mira Holt <notifications@github.example>',
        To: 'org/repo <repo@noreply.github.example>',
        'List-Id': 'org/repo <repo.org.github.example>',
        'List-Post': '<mailto:reply+a@reply.github.example>',
        ...UNSUBSCRIBE,
        Precedence: 'list',
        'X-GitHub-Reason': 'subscribed',
      },
    },
  ],
  [
    'a notice of the own ticket system that refers to its own mails',
    {
      headers: {
        From: 'Redmine <redmine@example.com>',
        Subject: '[Yard - Bug #1] Crane',
        'Auto-Submitted': 'auto-generated',
        References: '<redmine.issue-1@example.com>',
      },
    },
  ],
  [
    'an event that a shop publishes',
    {
      headers: { ...SHOP, ...UNSUBSCRIBE },
      parts: [
        {
          mimeType: 'text/calendar',
          text: 'BEGIN:VCALENDAR\nMETHOD:PUBLISH\nBEGIN:VEVENT\nSUMMARY:Sale\nEND:VEVENT\nEND:VCALENDAR',
        },
      ],
    },
  ],
  ['Precedence: list alone', { headers: { From: 'Forum <forum@board.example>', Precedence: 'list' } }],
  [
    'a program that suppresses replies',
    { headers: { From: 'Shop <noreply@shop.example>', 'X-Auto-Response-Suppress': 'All' } },
  ],
  [
    'a newsletter with one-click unsubscription that Gmail calls personal',
    {
      headers: {
        From: 'Cranes <editor@press.example>',
        'List-Id': '<cranes.press.example>',
        ...UNSUBSCRIBE,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
      labels: ['INBOX', 'CATEGORY_PERSONAL'],
    },
  ],
  [
    'a list where only its owner writes, without Precedence',
    {
      headers: {
        To: 'news@firm.example',
        'List-Id': '<news.firm.example>',
        'List-Post': 'NO',
      },
    },
  ],
  [
    'a newsletter with the file of an event',
    {
      headers: { ...SHOP, ...UNSUBSCRIBE },
      parts: [{ mimeType: 'text/calendar', text: '', filename: 'fair.ics' }],
    },
  ],
];
