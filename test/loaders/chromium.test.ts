import {delimiter, join} from "node:path";
import {describe, expect, it} from "vitest";
import {findChromium, type Chromium} from "../../loaders/publish/chromium.js";

const INSTALLED = join("/opt/bin", "chromium");
const SHELL = join("/opt/bin", "chromium-headless-shell");
const PACKAGED: Chromium = {executablePath: "/packages/chromium", args: ["--headless"]};

interface World {
  readonly env?: NodeJS.ProcessEnv;
  readonly files?: readonly string[];
  readonly packaged?: Chromium | null;
}

/** Finds a browser in a made-up world; counts how often the packaged one was asked for. */
async function find({env = {}, files = [], packaged = PACKAGED}: World): Promise<{path: string; asked: number}> {
  let asked = 0;
  const {executablePath, args} = await findChromium({
    env,
    exists: (path) => files.includes(path),
    packaged: () => {
      asked += 1;
      return Promise.resolve(packaged);
    }
  });
  expect(args.length).toBeGreaterThan(0);
  return {path: executablePath, asked};
}

describe("findChromium({env, exists, packaged})", () => {
  const PATH = ["/usr/bin", "", "/opt/bin"].join(delimiter);

  it("takes CHROME_PATH before all else", async () => {
    const env = {CHROME_PATH: "/my/chrome", PATH};
    expect(await find({env, files: ["/my/chrome", INSTALLED]})).toEqual({path: "/my/chrome", asked: 0});
  });

  it("says when CHROME_PATH leads nowhere, even beside an installed browser", async () => {
    await expect(find({env: {CHROME_PATH: "/my/chrome", PATH}, files: [INSTALLED]})).rejects.toThrow(
      new Error("CHROME_PATH: /my/chrome; expected the path of a Chrome or Chromium program")
    );
  });

  it("takes an empty CHROME_PATH for none", async () => {
    expect(await find({env: {CHROME_PATH: "", PATH}, files: [SHELL]})).toEqual({path: SHELL, asked: 0});
  });

  it("takes an installed headless shell before the packaged one, and that before an installed browser", async () => {
    expect(await find({env: {PATH}, files: [INSTALLED, SHELL]})).toEqual({path: SHELL, asked: 0});
    expect(await find({env: {PATH}, files: [INSTALLED]})).toEqual({path: PACKAGED.executablePath, asked: 1});
    expect(await find({})).toEqual({path: PACKAGED.executablePath, asked: 1});
  });

  it("takes an installed browser where no package has one, in the order of PATH", async () => {
    const first = join("/usr/bin", "google-chrome");
    expect(await find({env: {PATH}, files: [INSTALLED], packaged: null})).toEqual({path: INSTALLED, asked: 1});
    expect(await find({env: {PATH}, files: [INSTALLED, first], packaged: null})).toEqual({path: first, asked: 1});
  });

  it("finds Chrome where macOS keeps it", async () => {
    const path = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(await find({files: [path], packaged: null})).toEqual({path, asked: 1});
  });

  it("says what to do when there is none", async () => {
    await expect(find({env: {PATH}, packaged: null})).rejects.toThrow(
      new Error("No browser found: install Chrome or Chromium, or set CHROME_PATH to one, and run this again.")
    );
  });
});
