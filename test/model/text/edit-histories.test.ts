import {describe, expect, it} from "vitest";
import {errorsAmong} from "../../../src/model/problem.js";
import {boundSheet, compiledText} from "../../../src/companies/bound-sheet.js";
import {withFormula, withInputs, withOverride, withoutOverrides} from "../../../src/model/text/edit-cell.js";
import * as lines from "../../../src/model/text/edit-lines.js";
import * as sections from "../../../src/model/text/edit-sections.js";
import {parseModel} from "../../../src/model/text/parse.js";
import {placedProblem} from "../../../src/model/text/place.js";
import {writtenIn} from "../../../src/model/text/quantity.js";
import {typedLine} from "../../../src/model/text/typed-line.js";
import {begin, commit, redo, undo, type History} from "../../../src/workspace/history.js";
import {clientData, DOCUMENTS} from "../../companies/data.js";
import {placeless} from "../../fixtures/fuzz-documents.js";
import {seeded} from "../../fixtures/random.js";
import {every, share} from "../../fixtures/share.js";

const LIBRARY = DOCUMENTS.shared;
const STEPS = 12;
const HISTORIES = share(3, {of: 300});

const start = (name: string) => DOCUMENTS.companies[name] ?? "";
const sheetOf = async (text: string) => boundSheet(text, LIBRARY, await clientData).bound?.sheet;

/** One change of a document, drawn at random from all that a page can make; the same text where it is refused. */
async function edited(text: string, random: () => number): Promise<string> {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const {bound} = boundSheet(text, LIBRARY, await clientData);
  if (!bound) throw new Error("expected a sound text");
  const specs = bound.sheet.lines;
  const {name} = pick(specs);
  const inputs = specs.filter(({type}) => type === "input");
  const formulas = specs.filter(({type}) => type === "formula");
  const labels = bound.header.calendar.periods.map(({label}) => label);
  const words = {en: `Said ${Math.floor(random() * 100)}`, zh: random() < 0.5 ? "说明" : null};
  const fresh = `line_${Math.floor(random() * 1e6)}`;
  const worth = (result: lines.Edited) => (result.ok ? result.text : text);
  const input = pick(inputs);
  const formula = pick(formulas);
  const period = "kind" in formula ? pick(labels) : null;
  const made = pick<() => string | null>([
    () => {
      const typed = typedLine({name: fresh, title: "New | 新", unit: "%", kind: "", worth: "5%", reason: "a test"}, []);
      return "problem" in typed ? null : worth(lines.withLine(text, LIBRARY, name, typed));
    },
    () => worth(lines.withLineCopy(text, LIBRARY, name, fresh, words)),
    () => worth(lines.withLineName(text, LIBRARY, name, fresh)),
    () => worth(lines.withoutLine(text, LIBRARY, name)),
    () => worth(lines.withLineMoved(text, LIBRARY, name, pick([-1, 1] as const))),
    () => worth(lines.withGroup(text, LIBRARY, name, words)),
    () => worth(lines.withGroupTitle(text, LIBRARY, name, pick([words, null]))),
    () => worth(sections.withTitle(text, words)),
    () =>
      worth(
        sections.withCase(text, {
          key: fresh,
          title: words,
          mechanism: null,
          settings: [],
          reason: words
        })
      ),
    () => worth(sections.withoutCase(text, "price_war")),
    () =>
      input.type === "input" && typeof input.values === "number"
        ? withInputs(text, LIBRARY, [{line: input.name, period: null, value: input.values, range: null}], labels)
        : null,
    () => withOverride(text, LIBRARY, {line: formula.name, period, worth: writtenIn(0.5, "%").text, reason: words}),
    () => withoutOverrides(text, LIBRARY, [{line: formula.name, period}]),
    () =>
      formula.type === "formula"
        ? withFormula(text, LIBRARY, {line: formula.name, formula: `(${formula.formula}) * 1`, basis: null, kind: null})
        : null
  ])();
  // As in a page: what would be unsound is not made.
  if (made === null || made === text) return text;
  const after = boundSheet(made, LIBRARY, await clientData);
  if (after.problems.length > 0 || !after.bound) return text;
  return errorsAmong(compiledText(after.bound).problems).length > 0 ? text : made;
}

describe("histories of edits", () => {
  it("go back to the very text that was, and forward again, whatever was done", async () => {
    const random = seeded(18);
    const names = Object.keys(DOCUMENTS.companies);
    for (let n = 0; n < HISTORIES; ++n) {
      let history: History<string> = begin(start(names[n % names.length] ?? ""));
      const texts = [history.present];
      for (let step = 0; step < STEPS; ++step) {
        // Now and then something is taken back before the next is done.
        if (random() < 0.15 && texts.length > 1) {
          history = undo(history);
          texts.pop();
          expect(history.present).toBe(texts.at(-1));
          continue;
        }
        const after = await edited(history.present, random);
        expect(parseModel(after).problems.map(placedProblem), after).toEqual([]);
        history = commit(history, after);
        texts.push(after);
      }
      const last = history.present;
      for (const text of texts.slice(0, -1).reverse()) {
        history = undo(history);
        expect(history.present).toBe(text);
      }
      expect(undo(history)).toBe(history);
      for (const text of texts.slice(1)) {
        history = redo(history);
        expect(history.present).toBe(text);
      }
      expect(history.present).toBe(last);
    }
  }, 900_000);

  it("have edits that undo one another: renamed back, moved back, copied and deleted, overridden and followed again", async () => {
    const text = start("gds");
    const sheet = await sheetOf(text);
    const own = parseModel(text).document.statements.flatMap((s) => (s.type === "line" ? [s] : []));
    const worth = (result: lines.Edited) => {
      if (!result.ok) throw new Error(JSON.stringify(result.why));
      return result.text;
    };
    for (const line of every(4, own)) {
      const {name} = line;
      const renamed = lines.withLineName(text, {}, name, "other_name");
      if (renamed.ok && !renamed.text.includes("include"))
        expect(worth(lines.withLineName(renamed.text, {}, "other_name", name)), name).toBe(text);
      const copied = worth(lines.withLineCopy(text, LIBRARY, name, "copied_once", {en: "Copy", zh: null}));
      expect(worth(lines.withoutLine(copied, LIBRARY, "copied_once")), name).toBe(text);
      if (line.definition.type !== "formula" || line.overrides.length > 0) continue;
      const period = line.traits.kind ? "FY2027" : null;
      const override = {line: name, period, worth: "0", reason: null};
      const over = withOverride(text, LIBRARY, override) ?? "";
      expect(over).toContain("override");
      const back = withoutOverrides(over, LIBRARY, [{line: name, period}]) ?? "";
      expect(placeless(parseModel(back).document), name).toEqual(placeless(parseModel(text).document));
    }
    expect(sheet?.lines.length).toBeGreaterThan(own.length / 2);
  }, 300_000);
});
