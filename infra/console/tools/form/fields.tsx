import { Field } from '../../app/field.tsx';
import { RichText } from '../rich-text.tsx';
import { fieldTitle } from '../titles.ts';
import { Control } from './control.tsx';
import { type FieldKind, type FieldSchema, findFieldKind, joinPath } from './field-kind.ts';
import { type FieldErrors, type Typed, textAt } from './read-input.ts';

type FieldsProps = {
  schema: FieldSchema;
  /** Of the group that holds the fields. */
  parent?: string;
  typed: Typed;
  errors: FieldErrors;
  onChange: (path: string, text: string) => void;
};

/** The fields of a tool's schema, or of a group in it. */
export function Fields({ schema: { properties = {}, required = [] }, parent = '', ...rest }: FieldsProps) {
  const { typed, errors, onChange } = rest;
  return (
    <>
      {Object.entries(properties).map(([name, schema]) => {
        const path = joinPath(parent, name);
        const kind = findFieldKind(name, schema);
        const label = fieldTitle(name);
        if (kind === 'group') {
          return (
            <fieldset key={path} class="group">
              <legend>{label}</legend>
              <Fields schema={schema} parent={path} {...rest} />
            </fieldset>
          );
        }
        const isRequired = required.includes(name);
        const hint = [schema.description, hintOf(kind, schema)].filter(Boolean).join(' ');
        return (
          <Field
            key={path}
            name={path}
            {...{ label, isRequired }}
            hint={hint && <RichText text={hint} />}
            error={textAt(errors, path)}
            aside={
              <code class="field-name" aria-hidden="true">
                {name}
              </code>
            }
          >
            {(attributes) => (
              <Control
                attributes={{ ...attributes, required: isRequired }}
                {...{ kind, schema }}
                text={textAt(typed, path) ?? ''}
                onChange={(text) => onChange(path, text)}
              />
            )}
          </Field>
        );
      })}
    </>
  );
}

function hintOf(kind: FieldKind, { minimum, maximum, default: standard, items }: FieldSchema): string {
  const range = [
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
  ];
  return [
    kind === 'lines' && 'One in each line.',
    kind === 'json' && 'As JSON.',
    items?.enum && `Any of: ${items.enum.join(', ')}.`,
    ...range.filter(Boolean).map((limit) => `${limit}.`),
    standard !== undefined && `Default: ${JSON.stringify(standard)}.`,
  ]
    .filter(Boolean)
    .join(' ')
    .replace(/^a/, 'A');
}
