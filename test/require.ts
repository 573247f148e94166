import {spawnSync} from "node:child_process";
import {findChromium} from "../loaders/publish/chromium.js";
import {LIBREOFFICE_MISSING, libreOfficeStarts} from "./fixtures/libreoffice.js";

// Says in one line what is missing before anything long begins. Under CI a missing LibreOffice is installed where it
// can be; a developer's machine is left as it is, and the tests that need it are skipped there.

async function problem(): Promise<string | null> {
  try {
    await findChromium();
  } catch (error) {
    return (error as Error).message;
  }
  if (!process.env["CI"] || libreOfficeStarts()) return null;
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return LIBREOFFICE_MISSING;
  console.error("Installing LibreOffice Calc, once …");
  const options = {stdio: "inherit", env: {...process.env, DEBIAN_FRONTEND: "noninteractive"}} as const;
  spawnSync("apt-get", ["update", "-qq"], options);
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "libreoffice-calc"], options);
  return libreOfficeStarts() ? null : LIBREOFFICE_MISSING;
}

const missing = await problem();
if (missing) {
  console.error(missing);
  process.exit(1);
}
