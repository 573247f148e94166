import {loadCoverage} from "../../loaders/data/coverage.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadCoverage());
