import {loadRestatements} from "../../loaders/data/restatements.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadRestatements());
