/** A value and its label. */
export type Option<T extends string> = readonly [value: T, label: string];

type SelectProps<T extends string> = {
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
  /** Of the control, as a field gives them. */
  attributes: object;
};

/** A choice of one. */
export function Select<T extends string>({ value: chosen, options, onChange, attributes }: SelectProps<T>) {
  return (
    <select
      {...attributes}
      value={chosen}
      onInput={({ currentTarget: { selectedIndex } }) => {
        const option = options[selectedIndex];
        if (option) onChange(option[0]);
      }}
    >
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
