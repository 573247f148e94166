import {expect, it} from "vitest";
import {openrouterHosts} from "../../../loaders/sources/openrouter-hosts.js";
import {messageOf} from "../../fixtures/message.js";
import {asked, decoded} from "./decoded.js";

const endpoint = (tag: string, prompt: string, more: object = {}) => ({
  model_id: "c1/a-0101",
  tag,
  provider_name: "Host",
  quantization: "fp8",
  context_length: 131_072,
  max_completion_tokens: null,
  pricing: {prompt, completion: "0.000002"},
  ...more
});
const REQUESTS = ["/providers", "/endpoints/zdr", "/models/c1/a/endpoints"].map((path) => `GET /api/v1${path}`);
/** 2 February 2026, in seconds. */
const FEBRUARY = 1_770_000_000;
const PROVIDERS = {
  data: [
    {slug: "host", name: "Host", headquarters: "SG", datacenters: ["SG", "US"]},
    {slug: "none", name: "None"}
  ]
};
const read = (endpoints: object[], keeping: object[] = [endpoint("host/fp8", "0.0000005")], created = FEBRUARY) =>
  decoded(openrouterHosts, [PROVIDERS, {data: keeping}, {data: {id: "c1/a", created, endpoints}}], REQUESTS).tables;

it("openrouterHosts.decode(bodies, asked) reads who hosts a model at which price, and who of them keeps nothing", () => {
  const {provider, endpoint: rows} = read([
    endpoint("host/fp8", "0.0000005", {status: 0}),
    endpoint("other", "0.0000007", {status: -2, quantization: null, max_completion_tokens: 8192}),
    endpoint("third", "0.0000007")
  ]);
  expect(provider?.map((r) => Object.values(r))).toEqual([
    ["2026-05-20", "host", "Host", "SG", "SG US"],
    ["2026-05-20", "none", "None", "", ""]
  ]);
  const shown = rows?.map((r) => [
    r["model"],
    r["endpoint"],
    r["input_usd_per_mtok"],
    r["quantization"],
    r["output_tokens_at_most"],
    r["is_up"],
    r["keeps_nothing"]
  ]);
  expect(shown).toEqual([
    ["c1/a-0101", "host/fp8", "0.5", "fp8", "", "true", "true"],
    ["c1/a-0101", "other", "0.7", "", "8192", "false", "false"],
    ["c1/a-0101", "third", "0.7", "fp8", "", "", "false"]
  ]);
});

it("lets a model stand that nobody hosts now, and refuses an answer in which nobody hosts any", () => {
  expect(messageOf(() => read([]))).toContain("data.endpoints: no rows");
  expect(messageOf(() => read([endpoint("a", "0"), endpoint("a", "0")]))).toContain(
    "data.endpoints[1]: c1/a-0101 a, as in data.endpoints[0]"
  );
  expect(messageOf(() => read([endpoint("a", "0")], undefined, Date.parse("2026-05-21") / 1000))).toContain(
    "data.created: 2026-05-21"
  );
  expect(asked(openrouterHosts)).toEqual(["hosts of the 50 largest models"]);
});
