import {loadExposure} from "../../loaders/data/exposure.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadExposure());
