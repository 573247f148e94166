import type {KnownExport} from "./known-export.js";

/** Records and reports of the tools people write code with. */
export const TOOLS: readonly KnownExport[] = [
  {
    name: "Claude Code sessions",
    signs: ["sessionId", "message.usage.input_tokens", "message.usage.output_tokens"],
    roles: {
      time: ["timestamp"],
      model: ["message.model"],
      input_tokens: ["message.usage.input_tokens"],
      output_tokens: ["message.usage.output_tokens"],
      cache_read_tokens: ["message.usage.cache_read_input_tokens"],
      cache_write_tokens: ["message.usage.cache_creation_input_tokens"],
      cost: ["costUSD"],
      id: {sum: ["message.id", "requestId"]}
    },
    cache: "beside",
    source: "ccusage/ccusage issue 901; titeya/dms-claudecode issue 52",
    by: "export"
  },
  {
    name: "ccusage report",
    signs: ["modelName", "inputTokens", "outputTokens", "cacheCreationTokens", "cacheReadTokens"],
    roles: {
      time: ["date", "day", "week", "month", "period", "startTime", "lastActivity"],
      model: ["modelName"],
      input_tokens: ["inputTokens"],
      output_tokens: ["outputTokens"],
      cache_read_tokens: ["cacheReadTokens"],
      cache_write_tokens: ["cacheCreationTokens"],
      cost: ["cost"]
    },
    cache: "beside",
    source: "ccusage/ccusage, JSON reports by day, week and month",
    by: "export"
  },
  {
    name: "Codex sessions",
    signs: ["payload.info.total_token_usage.total_tokens", "payload.info.last_token_usage.input_tokens"],
    roles: {
      time: ["timestamp"],
      model: ["payload.model"],
      tokens: ["last_token_usage.total_tokens"],
      input_tokens: ["last_token_usage.input_tokens"],
      output_tokens: ["last_token_usage.output_tokens"],
      cache_read_tokens: ["last_token_usage.cached_input_tokens"],
      reasoning_tokens: ["last_token_usage.reasoning_output_tokens"]
    },
    cache: "within",
    // Each turn names its model before its counts.
    isModelCarried: true,
    source: "openai/codex codex-rs/protocol, TokenUsageInfo",
    by: "code"
  },
  {
    name: "Aider analytics",
    signs: ["event", "main_model", "edit_format", "prompt_tokens", "total_cost"],
    roles: {
      time: ["time"],
      model: ["main_model"],
      tokens: ["total_tokens"],
      input_tokens: ["prompt_tokens"],
      output_tokens: ["completion_tokens"],
      cost: ["properties.cost"]
    },
    source: "Aider-AI/aider aider/website/assets/sample-analytics.jsonl; total_cost runs on",
    by: "export"
  },
  {
    name: "Copilot billing",
    signs: ["date", "sku", "quantity", "unit_type", "gross_amount", "net_amount"],
    roles: {
      time: ["date"],
      model: ["model"],
      requests: ["quantity"],
      cost: ["net_amount"],
      app: ["organization"]
    },
    source: "docs.github.com/billing, premium request usage report",
    by: "documentation"
  },
  {
    name: "Copilot premium requests",
    signs: ["Timestamp", "User", "Model", "Requests Used"],
    roles: {time: ["Timestamp"], model: ["Model"], requests: ["Requests Used"]},
    source: "thomast1906/github-copilot-usage-metrics-viewer issue 5",
    by: "export"
  },
  {
    name: "Copilot AI usage",
    signs: ["date", "username", "model", "input", "output", "cache_read", "cache_write"],
    roles: {
      time: ["date"],
      model: ["model"],
      input_tokens: ["input"],
      output_tokens: ["output"],
      cache_read_tokens: ["cache_read"],
      cache_write_tokens: ["cache_write"]
    },
    cache: "beside",
    source: "austenstone/github-actions-usage-report issue 112",
    by: "export"
  }
];
