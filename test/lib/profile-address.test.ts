import {afterEach, describe, expect, it, vi} from "vitest";
import {
  comparisonLink,
  nameLink,
  profileRoute,
  profileSlug,
  subjectAt,
  type ProfileSubject
} from "../../src/lib/profile-address.js";
import {subjectsOf} from "../../src/query/profile.js";
import {publishedProfiles} from "../fixtures/results.js";

describe("profileSlug(key)", () => {
  it.each([
    ["z-ai", "z-ai"],
    ["z-ai/glm-5.3:free", "z-ai--glm-5_3--free"],
    ["a/b_c", "a--b~5fc"],
    ["a/B--c", "a--~42~2d-c"],
    ["a\tb", "a~09b"]
  ])("of %s is %s", (key, slug) => {
    expect(profileSlug(key)).toBe(slug);
  });

  it("tells every lab and model on record apart, without a dot", async () => {
    const routes = subjectsOf(await publishedProfiles()).map(profileRoute);
    expect(new Set(routes).size).toBe(routes.length);
    expect(routes.filter((route) => !/^\/(labs|models)\/[\w~-]+$/.test(route))).toEqual([]);
  });
});

describe("links from the open page", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it("lead to the profile of a name, none of what has no name, and to subjects side by side", () => {
    vi.stubGlobal("location", {pathname: "/sub/zh/models/z-ai--glm-5_3.html"});
    expect(nameLink("lab", "z-ai", "zh")).toBe("../labs/z-ai.html");
    expect(nameLink("lab", "other", "zh")).toBeNull();
    const subjects: ProfileSubject[] = [
      {kind: "lab", key: "a,b"},
      {kind: "model", key: "z-ai/glm-5.3"}
    ];
    expect(comparisonLink(subjects, "en")).toBe("../../en/profiles.html#of=lab:a%2Cb,model:z-ai/glm-5.3");
    expect(comparisonLink([], "zh")).toBe("../profiles.html");
  });
});

describe("subjectAt(path, subjects)", () => {
  const [lab, model]: [ProfileSubject, ProfileSubject] = [
    {kind: "lab", key: "z-ai"},
    {kind: "model", key: "z-ai/glm-5.3"}
  ];
  it.each([
    ["/en/labs/z-ai.html", lab],
    ["/sub/dist/zh/models/z-ai--glm-5_3.html", model],
    ["/en/models/z-ai--glm-5_3", model],
    ["/en/models/z-ai--glm-5", null],
    ["/en/profiles.html", null]
  ])("at %s", (path, subject) => {
    expect(subjectAt(path, [lab, model])).toEqual(subject);
  });
});
