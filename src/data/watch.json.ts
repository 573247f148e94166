import {loadWatch} from "../../loaders/data/watch.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadWatch());
