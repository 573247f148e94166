import {expect, it} from "vitest";
import {readBrief} from "../../../src/query/brief/read-brief.js";

const SPAN = {from: "2026-02-27", to: "2026-10-11"};

it("readBrief(span, run) refuses a row that is not as stated, by part, place and field", async () => {
  const run = () => Promise.resolve([{side: "was", day: "27 Feb 2026"}]);
  await expect(readBrief(SPAN, run)).rejects.toThrow('brief sides[0].day: "27 Feb 2026"; expected a date YYYY-MM-DD');
});

it("readBrief(span, run) refuses an answer without both sides", async () => {
  await expect(readBrief(SPAN, () => Promise.resolve([]))).rejects.toThrow("one side or none");
});
