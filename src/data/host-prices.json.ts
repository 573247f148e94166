import {loadHostPrices} from "../../loaders/data/host-prices.js";
import {writeJson} from "../../loaders/data/write.js";

writeJson(await loadHostPrices());
