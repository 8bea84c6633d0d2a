import type { WrittenMail } from './mailbox.ts';

const UNSUBSCRIBE = { 'List-Unsubscribe': '<https://crm.example/u/1>' };

/** What people write to the user, and what concerns mail that the user wrote. */
export const mailsOfPeople: [what: string, mail: WrittenMail][] = [
  ['an ordinary mail', {}],
  [
    'a mail with empty and negative headers',
    { headers: { 'List-Unsubscribe': ' ', 'Auto-Submitted': 'no', Precedence: 'first-class' } },
  ],
  [
    'an invitation of a calendar',
    {
      headers: { 'Auto-Submitted': 'auto-generated', Sender: 'Calendar <calendar-notification@cal.example>' },
      parts: [
        {
          mimeType: 'text/calendar',
          text: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Crane\r\nEND:VEVENT',
        },
      ],
    },
  ],
  [
    'an invitation of a booking service',
    {
      headers: {
        From: 'Calendly <no-reply@calendly.example>',
        'Auto-Submitted': 'auto-generated',
        'Feedback-ID': 'a',
        Precedence: 'bulk',
        ...UNSUBSCRIBE,
      },
      labels: ['INBOX', 'CATEGORY_UPDATES'],
      parts: [
        {
          mimeType: 'text/calendar',
          text: 'BEGIN:VCALENDAR\nMETHOD:PUBLISH\nBEGIN:VEVENT\nATTENDEE;CN=Ada:mailto:ada@example.com\nEND:VEVENT',
        },
      ],
    },
  ],
  [
    'the acceptance of an invitation',
    {
      headers: { Subject: 'Accepted: Crane', 'Auto-Submitted': 'auto-replied' },
      parts: [{ mimeType: 'text/calendar', text: 'BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nEND:VEVENT' }],
    },
  ],
  [
    'a question to a team list',
    {
      headers: {
        Subject: '[team] Friday shift',
        'List-Id': '<team.firm.example>',
        'List-Post': '<mailto:team@firm.example>',
        Precedence: 'list',
        'List-Unsubscribe': '<mailto:team-unsub@firm.example>',
      },
    },
  ],
  [
    "a post to a team list of the writer's organisation",
    {
      headers: {
        From: 'Mira Holt <mira@firm.example>',
        To: 'team@lists.firm.example',
        'List-Id': 'Team <team.lists.firm.example>',
        'List-Post': '<mailto:team@lists.firm.example>',
        'X-BeenThere': 'team@lists.firm.example',
        'X-Mailman-Version': '2.1.39',
        Precedence: 'list',
        'List-Unsubscribe': '<mailto:team-request@lists.firm.example?subject=unsubscribe>',
      },
      labels: ['INBOX', 'CATEGORY_FORUMS'],
      text: 'Can you come?\n____\nTo unsubscribe send a mail to team-leave@lists.firm.example',
    },
  ],
  [
    'a post to a team group at Google',
    {
      headers: {
        From: "'Mira Holt' via Team <team@firm.example>",
        To: 'team@firm.example',
        'Reply-To': 'Mira Holt <mira@partner.example>',
        'List-ID': '<team.firm.example>',
        'Mailing-list': 'list team@firm.example; contact team+owners@firm.example',
        Precedence: 'list',
        'X-Google-Group-Id': '1',
        ...UNSUBSCRIBE,
      },
    },
  ],
  [
    'a post to a list that names the user',
    {
      headers: {
        To: 'lease-users@lists.example.org',
        Cc: 'Ada <ada@example.com>',
        'Delivered-To': 'ada@example.com',
        'List-Id': '<lease-users.lists.example.org>',
        'List-Post': '<mailto:lease-users@lists.example.org>',
        Precedence: 'list',
      },
    },
  ],
  [
    'a post to a list without List-Post',
    { headers: { To: 'team@firm.example', 'List-Id': '<team.firm.example>', ...UNSUBSCRIBE } },
  ],
  [
    'a tracked reply',
    {
      headers: {
        Subject: 'Re: Contract',
        ...UNSUBSCRIBE,
        'In-Reply-To': '<abc@example.com>',
        References: '<abc@example.com>',
      },
    },
  ],
  [
    'a reply of a CRM to a mail that Gmail sent',
    {
      headers: {
        Subject: 'AW: Vertrag',
        ...UNSUBSCRIBE,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Feedback-ID': 'crm',
        'X-HubSpot-Id': '1',
        'In-Reply-To': '<CAF+x@mail.gmail.com>',
      },
      labels: ['INBOX', 'CATEGORY_PROMOTIONS'],
      text: 'Ja, gern.\n\nAbmelden',
    },
  ],
  [
    "a service desk's reply to the user",
    {
      headers: {
        From: 'Mira (Support) <support@desk.example>',
        Subject: 'Re: Crane',
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'In-Reply-To': '<abc@example.com>',
      },
    },
  ],
  ['a tracked first mail', { headers: UNSUBSCRIBE }],
  ['a mail merge of a person', { headers: { Precedence: 'bulk' } }],
  [
    'a mail that Gmail calls personal',
    {
      headers: { ...UNSUBSCRIBE, To: 'ada@example.com, bob@firm.example' },
      labels: ['INBOX', 'CATEGORY_PERSONAL'],
    },
  ],
  [
    'a mail that Gmail calls important',
    { headers: { ...UNSUBSCRIBE, To: 'ada@example.com, bob@firm.example' }, labels: ['INBOX', 'IMPORTANT'] },
  ],
  ['a person whom Gmail files under updates', { labels: ['INBOX', 'CATEGORY_UPDATES'] }],
  [
    'a comment of a person through a program',
    { headers: { From: 'Jon Ek (via Docs) <comments-noreply@docs.example>', Subject: 'Jon mentioned you' } },
  ],
  [
    'a mention on GitHub',
    {
      headers: {
        From: 'Mira Holt <notifications@github.example>',
        To: 'org/repo <repo@noreply.github.example>',
        'List-Id': 'org/repo <repo.org.github.example>',
        ...UNSUBSCRIBE,
        Precedence: 'list',
        'X-GitHub-Reason': 'mention',
      },
    },
  ],
  [
    'a review that GitLab asks for',
    {
      headers: {
        From: 'Mira Holt <gitlab@git.firm.example>',
        'List-Id': 'a/b <1.b.a.git.firm.example>',
        'X-GitLab-NotificationReason': 'review_requested',
        'Auto-Submitted': 'auto-generated',
      },
    },
  ],
  [
    'a mention in Jira',
    {
      headers: {
        From: 'Mira Holt (Jira) <jira@firm.example>',
        Subject: '[JIRA] Mira Holt mentioned you on CRANE-12',
        'Auto-Submitted': 'auto-generated',
        Precedence: 'bulk',
      },
    },
  ],
  ['Feedback-ID alone', { headers: { 'Feedback-ID': '1.eu-west-1.abc:AmazonSES' } }],
  ['a person who writes of unsubscribing', { text: 'How do I unsubscribe from their newsletter?' }],
  ['a subject about automatic replies', { headers: { Subject: 'Automatic reply does not work' } }],
  ['a person who announces an absence', { headers: { Subject: 'Out of office: can you cover?' } }],
  [
    'a tracked reply to an address that the mailbox does not know',
    {
      headers: {
        To: 'a.quist@firm.example',
        'Delivered-To': 'ada@example.com',
        Subject: 'Re: Contract',
        ...UNSUBSCRIBE,
        'In-Reply-To': '<abc@mail.firm.example>',
        References: '<x@firm.example> <abc@mail.firm.example>',
      },
    },
  ],
  [
    'an invitation whose calendar is a file',
    {
      headers: { From: 'Rooms <noreply@rooms.example>', 'Auto-Submitted': 'auto-generated' },
      parts: [{ mimeType: 'application/ics', text: '', filename: 'invite.ics' }],
    },
  ],
];
