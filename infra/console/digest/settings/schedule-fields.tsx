import { Field } from '../../app/field.tsx';
import type { SettingsFieldsProps } from './settings-fields.tsx';
import { WeekdayField } from './weekday-field.tsx';

type Input = { currentTarget: { value: string } };

/** The list lacks names that the API accepts, so other names can be typed. */
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** When the digest comes. */
export function ScheduleFields({ form, errors, onChange }: SettingsFieldsProps) {
  return (
    <>
      <Field name="time" label="Time" error={errors.time}>
        {(attributes) => (
          <input
            {...attributes}
            type="time"
            required
            value={form.time}
            onInput={({ currentTarget: { value } }: Input) => onChange({ time: value })}
          />
        )}
      </Field>
      <Field
        name="timeZone"
        label="Time zone"
        error={errors.timeZone}
        hint="A name of the Time Zone Database, such as Europe/Berlin."
      >
        {(attributes) => (
          <>
            <input
              {...attributes}
              type="text"
              list="digest-zones"
              required
              autocomplete="off"
              spellcheck={false}
              value={form.timeZone}
              onInput={({ currentTarget: { value } }: Input) => onChange({ timeZone: value })}
            />
            <datalist id="digest-zones">
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <WeekdayField {...{ form, errors, onChange }} />
    </>
  );
}
