import {beforeAll, describe, expect, it} from "vitest";
import {profileAnswer, profileFinding} from "../../src/figures/profile-words.js";
import {profileOf, subjectsOf, type Profile} from "../../src/query/profile.js";
import {printWords, slotProblems} from "../../src/words/say.js";
import {publishedProfiles, publishedUsage} from "../fixtures/results.js";

let profiles: readonly Profile[];
beforeAll(async () => {
  const [usage, data] = [await publishedUsage(), await publishedProfiles()];
  profiles = subjectsOf(data).map((subject) => profileOf(usage, data, subject));
});

const said = (profile: Profile) => printWords(profileAnswer(profile), "en");

describe("profileFinding(profile) and profileAnswer(profile)", () => {
  it("state the same quantities in every language, of every lab and model", () => {
    expect(profiles.flatMap((p) => [...slotProblems(profileFinding(p)), ...slotProblems(profileAnswer(p))])).toEqual(
      []
    );
  });

  it("say of what is no longer counted since when, and of what never was that it never was", () => {
    for (const profile of profiles) {
      const {last, isCurrent} = profile;
      expect(said(profile).includes("the latest on record")).toBe(isCurrent);
      expect(said(profile).includes("It was last counted in the week of")).toBe(last !== null && !isCurrent);
      expect(said(profile).includes("never in the daily top fifty")).toBe(last === null);
    }
  });

  it("rank a lab among labs, and a model among named models", () => {
    const ranked = profiles.filter(({last, isCurrent}) => isCurrent && last?.rank != null);
    expect(ranked.some(({model}) => model)).toBe(true);
    expect(ranked.some(({model}) => !model)).toBe(true);
    for (const profile of ranked)
      expect(printWords(profileFinding(profile), "en")).toMatch(profile.model ? / models$/ : / labs$/);
  });

  it("place no undisclosed lab, and call its models’ maker undisclosed", () => {
    const unknown = profiles.filter(({lab}) => lab.origin === "undisclosed");
    expect(unknown.length).toBeGreaterThan(0);
    for (const profile of unknown) {
      expect(said(profile)).toMatch(/not disclosed/);
      if (!profile.model) expect(profile.last?.rank ?? null).toBeNull();
    }
  });
});
