import { matchesArn, matchesPattern } from './pattern.ts';

/** The values of a request's condition keys; keys in the case of AWS's documentation. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** A condition of a statement, read: `ForAllValues:StringLikeIfExists` on a key, with its values. */
export type Condition = {
  key: string;
  set: 'ForAllValues' | 'ForAnyValue' | undefined;
  operator: string;
  ifExists: boolean;
  values: readonly string[];
};

/** The keys that the local stack fills, and whether a request can have several values of one. */
const KEYS: Readonly<Record<string, 'single' | 'several'>> = {
  'aws:PrincipalAccount': 'single',
  'aws:PrincipalArn': 'single',
  'aws:PrincipalIsAWSService': 'single',
  'aws:RequestedRegion': 'single',
  'aws:SecureTransport': 'single',
  'aws:SourceAccount': 'single',
  'aws:SourceArn': 'single',
  'aws:SourceOwner': 'single',
  'iam:PassedToService': 'single',
  'events:detail-type': 'several',
  'events:source': 'several',
  'kms:MessageType': 'single',
  'kms:SigningAlgorithm': 'single',
};

type Comparison = (wanted: string, given: string) => boolean;

const numeric =
  (compare: (wanted: number, given: number) => boolean): Comparison =>
  (wanted, given) =>
    compare(Number(wanted), Number(given));

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS: Readonly<Record<string, Comparison>> = {
  StringEquals: (wanted, given) => wanted === given,
  StringEqualsIgnoreCase: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
  StringLike: (wanted, given) => matchesPattern(wanted, given),
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
  NumericEquals: numeric((wanted, given) => given === wanted),
  NumericLessThan: numeric((wanted, given) => given < wanted),
  NumericLessThanEquals: numeric((wanted, given) => given <= wanted),
  NumericGreaterThan: numeric((wanted, given) => given > wanted),
  NumericGreaterThanEquals: numeric((wanted, given) => given >= wanted),
};

/** These have a negation, as `StringNotEquals`. */
const NEGATABLE = [
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnEquals',
  'ArnLike',
  'NumericEquals',
];

/** @throws Error for an operator or key that the local stack does not know: such a policy must not be judged */
export function readCondition(operatorText: string, keyText: string, values: readonly string[]): Condition {
  const [, set, operator = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(operatorText) ?? [];
  const positive = operator.replace('Not', '');
  const isKnown =
    operator === 'Null' || (positive in OPERATORS && (positive === operator || NEGATABLE.includes(positive)));
  if (!isKnown) throw new Error(`The local stack does not judge the condition operator ${operatorText}`);
  const key = Object.keys(KEYS).find((known) => known.toLowerCase() === keyText.toLowerCase());
  if (key === undefined) throw new Error(`The local stack does not fill the condition key ${keyText}`);
  // AWS leaves open what an operator without a set does with several values.
  if (KEYS[key] === 'several' && set === undefined && operator !== 'Null')
    throw new Error(`${keyText} can have several values: ${operatorText} needs ForAllValues or ForAnyValue`);
  return {
    key,
    set: set === 'ForAllValues' || set === 'ForAnyValue' ? set : undefined,
    operator,
    ifExists: ifExists !== undefined,
    values,
  };
}

/** Whether a request with this context meets the condition. */
export function isMet({ key, set, operator, ifExists, values }: Condition, context: Context): boolean {
  const found = context[key];
  const given = found === undefined ? [] : [found].flat();
  if (operator === 'Null') return values.includes(String(given.length === 0));
  const isNegated = operator.includes('Not');
  const compare = OPERATORS[operator.replace('Not', '')] ?? (() => false);
  const passes = (value: string) => values.some((wanted) => compare(wanted, value)) !== isNegated;
  if (set === 'ForAllValues') return given.every(passes);
  if (set === 'ForAnyValue') return given.some(passes);
  if (given.length === 0) return ifExists || isNegated;
  return given.every(passes);
}
