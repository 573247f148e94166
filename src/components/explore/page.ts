import {html} from "npm:htl";
import {formatInteger} from "../../lib/format.js";
import type {UsageStore} from "../../inputs/usage-state.js";
import {ignoredText} from "../../inputs/address-notice.js";
import type {Lang, Text} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import type {EventData} from "../../query/events.js";
import {checkedState, type ExploreState} from "../../query/cube/explore-state.js";
import {openDataset, type Sliceable} from "../../query/cube/ledger-cube.js";
import {datasetOf, type DatasetName} from "../../query/cube/datasets.js";
import {NotOnRecord} from "../../query/cube/build.js";
import type {Cube} from "../../query/cube/cube.js";
import {BOOK} from "../../query/cube/dimensions.js";
import {beside} from "../../query/import/beside.js";
import {EVERYTHING, type Selection} from "../../query/cube/selection.js";
import {cubeSlicer} from "../../query/cube/slicer.js";
import {openModelRegistry} from "../../query/model-names/open.js";
import {selectionBar, type SelectionBar} from "./bar.js";
import {brush} from "./brush.js";
import {comparisonControls, type ComparisonControls} from "./comparison-controls.js";
import {exploreControls, type Controls} from "./controls.js";
import {displayed} from "./displayed.js";
import {ask, datasetIn, explored, isSummable, type Explored} from "./explored.js";
import {areaPicked, onPick, picked, periodRange} from "./interactions.js";
import {fullRowsSection} from "./full-rows.js";
import {liveFigure, type LiveFigure, type LiveSpec} from "./live-figure.js";
import {ownPanel} from "./own-panel.js";
import {savedViews} from "./saved-views.js";
import {exploreStore} from "./store.js";
import {takeAway} from "./take-away.js";
import {bumpView} from "./views/bump-view.js";
import {compareView} from "./views/compare-view.js";
import {heatDimension, heatView} from "./views/heat-view.js";
import {labsView} from "./views/labs-view.js";
import {pivotView} from "./views/pivot-view.js";
import {priceView} from "./views/price-view.js";
import {rankingView} from "./views/ranking-view.js";
import {seriesView} from "./views/series-view.js";
import {tableView} from "./views/table-view.js";
import {loadProgress} from "../load-progress.js";
import {paintParts} from "../paint-part.js";
import {ofMeasure, share, tokens} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {bringsBackfill} from "../not-on-record.js";

const WORDS = {
  failed: {en: "This data could not be loaded", zh: "数据未能加载"},
  users: {
    en: "Countries here are those of the labs that made the models. No source on record gives usage by model and country of users; usage of your own can be cut by it where your file names it.",
    zh: "此处的国家均指模型所属实验室所在国。没有任何收录的来源提供“模型 × 用户所在国”的用量；若您自己的文件载有用户所在国，可据此切分。"
  },
  loading: {en: "Loading …", zh: "正在加载……"}
} as const satisfies Record<string, Text>;

/** How a reader's usage is first shown: its tokens, or its cost or requests where it has no tokens. */
function aloneOf({sums}: Cube): Pick<ExploreState, "measure" | "by"> {
  return {measure: "tokens" in sums ? "tokens" : "usd_micro_cost" in sums ? "cost" : "requests", by: "model"};
}

const SIDE_BY_SIDE = {
  measure: "share_of_all",
  by: "country",
  across: BOOK,
  comparison: {kind: "members", dimension: BOOK, a: "ledger", b: "own"}
} as const;

/** All controls of usage: one selection, views that follow it, and what can be taken away. */
export function explore(lang: Lang, events: Pick<EventData, "events">, page: UsageStore): HTMLElement {
  const store = exploreStore(page);
  let present: Sliceable | null = null;
  let loaded: ExploreState["data"] | "own" | null = null;
  let x: Explored | null = null;
  let bar: SelectionBar | null = null;
  let controls: Controls | null = null;
  let comparison: ComparisonControls | null = null;
  let awaited: string | null = null;

  const barHost = html`<div class="explore-bar"></div>`;
  const controlsHost = html`<div></div>`;
  const comparisonHost = html`<div></div>`;
  const notice = html`<p class="explore-notice" role="status" hidden></p>`;
  const summary = html`<p class="slice-summary" aria-live="polite">${WORDS.loading[lang]}</p>`;

  const select = (selection: Selection, isPassing = false) => store.set({selection}, {isPassing});
  const pickIn = (dimension: () => string) => (key: string, isExcluded: boolean) =>
    select(picked(store.state.selection, dimension(), key, isExcluded));
  const figureOf = <T>(
    name: string,
    view: (x: Explored) => Promise<LiveSpec<T>>,
    options: {readonly pick?: () => string; readonly drag?: "time" | "members"} = {}
  ): LiveFigure => {
    let dragging: {readonly isDragging: () => boolean} | null = null;
    const figure = liveFigure<T>({
      name,
      lang,
      compute: async () => {
        if (!x) throw new Error("explore: no data yet; expected it before any figure is drawn");
        return view(x);
      },
      actions: (spec, element) => takeAway(name, lang, spec, element, () => loaded === "own"),
      isBusy: () => x === null || (dragging?.isDragging() ?? false)
    });
    if (options.pick) onPick(figure.element, pickIn(options.pick));
    if (options.drag)
      dragging = brush(figure.chart, {
        isHorizontal: options.drag === "time",
        onDrag: (area, isPassing) => {
          if (!x) return;
          const {selection} = store.state;
          if (options.drag === "members") {
            if (!isPassing) select(areaPicked(selection, "model", figure.chart, area));
            return;
          }
          const range = periodRange(x, figure.chart, area);
          if (range) select({...selection, ...range}, isPassing);
        }
      });
    return figure;
  };
  const by = () => store.state.by;
  const series = figureOf("explore-series", (present) => seriesView(present, events), {pick: by, drag: "time"});
  const ranking = figureOf("explore-ranking", rankingView, {pick: by});
  const price = figureOf("explore-price", priceView, {pick: () => "model", drag: "members"});
  const bump = figureOf("explore-bump", bumpView, {pick: by});
  const labs = figureOf("explore-labs", labsView, {pick: () => "lab"});
  const heat = figureOf("explore-heat", heatView, {pick: () => (x ? heatDimension(x) : "model"), drag: "time"});
  const compare = figureOf("explore-compare", compareView);
  const pivot = figureOf("explore-pivot", pivotView);
  const table = figureOf("explore-table", tableView);
  const figures = [series, ranking, price, bump, labs, heat, compare, pivot, table];
  compare.element.querySelector("figcaption")?.after(comparisonHost);

  const refresh = () => {
    if (!present) return;
    const {state, ignored} = checkedState(store.state, present.cube);
    store.correct(state);
    notice.hidden = ignored.length === 0 && awaited === null && present.cellsBeyondBound === null;
    notice.textContent = [
      ...(awaited ? [awaited] : []),
      ...(ignored.length ? [ignoredText(ignored, lang)] : []),
      ...(present.cellsBeyondBound === null ? [] : [beyondBound(present.cellsBeyondBound, lang)])
    ].join(" ");
    present.slicer.select(state.selection);
    x = explored(present, state, lang);
    bar?.show(state.selection);
    controls?.show(state);
    comparison?.show(state.comparison);
    price.element.hidden = !("priced_tokens" in present.cube.sums) || !hasDimension(present, "model");
    const isSum = isSummable(x, {by: []});
    labs.element.hidden = !hasDimension(present, "lab") || !isSum;
    compare.element.hidden = !("tokens" in present.cube.sums) || !isSum;
    void describe(x, lang).then((text) => summary.replaceChildren(text));
    for (const figure of figures) figure.update();
  };
  let isScheduled = false;
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    requestAnimationFrame(() => {
      isScheduled = false;
      if (loaded !== "own" && store.state.data !== loaded) void load();
      else refresh();
    });
  };
  const load = async () => {
    const wanted = store.state.data;
    if (wanted !== "weekly") awaited = null;
    try {
      const next = await openDataset(wanted);
      if (wanted !== store.state.data || loaded === "own") return;
      present = {...next, cube: displayed(next.cube)};
      loaded = wanted;
      show(present);
    } catch (error) {
      if (error instanceof NotOnRecord && wanted !== "weekly") {
        awaited = notYetOnRecord(wanted, lang);
        store.correct({...store.state, data: loaded === null || loaded === "own" ? "weekly" : loaded});
        schedule();
        return;
      }
      notice.hidden = false;
      notice.textContent = `${WORDS.failed[lang]}${COLON[lang]}${(error as Error).message}`;
    }
  };
  const show = ({cube}: Sliceable) => {
    const {state} = checkedState(store.state, cube);
    bar = selectionBar(cube, lang, select);
    controls = exploreControls(cube, state, lang, (change) => store.set(change));
    comparison = comparisonControls(cube, state.comparison, lang, (next) => store.set({comparison: next}));
    barHost.replaceChildren(bar.element);
    controlsHost.replaceChildren(controls.element);
    comparisonHost.replaceChildren(comparison.element);
    refresh();
  };
  const showOwn = async (usage: Cube, isBeside: boolean) => {
    const cube = isBeside ? beside((await openDataset("weekly")).cube, usage) : usage;
    loaded = "own";
    store.setPrivate(true);
    store.set({selection: EVERYTHING, comparison: null, grain: "auto", ...(isBeside ? SIDE_BY_SIDE : aloneOf(usage))});
    present = {cube, slicer: cubeSlicer(cube), cellsBeyondBound: null};
    show(present);
    series.element.scrollIntoView();
  };
  const own = ownPanel(lang, {
    registry: openModelRegistry,
    onShow: showOwn,
    onBack: () => {
      loaded = null;
      store.setPrivate(false);
      store.set({selection: EVERYTHING, comparison: null, measure: "tokens", by: "country", grain: "auto"});
    }
  });
  store.subscribe(schedule);
  // The page's head loads the registry with the page; it is small, and a reader's first file then asks for nothing.
  openModelRegistry().catch(() => undefined);
  void load();
  return html`<div class="explore">
    ${barHost}${notice}${controlsHost}${loadProgress(lang)}${summary}${series.element}
    <div class="columns">${ranking.element}${price.element}</div>
    <div class="columns late">${bump.element}${labs.element}${heat.element}${compare.element}</div>
    <div class="columns late">${pivot.element}${table.element}</div>
    ${fullRowsSection(() => x, lang)}
    <p class="explore-users">${WORDS.users[lang]}</p>
    ${own} ${savedViews(lang)}
  </div>`;
}

function hasDimension({cube}: Sliceable, name: string): boolean {
  return cube.dimensions.some((d) => d.name === name);
}

/** Says of data that nobody has fetched yet how it comes. */
function notYetOnRecord(data: DatasetName, lang: Lang): string {
  const label = datasetOf(data).label[lang];
  return {
    en: `${label}: not on record yet. ${bringsBackfill(lang)}; until then weekly tokens are shown.`,
    zh: `${label}：尚未收录。${bringsBackfill(lang)}；在此之前显示周词元。`
  }[lang];
}

function beyondBound(cells: number, lang: Lang): string {
  return {
    en: `This cut has ${formatInteger(cells, "en")} cells, too many to hold: each view is answered by a query.`,
    zh: `此切分有 ${formatInteger(cells, "zh")} 个单元，超出可驻留的上限：各视图改由查询应答。`
  }[lang];
}

/** What the selection holds, in one sentence, and what its data is. */
async function describe(x: Explored, lang: Lang): Promise<HTMLElement> {
  if (!("tokens" in x.cube.sums)) return describeMeasure(x, lang);
  const note = datasetIn(x.cube)?.note[lang] ?? "";
  if (!isSummable(x, {by: []})) return html`<span>${note}</span>`;
  const [held = 0] = (await ask(x, {measure: "tokens", by: []})).values;
  const [part = null] = (await ask(x, {measure: "share_of_all", by: []})).values;
  const [total, fraction] = [tokens(held ?? 0), part === null ? [] : [share(part)]];
  const {isEstimate, shareLabel} = datasetIn(x.cube) ?? {};
  const about = isEstimate ? {en: "an estimated ", zh: "约（估算）"} : {en: "", zh: ""};
  const of = shareLabel
    ? {en: shareLabel.en.replace("Share of", "of"), zh: `${shareLabel.zh} `}
    : {en: "of all", zh: "占同期全部的 "};
  const words = {
    en: say`This selection holds ${about}${total} tokens, ${fraction} ${of} in its periods. ${note}`,
    zh: say`所选范围：${about}${total}词元，${of}${fraction}。${note}`
  };
  return html`<span>${paintParts(words, {lang, source: x.source.citation})}</span>`;
}

/** What the selection holds of the shown measure, where the data has no tokens. */
async function describeMeasure(x: Explored, lang: Lang): Promise<HTMLElement> {
  const [value = null] = (await ask(x, {by: []})).values;
  const {unit, label} = x.measure;
  const total = ofMeasure(value, unit);
  const words = {
    en: say`This selection: ${label.en} ${total}; this data has no tokens.`,
    zh: say`所选范围：${label.zh} ${total}；该数据没有词元数。`
  };
  return html`<span>${paintParts(words, {lang, source: x.source.citation})}</span>`;
}
