import type { FieldKind, FieldSchema } from './field-kind.ts';

export type ControlProps = {
  id: string;
  path: string;
  kind: Exclude<FieldKind, 'group'>;
  schema: FieldSchema;
  isRequired: boolean;
  text: string;
  describedBy: string | undefined;
  isInvalid: boolean;
  onChange: (text: string) => void;
};

/** The control of a field. Its name is the field's path. */
export function Control({ kind, schema, onChange, ...rest }: ControlProps) {
  const { id, path, isRequired, text, describedBy, isInvalid } = rest;
  const common = {
    id,
    name: path,
    required: isRequired,
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid,
    value: text,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  switch (kind) {
    case 'yes-no':
      return <Select common={common} options={yesNo} />;
    case 'choice':
      return (
        <Select common={common} options={(schema.enum ?? []).map((one) => [String(one), String(one)])} />
      );
    case 'choices':
      return <Choices {...rest} schema={schema} onChange={onChange} />;
    case 'lines':
      return <textarea {...common} rows={3} dir="auto" />;
    case 'json':
      return <textarea {...common} rows={4} class="mono" spellcheck={false} dir="ltr" />;
    case 'long-text':
      return <textarea {...common} rows={6} dir="auto" />;
    case 'number':
      // Not type="number": a browser drops what is no number, and the tool would receive nothing.
      return <input {...common} type="text" inputMode="decimal" autocomplete="off" />;
    default:
      return <input {...common} type="text" autocomplete="off" dir="auto" />;
  }
}

const yesNo: [string, string][] = [
  ['true', 'Yes'],
  ['false', 'No'],
];

type SelectProps = {
  common: { id: string; value: string; onInput: (event: { currentTarget: { value: string } }) => void };
  options: [value: string, label: string][];
};

/** The first option leaves the field out, which is not the same as “no”. */
function Select({ common, options }: SelectProps) {
  return (
    <select {...common}>
      <option value="">— not set —</option>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

type ChoicesProps = Pick<ControlProps, 'id' | 'path' | 'schema' | 'text' | 'onChange'>;

function Choices({ id, path, schema, text, onChange }: ChoicesProps) {
  const options = (schema.items?.enum ?? []).map(String);
  const chosen = text.split('\n').filter(Boolean);
  const toggle = (option: string) => {
    const rest = chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option];
    onChange(options.filter((one) => rest.includes(one)).join('\n'));
  };
  return (
    <span class="choices">
      {options.map((option, nth) => (
        <label key={option}>
          <input
            type="checkbox"
            id={nth === 0 ? id : undefined}
            name={path}
            checked={chosen.includes(option)}
            onChange={() => toggle(option)}
          />{' '}
          {option}
        </label>
      ))}
    </span>
  );
}
