import { RichText } from '../rich-text.tsx';
import { fieldTitle } from '../titles.ts';
import { Control } from './control.tsx';
import { type FieldKind, type FieldSchema, findFieldKind, joinPath } from './field-kind.ts';
import type { FieldErrors, Typed } from './read-input.ts';

type FieldsProps = {
  schema: FieldSchema;
  /** Of the group that holds the fields. */
  parent?: string;
  typed: Typed;
  errors: FieldErrors;
  onChange: (path: string, text: string) => void;
};

/** The fields of a tool's schema, or of a group in it. */
export function Fields({ schema, parent = '', typed, errors, onChange }: FieldsProps) {
  return (
    <>
      {Object.entries(schema.properties ?? {}).map(([name, field]) => {
        const path = joinPath(parent, name);
        const kind = findFieldKind(name, field);
        const isRequired = schema.required?.includes(name) ?? false;
        if (kind === 'group') {
          return (
            <fieldset key={path} class="group">
              <legend>{fieldTitle(name)}</legend>
              <Fields schema={field} parent={path} typed={typed} errors={errors} onChange={onChange} />
            </fieldset>
          );
        }
        return (
          <Field
            key={path}
            {...{ name, path, kind, isRequired }}
            schema={field}
            text={typed[path] ?? ''}
            error={errors[path]}
            onChange={(text) => onChange(path, text)}
          />
        );
      })}
    </>
  );
}

type FieldProps = {
  name: string;
  path: string;
  kind: Exclude<FieldKind, 'group'>;
  schema: FieldSchema;
  isRequired: boolean;
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
};

export const fieldId = (path: string) => `field-${path.replaceAll(/\s/g, '_')}`;

function Field({ name, path, kind, schema, isRequired, text, error, onChange }: FieldProps) {
  const id = fieldId(path);
  const hint = [schema.description, hintOf(kind, schema)].filter(Boolean).join(' ');
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const isGroup = kind === 'choices';
  const Wrapper = isGroup ? 'fieldset' : 'div';
  const Label = isGroup ? 'legend' : 'label';
  return (
    <Wrapper class={error ? 'field invalid' : 'field'}>
      <Label {...(!isGroup && { for: id })}>
        {fieldTitle(name)} {isRequired && <span class="required">required</span>}
      </Label>
      <code class="field-name" aria-hidden="true">
        {name}
      </code>
      <Control
        {...{ id, path, kind, schema, isRequired, text, onChange }}
        describedBy={describedBy || undefined}
        isInvalid={error !== undefined}
      />
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          <RichText text={hint} />
        </p>
      )}
    </Wrapper>
  );
}

function hintOf(kind: FieldKind, { minimum, maximum, default: standard }: FieldSchema): string {
  const hints: Partial<Record<FieldKind, string>> = { lines: 'One in each line.', json: 'As JSON.' };
  const range =
    minimum !== undefined && maximum !== undefined
      ? `${minimum} to ${maximum}.`
      : minimum !== undefined
        ? `At least ${minimum}.`
        : maximum !== undefined
          ? `At most ${maximum}.`
          : '';
  const otherwise = standard === undefined ? '' : `Default: ${JSON.stringify(standard)}.`;
  return [hints[kind], range, otherwise].filter(Boolean).join(' ');
}
