import { WEEKDAYS } from '../../../../shared/digest/settings/weekdays.ts';
import { Field } from '../../app/field.tsx';
import type { SettingsFieldsProps } from './settings-fields.tsx';

type Input = { currentTarget: { value: string } };

/** Monday is the first of WEEKDAYS, and 1 January 2024 was a Monday. */
const weekdayNames = WEEKDAYS.map((code, nth) => {
  const day = new Date(Date.UTC(2024, 0, nth + 1));
  const name = (weekday: 'short' | 'long') => day.toLocaleDateString('en', { weekday, timeZone: 'UTC' });
  return { code, short: name('short'), long: name('long') };
});

/** The list lacks names that the API accepts, so other names can be typed. */
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** When the digest comes. */
export function ScheduleFields({ form, errors, onChange }: SettingsFieldsProps) {
  const toggle = (code: (typeof WEEKDAYS)[number]) => {
    const isOn = form.weekdays.includes(code);
    onChange({ weekdays: WEEKDAYS.filter((day) => (day === code ? !isOn : form.weekdays.includes(day))) });
  };
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
      <Field name="weekdays" label="Days" isGroup error={errors.weekdays}>
        {(attributes) => (
          <span class="day-row">
            {weekdayNames.map(({ code, short, long }) => (
              <label key={code} class="day">
                <input
                  type="checkbox"
                  name="weekdays"
                  value={code}
                  aria-label={long}
                  aria-invalid={attributes['aria-invalid']}
                  checked={form.weekdays.includes(code)}
                  onChange={() => toggle(code)}
                />
                <span aria-hidden="true">{short}</span>
              </label>
            ))}
          </span>
        )}
      </Field>
    </>
  );
}
