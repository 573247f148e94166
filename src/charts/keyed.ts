import type {MarkOptions} from "npm:@observablehq/plot";

interface KeyedOptions<T> {
  readonly key: (datum: T) => string;
  /** What a mark is called when it can be reached by keyboard; without it marks answer to pointers only. */
  readonly label?: (datum: T) => string;
}

/**
 * Options that write each mark's key into `data-key`, for whoever listens to clicks, and make it a button for the
 * keyboard. For marks that draw one element a datum.
 */
export function keyed<T>(data: readonly T[], {key, label}: KeyedOptions<T>): Pick<MarkOptions, "render"> {
  return {
    render: (index, scales, values, dimensions, context, next) => {
      const group = next?.(index, scales, values, dimensions, context) ?? null;
      [...(group?.children ?? [])].forEach((element, at) => {
        const datum = data[index[at] as number] as T;
        element.setAttribute("data-key", key(datum));
        if (!label) return;
        element.setAttribute("tabindex", "0");
        element.setAttribute("role", "button");
        // A text says its own name, with the whole of it as its title where it was cut.
        if (element.tagName !== "text") element.setAttribute("aria-label", label(datum));
      });
      return group;
    }
  };
}
