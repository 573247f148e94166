import {html} from "npm:htl";
import type {Lang} from "../../lib/language.js";
import {drawnWidth, emptyFigure, nothing} from "../figure-frame.js";
import type {FigureSpec} from "../figure-spec.js";
import {withMarkRoles} from "../mark-roles.js";
import {onPaper} from "../on-paper.js";

/** What a live figure shows at a moment. */
export type LiveSpec<T> = Omit<FigureSpec<T>, "name" | "lang">;

export interface LiveFigure {
  readonly element: HTMLElement;
  /** The part charts are drawn in, for brushes and clicks. */
  readonly chart: HTMLElement;
  /** Draws the figure again, at once when it is in view, else when it comes to be. */
  update(): void;
}

interface LiveOptions<T> {
  readonly name: string;
  readonly lang: Lang;
  /** What the figure shows now. */
  readonly compute: () => Promise<LiveSpec<T>>;
  /** What can be taken away, given what is shown. */
  readonly actions: (spec: () => LiveSpec<T> | null, element: HTMLElement) => readonly Node[];
  /** Whether a drag is under way in this figure, which must not be drawn anew beneath it. */
  readonly isBusy?: () => boolean;
  readonly onDrawn?: (chart: HTMLElement, width: number) => void;
}

/** A figure that keeps its frame, its table or chart, and the reader's place, while what it shows changes. */
export function liveFigure<T>(options: LiveOptions<T>): LiveFigure {
  const {name, lang, compute, actions: whatToTake, isBusy, onDrawn} = options;
  const {element, chart, table, toggle, actions, say, fill} = emptyFigure<T>(name, lang);
  let shown: LiveSpec<T> | null = null;
  let isTable = false;
  let isVisible = false;
  let isOnPaper = false;
  let wanted = 1;
  let drawn = 0;
  let isRunning = false;
  actions.append(toggle, ...whatToTake(() => shown, element));

  const draw = (spec: LiveSpec<T>) => {
    const isEmpty = spec.rows.length === 0;
    const showsTable = !isEmpty && (isTable || !spec.draw);
    say(spec);
    chart.hidden = showsTable;
    table.hidden = !showsTable;
    toggle.hidden = isEmpty || !spec.draw;
    toggle.ariaPressed = String(isTable);
    const focused = document.activeElement?.closest("[data-key]")?.getAttribute("data-key") ?? null;
    const hadFocus = element.contains(document.activeElement);
    if (showsTable) {
      const scroll = table.querySelector(".table-scroll")?.scrollTop ?? 0;
      fill(spec);
      table.querySelector(".table-scroll")?.scrollTo(0, scroll);
      chart.replaceChildren();
    } else {
      const width = drawnWidth(element.clientWidth);
      chart.replaceChildren(isEmpty ? nothing(lang) : spec.draw ? withMarkRoles(spec.draw(width)) : "");
      if (!isEmpty) onDrawn?.(chart, width);
    }
    if (hadFocus && focused !== null)
      element.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"][tabindex]`)?.focus({preventScroll: true});
  };
  const refresh = async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      while (drawn !== wanted && (isVisible || isOnPaper) && !element.hidden && !isBusy?.()) {
        const version = wanted;
        const spec = await compute();
        shown = spec;
        draw(spec);
        drawn = version;
        element.ariaBusy = String(drawn !== wanted);
      }
    } catch (error) {
      chart.replaceChildren(html`<p class="empty" role="alert">${(error as Error).message}</p>`);
      throw error;
    } finally {
      isRunning = false;
    }
  };
  toggle.addEventListener("click", () => {
    isTable = !isTable;
    if (shown) draw(shown);
  });
  new IntersectionObserver(
    (entries) => {
      isVisible = entries.some((entry) => entry.isIntersecting);
      if (isVisible) void refresh();
    },
    {rootMargin: "300px"}
  ).observe(element);
  onPaper((isNow) => {
    isOnPaper = isNow;
    if (isNow) void refresh();
  });
  let width = 0;
  new ResizeObserver(() => {
    if (width !== 0 && width !== element.clientWidth && shown && isVisible) draw(shown);
    width = element.clientWidth;
  }).observe(element);
  return {
    element,
    chart,
    update() {
      wanted += 1;
      element.ariaBusy = "true";
      void refresh();
    }
  };
}
