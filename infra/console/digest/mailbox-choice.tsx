import { Field } from '../app/field.tsx';
import { Select } from '../app/select.tsx';
import type { Connection } from '../connections/connections.ts';

type ChoiceProps = {
  connections: readonly Connection[];
  /** The label; undefined: the default mailbox. */
  chosen: string | undefined;
  onChange: (label: string | undefined) => void;
};

/** Whose digest the view shows. A user with one mailbox has nothing to choose. */
export function MailboxChoice({ connections, chosen, onChange }: ChoiceProps) {
  const mailboxes = connections.filter(({ provider }) => provider === 'GMAIL');
  const labels = [...new Set(mailboxes.flatMap(({ account = [] }) => account))];
  if (chosen !== undefined && !labels.includes(chosen)) labels.push(chosen);
  if (labels.length === 0) return null;
  const options = [['', 'Your default account'] as const, ...labels.map((label) => [label, label] as const)];
  return (
    <Field name="account" label="Digest of">
      {(attributes) => (
        <Select
          attributes={attributes}
          value={chosen ?? ''}
          options={options}
          onChange={(label) => onChange(label === '' ? undefined : label)}
        />
      )}
    </Field>
  );
}
