import type { Mutation } from '../../mutation.ts';

const EXPORT = { test: 'test/infra/operator/activity/verify-activity.test.ts' };
const OLDER = { test: 'test/infra/operator/activity/older-roots.test.ts' };
const COMMAND = { test: 'test/infra/operator/activity/verify-command.test.ts' };
const CHANGED = 'is found to be changed';

export const activityChecking: readonly Mutation[] = [
  {
    behaviour: 'The check of an activity: an entry that was changed passes',
    find: 'if (sha256(canonical(hashed)) !== hash)',
    replace: 'if (sha256(canonical(hashed)) === hash && !hash)',
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour: 'The check of an activity: a chain that was made anew passes',
    find: 'head: entry.hash }) !== root.merkleRoot)',
    replace: 'head: entry.hash }) === root.day)',
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour: 'The check of an activity: a root passes whose statement has more than its values',
    find: 'DAY.test(its.day) && canonical(its) === text;',
    replace: 'DAY.test(its.day);',
    ...EXPORT,
    name: 'is found to have a root whose statement is not canonical',
  },
  {
    behaviour: 'The check of an activity: entries are missing between an older export and the new one',
    find: 'if (first === undefined || first.sequence > next)',
    replace: 'if (first === undefined)',
    ...EXPORT,
    name: 'is not continued by one that begins behind its end',
  },
  {
    behaviour: 'The check of an activity: roots fork right after those of the older export',
    find: 'if (next.previousRootHash === sha256(canonical(last))) return changed;',
    replace: 'if (next.previousRootHash) return changed;',
    ...OLDER,
    name: 'are not followed by a root that names another one',
  },
  {
    behaviour: 'The check of an activity: roots are missing between an older export and the new one',
    find: 'if (Date.parse(next.day) - Date.parse(last.day) !== DAY_MS)',
    replace: 'if (Number.isNaN(last.day))',
    ...OLDER,
    name: 'are not followed by the root of a later day',
  },
  {
    behaviour: 'The check of an activity: a byte-order mark passes',
    find: "const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })",
    replace: "const text = new TextDecoder('utf-8', { fatal: true })",
    ...EXPORT,
    name: 'is refused when its text says something else',
  },
  {
    behaviour: 'The check of an activity: a chain that was cut passes',
    find: 'if (entry === undefined)\n      return [{ sequence: Math.min(sequence, last + 1)',
    replace:
      'if (entry === undefined) return [];\n    if (entry === undefined)\n      return [{ sequence: Math.min(sequence, last + 1)',
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour: 'The check of an activity: a root that another key signed passes',
    find: 'else if (!isSigned(root, publicKey))',
    replace: 'else if (!isSigned(root, undefined))',
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour: 'The check of an activity: a step of a path has more behind its hash, and drops the leaf',
    find: 'return index < leaves && isWhole && path.every(({ hash }) => isHash(hash));',
    replace: 'return index < leaves && isWhole;',
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour: 'The check of an activity: a path that is not the one of its leaf passes',
    find: 'return index < leaves && isWhole && path',
    replace: 'return path',
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour: 'The check of an activity: a proof names a place behind the last leaf',
    find: 'return index < leaves && isWhole',
    replace: 'return isWhole',
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour: 'The check of an activity: proofs pass in another order',
    find: 'if (sequence <= (proofs[place - 1]?.sequence ?? 0))',
    replace: 'if (sequence < 0 && place < 0)',
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour:
      'The check of an activity: entries pass whose proofs were left out, with the root of their day',
    find: '.concat(rootDays)',
    replace: '.concat(rootDays.slice(0, 0))',
    ...EXPORT,
    name: 'is found to be rewritten',
  },
  {
    behaviour: 'The check of an activity: roots pass of which one between them was left out',
    find: 'its?.previousRootHash === sha256(before.statement)',
    replace: "its?.previousRootHash !== ''",
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour: 'The check of an activity: a signature has more behind its base64',
    find: "bytes.toString('base64') !== signature",
    replace: "signature === ''",
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour: 'The check of an activity: `next` names another entry',
    find: 'if (next === undefined || next === String(sequence)) return [];',
    replace: "if (next !== '') return [];",
    ...EXPORT,
    name: CHANGED,
  },
  {
    behaviour: 'The check of an activity: a member that stands twice passes, and a number that rounds',
    find: 'if (withoutBlanks(text) !== JSON.stringify(value))',
    replace: "if (withoutBlanks(text) === '')",
    ...EXPORT,
    name: 'is refused when its text',
  },
  {
    behaviour: 'The check of an activity: a file passes with members that nothing checks',
    find: 'Object.keys(Object(value)).every((name) => Object.hasOwn(members, name))',
    replace: 'Object.keys(Object(value)).every((name) => name.length > 0)',
    ...EXPORT,
    name: 'is refused when its text',
  },
  {
    behaviour: 'The check of an activity: a fork continues an older export',
    find: 'first.previousHash !== end.hash',
    replace: 'first.previousHash === end.previousHash',
    ...EXPORT,
    name: 'is not continued by a fork',
  },
  {
    behaviour: 'The check of an activity: an older export without an entry is continued by any',
    find: 'if (end === undefined) return [{',
    replace: 'if (end === undefined) return [];\n  if (end === undefined) return [{',
    ...EXPORT,
    name: 'is not continued when it has no entry',
  },
  {
    behaviour: 'The check of an activity: a day has another root than in the older export',
    find: 'canonical(same) === canonical(its)',
    replace: 'same.day === its.day',
    ...EXPORT,
    name: 'is not continued when a day has another root',
  },
  {
    behaviour: 'The check of an activity: the older export is not checked',
    find: 'return found.length > 0 ? found : continues(old, pages);',
    replace: 'return found.length < 0 ? found : continues(old, pages);',
    ...COMMAND,
    name: 'compares an export with the pages of an older one',
  },
  {
    behaviour: 'The check of an activity: a file that proves nothing passes as one that does',
    find: 'verdict.covered === 0) process',
    replace: 'verdict.covered < 0) process',
    ...COMMAND,
    name: 'exits with 3',
  },
];
