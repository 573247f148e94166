import type {KnownExport} from "./known-export.js";

/** Bills and costs of clouds and labs. */
export const BILLS: readonly KnownExport[] = [
  {
    name: "OpenAI costs",
    signs: ["start_time", "amount_value", "amount_currency", "line_item"],
    roles: {
      time: ["start_time", "start_time_iso"],
      model: ["line_item"],
      cost: ["amount_value"],
      currency: ["amount_currency"],
      app: ["project_name"]
    },
    isBill: true,
    source: "platform.openai.com/usage, export of costs",
    by: "export"
  },
  {
    name: "OpenAI costs API",
    signs: ["start_time", "amount.value", "amount.currency", "line_item"],
    roles: {time: ["start_time"], model: ["line_item"], cost: ["amount.value"], currency: ["amount.currency"]},
    isBill: true,
    source: "platform.openai.com/docs/api-reference/usage/costs",
    by: "documentation"
  },
  {
    name: "Anthropic cost API",
    signs: ["starting_at", "amount", "currency", "cost_type", "token_type"],
    roles: {
      time: ["starting_at"],
      model: ["model"],
      cost: ["amount"],
      currency: ["currency"],
      app: ["workspace_id"]
    },
    costScale: 100,
    source: "docs.anthropic.com/en/api/admin-api/usage-cost/get-cost-report, amounts in cents",
    by: "documentation"
  },
  {
    name: "AWS cost and usage report",
    signs: ["lineItem/UsageStartDate", "lineItem/UsageType", "lineItem/UsageAmount", "lineItem/UnblendedCost"],
    roles: {
      time: ["lineItem/UsageStartDate"],
      model: ["product/model", "lineItem/UsageType"],
      kind: ["lineItem/UsageType"],
      amount: ["lineItem/UsageAmount"],
      unit: ["pricing/unit"],
      cost: ["lineItem/UnblendedCost"],
      currency: ["lineItem/CurrencyCode"],
      app: ["lineItem/UsageAccountId"]
    },
    isBill: true,
    source: "docs.aws.amazon.com/cur/latest/userguide, line item details",
    by: "documentation"
  },
  {
    name: "FOCUS bill",
    signs: ["ChargePeriodStart", "ConsumedQuantity", "ConsumedUnit", "BilledCost", "ChargeDescription"],
    roles: {
      time: ["ChargePeriodStart"],
      model: ["SkuMeter", "ChargeDescription"],
      kind: ["ChargeDescription"],
      amount: ["ConsumedQuantity"],
      unit: ["ConsumedUnit"],
      cost: ["BilledCost"],
      currency: ["BillingCurrency"],
      app: ["SubAccountName"]
    },
    isBill: true,
    source: "focus.finops.org/focus-specification, version 1.0",
    by: "documentation"
  },
  {
    name: "Google Cloud billing table",
    signs: ["SKU description", "Usage start date", "Usage amount", "Usage unit"],
    roles: {
      time: ["Usage start date"],
      model: ["SKU description"],
      kind: ["SKU description"],
      amount: ["Usage amount"],
      cost: ["Cost ($)", "Cost (€)", "Cost (£)", "Cost (¥)", "Cost"],
      app: ["Project name"]
    },
    isBill: true,
    source: "cloud.google.com/billing/docs/how-to/cost-table, download as CSV",
    by: "documentation"
  },
  {
    name: "Google Cloud billing export",
    signs: ["billing_account_id", "sku.description", "usage_start_time", "usage.amount", "cost"],
    roles: {
      time: ["usage_start_time"],
      model: ["sku.description"],
      kind: ["sku.description"],
      amount: ["usage.amount"],
      cost: ["cost"],
      currency: ["currency"],
      app: ["project.id"]
    },
    isBill: true,
    source: "bqbooster/dbt-bigquery-monitoring gcp_billing_export_resource_v1.sql; cloud.google.com/billing/docs",
    by: "code"
  },
  {
    name: "Azure cost details",
    signs: ["MeterCategory", "MeterName", "UnitOfMeasure", "Quantity", "CostInBillingCurrency"],
    roles: {
      time: ["Date", "UsageDateTime"],
      model: ["MeterName"],
      kind: ["MeterName"],
      amount: ["Quantity"],
      unit: ["UnitOfMeasure"],
      cost: ["CostInBillingCurrency"],
      currency: ["BillingCurrency", "BillingCurrencyCode"],
      app: ["ResourceGroup"]
    },
    isBill: true,
    source: "learn.microsoft.com/azure/cost-management-billing/automate/understand-usage-details-fields",
    by: "documentation"
  }
];
