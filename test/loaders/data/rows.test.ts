import {describe, expect, it} from "vitest";
import {shaped, struct} from "../../../loaders/data/rows.js";
import {amount, dayText, fields, flag, oneOf, orNull, text} from "../../../src/lib/decode.js";
import {messageOf} from "../../fixtures/message.js";

const ROW = fields(
  {
    week: dayText,
    kind: oneOf("owner", "host"),
    tokens: amount,
    share: orNull(amount),
    name: struct,
    isFree: flag,
    note: orNull(text)
  },
  {}
);
const SOUND = {
  week: "2026-09-28",
  kind: "owner",
  tokens: "9007199254740993",
  share: null,
  name: '{"en":"Lab","zh":"实验室"}',
  isFree: false,
  note: null
};

describe("shaped(rows, row, name)", () => {
  it("gives rows as pages know them: structs as texts of both languages, digits beyond 2^53 as the nearest float", () => {
    expect(shaped([SOUND], ROW, "exposure")).toEqual([
      {...SOUND, tokens: 9007199254740992, name: {en: "Lab", zh: "实验室"}}
    ]);
  });

  it.each([
    [{week: "2026-02-30"}, 'exposure[0].week: "2026-02-30"; expected a date YYYY-MM-DD'],
    [{kind: "stake"}, 'exposure[0].kind: "stake"; expected owner, host'],
    [{tokens: "12.5"}, 'exposure[0].tokens: "12.5"; expected a number'],
    [{tokens: null}, "exposure[0].tokens: null; expected a number"],
    [{isFree: 1}, "exposure[0].isFree: 1; expected true or false"],
    [{name: null}, "exposure[0].name: null; expected a text"],
    [{name: '{"en":"Lab"}'}, "exposure[0].name.zh: nothing; expected a text"],
    [{other: 1}, "exposure[0].other: 1; expected no such field, but week, kind, tokens, share, name, isFree, note"]
  ])("names row, column, value and what was expected: %j", (change, message) => {
    expect(messageOf(() => shaped([{...SOUND, ...change}], ROW, "exposure"))).toBe(message);
  });
});
