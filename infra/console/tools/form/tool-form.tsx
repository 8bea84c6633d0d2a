import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../app/button.tsx';
import { fieldId } from '../../app/field.tsx';
import { checkInput, findField } from './check-input.ts';
import type { FieldSchema } from './field-kind.ts';
import { Fields } from './fields.tsx';
import { type FieldErrors, readInput, type Typed } from './read-input.ts';

type ToolFormProps = {
  /** Names the form. */
  label: string;
  schema: FieldSchema;
  typed: Typed;
  onType: (typed: Typed) => void;
  /** Errors that the API found in what was sent, by path. */
  refused?: FieldErrors;
  onSubmit: (input: Record<string, unknown>) => void;
  /** Of the button that submits it. */
  action: string;
};

/** A tool's form from its JSON Schema. An input that the schema refuses is not submitted. */
export function ToolForm({ label, schema, typed, onType, refused, onSubmit, action }: ToolFormProps) {
  const found = useSignal<FieldErrors>({});
  const form = useRef<HTMLFormElement>(null);
  const mustFocus = useRef(false);
  const errors = { ...refused, ...found.value };
  useLayoutEffect(() => {
    if (!mustFocus.current) return;
    mustFocus.current = false;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    const read = readInput(schema, typed);
    const wrong = { ...checkInput(schema, read.input), ...read.errors };
    found.value = moveToFields(wrong, form.current);
    mustFocus.current = Object.keys(wrong).length > 0;
    if (!mustFocus.current) onSubmit(read.input);
  };
  const change = (path: string, text: string) => {
    const { [path]: _, ...others } = found.value;
    found.value = others;
    onType({ ...typed, [path]: text });
  };
  const empty = () => {
    found.value = {};
    onType({});
    form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  };
  const count = Object.keys(errors).length;
  const fields = Object.keys(schema.properties ?? {}).length;
  return (
    <form ref={form} class="tool-form" aria-label={label} noValidate onSubmit={submit}>
      {fields === 0 && <p class="faint">This tool needs no input.</p>}
      <Fields schema={schema} typed={typed} errors={errors} onChange={change} />
      <p class={count > 0 ? 'error' : 'hidden'} role="alert" tabIndex={-1}>
        {errors[''] ??
          (count > 0 && `${count === 1 ? 'One field needs' : `${count} fields need`} a correction.`)}
      </p>
      <div class="buttons">
        <button type="submit" class="primary">
          {action}
        </button>
        {Object.values(typed).some(Boolean) && (
          <Button kind="plain" action={empty}>
            Empty the form
          </Button>
        )}
      </div>
    </form>
  );
}

/** Places each error at a field that the form shows. */
function moveToFields(errors: FieldErrors, form: HTMLFormElement | null): FieldErrors {
  const shown = Object.keys(errors).flatMap((path) => listParents(path));
  const fields = shown.filter((path) => form?.querySelector(`#${CSS.escape(fieldId(path))}`));
  const moved: Record<string, string> = {};
  for (const [path, error] of Object.entries(errors)) {
    const field = findField(path, fields);
    if (!Object.hasOwn(moved, field)) moved[field] = error;
  }
  return moved;
}

function listParents(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, nth) => parts.slice(0, nth + 1).join('/'));
}
