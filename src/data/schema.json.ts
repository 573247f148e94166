import {loadSchema} from "../../loaders/data/schema.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadSchema());
