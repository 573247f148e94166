import {loadOwnTables} from "../../loaders/data/own-tables.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadOwnTables());
