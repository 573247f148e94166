import {describe, expect, it} from "vitest";
import {loadLead} from "../../loaders/data/lead.js";
import type {ElasticityEstimate} from "../../src/desk/elasticity.js";
import {lagFigure, leadFigure, leftOutFigure} from "../../src/figures/lead-figures.js";
import {leadAnswer, leadCaution, leadTitle} from "../../src/figures/lead-words.js";
import {printWords, slotProblems} from "../../src/words/say.js";

const lead = await loadLead();

const ESTIMATE: ElasticityEstimate = {
  pairs: 6,
  companies: 4,
  elasticity: 0.237,
  interval: [-0.156, 0.63],
  leaveOneOut: {pairs: 4, elasticity: Math.log(1.68), naive: Math.log(1.67)},
  verdict: "too few observations"
};

describe("leadCaution(estimate)", () => {
  it("says how few, and how far either rule misses, in both languages", () => {
    const words = leadCaution(ESTIMATE);
    expect(words && printWords(words, "en")).toBe(
      "Where tokens drive a model, revenue follows them by an assumed elasticity: tried on 4 of the 6 company-periods on record (too few to tell), it does not beat naive growth, missing by 68% against 67%."
    );
    expect(words && printWords(words, "zh")).toBe(
      "凡由词元驱动的模型，收入均按假设的弹性随词元变动：就可检验的 4 个公司期（在册共 6 个，数量过少，尚难定论）而言，该弹性并不优于简单外推，误差为 68%，对照 67%。"
    );
  });

  it("says nothing once it beats naive growth, and that nothing has tested it where nothing is on record", () => {
    expect(leadCaution({...ESTIMATE, verdict: "beats naive growth"})).toBeNull();
    for (const estimate of [null, {...ESTIMATE, leaveOneOut: null}]) {
      const words = leadCaution(estimate);
      expect(words && printWords(words, "en")).toContain("nothing on record has tested");
    }
  });
});

describe("what the page on usage and revenue says", () => {
  it("states the same quantities in both languages, of whatever verdict", () => {
    for (const verdict of ["too few observations", "does not beat naive growth", "beats naive growth"] as const) {
      const data = {...lead, byLag: [{lag: 0, estimate: {...ESTIMATE, verdict}}]};
      for (const words of [leadTitle(data), leadAnswer(data), leadCaution({...ESTIMATE, verdict})])
        expect(words ? slotProblems(words) : []).toEqual([]);
    }
    for (const {title, measure, note} of [leadFigure(lead), lagFigure(lead), leftOutFigure(lead)])
      expect([title, measure, ...(note ? [note] : [])].flatMap(slotProblems)).toEqual([]);
  });

  it("has a row for each company-period and for each left out, and names the models’ own power", () => {
    expect([leadFigure(lead).rows.length, leftOutFigure(lead).rows.length]).toEqual([lead.pairs.length, lead.leftOut.length]); // prettier-ignore
    const answer = leadAnswer(lead);
    expect(lead.assumed.length).toBeGreaterThan(0);
    for (const {elasticity} of lead.assumed)
      expect(answer && printWords(answer, "en")).toContain(`assume ${elasticity.toFixed(2)}`);
  });
});
