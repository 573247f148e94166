import {loadRevenue} from "../../loaders/data/revenue.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadRevenue());
