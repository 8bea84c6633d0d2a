import { MAX_MESSAGES } from '../../../../shared/digest/limits.ts';
import { DIGEST_LANGUAGES } from '../../../../shared/digest/settings/digest-language.ts';
import { useConnections } from '../../connections/connections.ts';
import type { FormState } from './form-state.ts';
import { Labelled } from './labelled.tsx';

export type SettingsFieldsProps = {
  form: FormState;
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<FormState>) => void;
};

type Input = { currentTarget: { value: string } };
type Option<T extends string> = readonly [value: T, label: string];

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
export function SettingsFields({ form, errors, onChange }: SettingsFieldsProps) {
  const mailboxes = (useConnections().data ?? []).filter(({ provider }) => provider === 'GMAIL');
  const options = mailboxes.map(({ connection, displayName }) => [connection, displayName] as const);
  const isListed = options.some(([connection]) => connection === form.connection);
  const all = isListed ? options : [...options, [form.connection, form.connection] as const];
  return (
    <>
      <Labelled name="connection" label="Mailbox" error={errors.connection}>
        {(attributes) => (
          <Select
            {...attributes}
            value={form.connection}
            options={all}
            onChange={(connection) => onChange({ connection })}
          />
        )}
      </Labelled>
      <Labelled
        name="query"
        label="Which mail"
        error={errors.query}
        hint={
          <>
            A Gmail search, such as <code>is:unread label:inbox</code>.
          </>
        }
      >
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            autocomplete="off"
            spellcheck={false}
            dir="auto"
            value={form.query}
            onInput={({ currentTarget: { value } }: Input) => onChange({ query: value })}
          />
        )}
      </Labelled>
      <Labelled
        name="maxMessages"
        label="Mails at most"
        error={errors.maxMessages}
        hint={`1 to ${MAX_MESSAGES}.`}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            value={form.maxMessages}
            onInput={({ currentTarget: { value } }: Input) => onChange({ maxMessages: value })}
          />
        )}
      </Labelled>
      <Labelled name="delivery" label="Delivery" error={errors.delivery}>
        {(attributes) => (
          <Select
            {...attributes}
            value={form.delivery}
            options={deliveries}
            onChange={(delivery) => onChange({ delivery })}
          />
        )}
      </Labelled>
      <Labelled name="language" label="Language of the digest’s own words" error={errors.language}>
        {(attributes) => (
          <Select
            {...attributes}
            value={form.language}
            options={languages}
            onChange={(language) => onChange({ language })}
          />
        )}
      </Labelled>
      <Labelled name="source" label="How mail is read" error={errors.source}>
        {(attributes) => (
          <Select
            {...attributes}
            value={form.source}
            options={sources}
            onChange={(source) => onChange({ source })}
          />
        )}
      </Labelled>
    </>
  );
}

type SelectProps<T extends string> = {
  id: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
};

function Select<T extends string>({ options, onChange, ...attributes }: SelectProps<T>) {
  return (
    <select
      {...attributes}
      onChange={({ currentTarget: { selectedIndex } }) => {
        const chosen = options[selectedIndex];
        if (chosen) onChange(chosen[0]);
      }}
    >
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
