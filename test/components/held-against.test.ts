import {afterEach, expect, it, vi} from "vitest";
import {heldAgainst} from "../../src/components/workspace/held-against.js";
import {cellAt} from "../../src/model/compile.js";
import {formatDate} from "../../src/lib/format.js";
import {said} from "../fixtures/said.js";
import {valueDesk} from "../fixtures/value-desk.js";

afterEach(() => vi.unstubAllGlobals());

it("heldAgainst(workspace) names the close of its day, the reader’s own price, and nothing where no price can be used", async () => {
  const {workspace} = await valueDesk("en", {hash: "#company=2513.HK"});
  const {company, evaluation, state} = workspace;
  const on = company.valuedOn;
  expect(said(heldAgainst(workspace))).toEqual({
    en: `, against the close of ${formatDate(on, "en")}`,
    zh: `，对照${formatDate(on, "zh")}收盘价`
  });
  const own = {company, evaluation, state: {...state, edits: {[company.headline.price]: 500}}};
  expect(said(heldAgainst(own))).toEqual({en: ", against your price", zh: "，对照您填入的股价"});
  const error = {kind: "missing", line: company.headline.price, period: null, detail: ""} as const;
  const errors = new Map([[cellAt(workspace.model, company.headline.price), error]]);
  expect(said(heldAgainst({company, state, evaluation: {...evaluation, errors}}))).toEqual({en: "", zh: ""});
});
