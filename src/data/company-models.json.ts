import {loadCompanyModels} from "../../loaders/data/company-models.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadCompanyModels());
