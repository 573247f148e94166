import {chromium, type Browser} from "playwright-core";
import {findChromium} from "./chromium.js";

/** Starts the browser this machine has, with further flags; see findChromium. */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  const {executablePath, args, env} = await findChromium();
  return chromium.launch({
    executablePath,
    args: [...args, ...flags],
    ...(env && {env: {...process.env, ...env}})
  });
}
