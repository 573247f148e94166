import {loadValueHistory} from "../../loaders/data/value-history.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadValueHistory());
