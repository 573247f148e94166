import {spawnSync} from "node:child_process";
import {findChromium} from "../loaders/publish/chromium.js";
import {CLICKHOUSE_MISSING, clickHouseStarts} from "./fixtures/clickhouse.js";
import {NGINX_MISSING, nginxStarts} from "./fixtures/hosts.js";
import {LIBREOFFICE_MISSING, libreOfficeStarts} from "./fixtures/libreoffice.js";

// Says in one line what is missing before anything long begins. Under CI a missing LibreOffice, ClickHouse or nginx is installed
// where it can be; a developer's machine is left as it is, and the tests that need it are skipped there. ClickHouse is not in
// every archive of packages: where it or nginx cannot be had, the run goes on, says so and counts what it skips.

const NEEDED = [
  {
    name: "LibreOffice Calc",
    isThere: libreOfficeStarts,
    package: "libreoffice-calc",
    missing: LIBREOFFICE_MISSING,
    isEverywhere: true
  },
  {
    name: "ClickHouse",
    isThere: clickHouseStarts,
    package: "clickhouse-server",
    missing: CLICKHOUSE_MISSING,
    isEverywhere: false
  },
  {
    name: "nginx",
    isThere: nginxStarts,
    package: "nginx-light",
    missing: NGINX_MISSING,
    isEverywhere: false
  }
] as const;

async function problem(): Promise<string | null> {
  try {
    await findChromium();
  } catch (error) {
    return (error as Error).message;
  }
  const missing = process.env["CI"] ? NEEDED.filter(({isThere}) => !isThere()) : [];
  if (missing.length === 0) return null;
  const canInstall = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
  if (canInstall) install(missing);
  return missing.find(({isThere, isEverywhere}) => isEverywhere && !isThere())?.missing ?? null;
}

function install(missing: readonly (typeof NEEDED)[number][]): void {
  console.error(`Installing ${missing.map(({name}) => name).join(" and ")}, once …`);
  const options = {stdio: "inherit", env: {...process.env, DEBIAN_FRONTEND: "noninteractive"}} as const;
  spawnSync("apt-get", ["update", "-qq"], options);
  // One by one: a package that an archive lacks keeps none of the others back.
  for (const needed of missing)
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", needed.package], options);
}

const missing = await problem();
if (missing) {
  console.error(missing);
  process.exit(1);
}
