import {loadClaims} from "../../loaders/data/claims.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadClaims());
