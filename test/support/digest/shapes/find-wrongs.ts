import type { Digest, DigestItem } from '../../../../shared/digest/digest.ts';
import type { Must } from './shape-cases.ts';

const withoutBlanks = (text: string | undefined) => text?.replaceAll(/\s+/g, '');

const toCharacter = (name: string) => String.fromCodePoint(Number.parseInt(name.slice(2), 16));

/** What the digest shows otherwise than it must. */
export function findWrongs(must: Must, { items }: Digest, text: string): string[] {
  const [item] = items;
  const all = [text, ...items.flatMap(({ sender, subject }) => [sender, subject])].join(' ').toLowerCase();
  const checks: [isWrong: boolean, found: () => string][] = [
    ...(must.gistContains ?? []).map((part): [boolean, () => string] => [
      !item?.gist.includes(part),
      () => `the gist ${JSON.stringify(item?.gist)} lacks ${JSON.stringify(part)}`,
    ]),
    ...[...(must.notShown ?? []), ...(must.noCharacters ?? []).map(toCharacter)].map(
      (part): [boolean, () => string] => [text.includes(part), () => `${JSON.stringify(part)} is shown`],
    ),
    [
      must.shownAnyOf?.every((part) => !all.includes(part.toLowerCase())) ?? false,
      () => `none of ${JSON.stringify(must.shownAnyOf)} is shown in ${JSON.stringify(text)}`,
    ],
    ...findWrongMembers(must, item, text),
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, found]) => found());
}

function findWrongMembers(must: Must, item: DigestItem | undefined, text: string): [boolean, () => string][] {
  const mentions = item?.mentions ?? '';
  const lacks = (name: 'sender' | 'subject', allowed: string[] | undefined) =>
    allowed !== undefined &&
    !allowed.includes(item?.[name] ?? '') &&
    !allowed.some((each) => text.includes(each));
  const differs = (name: 'sender' | 'subject') =>
    must[name] !== undefined && withoutBlanks(item?.[name]) !== withoutBlanks(must[name]);
  const show = (name: keyof DigestItem) => () => `${name} is ${JSON.stringify(item?.[name])}`;
  return [
    [must.asks !== undefined && (item?.asks ?? false) !== must.asks, show('asks')],
    [must.isBulk !== undefined && (item?.isBulk ?? false) !== must.isBulk, show('isBulk')],
    [differs('sender') || lacks('sender', must.senderAnyOf), show('sender')],
    [differs('subject') || lacks('subject', must.subjectAnyOf), show('subject')],
    [must.mentionsAnyOf?.every((each) => !mentions.includes(each)) ?? false, show('mentions')],
    [must.mentionsNothing === true && mentions !== '', show('mentions')],
    [
      must.mailsInThread !== undefined && (item?.messageIds.length ?? 0) !== must.mailsInThread,
      show('messageIds'),
    ],
  ];
}
