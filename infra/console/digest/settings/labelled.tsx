import type { ComponentChildren } from 'preact';

/** The attributes that a control of a labelled field takes. */
type ControlAttributes = {
  id: string;
  name: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
};

type LabelledProps = {
  name: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  children: (attributes: ControlAttributes) => ComponentChildren;
};

/** A control with its label, its hint and the error that the API found in it. */
export function Labelled({ name, label, hint, error, children }: LabelledProps) {
  const id = `digest-${name}`;
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div class={error ? 'field invalid' : 'field'}>
      <label for={id}>{label}</label>
      {children({
        id,
        name,
        'aria-invalid': error !== undefined,
        'aria-describedby': describedBy || undefined,
      })}
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
    </div>
  );
}
