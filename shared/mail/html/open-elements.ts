import type { Inherited } from './hiding-styles.ts';
import { INLINE } from './inline.ts';
import type { Described } from './selectors.ts';
import type { TextPlace } from './text-lines.ts';

/** An element whose end was not read yet. `isHidden`: it and all that it holds is not shown. */
export type OpenElement = Described &
  TextPlace & {
    isHidden: boolean;
    inherited: Inherited;
  };

/** How far up an end tag looks for its element; deeper nesting is no mail that people wrote. */
const MAX_STEPS = 400;
/** End tags do not reach over these, unless they are parts of a table themselves. */
const WALLS = new Set(['td', 'th', 'table']);
const TABLE_PARTS = new Set(['td', 'th', 'tr', 'thead', 'tbody', 'tfoot', 'table']);
/** Elements that end with the next one of these names, up to a container. */
const IMPLIED_ENDS = new Map<string, { ends: readonly string[]; within: readonly string[] }>([
  ['li', { ends: ['li'], within: ['ul', 'ol'] }],
  ['dt', { ends: ['dt', 'dd'], within: ['dl'] }],
  ['dd', { ends: ['dt', 'dd'], within: ['dl'] }],
  ['td', { ends: ['td', 'th'], within: ['tr', 'table'] }],
  ['th', { ends: ['td', 'th'], within: ['tr', 'table'] }],
  ['tr', { ends: ['tr'], within: ['table'] }],
]);

/** The elements that are open while HTML is read, with the ends that mailers leave out. */
export class OpenElements {
  readonly #stack: OpenElement[] = [];

  get top(): OpenElement | undefined {
    return this.#stack.at(-1);
  }

  get all(): readonly OpenElement[] {
    return this.#stack;
  }

  /** The index of the nearest element that `isWanted`, unless one that `isWall` is nearer; -1 for none. */
  #findNearest(isWanted: (name: string) => boolean, isWall: (name: string) => boolean): number {
    const last = Math.max(0, this.#stack.length - MAX_STEPS);
    for (let index = this.#stack.length - 1; index >= last; index -= 1) {
      const name = this.#stack[index]?.name ?? '';
      if (isWanted(name)) return index;
      if (isWall(name)) return -1;
    }
    return -1;
  }

  #popTo(index: number): void {
    if (index !== -1) this.#stack.length = index;
  }

  /** Ends the elements that the start of this one ends. */
  endImplied(name: string): void {
    const implied = IMPLIED_ENDS.get(name);
    if (implied !== undefined) {
      const { ends, within } = implied;
      this.#popTo(
        this.#findNearest(
          (each) => ends.includes(each),
          (each) => within.includes(each),
        ),
      );
    }
    if (!INLINE.has(name))
      this.#popTo(
        this.#findNearest(
          (each) => each === 'p',
          (each) => !INLINE.has(each),
        ),
      );
  }

  push(element: OpenElement): void {
    this.#stack.push(element);
  }

  /** Ends the nearest element of this name. */
  end(name: string): void {
    const isWall = (each: string) => !TABLE_PARTS.has(name) && WALLS.has(each);
    this.#popTo(this.#findNearest((each) => each === name, isWall));
  }
}
