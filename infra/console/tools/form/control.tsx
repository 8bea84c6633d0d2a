import { Select } from '../../app/select.tsx';
import type { FieldKind, FieldSchema } from './field-kind.ts';

type ControlProps = {
  kind: Exclude<FieldKind, 'group'>;
  schema: FieldSchema;
  text: string;
  onChange: (text: string) => void;
  attributes: { id: string; name: string; required: boolean };
};

/** The control of a field. Its name is the field's path. */
export function Control({ kind, schema, text, onChange, attributes }: ControlProps) {
  const edited = {
    ...attributes,
    value: text,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  switch (kind) {
    case 'yes-no':
    case 'choice': {
      const options = kind === 'choice' ? (schema.enum ?? []).map(asOption) : yesNo;
      // The first option leaves the field out, which is not the same as “no”.
      return (
        <Select attributes={attributes} value={text} options={[unset, ...options]} onChange={onChange} />
      );
    }
    case 'lines':
      return <textarea {...edited} rows={3} dir="auto" />;
    case 'json':
      return <textarea {...edited} rows={4} class="mono" spellcheck={false} dir="ltr" />;
    case 'long-text':
      return <textarea {...edited} rows={6} dir="auto" />;
    default:
      // Not type="number": a browser drops what is no number, and the tool would receive nothing.
      return (
        <input
          {...edited}
          type="text"
          inputMode={kind === 'number' ? 'decimal' : undefined}
          autocomplete="off"
          dir="auto"
        />
      );
  }
}

const unset: [string, string] = ['', '— not set —'];
const yesNo: [string, string][] = [
  ['true', 'Yes'],
  ['false', 'No'],
];
const asOption = (one: unknown): [string, string] => [String(one), String(one)];
