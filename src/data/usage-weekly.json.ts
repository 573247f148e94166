import {loadUsageWeekly} from "../../loaders/data/usage-weekly.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadUsageWeekly());
