import {loadModelRegistry} from "../../loaders/data/model-registry.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadModelRegistry());
