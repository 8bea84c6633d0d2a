import type { Mutation } from '../mutation.ts';

export const digest: readonly Mutation[] = [
  {
    behaviour: 'A slot is read eventually consistent: a retry takes a sent slot for open',
    find: 'Key: itemKey(slot), ConsistentRead: true, ...stateOnly',
    replace: 'Key: itemKey(slot), ...stateOnly',
    test: 'test/contract/state/consistent-reads.test.ts',
    name: 'the state of a slot',
  },
  {
    behaviour: 'The newest slots are read eventually consistent: a day gets two digests',
    find: "    Limit: count,\n    ConsistentRead: true,",
    replace: '    Limit: count,',
    test: 'test/contract/state/consistent-reads.test.ts',
    name: 'the newest slots',
  },
  {
    behaviour: 'Settings are read eventually consistent: a firing after a change is skipped as superseded',
    find: "async find(user) {\n      const get = new GetCommand({ ...at(user), ConsistentRead: true });\n      const { Item } = await sendRequest(() => table.client.send(get));\n      return Item === undefined",
    replace: "async find(user) {\n      const get = new GetCommand({ ...at(user) });\n      const { Item } = await sendRequest(() => table.client.send(get));\n      return Item === undefined",
    test: 'test/contract/state/consistent-reads.test.ts',
    name: 'the settings of a digest',
  },
];
