import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {seedImportCache} from "./browser/seed.js";
import {runFramework} from "./framework.js";
import {projectRoot} from "./paths.js";
import {finishPages, licenceTexts} from "./publish/finish.js";

await seedImportCache();
const status = await runFramework(["build"]);
if (status !== 0) process.exit(status);
writeFileSync(join(projectRoot, "dist/licences.txt"), licenceTexts());
console.log(`dist: ${finishPages(join(projectRoot, "dist"))} pages finished`);
