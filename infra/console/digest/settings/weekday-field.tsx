import { WEEKDAYS } from '../../../../shared/digest/settings/weekdays.ts';
import { Field } from '../../app/field.tsx';
import type { SettingsFieldsProps } from './settings-fields.tsx';

/** Monday is the first of WEEKDAYS, and 1 January 2024 was a Monday. */
const weekdays = WEEKDAYS.map((code, nth) => {
  const day = new Date(Date.UTC(2024, 0, nth + 1));
  const name = (weekday: 'short' | 'long') => day.toLocaleDateString('en', { weekday, timeZone: 'UTC' });
  return { code, short: name('short'), long: name('long') };
});

/** The days on which the digest comes. */
export function WeekdayField({ form, errors, onChange }: SettingsFieldsProps) {
  const toggle = (code: (typeof WEEKDAYS)[number]) => {
    const isOn = form.weekdays.includes(code);
    onChange({ weekdays: WEEKDAYS.filter((day) => (day === code ? !isOn : form.weekdays.includes(day))) });
  };
  return (
    <Field name="weekdays" label="Days" isGroup error={errors.weekdays}>
      {(attributes) => (
        <span class="day-row">
          {weekdays.map(({ code, short, long }) => (
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
  );
}
