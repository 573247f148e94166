import {loadProfiles} from "../../loaders/data/profiles.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadProfiles());
