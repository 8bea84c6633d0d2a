import { costOfMillion } from './cost.ts';
import { fits } from './fits.ts';
import { MEMORY_SIZES, type MemorySize } from './memory-sizes.ts';
import type { FunctionSweep, SizeFigure } from './sweep.ts';

const [PANEL_WIDTH, PANEL_HEIGHT, COLUMNS] = [340, 210, 2] as const;
const [LEFT, RIGHT, TOP, STRIP] = [20, 20, 28, 74] as const;
const STEP = (PANEL_WIDTH - LEFT - RIGHT) / MEMORY_SIZES.length;
const HEAD = 40;
const WIDTH = COLUMNS * PANEL_WIDTH;

/** Both colours keep a contrast of 3:1 on white and on GitHub's dark page. */
const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #24292f }
  .name { font-weight: 600; font-size: 13px } .value { font-size: 10px } .small { font-size: 10px; fill: #59636e }
  .axis { stroke: #d1d9e0 } .chosen { fill: #818b981f }
  .ms { stroke: #0969da } .usd { stroke: #bc4c00 } .line { fill: none; stroke-width: 2 } .dot { stroke: none }
  .dot.ms, text.ms { fill: #0969da; stroke: none } .dot.usd, text.usd { fill: #bc4c00; stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .small { fill: #9198a1 } .axis { stroke: #3d444d }
    .ms { stroke: #4493f8 } .usd { stroke: #db6d28 }
    .dot.ms, text.ms { fill: #4493f8 } .dot.usd, text.usd { fill: #db6d28 }
  }`;

/** Draws a panel per function: the warm duration and the cost of a million calls by memory size, as one SVG. */
export function plotSweep(functions: readonly FunctionSweep[]): string {
  const height = HEAD + Math.ceil(functions.length / COLUMNS) * PANEL_HEIGHT;
  const panels = functions.map((each, at) => {
    const [x, y] = [(at % COLUMNS) * PANEL_WIDTH, HEAD + Math.floor(at / COLUMNS) * PANEL_HEIGHT];
    return `<g transform="translate(${x} ${y})">${plotPanel(each)}</g>`;
  });
  const title = 'Warm duration and cost of each function by memory size';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}">`,
    `<title>${title}</title><style>${STYLE}</style>`,
    `<text class="ms" x="${LEFT}" y="20">● warm duration, ms</text>`,
    `<text class="usd" x="${LEFT + 150}" y="20">● $ per million calls</text>`,
    `<text class="small" x="${LEFT + 310}" y="20">shaded: the chosen size</text>`,
    ...panels,
    '</svg>\n',
  ].join('\n');
}

function plotPanel(given: FunctionSweep): string {
  const fitting = given.sizes.filter((figure) => fits(given, figure));
  const chosen = MEMORY_SIZES.find((size) => size === given.declaredMb);
  return [
    chosen === undefined
      ? ''
      : `<rect class="chosen" x="${round(xOf(chosen) - STEP / 2)}" y="${TOP}" width="${round(STEP)}" height="${2 * STRIP}"/>`,
    `<text class="name" x="${LEFT}" y="20">${given.name}</text>`,
    `<line class="axis" x1="${LEFT}" y1="${TOP + 2 * STRIP}" x2="${PANEL_WIDTH - RIGHT}" y2="${TOP + 2 * STRIP}"/>`,
    ...MEMORY_SIZES.map(
      (size) =>
        `<text class="small" text-anchor="middle" x="${round(xOf(size))}" y="${TOP + 2 * STRIP + 14}">${size} MB</text>`,
    ),
    plotLine('ms', TOP, 0, fitting, ({ warmMs }) => warmMs),
    plotLine('usd', TOP + STRIP, 2, fitting, ({ megabytes, warmMs }) => costOfMillion(megabytes, warmMs)),
  ].join('');
}

/** One line in a strip of its own, from 0 to its largest value. */
function plotLine(
  name: 'ms' | 'usd',
  top: number,
  digits: number,
  figures: readonly SizeFigure[],
  read: (figure: SizeFigure) => number,
): string {
  const most = Math.max(...figures.map(read), Number.MIN_VALUE);
  const points = figures.map((figure) => {
    const y = top + STRIP - 6 - (read(figure) / most) * (STRIP - 24);
    return { x: round(xOf(figure.megabytes)), y: round(y), label: read(figure).toFixed(digits) };
  });
  return [
    `<polyline class="line ${name}" points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}"/>`,
    ...points.map(
      ({ x, y, label }) =>
        `<circle class="dot ${name}" cx="${x}" cy="${y}" r="3"/><text class="${name} value" text-anchor="middle" x="${x}" y="${round(y - 7)}">${label}</text>`,
    ),
  ].join('');
}

function xOf(megabytes: MemorySize): number {
  return LEFT + STEP * (MEMORY_SIZES.indexOf(megabytes) + 0.5);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
