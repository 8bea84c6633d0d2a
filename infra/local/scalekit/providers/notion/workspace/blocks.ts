import type { JsonObject } from '@bufbuild/protobuf';
import { z } from 'zod';
import { invalidArgument } from '../../tool-error.ts';
import { parseRichText } from './rich-text.ts';
import type { NewBlock } from './workspace.ts';

const textTypes = [
  'paragraph',
  'heading_1',
  'heading_2',
  'heading_3',
  'bulleted_list_item',
  'numbered_list_item',
  'to_do',
  'toggle',
  'quote',
  'callout',
  'code',
];
const otherTypes = ['divider', 'bookmark', 'embed', 'image', 'table_of_contents', 'equation'];
const blockTypes = [...textTypes, ...otherTypes];

const block = z.looseObject({ type: z.string().optional() });
const body = z.looseObject({ rich_text: z.unknown().optional(), children: z.array(z.unknown()).default([]) });

/** @throws ToolError `validation_error` for an invalid block, and for more than 100 */
export function parseBlocks(given: unknown[]): NewBlock[] {
  if (given.length > 100)
    throw invalidArgument('body failed validation: body.children.length should be ≤ `100`.');
  return given.map(parseBlock);
}

function parseBlock(given: unknown, index: number): NewBlock {
  const where = `body.children[${index}]`;
  const parsed = block.safeParse(given).data ?? {};
  const type = parsed.type ?? blockTypes.find((each) => each in parsed);
  const content = type === undefined ? undefined : body.safeParse(parsed[type]).data;
  if (type === undefined || content === undefined || !blockTypes.includes(type)) {
    throw invalidArgument(
      `body failed validation: ${where} should be a block with its content under its type.`,
    );
  }
  const { rich_text, children, ...rest } = content;
  const blockContent: JsonObject = { ...(rest as JsonObject) };
  if (textTypes.includes(type)) {
    blockContent.rich_text = parseRichText(rich_text ?? [], `${where}.${type}.rich_text`);
    blockContent.color ??= 'default';
  }
  return { type, content: blockContent, children: parseBlocks(children) };
}
