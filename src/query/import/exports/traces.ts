import type {KnownExport} from "./known-export.js";

/** Traces of requests that researchers publish; they name no model or no day. */
export const TRACES: readonly KnownExport[] = [
  {
    name: "Azure LLM inference trace",
    signs: ["TIMESTAMP", "ContextTokens", "GeneratedTokens"],
    roles: {time: ["TIMESTAMP"], input_tokens: ["ContextTokens"], output_tokens: ["GeneratedTokens"]},
    source: "Azure/AzurePublicDataset, traces of 2023 and 2024",
    by: "export"
  },
  {
    name: "BurstGPT trace",
    signs: ["Timestamp", "Model", "Request tokens", "Response tokens", "Log Type"],
    roles: {
      time: ["Timestamp"],
      model: ["Model"],
      tokens: ["Total tokens"],
      input_tokens: ["Request tokens"],
      output_tokens: ["Response tokens"],
      use_case: ["Log Type"]
    },
    relativeUnit: 1000,
    source: "HPMLL/BurstGPT",
    by: "export"
  },
  {
    name: "Mooncake trace",
    signs: ["timestamp", "input_length", "output_length", "hash_ids"],
    roles: {time: ["timestamp"], input_tokens: ["input_length"], output_tokens: ["output_length"]},
    relativeUnit: 1,
    source: "kvcache-ai/Mooncake, traces",
    by: "export"
  }
];
