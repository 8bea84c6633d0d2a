import { describe, expect, it } from 'vitest';
import { findToolEffect } from '../../../shared/connections/allow-list.ts';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { findDeliveryConnection } from '../../../shared/digest/settings/digest-connections.ts';

const config = (provider: string, ...tools: string[]): ConnectionConfig => ({
  displayName: provider,
  provider,
  tools: Object.fromEntries(tools.map((tool) => [tool, 'write' as const])),
});
const mail = ['gmail_get_profile', 'gmail_send_message'];
const slack = ['slack_auth_test', 'slack_open_conversation', 'slack_send_message'];
const configured = {
  work: config('GMAIL', ...mail),
  team: config('SLACK', ...slack),
  other: config('SLACK'),
};

describe('findDeliveryConnection', () => {
  it.each([
    ['email', 'work', 'work'],
    ['email', 'unknown', undefined],
    ['email', 'constructor', undefined],
    ['slack', 'work', 'team'],
    ['stored', 'work', undefined],
  ] as const)('by %s from the mailbox %s is %s', (delivery, connection, found) => {
    expect(findDeliveryConnection({ delivery, connection }, configured)).toBe(found);
  });

  it.each([
    ...mail.map((tool) => ['email', 'work', tool] as const),
    ...slack.map((tool) => ['slack', 'team', tool] as const),
  ])('by %s is none where the allow-list of %s lacks %s', (delivery, name, missing) => {
    const { provider, tools } = configured[name];
    const left = Object.keys(tools).filter((tool) => tool !== missing);
    const reduced = { ...configured, [name]: config(provider, ...left) };
    expect(findDeliveryConnection({ delivery, connection: 'work' }, reduced)).toBeUndefined();
  });

  it.each(['email', 'slack'] as const)(
    "by %s runs tools that the product's own allow-list has",
    (delivery) => {
      const name = findDeliveryConnection({ delivery, connection: 'gmail' });
      const found = Object.entries(connections).find(([each]) => each === name)?.[1];
      const effects = (delivery === 'email' ? mail : slack).map(
        (tool) => found && findToolEffect(found, tool),
      );
      expect(effects).not.toContain(undefined);
    },
  );
});
