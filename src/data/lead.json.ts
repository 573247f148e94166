import {loadLead} from "../../loaders/data/lead.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadLead());
