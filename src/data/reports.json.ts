import {loadReports} from "../../loaders/data/reports.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadReports());
