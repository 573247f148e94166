import {chromium, type Browser} from "playwright-core";
import {findChromium} from "../../loaders/publish/chromium.js";

/** What a packaged browser is told for use in the cloud: here it would hide faults, or end with its first context. */
const UNWANTED = new Set([
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--disable-site-isolation-trials",
  "--allow-running-insecure-content"
]);

/** Starts the browser of this machine as readers have it. */
export async function launchBrowser(): Promise<Browser> {
  const {executablePath, args} = await findChromium();
  return chromium.launch({executablePath, args: args.filter((arg) => !UNWANTED.has(arg))});
}
