import type {Series} from "../charts/series.js";

/** Names the colours of a figure’s series; as buttons that say which they are, where the figure answers to a choice. */
export function seriesKey(
  series: readonly Pick<Series, "key" | "label" | "color">[],
  {asButtons = false} = {}
): HTMLElement {
  const element = document.createElement("span");
  element.className = "origin-key";
  for (const {key, label, color} of series) {
    const item = document.createElement(key && asButtons ? "button" : "span");
    if (key && asButtons) {
      item.setAttribute("type", "button");
      item.dataset["key"] = key;
    }
    const swatch = document.createElement("i");
    swatch.className = "swatch";
    swatch.style.background = color;
    item.append(swatch, label);
    element.append(item);
  }
  return element;
}
