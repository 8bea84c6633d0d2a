import { type KeyObject, verify } from 'node:crypto';
import { canonical, isHash, sha256 } from './canonical.ts';
import type { Finding } from './finding.ts';
import { isStatement, type Page, type Root, type Statement } from './read-page.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** @returns the statements of the roots that are right, by their day, and what is wrong about the others */
export function checkRoots(pages: readonly Page[], publicKey: string | KeyObject | undefined) {
  const findings: Finding[] = [];
  const statements = new Map<string, Statement>();
  let before: { statement: string; day: string } | undefined;
  for (const root of rootsOf(pages)) {
    // The members are those of the text that is signed: a root may have members of such names beside it.
    const its = readStatement(root.statement);
    const day = its?.day ?? '';
    const follows =
      before === undefined || (its?.previousRootHash === sha256(before.statement) && before.day < day);
    if (its === undefined) findings.push({ what: 'a root has a statement that is none of the format' });
    else if (its.type !== 'onbehalf-activity-root')
      findings.push({ what: `the root of ${day} is another statement` });
    else if (!isSigned(root, publicKey))
      findings.push({ what: `the signature of the root of ${day} is not by this key` });
    else if (!follows) findings.push({ what: `the root of ${day} does not follow the root before` });
    else statements.set(day, its);
    before = { statement: root.statement, day };
  }
  return { statements, findings };
}

/** The roots in their order. A page begins with the root that the page before ended with. */
function rootsOf(pages: readonly Page[]): Root[] {
  return pages.reduce<Root[]>((all, { roots }) => {
    const isRepeated = all.length > 0 && canonical(roots[0]) === canonical(all.at(-1));
    return all.concat(isRepeated ? roots.slice(1) : roots);
  }, []);
}

function readStatement(text: string): Statement | undefined {
  try {
    const its: unknown = JSON.parse(text);
    const isOne = isStatement(its) && DAY.test(its.day) && canonical(its) === text;
    return isOne && isHash(its.merkleRoot) && isHash(its.previousRootHash) ? its : undefined;
  } catch {
    return undefined;
  }
}

function isSigned({ statement, signature, algorithm }: Root, publicKey: string | KeyObject | undefined) {
  const bytes = Buffer.from(signature, 'base64');
  // Node skips what is no base64.
  if (algorithm !== 'ECDSA_SHA_256' || bytes.toString('base64') !== signature) return false;
  return publicKey === undefined || verify('sha256', Buffer.from(statement), publicKey, bytes);
}
