import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readLedger} from "../../loaders/ledger/archive.js";
import {unusedProxy} from "../../loaders/sources/settings.js";
import {newBooks, runRefresh} from "../fixtures/remote/books.js";
import {KEY, startRemote, type Remote} from "../fixtures/remote/service.js";
import {testWorld} from "../fixtures/remote/world.js";

const world = testWorld();
let remote: Remote;
beforeAll(async () => {
  remote = await startRemote(world);
});
afterAll(() => remote.close());

describe("a setting that no request can carry", () => {
  it.each([
    [
      "OPENROUTER_API_KEY",
      `${KEY}\nmore`,
      "openrouter-tasks",
      /character \d+ of \d+ is a line break or control character/
    ],
    ["OPENROUTER_API_KEY", "sk-or-“quoted”", "openrouter-tasks", /character 7 of 14 is U\+201C; expected a key from/],
    [
      "SEC_USER_AGENT",
      "阿尔法 a@example.com",
      "sec-companyfacts",
      /character 1 of 17 is U\+963F; expected a name and an/
    ],
    ["OPENROUTER_BASE_URL", "openrouter.ai", "openrouter-tasks", /"openrouter\.ai" is no address; expected an address/],
    ["MODELS_DEV_URL", "localhost:8080", "models-dev", /"localhost:8080" begins with localhost:; expected an address/],
    [
      "SEC_URL",
      "https://me:secret@host.example",
      "sec-companyfacts",
      /"https:\/\/\[hidden\]@host\.example" holds a name/
    ],
    ["YAHOO_URL", "ftp://host.example", "market-yahoo", /"ftp:\/\/host\.example" begins with ftp:; expected/]
  ])("is named, %s: %j, and nothing is stored", async (name, value, source, says) => {
    const {root, remove} = newBooks();
    const outcomes = await runRefresh(root, world.effects({...remote.env, [name]: value}), [source]);
    expect(outcomes.map((o) => [o.source, o.result])).toEqual([[source, "failed"]]);
    expect(outcomes[0]?.message).toMatch(new RegExp(`^${name}: `));
    expect(outcomes[0]?.message).toMatch(says);
    expect(outcomes[0]?.message).not.toMatch(/secret|sk-or/);
    expect(readLedger(root).entries).toEqual([]);
    remove();
  });

  it("is trimmed where blanks surround it", async () => {
    const {root, remove} = newBooks();
    const env = {
      ...remote.env,
      OPENROUTER_API_KEY: ` ${KEY}\n`,
      OPENROUTER_BASE_URL: `${remote.env["OPENROUTER_BASE_URL"] ?? ""} `
    };
    expect((await runRefresh(root, world.effects(env), ["openrouter-tasks"])).map((o) => o.result)).toEqual(["pull"]);
    remove();
  });
});

describe("a proxy", () => {
  it.each(["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])(
    "in %s is told not to be used, without its password",
    async (name) => {
      const {root, remove} = newBooks();
      const env = {...remote.env, [name]: "http://me:secret@proxy.example:3128"};
      const [told, asked] = await runRefresh(root, world.effects(env), ["models-dev"]);
      expect([told?.source, told?.result]).toEqual(["refresh", "skipped"]);
      expect(told?.message).toMatch(new RegExp(`^${name} is set and not used: services are asked directly\\.`));
      expect(told?.message).not.toContain("secret");
      expect(asked?.result).toBe("pull");
      remove();
    }
  );

  it("is not told of where none is set", () => {
    expect(unusedProxy({HTTPS_PROXY: " "})).toBeNull();
  });
});
