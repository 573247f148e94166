import type {Locator} from "playwright-core";

/** What a chart shows, read off its marks in pixels. */
export interface Drawn {
  /** Widths of horizontal bars, in order. */
  readonly bars: readonly number[];
  /** Heights of stacked blocks that have any. */
  readonly blocks: readonly number[];
  /** Heights above the bottom of the points of each line. */
  readonly lines: readonly (readonly number[])[];
}

export async function drawn(figure: Locator): Promise<Drawn> {
  return figure.evaluate((element) => {
    const sizes = (mark: string, name: string) =>
      [...element.querySelectorAll(`g[aria-label="${mark}"] rect`)].map((rect) => Number(rect.getAttribute(name)));
    return {
      bars: sizes("bar", "width"),
      blocks: sizes("rect", "height").filter((height) => height > 0),
      lines: [...element.querySelectorAll(`g[aria-label="line"] path`)].map((path) =>
        [...(path.getAttribute("d") ?? "").matchAll(/[ML][^,]+,([^MLZ]+)/g)].map(([, y]) => -Number(y))
      )
    };
  });
}

/** How far, in pixels, the worst of some lengths is from lying in one line with the values they stand for. */
export function misfit(values: readonly number[], lengths: readonly number[]): number {
  if (values.length !== lengths.length || values.length < 2)
    throw new Error(`${lengths.length} marks; expected one for each of ${values.length} values`);
  const largest = values.indexOf(Math.max(...values));
  const smallest = values.indexOf(Math.min(...values));
  const [v1 = NaN, v0 = NaN, l1 = NaN, l0 = NaN] = [
    values[largest],
    values[smallest],
    lengths[largest],
    lengths[smallest]
  ];
  return Math.max(...values.map((v, i) => Math.abs(l0 + ((v - v0) / (v1 - v0)) * (l1 - l0) - (lengths[i] ?? NaN))));
}
