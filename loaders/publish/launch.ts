import {chromium, type Browser} from "playwright-core";
import {findChromium} from "./chromium.js";

/** Starts the browser this machine has; see findChromium. */
export async function launchChromium(): Promise<Browser> {
  const {executablePath, args, env} = await findChromium();
  return chromium.launch({
    executablePath,
    args: [...args],
    ...(env && {env: {...process.env, ...env}})
  });
}
