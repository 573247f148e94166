import {loadPromptShare} from "../../loaders/data/prompt-share.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadPromptShare());
