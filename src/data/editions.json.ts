import {loadEditions} from "../../loaders/data/editions.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(loadEditions());
