import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedScalekit, thrownBy, toolsThrough } from '../../support/scalekit/simulated-scalekit.ts';

// Follows https://developers.google.com/workspace/calendar/api/v3/reference, method by method.
const CONNECTION = 'googlecalendar-local';

type Time = { dateTime: string; timeZone: string };
type Event = { id: string; summary: string; status: string; start: Time; end: Time; sequence: number };
type Events = { items: Event[]; nextPageToken?: string };
type Busy = { calendars: Record<string, { busy: { start: string; end: string }[]; errors?: unknown[] }> };

let scalekit: SimulatedScalekit;
let run: ReturnType<typeof toolsThrough>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start({}, [CONNECTION]);
  run = toolsThrough(scalekit, CONNECTION);
});
afterAll(() => scalekit.stop());

/** Users for one test only, so that their calendars hold no events of other tests. */
let users = 0;
async function newUsers(): Promise<[string, string]> {
  users += 1;
  const names: [string, string] = [`ada${users}`, `bob${users}`];
  for (const name of names) await scalekit.connect(name, 'ACTIVE', CONNECTION);
  return names;
}
const create = (who: string, input = {}) =>
  run<Event>(who, 'googlecalendar_create_event', {
    summary: 'Planning',
    start_datetime: '2026-03-05T10:00:00Z',
    ...input,
  });
const list = (who: string, input = {}) => run<Events>(who, 'googlecalendar_list_events', input);
const summaries = async (who: string, input = {}) =>
  (await list(who, input)).items.map(({ summary }) => summary);

describe('an event', () => {
  it('is created, found, changed and deleted', async () => {
    const [ada] = await newUsers();
    const event = await create(ada, {
      event_duration_hour: 1,
      event_duration_minutes: 15,
      location: 'Room 4',
    });
    expect(event).toMatchObject({
      kind: 'calendar#event',
      status: 'confirmed',
      start: { dateTime: '2026-03-05T10:00:00Z', timeZone: 'UTC' },
      end: { dateTime: '2026-03-05T11:15:00Z' },
      organizer: { email: `${ada}@example.com`, self: true },
    });
    const search = { calendar_id: 'primary', query: 'room planning' };
    expect((await run<Events>(ada, 'googlecalendar_search_events', search)).items).toHaveLength(1);
    const change = { calendar_id: 'primary', event_id: event.id, summary: 'Replanning' };
    const changed = await run<Event>(ada, 'googlecalendar_update_event', change);
    expect(changed).toMatchObject({ summary: 'Replanning', location: 'Room 4', sequence: 1, end: event.end });
    const at = { event_id: event.id };
    await run(ada, 'googlecalendar_delete_event', at);
    expect(await summaries(ada)).toEqual([]);
    expect(await run(ada, 'googlecalendar_get_event_by_id', at)).toMatchObject({ status: 'cancelled' });
  });

  it('returns GONE when it is deleted a second time', async () => {
    const [ada] = await newUsers();
    const { id: event_id } = await create(ada);
    await run(ada, 'googlecalendar_delete_event', { event_id });
    const again = await thrownBy(run(ada, 'googlecalendar_delete_event', { event_id }));
    expect(again).toMatchObject({ isToolError: true, httpStatus: 404, toolErrorCode: 'GONE' });
  });

  it('without an offset starts at that wall-clock time in its zone', async () => {
    const [ada] = await newUsers();
    const summer = { start_datetime: '2026-07-01T09:00:00', timezone: 'Europe/Berlin' };
    expect((await create(ada, summer)).start).toEqual({
      dateTime: '2026-07-01T09:00:00+02:00',
      timeZone: 'Europe/Berlin',
    });
  });

  it('is in the calendars of its guests, and only the organizer can change it', async () => {
    const [ada, bob] = await newUsers();
    const { id: event_id } = await create(ada, { attendees_emails: [`${bob}@example.com`] });
    const [seen] = (await list(bob)).items;
    expect(seen).toMatchObject({
      id: event_id,
      attendees: [{ email: `${bob}@example.com`, self: true, responseStatus: 'needsAction' }],
    });
    const change = { calendar_id: 'primary', event_id, summary: 'Mine now' };
    const refused = await thrownBy(run(bob, 'googlecalendar_update_event', change));
    expect(refused).toMatchObject({ httpStatus: 403 });
    await run(bob, 'googlecalendar_delete_event', { event_id });
    expect([await summaries(bob), await summaries(ada)]).toEqual([[], ['Planning']]);
    expect((await list(ada)).items[0]).toMatchObject({ attendees: [{ responseStatus: 'declined' }] });
  });

  it('is in the ledger without its description', async () => {
    const [ada] = await newUsers();
    const { id } = await create(ada, { description: 'hush' });
    await run(ada, 'googlecalendar_delete_event', { event_id: id });
    const effects = (await scalekit.sideEffects(ada)).filter(({ kind }) => kind.startsWith('event-'));
    expect(effects.map(({ kind }) => kind)).toEqual(['event-created', 'event-deleted']);
    expect(effects[0]?.detail).toEqual({
      id,
      calendar: `${ada}@example.com`,
      summary: 'Planning',
      attendees: [],
    });
  });
});

describe('listing events', () => {
  it('returns the events that overlap the requested range, in the requested order', async () => {
    const [ada] = await newUsers();
    await create(ada, { summary: 'Noon', start_datetime: '2026-03-05T12:00:00Z' });
    await create(ada, { summary: 'Nine', start_datetime: '2026-03-05T09:00:00Z' });
    const ordered = { single_events: true, order_by: 'startTime' };
    expect(await summaries(ada, ordered)).toEqual(['Nine', 'Noon']);
    expect(await summaries(ada, { time_min: '2026-03-05T09:30:00Z' })).toEqual(['Noon']);
    expect(await summaries(ada, { time_min: '2026-03-05T09:29:00Z' })).toEqual(['Noon', 'Nine']);
    expect(await summaries(ada, { time_max: '2026-03-05T12:00:00Z' })).toEqual(['Nine']);
  });

  it('returns a weekly event as one event or as instances at the same wall-clock time', async () => {
    const [ada] = await newUsers();
    const series = await create(ada, {
      start_datetime: '2026-03-23T09:00:00',
      timezone: 'Europe/Berlin',
      recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'],
    });
    expect((await list(ada)).items.map(({ id }) => id)).toEqual([series.id]);
    const { items } = await list(ada, { single_events: true });
    expect(items.map(({ start }) => start.dateTime)).toEqual([
      '2026-03-23T09:00:00+01:00',
      '2026-03-30T09:00:00+02:00',
      '2026-04-06T09:00:00+02:00',
    ]);
    expect(items[1]).toMatchObject({ id: `${series.id}_20260330T070000Z`, recurringEventId: series.id });
    await run(ada, 'googlecalendar_delete_event', { event_id: items[1]?.id });
    expect((await list(ada, { single_events: true })).items).toHaveLength(2);
  });

  it('returns pages', async () => {
    const [ada] = await newUsers();
    for (const summary of ['one', 'two', 'three']) await create(ada, { summary });
    const first = await list(ada, { max_results: 2 });
    const second = await list(ada, { max_results: 2, page_token: first.nextPageToken });
    expect([...first.items, ...second.items].map(({ summary }) => summary)).toEqual(['one', 'two', 'three']);
    expect(second).not.toHaveProperty('nextPageToken');
  });
});

describe('free and busy', () => {
  it('covers every user of the simulator and merges overlapping events', async () => {
    const [ada, bob] = await newUsers();
    await create(bob, { event_duration_hour: 1 });
    await create(bob, { start_datetime: '2026-03-05T10:30:00Z', event_duration_hour: 1 });
    await create(bob, { start_datetime: '2026-03-05T14:00:00Z', transparency: 'transparent' });
    const address = `${bob}@example.com`;
    const { calendars } = await run<Busy>(ada, 'googlecalendar_query_freebusy', {
      calendar_ids: ['primary', address, 'stranger@elsewhere.example'],
      time_min: '2026-03-05T00:00:00Z',
      time_max: '2026-03-06T00:00:00Z',
    });
    expect(calendars.primary?.busy).toEqual([]);
    expect(calendars[address]?.busy).toEqual([
      { start: '2026-03-05T10:00:00Z', end: '2026-03-05T11:30:00Z' },
    ]);
    expect(calendars['stranger@elsewhere.example']?.errors).toEqual([
      { domain: 'global', reason: 'notFound' },
    ]);
  });
});

describe('Google Calendar refuses', () => {
  const start_datetime = '2026-03-05T10:00:00Z';
  it.each([
    ['another user’s calendar', 'list_events', { calendar_id: 'grace@example.com' }, 404],
    ['an event that does not exist', 'delete_event', { event_id: 'nope' }, 404],
    ['an order that needs instances', 'list_events', { order_by: 'startTime' }, 400],
    ['a bound without offset', 'list_events', { time_min: '2026-03-05T10:00:00' }, 400],
    ['an unknown page token', 'list_events', { page_token: 'nope' }, 400],
    ['a start that is not a time', 'create_event', { summary: 'x', start_datetime: 'tomorrow' }, 400],
    [
      'a start on a day that does not exist',
      'create_event',
      { summary: 'x', start_datetime: '2026-02-30T10:00:00Z' },
      400,
    ],
    ['an unknown zone', 'create_event', { summary: 'x', start_datetime, timezone: 'Mars/Base' }, 400],
    [
      'an invalid rule',
      'create_event',
      { summary: 'x', start_datetime, recurrence: ['RRULE:FREQ=NOW'] },
      400,
    ],
    [
      'a guest without an address',
      'create_event',
      { summary: 'x', start_datetime, attendees_emails: ['Bob'] },
      400,
    ],
  ])('%s', async (_case, tool, input, httpStatus) => {
    await scalekit.connect('refused', 'ACTIVE', CONNECTION);
    const error = await thrownBy(run('refused', `googlecalendar_${tool}`, input));
    expect(error).toMatchObject({ isToolError: true, httpStatus });
  });
});

it('lists the user’s own calendar as the primary one', async () => {
  const [ada] = await newUsers();
  expect(await run(ada, 'googlecalendar_list_calendars')).toMatchObject({
    kind: 'calendar#calendarList',
    items: [{ id: `${ada}@example.com`, primary: true, accessRole: 'owner' }],
  });
});
