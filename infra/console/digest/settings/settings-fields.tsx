import type { ComponentChildren } from 'preact';
import { MAX_MESSAGES } from '../../../../shared/digest/limits.ts';
import { DIGEST_LANGUAGES } from '../../../../shared/digest/settings/digest-language.ts';
import { Field } from '../../app/field.tsx';
import { type Option, Select } from '../../app/select.tsx';
import { useConnections } from '../../connections/connections.ts';
import type { FormState } from './form-state.ts';

export type SettingsFieldsProps = {
  form: FormState;
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<FormState>) => void;
};

const deliveries: readonly Option<FormState['delivery']>[] = [
  ['stored', 'Here, and through the API, for 30 days'],
  ['email', 'By mail, to the mailbox itself'],
  ['slack', 'In Slack, to you alone'],
];
const sources: readonly Option<FormState['source']>[] = [
  ['tool', 'Through the tool of the connection'],
  ['direct', 'Directly from the provider’s API'],
];
const names = new Intl.DisplayNames(['en'], { type: 'language' });
const languages = DIGEST_LANGUAGES.map((code) => [code, names.of(code) ?? code] as const).sort((a, b) =>
  a[1].localeCompare(b[1]),
);

/** What the digest reads, and how it is written and delivered. */
export function SettingsFields({ account, form, errors, onChange }: OwnProps) {
  const mailboxes = (useConnections().data ?? []).filter(
    (each) => each.provider === 'GMAIL' && each.account === account,
  );
  const options = mailboxes.map(({ connection, displayName }) => [connection, displayName] as const);
  const isListed = options.some(([connection]) => connection === form.connection);
  const all = isListed ? options : [...options, [form.connection, form.connection] as const];
  const text = (name: 'query' | 'maxMessages', label: string, hint: ComponentChildren) => (
    <Field {...{ name, label, hint }} error={errors[name]}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          value={form[name]}
          onInput={({ currentTarget: { value } }) => onChange({ [name]: value })}
        />
      )}
    </Field>
  );
  const choice = <N extends Choice>(name: N, label: string, of: readonly Option<FormState[N]>[]) => (
    <Field {...{ name, label }} error={errors[name]}>
      {(attributes) => (
        <Select
          attributes={attributes}
          value={form[name]}
          options={of}
          onChange={(value) => onChange({ [name]: value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {choice('connection', 'Mailbox', all)}
      {text('query', 'Which mail', example)}
      {choice('delivery', 'Delivery', deliveries)}
      {text('maxMessages', 'Mails at most', `1 to ${MAX_MESSAGES}.`)}
      {choice('language', 'Language of the digest’s own words', languages)}
      {choice('source', 'How mail is read', sources)}
    </>
  );
}

type OwnProps = SettingsFieldsProps & { account: string | undefined };
type Choice = 'connection' | 'delivery' | 'language' | 'source';

const example = (
  <>
    A Gmail search, such as <code>is:unread label:inbox</code>.
  </>
);
