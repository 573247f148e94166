import type {KnownExport} from "./known-export.js";

/** Exports of usage by those who make or host models. */
export const MAKERS: readonly KnownExport[] = [
  {
    name: "OpenAI completions usage",
    signs: ["start_time", "num_model_requests", "input_tokens", "output_tokens"],
    roles: {
      time: ["start_time", "start_time_iso"],
      model: ["model"],
      input_tokens: ["input_tokens"],
      output_tokens: ["output_tokens"],
      cache_read_tokens: ["input_cached_tokens"],
      requests: ["num_model_requests"]
    },
    cache: "within",
    source: "platform.openai.com/usage, export; platform.openai.com/docs/api-reference/usage",
    by: "export"
  },
  {
    name: "OpenAI usage until 2024",
    signs: ["n_requests", "snapshot_id", "n_context_tokens_total", "n_generated_tokens_total"],
    roles: {
      time: ["timestamp", "aggregation_timestamp"],
      model: ["snapshot_id"],
      input_tokens: ["n_context_tokens_total"],
      output_tokens: ["n_generated_tokens_total"],
      cache_read_tokens: ["n_cached_context_tokens_total"],
      requests: ["n_requests"],
      use_case: ["operation"],
      app: ["project_name"]
    },
    cache: "within",
    source: "platform.openai.com/usage, activity export of 2024",
    by: "export"
  },
  {
    name: "Anthropic Console usage",
    signs: ["model_version", "usage_input_tokens_no_cache", "usage_output_tokens"],
    roles: {
      time: ["usage_date_utc"],
      model: ["model_version"],
      input_tokens: ["usage_input_tokens_no_cache"],
      output_tokens: ["usage_output_tokens"],
      cache_read_tokens: ["usage_input_tokens_cache_read"],
      cache_write_tokens: {sum: ["usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write_1h"]},
      app: ["api_key"]
    },
    cache: "beside",
    source: "console.anthropic.com/usage, export",
    by: "export"
  },
  {
    name: "Anthropic usage API",
    signs: ["uncached_input_tokens", "cache_read_input_tokens", "output_tokens", "starting_at"],
    roles: {
      time: ["starting_at"],
      model: ["model"],
      input_tokens: ["uncached_input_tokens"],
      output_tokens: ["output_tokens"],
      cache_read_tokens: ["cache_read_input_tokens"],
      cache_write_tokens: {
        sum: ["cache_creation.ephemeral_5m_input_tokens", "cache_creation.ephemeral_1h_input_tokens"]
      }
    },
    cache: "beside",
    source: "docs.anthropic.com/en/api/admin-api/usage-cost, messages usage report",
    by: "documentation"
  },
  {
    name: "Anthropic Console cost",
    signs: ["usage_date_utc", "token_type", "cost_usd", "cost_type"],
    roles: {time: ["usage_date_utc"], model: ["model"], kind: ["token_type"], cost: ["cost_usd"], app: ["api_key"]},
    source: "console.anthropic.com/cost, export",
    by: "export"
  },
  {
    name: "AWS Bedrock invocation log",
    signs: ["schemaType", "modelId", "input.inputTokenCount"],
    roles: {
      time: ["timestamp"],
      model: ["modelId"],
      input_tokens: ["input.inputTokenCount"],
      output_tokens: ["output.outputTokenCount"],
      cache_read_tokens: ["input.cacheReadInputTokenCount"],
      cache_write_tokens: ["input.cacheWriteInputTokenCount"],
      use_case: ["operation"],
      id: ["requestId"]
    },
    cache: "beside",
    source: "docs.aws.amazon.com/bedrock, model invocation logging",
    by: "export"
  },
  {
    name: "DeepSeek platform amounts",
    signs: ["utc_date", "model", "type", "price", "amount"],
    roles: {time: ["utc_date"], model: ["model"], kind: ["type"], amount: ["amount"], app: ["api_key_name"]},
    cache: "beside",
    source: "platform.deepseek.com/usage, export of amounts",
    by: "documentation"
  },
  {
    name: "DeepSeek platform costs",
    signs: ["utc_date", "model", "wallet_type", "cost", "currency"],
    roles: {time: ["utc_date"], model: ["model"], cost: ["cost"], currency: ["currency"]},
    currency: "CNY",
    source: "platform.deepseek.com/usage, export of costs",
    by: "documentation"
  },
  {
    name: "Groq activity",
    signs: ["n_context_tokens_total", "n_generated_tokens_total", "num_requests", "organization_id"],
    roles: {
      time: ["timestamp"],
      model: ["model"],
      input_tokens: ["n_context_tokens_total"],
      output_tokens: ["n_generated_tokens_total"],
      cache_read_tokens: ["n_cached_context_tokens_total"],
      requests: ["num_requests"],
      cost: ["cost"]
    },
    cache: "within",
    source: "console.groq.com/dashboard/usage, answer of its activity request",
    by: "export"
  },
  {
    name: "Cursor usage",
    signs: ["Input (w/ Cache Write)", "Input (w/o Cache Write)", "Cache Read", "Output Tokens", "Total Tokens"],
    roles: {
      time: ["Date"],
      model: ["Model"],
      tokens: ["Total Tokens"],
      input_tokens: ["Input (w/o Cache Write)"],
      output_tokens: ["Output Tokens"],
      cache_read_tokens: ["Cache Read"],
      cache_write_tokens: ["Input (w/ Cache Write)"],
      cost: ["Cost", "Cost ($)", "API Cost"]
    },
    cache: "beside",
    source: "cursor.com/dashboard, usage export",
    by: "export"
  }
];
