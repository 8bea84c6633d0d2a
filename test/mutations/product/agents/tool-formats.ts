import type { Mutation } from '../../mutation.ts';

const FORMATS = { test: 'test/unit/actions/format-tools.test.ts' };
const LIST = { test: 'test/unit/actions/list-tools.test.ts' };

export const toolFormats: readonly Mutation[] = [
  {
    behaviour: 'Converse refuses the definitions: their schema is not under `json`',
    find: 'inputSchema: { json: inputSchema } },',
    replace: 'inputSchema: inputSchema as never },',
    ...FORMATS,
    name: 'writes a definition as the API of bedrock takes it',
  },
  {
    behaviour: 'One tool with another name makes the API of a model refuse every request',
    find: 'NAME.test(tool.name) && byName',
    replace: 'byName',
    ...FORMATS,
    name: 'leaves out the tool',
  },
  {
    behaviour: 'A name that two connections share is listed twice: the API of a model refuses every request',
    find: ' && byName.get(tool.name) === tool)',
    replace: ')',
    ...FORMATS,
    name: 'lists a name of two connections once, for the first',
  },
  {
    behaviour: 'Converse refuses a tool without description',
    find: 'description: tool.description || tool.name',
    replace: 'description: tool.description',
    ...FORMATS,
    name: 'describes a tool by its name where Scalekit does not describe it',
  },
  {
    behaviour: 'A model is offered the writes that its host left out',
    find: 'tools: effect === undefined ? tools : tools.filter((tool) => tool.effect === effect),',
    replace: 'tools,',
    ...LIST,
    name: 'leaves the writes out on request, in every format',
  },
];
