import {describe, expect, it} from "vitest";
import {exploreStore} from "../../../src/components/explore/store.js";
import {usageStore} from "../../../src/inputs/usage-state.js";
import {EVERYTHING} from "../../../src/query/cube/selection.js";
import {SMALL} from "../../fixtures/small-usage.js";

/** The state of a page whose address states a fragment, and the last fragment written to it. */
function opened(stated: string) {
  const written = {fragment: stated};
  const page = usageStore(SMALL, {
    stated,
    unread: null,
    link: "",
    write: (fragment) => (written.fragment = fragment),
    setPrivate: () => undefined,
    onTravel: () => undefined
  });
  return {page, store: exploreStore(page), written};
}

const LINK = "weeks=2026-01-05..&country=CN&lab=c1&controls=all";

describe("exploreStore(page)", () => {
  it("keeps on the page what data without a dimension cannot show, whatever is changed meanwhile", () => {
    const {page, store, written} = opened(LINK);
    store.set({data: "tasks"});
    expect(written.fragment).toContain("country=CN&lab=c1");
    // As the data at hand has neither countries nor labs.
    store.correct({...store.state, by: "use_case", selection: {...store.state.selection, filters: {}}});
    store.set({grain: "month"});
    expect(page.state).toMatchObject({data: "tasks", grain: "month", by: "country", country: {keys: ["CN"]}});
    store.correct({...store.state, selection: {...store.state.selection, filters: {}}});
    const use_case = {keys: ["code"], isExcluded: false};
    store.set({selection: {...store.state.selection, filters: {use_case}}});
    expect([page.state.country.keys, page.state.lab.keys, page.state.use_case]).toEqual([["CN"], ["c1"], use_case]);
    store.set({data: "weekly"});
    expect(store.state.selection.filters["country"]?.keys).toEqual(["CN"]);
  });

  it("takes away a filter that was shown, and data that is not on record", () => {
    const {page, store} = opened(`data=tasks&${LINK}`);
    store.correct({...store.state, data: "weekly"});
    const {country: _, ...filters} = store.state.selection.filters;
    store.set({selection: {...store.state.selection, filters}});
    expect([page.state.data, page.state.country.keys, page.state.lab.keys]).toEqual(["weekly", [], ["c1"]]);
  });

  it("leaves nothing of what was set for usage of the reader's own on the way back", () => {
    const {page, store, written} = opened(LINK);
    store.setPrivate(true);
    store.set({selection: EVERYTHING, measure: "share_of_all", across: "book"});
    expect([page.state.measure, written.fragment]).toEqual(["tokens", LINK]);
    store.setPrivate(false);
    store.set({selection: EVERYTHING, comparison: null, measure: "tokens", by: "country", grain: "auto"});
    expect([store.state.selection, store.state.across, written.fragment]).toEqual([
      EVERYTHING,
      "weights",
      "controls=all"
    ]);
  });
});
