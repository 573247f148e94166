import type {Text} from "../../lib/language.js";

/** What the reader's part of the desk says. */
export const DESK_WORDS = {
  paste: {en: "Paste or open estimates", zh: "粘贴或打开预测"},
  pasteHelp: {
    en: "A line each, as copied from a spreadsheet: company, line, period, value, day, source. CSV and .xlsx files open as well. Nothing leaves this browser. For instance:",
    zh: "每行一项，可直接从表格复制：公司、科目、期间、数值、日期、来源。亦可打开 CSV 与 .xlsx 文件。内容不会离开本浏览器。例如："
  },
  take: {en: "Use these", zh: "采用"},
  open: {en: "Open a file", zh: "打开文件"},
  clear: {en: "Forget mine", zh: "清除我的预测"},
  unread: {en: "Not understood, row", zh: "无法识别，第"},
  row: {en: ": ", zh: " 行："},
  taken: {en: "Estimates taken: ", zh: "已采用预测："},
  log: {en: "Log a forecast of your own", zh: "记录您的预测"},
  company: {en: "Company", zh: "公司"},
  line: {en: "Line and period", zh: "科目与期间"},
  value: {en: "Forecast", zh: "预测值"},
  low: {en: "Low", zh: "下限"},
  high: {en: "High", zh: "上限"},
  reason: {en: "Why", zh: "理由"},
  append: {en: "Log it", zh: "记录"},
  save: {en: "Save the log", zh: "保存记录"},
  openLog: {en: "Open a log", zh: "打开记录"},
  logged: {en: "Logged under hash ", zh: "已记录，哈希 "},
  conflict: {
    en: "this browser holds a log that the file does not continue; save that first, in a file of its own",
    zh: "本浏览器中已有记录，而该文件并非其延续；请先将其另存"
  },
  noNumber: {en: "expected a number such as 1,234.5 in the unit of the line", zh: "应为该行单位的数字，如 1,234.5"},
  notKept: {
    en: "This browser keeps nothing for the page: it lasts as long as this page is open.",
    zh: "本浏览器未能保存内容：仅在页面打开期间有效。"
  },
  book: {en: "Paste a book of positions", zh: "粘贴持仓"},
  bookHelp: {
    en: "A line each: ticker or name and how many shares (ADS where the model counts those); short ones below nought. Nothing leaves this browser.",
    zh: "每行一项：代码或名称与股数（以 ADS 计的模型则为 ADS 数）；空头为负数。内容不会离开本浏览器。"
  },
  forgetBook: {en: "Forget the book", zh: "清除持仓"},
  unreadPosition: {en: "No position of a company with a model: ", zh: "不是有模型公司的持仓："},
  rules: {en: "Watch rules of your own", zh: "您的提示规则"},
  rulesHelp: {
    en: "A line each, read each time you open this page; nothing leaves this browser. For instance:",
    zh: "每行一条，每次打开本页时读取；内容不会离开本浏览器。例如："
  },
  notWatched: {
    en: "nothing of it is on record; expected a lab, country, ticker, model or claim of the ledger",
    zh: "账本中无此项；应为账本中的实验室、国家、代码、模型或论断"
  },
  firstLook: {
    en: "The rules are kept: what changes from now on is told the next time you open this page.",
    zh: "规则已保存：自此之后的变化，将在您下次打开本页时提示。"
  },
  results: {en: "Results of", zh: "公司业绩"}
} as const satisfies Record<string, Text>;

/** What a reader may type or paste, as it is written in any language. */
export const EXAMPLES = {
  estimate: "2513, api_revenue, FY2026H2, 2,500, 2026-11-20, House A",
  rules:
    "share of z-ai above 10%; share of CN moves 2 points; price of z-ai/glm-4.6 below 0.5; value of 2513.HK below price; value of GDS moves 5%; restated; claim <name> turns"
} as const;
