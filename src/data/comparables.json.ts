import {loadComparables} from "../../loaders/data/comparables.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadComparables());
