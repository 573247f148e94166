import {loadCompanyText} from "../../loaders/data/company-text.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadCompanyText());
