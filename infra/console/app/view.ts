import type { ComponentType } from 'preact';

/** A view of the console; its name is the first part of its address (`#/connections`). */
export type View = {
  name: string;
  /** In the navigation, and as the document's title. */
  label: string;
  /** `rest` has the parts of the address that follow the name, decoded. */
  Content: ComponentType<{ rest: string[] }>;
};
