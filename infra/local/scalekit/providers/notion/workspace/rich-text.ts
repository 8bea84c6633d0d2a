import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import { z } from 'zod';
import { invalidArgument } from '../../tool-error.ts';

const item = z.object({
  type: z.literal('text').default('text'),
  text: z.object({
    content: z.string().max(2_000),
    link: z.object({ url: z.string() }).nullish(),
  }),
  annotations: z.record(z.string(), z.union([z.boolean(), z.string()])).default({}),
});

const plainAnnotations = {
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  code: false,
  color: 'default',
};

/**
 * Converts rich text of a request to the form that Notion returns.
 * @see https://developers.notion.com/reference/rich-text
 * @throws ToolError `validation_error`
 */
export function parseRichText(value: unknown, where: string): JsonValue[] {
  const parsed = z.array(item).max(100).safeParse(value);
  if (!parsed.success) throw invalidArgument(`body failed validation: ${where} should be rich text.`);
  return parsed.data.map(
    ({ text: { content, link }, annotations }): JsonObject => ({
      type: 'text',
      text: { content, link: link ?? null },
      annotations: { ...plainAnnotations, ...annotations },
      plain_text: content,
      href: link?.url ?? null,
    }),
  );
}

/** Rich text with one unformatted item. */
export function toRichText(content: string): JsonValue[] {
  return parseRichText([{ text: { content } }], 'text');
}

export function plainTextOf(value: unknown): string {
  const parsed = z.array(z.object({ plain_text: z.string() })).safeParse(value);
  return parsed.success ? parsed.data.map(({ plain_text }) => plain_text).join('') : '';
}
