import {describe, expect, it} from "vitest";
import {OwnNotebooks} from "../../src/components/notebook/own-notebooks.js";

const A = {key: "a", text: "# A\n"};
const B = {key: "b", text: "# B\n"};

/** Notebooks with what was last asked to be kept. */
function opened() {
  let kept: readonly {readonly key: string; readonly text: string}[] = [];
  let n = 0;
  const own = new OwnNotebooks(
    (all) => {
      kept = all;
      return Promise.resolve();
    },
    () => `new${++n}`
  );
  own.restore([A, B]);
  return {own, kept: () => kept};
}

describe("OwnNotebooks", () => {
  it("brings back the text of the one that was deleted last, and keeps it again", async () => {
    const {own, kept} = opened();
    await own.remove("a");
    expect([kept(), own.deleted]).toEqual([[B], A]);
    await own.undo();
    expect([kept(), own.all, own.deleted]).toEqual([[B, A], [B, A], null]);
    await own.undo();
    expect(own.all).toEqual([B, A]);
  });

  it("keeps a text without a key under one of its own, from then on", () => {
    const {own, kept} = opened();
    const key = own.keep(null, "# Run\n");
    expect(own.keep(key, "# Changed\n")).toBe(key);
    expect(kept()).toEqual([A, B, {key, text: "# Changed\n"}]);
  });

  it("keeps a text that another tab overtook as a copy beside the later one", () => {
    const {own, kept} = opened();
    const model = {key: "a", text: "# Theirs\n", changedAt: 1, revision: 2};
    own.take({kind: "overtaken", model, mine: {key: "a", text: "# Mine\n"}}, () => "Mine, copy");
    expect(own.all).toEqual(kept());
    expect(kept()).toEqual([
      B,
      {key: "a", text: "# Theirs\n"},
      {key: "new1", text: '---\nalpha-ledger-notebook: 1\ntitle: "Mine, copy"\n---\n# Mine\n'}
    ]);
  });

  it("takes over what another tab changed or deleted", () => {
    const {own} = opened();
    own.take({kind: "changed", model: {...A, text: "# Later\n", changedAt: 1, revision: 2}}, String);
    own.take({kind: "deleted", key: "b"}, String);
    expect(own.all).toEqual([{key: "a", text: "# Later\n"}]);
  });

  it("leaves a text that is newer here than what was kept before", () => {
    const {own} = opened();
    own.keep("a", "# Newer\n");
    own.restore([A, B]);
    expect(own.all.map(({text}) => text).sort()).toEqual(["# B\n", "# Newer\n"]);
  });
});
