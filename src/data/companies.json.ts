import {loadCompanies} from "../../loaders/data/companies.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadCompanies());
