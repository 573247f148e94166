import {describe, expect, it} from "vitest";
import {loadEvents} from "../../../loaders/data/events.js";
import {loadExposure} from "../../../loaders/data/exposure.js";
import {loadRestatements} from "../../../loaders/data/restatements.js";
import {loadUseCases} from "../../../loaders/data/use-cases.js";
import {claimsAnswer} from "../../../src/figures/answers/claims.js";
import {eventsAnswer} from "../../../src/figures/answers/events.js";
import {exposureAnswer} from "../../../src/figures/answers/exposure.js";
import {gapLimit, promptLimit} from "../../../src/figures/answers/limits.js";
import {noteRecount} from "../../../src/figures/answers/note-recount.js";
import {NOTHING_RESTATED, restatementAnswer} from "../../../src/figures/answers/restatements.js";
import {revenueAnswer} from "../../../src/figures/answers/revenue.js";
import {sliceSummary} from "../../../src/figures/answers/slice-summary.js";
import {useCaseAnswer} from "../../../src/figures/answers/use-cases.js";
import {labOf} from "../../../src/query/usage.js";
import {isQuantity, NO_WORDS, slotProblems, type Words} from "../../../src/words/say.js";
import {overdue} from "../../../src/words/overdue.js";
import {publishedClaims, publishedRevenue, publishedUsage} from "../../fixtures/results.js";

const numbers = (words: Words) =>
  words.en
    .filter(isQuantity)
    .filter(({unit}) => unit !== "date")
    .map(({value}) => Number(value));

describe("answers of pages", () => {
  it("say the same quantities in every language", async () => {
    const [revenue, exposure, events, tasks, restatements, usage] = await Promise.all([
      publishedRevenue(),
      loadExposure(),
      loadEvents(),
      loadUseCases(),
      loadRestatements(),
      publishedUsage()
    ]);
    const claims = await publishedClaims();
    const range = {from: usage.weeks[0] ?? "", to: usage.weeks.at(-1) ?? ""};
    const answers = [
      revenueAnswer(revenue),
      exposureAnswer(exposure),
      eventsAnswer(events),
      tasks.tasks && useCaseAnswer(tasks.tasks),
      restatementAnswer(restatements),
      sliceSummary(usage, range),
      claimsAnswer(claims),
      noteRecount(usage, claims),
      gapLimit(["2026-01-05", "2026-01-12", "2026-02-09", "2026-02-16"]),
      overdue({asOf: "2026-09-16", maxAgeDays: 10}, new Date("2026-11-23T12:00:00Z")),
      promptLimit({month: "2026-08-01", share: 0.96, coverage: 0.31, citation: ""})
    ];
    for (const answer of answers) {
      expect(answer).not.toBeNull();
      expect(slotProblems(answer ?? NO_WORDS)).toEqual([]);
    }
  });

  it("are absent where nothing is on record", async () => {
    expect(revenueAnswer({cells: []})).toBeNull();
    expect(eventsAnswer({events: [], readings: []})).toBeNull();
    expect(exposureAnswer({...(await loadExposure()), totals: []})).toBeNull();
    expect(restatementAnswer({asOf: "2026-09-16", citation: "", rows: []})).toBe(NOTHING_RESTATED);
  });
});

describe("claimsAnswer(scorecard)", () => {
  it("counts every claim once at either day", async () => {
    const claims = await publishedClaims();
    const [all = 0, ...of] = numbers(claimsAnswer(claims));
    expect(all).toBe(claims.claims.length);
    expect(of).toHaveLength(8);
    for (const four of [of.slice(0, 4), of.slice(4)]) expect(four.reduce((sum, n) => sum + n, 0)).toBe(all);
  });
});

describe("exposureAnswer(data)", () => {
  it("adds up what owners have in the last week, counted plainly", async () => {
    const data = await loadExposure();
    const last = data.totals.at(-1);
    const owned = data.weeks
      .filter(({week, kind}) => week === last?.week && kind === "owner")
      .map((w) => w.tokens ?? 0);
    const [all = NaN, most = NaN] = numbers(exposureAnswer(data) ?? NO_WORDS);
    expect(all).toBeCloseTo(owned.reduce((sum, tokens) => sum + tokens, 0) / (last?.tokens ?? NaN), 9);
    expect(most).toBeCloseTo(Math.max(...owned) / (last?.tokens ?? NaN), 9);
  });
});

describe("sliceSummary(usage, slice)", () => {
  it("sums the chosen tokens, counted plainly", async () => {
    const usage = await publishedUsage();
    const [from = "", to = ""] = usage.weeks.slice(-3);
    const [tokens, part, weeks] = numbers(sliceSummary(usage, {from, to, country: ["CN"]}));
    const countries = usage.models.map(({lab}) => usage.countries[usage.labs[lab]?.country ?? -1]?.country);
    let [chinese, all] = [0, 0];
    usage.week.forEach((week, row) => {
      const day = usage.weeks[week] ?? "";
      if (day < from || day > to) return;
      all += usage.tokens[row] ?? 0;
      if (countries[usage.model[row] ?? -1] === "CN") chinese += usage.tokens[row] ?? 0;
    });
    expect(tokens).toBe(chinese);
    expect(part).toBeCloseTo(chinese / all, 9);
    expect(weeks).toBe(2);
  });
});

describe("noteRecount(usage, claims)", () => {
  it("counts the nine largest named models of the note's week by plain sums, beside what its claims state", async () => {
    const [usage, scorecard] = await Promise.all([publishedUsage(), publishedClaims()]);
    const week = usage.weeks.indexOf("2026-02-16");
    const named = Array.from(usage.week.keys())
      .filter((row) => usage.week[row] === week)
      .map((row) => ({tokens: usage.tokens[row] ?? 0, lab: labOf(usage, usage.model[row] ?? -1)}))
      .map(({tokens, lab}) => ({tokens, origin: usage.countries[lab.country]?.origin}))
      .filter(({origin}) => origin !== "other")
      .sort((a, b) => b.tokens - a.tokens)
      .slice(0, 9);
    const american = named.filter(({origin}) => origin === "us").map(({tokens}) => tokens);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const stated = (key: string) => scorecard.claims.find(({claim}) => claim === key)?.expected;

    const words = noteRecount(usage, scorecard) ?? NO_WORDS;
    expect(named[8]?.origin).toBe("us");
    expect(numbers(words)).toEqual([
      stated("china_week_2026-02-16"),
      stated("us_week_2026-02-16"),
      sum(american.slice(0, -1)),
      sum(american)
    ]);
    expect(noteRecount({...usage, weeks: []}, scorecard)).toBeNull();
  });
});
