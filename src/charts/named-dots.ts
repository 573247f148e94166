import * as Plot from "npm:@observablehq/plot";
import {emsOf} from "./wrap.js";

/** The inside of a chart, in pixels; names may stand in the margin to the right of it. */
export interface Inside {
  readonly width: number;
  readonly height: number;
  readonly right: number;
}

/** Margins of a chart of named dots, in pixels. */
export const DOT_MARGINS = {marginTop: 28, marginRight: 40, marginBottom: 42, marginLeft: 44} as const;

/** What lies within those margins. */
export function insideOf(width: number, height: number): Inside {
  const {marginTop, marginRight, marginBottom, marginLeft} = DOT_MARGINS;
  return {width: width - marginLeft - marginRight, height: height - marginTop - marginBottom, right: marginRight};
}

/** Pixels from the low end of an axis of some length; in its middle where the axis spans nothing. */
export function toPixels(
  [low, high]: readonly [low: number, high: number],
  room: number,
  isLog: boolean
): (value: number) => number {
  const scale = isLog ? Math.log : (value: number) => value;
  const span = scale(high) - scale(low);
  return (value) => (span > 0 ? (room * (scale(value) - scale(low))) / span : room / 2);
}

/** A dot by where it stands inside a chart, in pixels from its left and top. */
export interface PlacedDot<T> {
  readonly dot: T;
  readonly x: number;
  readonly y: number;
}

const SIDES = ["right", "left", "above", "below", "below right", "above left", "above right", "below left"] as const;

export type LabelSide = (typeof SIDES)[number];

/** A dot whose name stands on one side of it. */
export interface NamedDot<T> {
  readonly dot: T;
  readonly side: LabelSide;
}

const FONT_PX = 12;
/** Between a dot and its name, the height a name takes, and half of a dot, in pixels. */
const [ASIDE_PX, NAME_PX, DOT_PX, RISE_PX] = [9, 15, 6, 14];

type Anchor = "start" | "end" | "middle";

/** How far from the middle of its dot a name stands on a side, and what of it stands there. */
const SHIFT: Readonly<Record<LabelSide, {readonly dx: number; readonly dy: number; readonly textAnchor: Anchor}>> = {
  right: {dx: ASIDE_PX, dy: 0, textAnchor: "start"},
  left: {dx: -ASIDE_PX, dy: 0, textAnchor: "end"},
  above: {dx: 0, dy: -RISE_PX, textAnchor: "middle"},
  below: {dx: 0, dy: RISE_PX, textAnchor: "middle"},
  "below right": {dx: DOT_PX, dy: RISE_PX, textAnchor: "start"},
  "above left": {dx: -DOT_PX, dy: -RISE_PX, textAnchor: "end"},
  "above right": {dx: DOT_PX, dy: -RISE_PX, textAnchor: "start"},
  "below left": {dx: -DOT_PX, dy: RISE_PX, textAnchor: "end"}
};

/** The side of each dot that has room for its name, clear of other dots and names; a dot where no side has is left out. */
export function namedDots<T extends {readonly label: string}>(
  placed: readonly PlacedDot<T>[],
  inside: Inside
): NamedDot<T>[] {
  const taken = placed.map(({x, y}) => boxAt(x, y, 2 * DOT_PX, 2 * DOT_PX));
  return placed.flatMap(({dot, x, y}, i) => {
    const wide = FONT_PX * emsOf(dot.label);
    const boxes = SIDES.map((side) => {
      const {dx, dy, textAnchor} = SHIFT[side];
      const middle = x + dx + {start: wide / 2, end: -wide / 2, middle: 0}[textAnchor];
      return {side, box: boxAt(middle, y + dy, wide, NAME_PX)};
    });
    const own = taken[i];
    const free = boxes.find(
      ({box}) =>
        box.left >= 0 &&
        box.right <= inside.width + inside.right &&
        taken.every((other) => other === own || !meets(box, other))
    );
    if (!free) return [];
    taken.push(free.box);
    return [{dot, side: free.side}];
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxAt(x: number, y: number, width: number, height: number): Box {
  return {left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2};
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The names as marks of a chart whose channels the dots' own fields give. */
export function nameMarks<T extends {readonly label: string}>(
  names: readonly NamedDot<T>[],
  {x, y, fill}: {readonly x: keyof T & string; readonly y: keyof T & string; readonly fill: (dot: T) => string}
): Plot.Markish[] {
  return names.map(({dot, side}) =>
    Plot.text([dot], {
      x,
      y,
      text: "label",
      fill: fill(dot),
      fontWeight: 600,
      ...SHIFT[side],
      stroke: "var(--theme-background)",
      strokeWidth: 4
    })
  );
}
