import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "./paths.js";
import {dataReadme} from "./ledger/readme.js";

writeFileSync(join(projectRoot, "data/README.md"), dataReadme());
