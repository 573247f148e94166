import {loadDesk} from "../../loaders/data/desk.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadDesk());
