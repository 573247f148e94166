import type {Text} from "./language.js";

/** Names of tasks and groups of the publisher's classifier, by tag. */
export const USE_CASE_NAME: Readonly<Record<string, Text>> = {
  "macro:code": {en: "Code", zh: "编程"},
  "macro:agent": {en: "Agent", zh: "智能体"},
  "macro:general": {en: "General", zh: "通用"},
  "macro:data": {en: "Data", zh: "数据"},
  "agent:workflow_execution": {en: "Workflow execution", zh: "工作流执行"},
  "agent:multi_step_planning": {en: "Multi-step planning", zh: "多步规划"},
  "agent:memory_extraction": {en: "Memory extraction", zh: "记忆提取"},
  "agent:tool_dispatch": {en: "Tool dispatch", zh: "工具调度"},
  "agent:web_search": {en: "Web search", zh: "网页搜索"},
  "code:general_impl": {en: "Code generation", zh: "代码生成"},
  "code:debugging": {en: "Debugging", zh: "调试"},
  "code:file_read_write": {en: "File reading and writing", zh: "文件读写"},
  "code:review_security": {en: "Code review", zh: "代码审查"},
  "code:shell_execution": {en: "Shell execution", zh: "命令行执行"},
  "code:frontend_ui": {en: "Frontend and UI", zh: "前端与界面"},
  "code:repo_scan": {en: "Repository scanning", zh: "代码库扫描"},
  "code:devops_config": {en: "DevOps and configuration", zh: "运维与配置（编程）"},
  "code:sql_database": {en: "SQL and databases", zh: "SQL 与数据库"},
  "data:extraction": {en: "Data extraction", zh: "数据抽取"},
  "data:transformation": {en: "Data transformation", zh: "数据转换"},
  classification_tagging: {en: "Classification", zh: "分类标注"},
  roleplay_fiction: {en: "Role play and fiction", zh: "角色扮演与虚构创作"},
  conversational_reply: {en: "Conversation", zh: "对话"},
  qa_knowledge: {en: "Questions and knowledge", zh: "知识问答"},
  content_writing: {en: "Writing", zh: "内容写作"},
  summarization: {en: "Summaries", zh: "摘要"},
  customer_support: {en: "Customer support", zh: "客户支持"},
  research_report: {en: "Research and reports", zh: "研究与报告"},
  security_audit: {en: "Security audit", zh: "安全审计"},
  devops: {en: "DevOps", zh: "运维"},
  finance_trading: {en: "Finance and trading", zh: "金融与交易"},
  translation: {en: "Translation", zh: "翻译"},
  math: {en: "Mathematics", zh: "数学"}
};

/** What a task or a group is called; the given name where it has none here, its tag by default. */
export function useCaseName(tag: string, otherwise: Text = {en: tag, zh: tag}): Text {
  return USE_CASE_NAME[tag] ?? otherwise;
}

/** Categories of use by their names, largest kinds first; they overlap, as marketing/seo lies within marketing. */
export const CATEGORY_NAME = {
  programming: {en: "Programming", zh: "编程"},
  roleplay: {en: "Role play", zh: "角色扮演"},
  marketing: {en: "Marketing", zh: "营销"},
  "marketing/seo": {en: "Marketing: SEO", zh: "营销：搜索优化"},
  technology: {en: "Technology", zh: "科技"},
  science: {en: "Science", zh: "科学"},
  translation: {en: "Translation", zh: "翻译"},
  legal: {en: "Legal", zh: "法律"},
  finance: {en: "Finance", zh: "金融"},
  health: {en: "Health", zh: "健康"},
  trivia: {en: "Trivia", zh: "常识问答"},
  academia: {en: "Academia", zh: "学术"}
} as const satisfies Record<string, Text>;

/** What a category of use is called; its key where it has no name here. */
export function categoryName(category: string): Text {
  return (CATEGORY_NAME as Readonly<Record<string, Text>>)[category] ?? {en: category, zh: category};
}

const HARNESS_NAME: Readonly<Record<string, string>> = {"claude-code": "Claude Code", codex: "Codex"};

/** What a coding tool whose sessions are costed is called, the same in every language; its key where it has no name here. */
export function harnessName(harness: string): Text {
  const name = HARNESS_NAME[harness] ?? harness;
  return {en: name, zh: name};
}
