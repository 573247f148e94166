/** A part of a chart, in its own pixels. */
export interface Area {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

interface BrushOptions {
  /** Called with each step of a drag, and once more when it ends. */
  readonly onDrag: (area: Area, isPassing: boolean) => void;
  /** Whether only the width of the drag counts. */
  readonly isHorizontal: boolean;
}

export interface Brush {
  readonly isDragging: () => boolean;
}

const CLICK_PX = 4;
const SVG = "http://www.w3.org/2000/svg";

/**
 * Lets a pointer or a finger drag out an area of the chart inside `host`. A press that hardly moves stays a click.
 * Vertical swipes still scroll the page where only the width counts.
 */
export function brush(host: HTMLElement, {onDrag, isHorizontal}: BrushOptions): Brush {
  let start: {x: number; y: number; svg: SVGSVGElement} | null = null;
  let isDragging = false;
  let shade: SVGRectElement | null = null;
  host.style.touchAction = isHorizontal ? "pan-y" : "manipulation";
  const at = (event: PointerEvent, svg: SVGSVGElement) => {
    const box = svg.getBoundingClientRect();
    return {x: event.clientX - box.left, y: event.clientY - box.top};
  };
  const areaTo = (event: PointerEvent): Area | null => {
    if (!start) return null;
    const end = at(event, start.svg);
    return {
      x1: Math.min(start.x, end.x),
      x2: Math.max(start.x, end.x),
      y1: isHorizontal ? 0 : Math.min(start.y, end.y),
      y2: isHorizontal ? start.svg.clientHeight : Math.max(start.y, end.y)
    };
  };
  host.addEventListener("pointerdown", (event) => {
    const svg = (event.target as Element).closest("svg");
    if (!svg || event.button !== 0) return;
    start = {...at(event, svg), svg};
  });
  host.addEventListener("pointermove", (event) => {
    const area = areaTo(event);
    if (!start || !area) return;
    if (!isDragging) {
      if (Math.max(area.x2 - area.x1, isHorizontal ? 0 : area.y2 - area.y1) < CLICK_PX) return;
      isDragging = true;
      host.setPointerCapture(event.pointerId);
      shade = document.createElementNS(SVG, "rect");
      shade.setAttribute("class", "brush");
      start.svg.append(shade);
    }
    shade?.setAttribute("x", String(area.x1));
    shade?.setAttribute("y", String(area.y1));
    shade?.setAttribute("width", String(area.x2 - area.x1));
    shade?.setAttribute("height", String(area.y2 - area.y1));
    onDrag(area, true);
  });
  const end = (event: PointerEvent, isCancelled: boolean) => {
    const area = areaTo(event);
    const wasDragging = isDragging;
    start = null;
    isDragging = false;
    shade?.remove();
    shade = null;
    if (wasDragging && area && !isCancelled) onDrag(area, false);
    // The click that follows a drag is not a choice of the mark beneath it.
    if (wasDragging) addEventListener("click", stop, {capture: true, once: true});
    setTimeout(() => removeEventListener("click", stop, {capture: true}));
  };
  host.addEventListener("pointerup", (event) => end(event, false));
  host.addEventListener("pointercancel", (event) => end(event, true));
  return {isDragging: () => isDragging};
}

function stop(event: Event): void {
  event.stopPropagation();
}
