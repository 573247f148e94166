import type {KnownExport} from "./known-export.js";

/** Exports of gateways, proxies and what watches them. */
export const GATEWAYS: readonly KnownExport[] = [
  {
    name: "OpenRouter generations",
    signs: ["generation_id", "tokens_prompt", "tokens_completion"],
    roles: {
      time: ["created_at"],
      model: ["model_permaslug", "model"],
      variant: ["variant"],
      input_tokens: ["tokens_prompt"],
      output_tokens: ["tokens_completion"],
      reasoning_tokens: ["tokens_reasoning"],
      cache_read_tokens: ["tokens_cached"],
      cost: ["cost_total"],
      app: ["app_name"],
      id: ["generation_id"]
    },
    cache: "within",
    source: "openrouter.ai/activity, export of generations",
    by: "export"
  },
  {
    name: "OpenRouter daily activity",
    signs: ["Date", "Slug", "Usage", "Prompt Tokens", "Completion Tokens"],
    roles: {
      time: ["Date"],
      model: ["Slug"],
      input_tokens: ["Prompt Tokens"],
      output_tokens: ["Completion Tokens"],
      reasoning_tokens: ["Reasoning Tokens"],
      requests: ["Requests"],
      cost: ["Usage"]
    },
    source: "openrouter.ai/activity, export by day, as in tests of ai_eng_audit",
    by: "export"
  },
  {
    name: "OpenRouter activity API",
    signs: ["model_permaslug", "endpoint_id", "usage", "prompt_tokens", "completion_tokens"],
    roles: {
      time: ["date"],
      model: ["model_permaslug", "model"],
      input_tokens: ["prompt_tokens"],
      output_tokens: ["completion_tokens"],
      reasoning_tokens: ["reasoning_tokens"],
      requests: ["requests"],
      cost: ["usage"]
    },
    source: "openrouter.ai/docs/api, get user activity",
    by: "documentation"
  },
  {
    name: "LiteLLM spend logs",
    signs: ["request_id", "call_type", "spend", "prompt_tokens", "completion_tokens", "startTime"],
    roles: {
      time: ["startTime"],
      model: ["model", "model_group", "model_id"],
      tokens: ["total_tokens"],
      input_tokens: ["prompt_tokens"],
      output_tokens: ["completion_tokens"],
      cache_read_tokens: ["metadata.usage_object.prompt_tokens_details.cached_tokens"],
      cost: ["spend"],
      use_case: ["call_type"],
      id: ["request_id"]
    },
    cache: "within",
    source: "BerriAI/litellm schema.prisma, LiteLLM_SpendLogs; issues 2899, 10667",
    by: "code"
  },
  {
    name: "LiteLLM daily spend",
    signs: ["date", "custom_llm_provider", "api_requests", "spend", "prompt_tokens", "completion_tokens"],
    roles: {
      time: ["date"],
      model: ["model", "model_group"],
      input_tokens: ["prompt_tokens"],
      output_tokens: ["completion_tokens"],
      cache_read_tokens: ["cache_read_input_tokens"],
      cache_write_tokens: ["cache_creation_input_tokens"],
      requests: ["api_requests"],
      cost: ["spend"]
    },
    cache: "within",
    source: "BerriAI/litellm schema.prisma, LiteLLM_DailyUserSpend and its kind",
    by: "code"
  },
  {
    name: "LiteLLM daily activity API",
    signs: ["date", "metrics.spend", "metrics.prompt_tokens", "metrics.api_requests"],
    roles: {
      time: ["date"],
      model: ["model"],
      tokens: ["metrics.total_tokens"],
      input_tokens: ["metrics.prompt_tokens"],
      output_tokens: ["metrics.completion_tokens"],
      cache_read_tokens: ["metrics.cache_read_input_tokens"],
      cache_write_tokens: ["metrics.cache_creation_input_tokens"],
      requests: ["metrics.api_requests"],
      cost: ["metrics.spend"]
    },
    cache: "within",
    source: "docs.litellm.ai/docs/proxy/metrics; BerriAI/litellm issue 32015",
    by: "documentation"
  },
  {
    name: "LiteLLM usage export",
    signs: ["Date", "Spend ($)", "Requests", "Total Tokens"],
    roles: {
      time: ["Date"],
      model: ["Model"],
      tokens: ["Total Tokens"],
      input_tokens: ["Prompt Tokens"],
      output_tokens: ["Completion Tokens"],
      requests: ["Requests"],
      cost: ["Spend ($)"],
      app: ["Key Alias", "Agent", "Organization", "Customer", "Tag", "User"],
      team: ["Team"]
    },
    source: "BerriAI/litellm ui/litellm-dashboard, EntityUsageExport/utils.ts: by day, by key, by model",
    by: "code"
  },
  {
    name: "Langfuse observations",
    signs: ["traceId", "type", "startTime", "usageDetails.input"],
    roles: {
      time: ["startTime"],
      model: ["model", "providedModelName", "internalModelName"],
      tokens: ["usageDetails.total"],
      input_tokens: ["usageDetails.input"],
      output_tokens: ["usageDetails.output"],
      cache_read_tokens: [
        "usageDetails.cache_read_input_tokens",
        "usageDetails.input_cached_tokens",
        "usageDetails.input_cache_read"
      ],
      cache_write_tokens: ["usageDetails.cache_creation_input_tokens", "usageDetails.input_cache_creation"],
      reasoning_tokens: ["usageDetails.output_reasoning_tokens", "usageDetails.output_reasoning"],
      cost: ["calculatedTotalCost", "totalCost", "costDetails.total"],
      id: ["id"]
    },
    cache: "beside",
    source: "langfuse/langfuse issues 10592, 12306; api.reference.langfuse.com, observations",
    by: "export"
  },
  {
    name: "Langfuse observations before usage details",
    signs: ["traceId", "type", "startTime", "promptTokens", "completionTokens"],
    roles: {
      time: ["startTime"],
      model: ["model"],
      tokens: ["totalTokens"],
      input_tokens: ["promptTokens"],
      output_tokens: ["completionTokens"],
      cost: ["calculatedTotalCost", "totalCost"],
      id: ["id"]
    },
    source: "api.reference.langfuse.com, observations before version 3",
    by: "export"
  },
  {
    name: "Helicone requests",
    signs: ["request_created_at", "response_status", "prompt_tokens", "completion_tokens"],
    roles: {
      time: ["request_created_at"],
      model: ["response_model", "request_model", "model_override"],
      tokens: ["total_tokens"],
      input_tokens: ["prompt_tokens"],
      output_tokens: ["completion_tokens"],
      cache_read_tokens: ["prompt_cache_read_tokens"],
      cache_write_tokens: ["prompt_cache_write_tokens"],
      cost: ["costUSD", "cost_usd", "cost"],
      user_country: ["country_code"],
      id: ["request_id"]
    },
    cache: "within",
    source: "Helicone/helicone examples/export/python/export.py",
    by: "code"
  },
  {
    name: "Portkey logs",
    signs: ["ai_model", "req_units", "res_units"],
    roles: {
      time: ["created_at"],
      model: ["ai_model"],
      tokens: ["total_units"],
      input_tokens: ["req_units"],
      output_tokens: ["res_units"],
      cost: ["cost"],
      currency: ["cost_currency"],
      id: ["id"]
    },
    source: "portkey.ai/docs, log export, requested data",
    by: "documentation"
  },
  {
    name: "Datadog LLM spans",
    signs: ["span_id", "start_ns", "metrics.input_tokens", "metrics.estimated_total_cost"],
    roles: {
      time: ["start_ns"],
      model: ["meta.model_name"],
      tokens: ["metrics.total_tokens"],
      input_tokens: ["metrics.input_tokens"],
      output_tokens: ["metrics.output_tokens"],
      cache_read_tokens: ["metrics.cache_read_input_tokens"],
      cache_write_tokens: ["metrics.cache_write_input_tokens"],
      cost: ["metrics.estimated_total_cost"],
      app: ["ml_app"],
      id: ["span_id"]
    },
    cache: "within",
    costScale: 1e9,
    source: "docs.datadoghq.com/llm_observability, cost in nanodollars",
    by: "documentation"
  },
  {
    name: "Dify messages",
    signs: ["message_tokens", "answer_tokens", "total_price"],
    roles: {
      time: ["created_at"],
      model: ["model_id"],
      input_tokens: ["message_tokens"],
      output_tokens: ["answer_tokens"],
      cost: ["total_price"],
      currency: ["currency"],
      id: ["id"]
    },
    source: "langgenius/dify api/models/model.py, Message",
    by: "code"
  },
  {
    name: "One API and New API logs",
    signs: ["quota", "prompt_tokens", "completion_tokens", "model_name", "token_name"],
    roles: {
      time: ["created_at"],
      model: ["model_name"],
      input_tokens: ["prompt_tokens"],
      output_tokens: ["completion_tokens"],
      cost: ["quota"],
      app: ["token_name"]
    },
    // QuotaPerUnit; a row of a top-up has no model.
    costScale: 500_000,
    isModelNeeded: true,
    source: "QuantumNous/new-api model/log.go and common/constants.go; songquanpeng/one-api",
    by: "code"
  },
  {
    name: "Dev Proxy usage",
    signs: ["time", "policy", "prompt tokens", "completion tokens", "remaining tokens"],
    roles: {
      time: ["time"],
      tokens: ["total tokens"],
      input_tokens: ["prompt tokens"],
      output_tokens: ["completion tokens"],
      cache_read_tokens: ["cached tokens"]
    },
    cache: "within",
    source: "pnp/proxy-samples issue 32",
    by: "export"
  },
  {
    name: "OpenTelemetry gen_ai spans",
    signs: ["gen_ai.usage.input_tokens"],
    roles: {
      time: ["startTime", "startTimeUnixNano", "start_time", "start_time_unix_nano", "timestamp", "time"],
      model: ["gen_ai.response.model", "gen_ai.request.model"],
      input_tokens: ["gen_ai.usage.input_tokens"],
      output_tokens: ["gen_ai.usage.output_tokens"],
      cache_read_tokens: ["gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"],
      cache_write_tokens: ["gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_creation_input_tokens"],
      reasoning_tokens: ["gen_ai.usage.reasoning.output_tokens"],
      cost: ["gen_ai.usage.cost"],
      use_case: ["gen_ai.operation.name"],
      id: ["spanId", "span_id"]
    },
    cache: "within",
    source: "opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans",
    by: "documentation"
  }
];
