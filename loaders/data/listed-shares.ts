import {listedShares, type ListedShares} from "../../src/companies/quoted-price.js";
import {fields, text} from "../../src/lib/decode.js";
import {queryWarehouse} from "../warehouse/query.js";
import {shaped} from "./rows.js";

/** Shares of every company of the registry, by exchange and code. */
export async function loadListedShares(): Promise<readonly ListedShares[]> {
  const [rows] = await queryWarehouse("full", "SELECT listing FROM company ORDER BY entity");
  return shaped(rows, fields({listing: text}, {}), "company").flatMap(({listing}) => listedShares(listing));
}
