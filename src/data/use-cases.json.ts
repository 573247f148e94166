import {loadUseCases} from "../../loaders/data/use-cases.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadUseCases());
