import type { JsonObject } from '@bufbuild/protobuf';
import { z } from 'zod';
import { invalidArgument } from '../../toolset.ts';
import { richText } from './rich-text.ts';
import type { BlockDraft } from './workspace.ts';

const texts = [
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
const others = ['divider', 'bookmark', 'embed', 'image', 'table_of_contents', 'equation'];

const block = z.looseObject({ type: z.string().optional() });
const body = z.looseObject({ rich_text: z.unknown().optional(), children: z.array(z.unknown()).default([]) });

/** @throws ToolError `validation_error` for what is no block, and for more than 100 */
export function blockDrafts(given: unknown[]): BlockDraft[] {
  if (given.length > 100)
    throw invalidArgument('body failed validation: body.children.length should be ≤ `100`.');
  return given.map(blockDraft);
}

function blockDraft(given: unknown, index: number): BlockDraft {
  const where = `body.children[${index}]`;
  const parsed = block.safeParse(given).data ?? {};
  const type = parsed.type ?? [...texts, ...others].find((each) => each in parsed);
  const content = type === undefined ? undefined : body.safeParse(parsed[type]).data;
  if (type === undefined || content === undefined || ![...texts, ...others].includes(type)) {
    throw invalidArgument(
      `body failed validation: ${where} should be a block with its content under its type.`,
    );
  }
  const { rich_text, children, ...rest } = content;
  const drawn: JsonObject = { ...(rest as JsonObject) };
  if (texts.includes(type)) {
    drawn.rich_text = richText(rich_text ?? [], `${where}.${type}.rich_text`);
    drawn.color ??= 'default';
  }
  return { type, content: drawn, children: blockDrafts(children) };
}
