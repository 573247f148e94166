import {loadEvents} from "../../loaders/data/events.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadEvents());
