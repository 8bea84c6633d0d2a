import type { ComponentChildren } from 'preact';

/** The attributes that a field's control takes. */
type ControlAttributes = {
  id: string;
  name: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
};

type FieldProps = {
  /** Of the control. */
  name: string;
  label: string;
  isRequired?: boolean;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** Several controls: the label names their group. */
  isGroup?: boolean;
  /** Beside the label. */
  aside?: ComponentChildren;
  children: (attributes: ControlAttributes) => ComponentChildren;
};

export const fieldId = (name: string) => `field-${name.replaceAll(/\s/g, '_')}`;

/** A control with its label, its hint and its error. */
export function Field({ name, label, isRequired, hint, error, isGroup, aside, children }: FieldProps) {
  const id = fieldId(name);
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  const Wrapper = isGroup ? 'fieldset' : 'div';
  const Label = isGroup ? 'legend' : 'label';
  return (
    <Wrapper class="field" {...(isGroup && { 'aria-describedby': describedBy })}>
      <Label {...(!isGroup && { for: id })}>
        {label} {isRequired && <span class="required">required</span>}
      </Label>
      {aside}
      {children({ id, name, 'aria-invalid': error !== undefined, 'aria-describedby': describedBy })}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </Wrapper>
  );
}
