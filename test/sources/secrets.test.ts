import {describe, expect, it} from "vitest";
import {SOURCES} from "../../loaders/sources/all.js";
import {withoutSecrets} from "../../loaders/sources/secrets.js";
import {dataTexts, newBooks, runRefresh} from "../fixtures/remote/books.js";
import {testWorld} from "../fixtures/remote/world.js";

const ADDRESSES = ["OPENROUTER_BASE_URL", "MODELS_DEV_URL", "SEC_URL", "YAHOO_URL"];

describe("withoutSecrets(text, names, env)", () => {
  it.each([
    ["https://reader:s3cret@host.example/api", "s3cret"],
    ["https://reader:s3%40cret@host.example", "s3@cret"],
    ["https://reader:tip@host.example", "tip"],
    ["https://reader:a:b@c@host.example", "a:b@c"],
    ["reader:s3cret@host.example", "s3cret"],
    ["http://:only-password@host.example", "only-password"]
  ])("hides what stands before the @ of %s, wherever it is quoted", (address, password) => {
    const text = `fetch of ${address}/v1 failed: Invalid URL "${address}", user info ${password}`;
    const shown = withoutSecrets(text, [], {SOME_URL: address});
    expect(shown).not.toContain(password);
    expect(shown).not.toContain("s3%40cret");
    expect(shown).toContain("host.example");
  });

  it("hides user info of addresses that no setting holds, and leaves those without", () => {
    const text = "https://a:b@host.example/x and https://host.example/@user, mail a@host.example";
    expect(withoutSecrets(text, [], {})).toBe(
      "https://[hidden]@host.example/x and https://host.example/@user, mail a@host.example"
    );
  });

  it("hides keys by their settings", () => {
    expect(withoutSecrets("HTTP 401 for a-long-key", ["KEY"], {KEY: " a-long-key "})).toBe("HTTP 401 for [hidden]");
  });
});

describe("refresh with a password in an address", () => {
  it.each([
    "https://reader:s3cret-word@host.invalid/api",
    "reader:s3cret-word@host.invalid",
    "ftp://reader:s3cret-word@host.invalid"
  ])(
    "%s: no source prints it or puts it on record",
    async (address) => {
      const {root, remove} = newBooks();
      const keys = {
        OPENROUTER_API_KEY: "a-key-of-the-account",
        SEC_USER_AGENT: "A Reader a@example.com",
        MARKET_LIVE: "yahoo"
      };
      const env = {...keys, ...Object.fromEntries(ADDRESSES.map((name) => [name, address]))};
      const outcomes = await runRefresh(
        root,
        testWorld().effects(env),
        SOURCES.map((s) => s.name)
      );
      expect(outcomes.map((o) => o.result)).toContain("failed");
      expect(outcomes.filter((o) => o.message.includes("s3cret"))).toEqual([]);
      expect(dataTexts(root).filter((text) => text.includes("s3cret"))).toEqual([]);
      remove();
    },
    60_000
  );
});
