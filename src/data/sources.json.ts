import {loadBooks} from "../../loaders/data/sources.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadBooks());
