import {seedImportCache} from "./browser/seed.js";
import {runFramework} from "./framework.js";

await seedImportCache();
const status = await runFramework(["build"]);
if (status !== 0) process.exit(status);
