import type { Mutation } from '../mutation.ts';

const folder = 'infra/local/scalekit/providers';

const gmail: readonly Mutation[] = [
  {
    behaviour: 'Gmail: OR in a search joins its two neighbours',
    source: 'https://support.google.com/mail/answer/7190',
    file: `${folder}/gmail/search/search.ts`,
    find: 'if (joins) alternatives.at(-1)?.push(test);',
    replace: 'if (joins) alternatives.push([test]);',
    test: 'test/contract/simulator/search.test.ts',
    name: 'from:ada OR from:shop',
  },
  {
    behaviour: 'Gmail: braces in a search match when one of their terms does',
    source: 'https://support.google.com/mail/answer/7190',
    file: `${folder}/gmail/search/search.ts`,
    find: "bracket === '{' ? 'some' : 'every'",
    replace: "'every'",
    test: 'test/contract/simulator/search.test.ts',
    name: '{from:ada from:shop}',
  },
  {
    behaviour: 'Gmail: sending a draft deletes it',
    source: 'https://developers.google.com/workspace/gmail/api/guides/drafts',
    file: `${folder}/gmail/mailbox/mail-transport.ts`,
    find: '    sender.remove(draft);\n',
    replace: '',
    test: 'test/contract/simulator/threads.test.ts',
    name: 'are listed, read and sent once',
  },
  {
    behaviour: 'Gmail: a thread has its mails in their order, oldest first',
    source: 'https://developers.google.com/workspace/gmail/api/guides/threads',
    file: `${folder}/gmail/tools/thread-tools.ts`,
    find: 'mailbox.inThread(threadId).toReversed()',
    replace: 'mailbox.inThread(threadId)',
    test: 'test/contract/simulator/threads.test.ts',
    name: 'are found by any of their mails',
  },
  {
    behaviour: 'Gmail: SENT and DRAFT are labels that no user changes',
    source: 'https://developers.google.com/workspace/gmail/api/guides/labels',
    file: `${folder}/gmail/mailbox/labels.ts`,
    find: '(systemLabels.includes(label) && !immutable.includes(label))',
    replace: 'systemLabels.includes(label)',
    test: 'test/contract/simulator/threads.test.ts',
    name: 'that only Gmail changes are rejected',
  },
];

const slack: readonly Mutation[] = [
  {
    behaviour: 'Slack: a conversation of others is channel_not_found',
    source: 'https://docs.slack.dev/reference/methods/conversations.history',
    file: `${folder}/slack/acting-user.ts`,
    find: 'if (found === undefined || !canSee(found, me))',
    replace: 'if (found === undefined)',
    test: 'test/contract/simulator/slack.test.ts',
    name: 'in a direct conversation are visible only to its members',
  },
  {
    behaviour: 'Slack: posting to a channel that the user is not in is not_in_channel',
    source: 'https://docs.slack.dev/reference/methods/chat.postMessage',
    file: `${folder}/slack/tools/message-tools.ts`,
    find: "if (!isMember(conversation, actingUser.me)) throw slackError('not_in_channel');",
    replace: '',
    test: 'test/contract/simulator/slack.test.ts',
    name: 'a post to a public channel that the user has not joined',
  },
  {
    behaviour: 'Slack: replies in threads are not in the history',
    source: 'https://docs.slack.dev/reference/methods/conversations.history',
    file: `${folder}/slack/tools/message-tools.ts`,
    find: '({ threadTs, isBroadcast }) => threadTs === undefined || isBroadcast',
    replace: '() => true',
    test: 'test/contract/simulator/slack.test.ts',
    name: 'in a thread are replies',
  },
  {
    behaviour: 'Slack: the history begins with the newest message',
    source: 'https://docs.slack.dev/reference/methods/conversations.history',
    file: `${folder}/slack/tools/message-tools.ts`,
    find: 'selectBetween(visible, input).toReversed()',
    replace: 'selectBetween(visible, input)',
    test: 'test/contract/simulator/slack.test.ts',
    name: 'newest first, page by page',
  },
];

const notion: readonly Mutation[] = [
  {
    behaviour: 'Notion: the last page of a list has the cursor null',
    source: 'https://developers.notion.com/reference/intro',
    file: `${folder}/notion/tools/views.ts`,
    find: 'next_cursor: next?.id ?? null',
    replace: "next_cursor: next?.id ?? ''",
    test: 'test/contract/simulator/notion.test.ts',
    name: 'is searched by title',
  },
  {
    behaviour: 'Notion: a page not shared with the integration is object_not_found, a 404',
    source: 'https://developers.notion.com/reference/status-codes',
    file: `${folder}/notion/workspace/workspace.ts`,
    find: 'return notFound(',
    replace: 'return invalidArgument(',
    test: 'test/contract/simulator/notion.test.ts',
    name: 'an unknown id',
  },
  {
    behaviour: 'Notion: a page in the trash cannot be edited',
    source: 'https://developers.notion.com/reference/patch-block-children',
    file: `${folder}/notion/workspace/workspace.ts`,
    find: 'if (page.archived)',
    replace: 'if (false)',
    test: 'test/contract/simulator/notion.test.ts',
    name: 'cannot be changed once it is archived',
  },
  {
    behaviour: 'Notion: filters joined by or match when one of them does',
    source: 'https://developers.notion.com/reference/post-database-query-filter',
    file: `${folder}/notion/tools/filter.ts`,
    find: 'tests.some((test) => test(page))',
    replace: 'tests.every((test) => test(page))',
    test: 'test/contract/simulator/notion.test.ts',
    name: 'either of two',
  },
];

const reference = 'https://developers.google.com/workspace/calendar/api';
const calendar: readonly Mutation[] = [
  {
    behaviour: 'Google Calendar: the second deletion of an event is 410',
    source: `${reference}/guides/errors`,
    file: `${folder}/google-calendar/calendar/calendars.ts`,
    find: 'return event.isCancelled || ',
    replace: 'return ',
    test: 'test/contract/simulator/calendar.test.ts',
    name: 'returns GONE when it is deleted a second time',
  },
  {
    behaviour: 'Google Calendar: only the organizer changes shared properties',
    source: `${reference}/guides/errors`,
    file: `${folder}/google-calendar/tools/event-tools.ts`,
    find: 'event.organizer !== actingUser.address && !event.guests.canModify',
    replace: 'event.guests.canModify',
    test: 'test/contract/simulator/calendar.test.ts',
    name: 'only the organizer can change it',
  },
  {
    behaviour: 'Google Calendar: a recurring event keeps the time of its zone',
    source: `${reference}/concepts/events-calendars`,
    file: `${folder}/google-calendar/calendar/recurrence.ts`,
    find: 'const instant = fromWallTime(wall, timeZone);',
    replace: 'const instant = start + wall - first;',
    test: 'test/contract/simulator/calendar.test.ts',
    name: 'returns a weekly event as one event or as instances',
  },
  {
    behaviour: 'Google Calendar: ordering by start time needs single events',
    source: `${reference}/v3/reference/events/list`,
    file: `${folder}/google-calendar/tools/listing-tools.ts`,
    find: "input.order_by === 'startTime' && !input.single_events",
    replace: 'false',
    test: 'test/contract/simulator/calendar.test.ts',
    name: 'an order that needs instances',
  },
  {
    behaviour: 'Google Calendar: a bound of a listing has an offset',
    source: `${reference}/v3/reference/events/list`,
    file: `${folder}/google-calendar/calendar/time.ts`,
    find: 'if (!hasOffset || Number',
    replace: 'if (Number',
    test: 'test/contract/simulator/calendar.test.ts',
    name: 'a bound without offset',
  },
  {
    behaviour: 'Google Calendar: a listing has the events that end after timeMin',
    source: `${reference}/v3/reference/events/list`,
    file: `${folder}/google-calendar/tools/listing-tools.ts`,
    find: 'start + event.durationMs > min',
    replace: 'start > min',
    test: 'test/contract/simulator/calendar.test.ts',
    name: 'returns the events that overlap the requested range',
  },
];

/** Of the providers behind the simulator's tools. */
export const providers: readonly Mutation[] = [...gmail, ...slack, ...notion, ...calendar];
