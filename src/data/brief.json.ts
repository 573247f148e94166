import {loadBrief} from "../../loaders/data/brief.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadBrief());
