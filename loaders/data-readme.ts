import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "./paths.js";
import {lendingReadme} from "./house/lending.js";
import {dataReadme} from "./ledger/readme.js";

writeFileSync(join(projectRoot, "data/README.md"), dataReadme());
writeFileSync(join(projectRoot, "data/house/README.md"), lendingReadme());
