/** Sentences about what is wrong with a model, `{}` for what changes, and the same in Chinese; the first that fits is taken. */
export const SENTENCES_ZH: readonly (readonly [en: string, zh: string])[] = [
  // Lines and their formulas.
  [
    "no value; expected a number such as 27% or 1,234.5, or = and a formula",
    "未填数值；应为数字（如 27% 或 1,234.5），或 = 加公式"
  ],
  [
    "unknown name: {} in {}; cells have no addresses here, lines are read by their names, as in revenue * margin",
    "{2} 中的名称 {1} 不存在；此处没有单元格地址，请写科目名称，如 revenue * margin"
  ],
  ["unknown name: {} in {}", "{2} 中的名称 {1} 不存在"],
  ["unknown function: {} in {}; here it is written {}", "{2} 中的函数 {1} 不存在；此处写作 {3}"],
  ["unknown function: {} in {}", "{2} 中的函数 {1} 不存在"],
  ["unknown table: {} in {}", "{2} 中的表 {1} 不存在"],
  ["unknown line: {}", "没有 {1} 这一行"],
  ["unexpected {} at character {}; expected {}", "第 {2} 个字符处不应为 {1}；应为{3}"],
  ["unexpected {}; expected {}", "此处不应为 {1}；应为{2}"],
  ["formula ends at character {}; expected {}", "公式在第 {1} 个字符处结束；其后应为{2}"],
  ["formula ends; expected {}", "公式不完整；其后应为{1}"],
  ["formula of {} characters; expected at most {}", "公式共 {1} 个字符；最多 {2} 个"],
  ["number too large: {} at character {}", "第 {2} 个字符处的数字过大：{1}"],
  ["number too large: {}", "数字过大：{1}"],
  ["more than {} arguments of {}; expected fewer", "{2} 的参数超过 {1} 个；请减少"],
  ["more than {} brackets within one another; split the formula", "括号嵌套超过 {1} 层；请拆分公式"],
  ["more than {} terms in one formula; split it", "一个公式超过 {1} 项；请拆分"],
  [
    "more than {} operations up to {}; expected fewer: sum in steps, or take fewer periods",
    "算到 {2} 已超过 {1} 次运算；请分步求和，或减少期间"
  ],
  ['text "{}" in {}; expected a number or a name here', "{2} 中的文本“{1}”；此处应为数字或名称"],
  ["table {} in {}; expected lookup({}, …)", "{2} 中直接用了表 {1}；应写 lookup({3}, …)"],
  ["check {} in {}; expected a line with a value", "{2} 中用了检验 {1}；应为有数值的行"],
  ["condition {} in {}; expected an amount: if(…, 1, 0)", "{2} 中的条件 {1}；应为数量：if(…, 1, 0)"],
  [
    "{} in {}; expected it within sum(), npv() or another that reduces a series",
    "{2} 中的 {1}；应置于 sum()、npv() 等汇总函数之内"
  ],
  ["exponent in {} in {}; expected a pure number", "{2} 中的指数带单位 {1}；应为纯数"],
  ["{} to a power that is not written out in {}; expected a pure number", "{2} 中 {1} 的幂次未写明；应为纯数"],
  ["{} with {} arguments in {}; expected {}", "{3} 中 {1} 有 {2} 个参数；应写 {4}"],
  ["{} in {} in {}; expected a text in quotation marks", "{3} 的 {2} 中的 {1}；应为引号内的文本"],
  [
    "cannot add {} to {} in {}; expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit ({})",
    "{3} 中 {1} 与 {2} 不能相加；应为两个数额：比率请相乘，如 revenue * (1 + growth)，固定数额请另立带单位的一行（{4}）"
  ],
  [
    "cannot subtract {} from {} in {}; expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit ({})",
    "{3} 中 {2} 不能减去 {1}；应为两个数额：比率请相乘，如 revenue * (1 + growth)，固定数额请另立带单位的一行（{4}）"
  ],
  [
    "cannot compare {} with {} in {}; expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit ({})",
    "{3} 中 {1} 与 {2} 不能比较；应为两个数额：比率请相乘，如 revenue * (1 + growth)，固定数额请另立带单位的一行（{4}）"
  ],
  [
    "cannot add {} to {} in {}; convert() one of them ({})",
    "{3} 中 {1} 与 {2} 不能相加；请用 convert() 换算其一（{4}）"
  ],
  [
    "cannot subtract {} from {} in {}; convert() one of them ({})",
    "{3} 中 {2} 不能减去 {1}；请用 convert() 换算其一（{4}）"
  ],
  [
    "cannot compare {} with {} in {}; convert() one of them ({})",
    "{3} 中 {1} 与 {2} 不能比较；请用 convert() 换算其一（{4}）"
  ],
  ["cannot mix {} with {} in {}; convert() one (in {})", "{4} 的 {3} 中 {1} 与 {2} 混用；请用 convert() 换算其一"],
  [
    "check {} gives an amount; expected a condition such as ties(a, b)",
    "检验 {1} 得出的是数量；应为条件，如 ties(a, b)"
  ],
  ["{} is a condition; expected an amount: if(…, 1, 0)", "{1} 是条件；应为数量：if(…, 1, 0)"],
  [
    "{} is in {} but its formula gives {}; convert() or correct one",
    "{1} 的单位是 {2}，公式得出的却是 {3}；请用 convert() 换算，或改正其一"
  ],
  [
    "{} is one value but its formula gives a series; expected {} after its unit, or one value by sum(), last(), npv() or at()",
    "{1} 是单一数值，公式得出的却是序列；请在单位后写明 {2}，或用 sum()、last()、npv() 或 at() 汇总为单一数值"
  ],
  ["period mismatch: {}; expected periods that fill {}", "期间不符：{1}；各期间应覆盖 {2}"],
  [
    "cycle: {}; expected no cell to need itself: let one of them read prev(…) of another, such as interest on the opening balance, or ask for circular(…)",
    "循环引用：{1}；单元格不应依赖自身：可让其中一行读取另一行的 prev(…)（如按期初余额计息），或使用 circular(…)"
  ],
  ["{} is in {}; expected a pure number (in {})", "{3} 中 {1} 的单位是 {2}；应为纯数"],
  ["{} is one value; expected a series over periods (in {})", "{2} 中 {1} 是单一数值；应为各期间的序列"],
  [
    "{} is a series; expected one value: reduce it with at(), last(), avg() or sum() (in {})",
    "{2} 中 {1} 是序列；应为单一数值：请用 at()、last()、avg() 或 sum() 汇总"
  ],
  ["{} is an amount; expected a condition such as a > b (in {})", "{2} 中 {1} 是数量；应为条件，如 a > b"],
  [
    "{} is a {}; expected a flow: {}s do not add up over periods (in {})",
    "{4} 中 {1} 不是流量，各期间不能相加；应为流量"
  ],
  [
    "{} of a condition; expected an amount: write if(condition, 1, 0) (in {})",
    "{2} 对条件用了 {1}；应为数量：if(条件, 1, 0)"
  ],
  [
    "dates of {} are in {}; expected days, such as period_end (in {})",
    "{3} 中 {1} 的日期单位是 {2}；应为日，如 period_end"
  ],
  [
    "{} of {} have different periods; expected the same window of both (in {})",
    "{3} 中 {2} 的各参数期间不同；应为同一区间"
  ],
  ["{}; expected a whole number from {} to {}, written out (in {})", "{4} 中的 {1}；应为写明的 {2} 至 {3} 的整数"],
  ["cannot convert {} to {} (in {})", "{3} 中不能把 {1} 换算为 {2}"],
  ["cannot convert {} to {}{} (in {})", "{4} 中不能把 {1} 换算为 {2}{3}"],

  // Values, sources and periods of a line.
  ["kind of {}: {}; expected {}", "{1} 的类别是 {2}；应为 {3} 之一"],
  [
    'rate of convert has timing {}; expected "{}": {} at the {} rate (in {})',
    "{5} 中 convert 所用汇率的时点是 {1}；应为 {2}：{3}"
  ],
  ["timing of {}: {}; expected {}", "{1} 的时点是 {2}；应为 {3} 之一"],
  ["kind of {} in {} is not stated; expected {}", "{1}（{2}）未注明类别；应为 {3} 之一"],
  [
    "{} has no reason; expected a source or why it was chosen",
    "{1} 没有理由；应注明来源（source）或为何如此取值（because）"
  ],
  ["{} in a line of %; expected {} or {}, with its sign", "{1} 在以 % 计的行中含义不明；请写明 {2} 或 {3}"],
  ["{} in a line of %; expected {}, with its sign", "{1} 在以 % 计的行中缺少符号；请写作 {2}"],
  ["{} in a line of {}; expected a number without {}", "{1} 用于以 {2} 计的行；数字不应带 {3}"],
  ["{} in a line of {}; expected {}", "{1} 用于以 {2} 计的行；应为{3}"],
  ["{} has no source; expected where the value was reported", "{1} 没有来源；应注明数值出自何处"],
  ["actuals of {} have no source; expected where they were reported", "{1} 的实际值没有来源；应注明出自何处"],
  ["step of {}: {}; expected a number above 0", "{1} 的步长是 {2}；应大于 0"],
  ["distribution of {}: {}", "{1} 的分布有误：{2}"],
  ["override of {}: {}; expected {}", "{1} 的覆盖值 {2}；应为 {3}"],
  ["override: {}; expected {} to {}", "override {1}；应为 {2} 至 {3}"],
  ["period: {} of {}; expected {}", "{2} 没有期间 {1}；应为 {3}"],
  [
    "{} values of {}; expected {}, one for each period, or {}, one for each estimate",
    "{2} 有 {1} 个数值；应为 {3} 个（每期一个）或 {4} 个（每个预测期一个）"
  ],
  ["{} out of range: {}; expected {} to {}", "{1} 超出范围：{2}；应在 {3} 至 {4} 之间"],
  ["{} is kept {}: {}; expected the other sign, or 0", "{1} 的符号应为 {2}，现为 {3}；应取相反符号或 0"],
  ["table {} has {} points; expected at least 2", "表 {1} 只有 {2} 个点；至少应有 2 个"],
  ["point {} of {}: {}; expected arguments in rising order", "{2} 的第 {1} 个点 {3}；自变量应递增"],
  ["point {} of {}: {}; expected numbers", "{2} 的第 {1} 个点 {3}；应为数字"],
  ["more numbers than periods; expected {} to {}", "数字多于期间；应为 {1} 至 {2}"],
  ["{}: no period; expected {} to {}", "没有期间 {1}；应为 {2} 至 {3}"],
  ["actual: numbers without periods; expected each with its period", "actual：数字未注明期间；每个数字都应注明"],
  ["actual of {}: a number without its period; expected FY2026 12", "{1} 的 actual 数字未注明期间；应写如 FY2026 12"],
  ["{} {} is read by no formula; use it or take it out", "{2} 未被任何公式引用；请使用或删去"],
  ["hard-coded {} in {}; make it an input with a unit and a reason", "{2} 中直接写了 {1}；请改为带单位与理由的输入"],
  ["{} in {} subtracts {}, which is kept negative; expected +", "{2} 中的 {1} 减去 {3}，而 {3} 本身为负；应为 +"],

  // The document.
  ["{} stands twice, first on line {}; expected one of both", "{1} 重复，首次见第 {2} 行；二者只应有其一"],
  ["{} stands twice, first on {}, line {}; expected one of both", "{1} 重复，首次见 {2} 第 {3} 行；二者只应有其一"],
  ["{}; expected one of it, which stands on line {} already", "{1} 已在第 {2} 行写明；只应有一处"],
  ["{}; expected {}, or a title in quotation marks", "{1}；应为 {2}；若为名称，请置于引号内"],
  ["{} characters; expected at most {}", "共 {1} 个字符；最多 {2} 个"],
  ["{} lines; expected at most {}", "共 {1} 行；最多 {2} 行"],
  ["no periods; expected {}", "没有期间；应写 {1}"],
  ["periods: {}", "期间有误：{1}"],
  ["last: {}; expected {} or later", "末期 {1}；应为 {2} 或更晚"],
  ["{} periods; expected at most {}", "共 {1} 期；最多 {2} 期"],
  ["lastActual: {}; expected a period from {} to {}", "末个实际期 {1}；应在 {2} 至 {3} 之间"],
  ["{}: {}; expected a label such as {}", "{1} 写作 {2}；应为 {3} 这样的期间名"],
  ["date: {}; expected YYYY-MM-DD", "日期 {1}；应写作 YYYY-MM-DD"],
  [
    "name: {}; expected snake_case, a letter first, at most 80 characters",
    "名称 {1}；应为小写字母、数字与下划线，字母开头，最多 80 个字符"
  ],
  ["name: {} has a meaning of its own; expected another", "名称 {1} 另有含义；请另取名称"],
  ["name: {} stands twice; expected one line of it", "名称 {1} 重复；应只有一行"],
  ["unit: {} characters; expected at most 80", "单位共 {1} 个字符；最多 80 个"],
  [
    "unit: {}; expected a fraction, so write the unit 1 and the value 0.15",
    "单位 {1}；应为比例：单位写 1，数值写 0.15"
  ],
  ['unit: "{}"; expected a symbol such as USD m, tokens tn or 1', "单位“{1}”；应为 USD m、tokens tn 或 1 这样的符号"],
  [
    'unit: {} in "{}"; expected a currency such as USD, or one of {}',
    "单位“{2}”中的 {1}；应为 USD 等货币，或 {3} 之一"
  ],
  ["{}: nothing says what it is worth; expected {} after its unit", "{1}：未说明如何取值；单位之后应为 {2} 之一"],
  ["{}; expected {} after the unit of {}", "{1}；{3} 的单位之后应为 {2} 之一"],
  ["include {}: no such document; expected {}", "include {1}：没有此文档；应为 {2} 之一"],
  ["include {}: {} not given; expected with {}", "include {1}：未给出 {2}；应写 with {3}"],
  ["include {}: {} is no parameter of it; expected {}", "include {1}：{2} 不是其参数；应为 {3} 之一"],
  ["include {}: {} is not given; expected it below, such as {}", "include {1}：未给出 {2}；应在其下写出，如 {3}"],
  ["{}: no line of {}; expected one of its lines", "{2} 中没有 {1} 这一行；应为其中的行"],
  ["no headline, or more than one; expected {}", "没有 headline，或不止一个；应写 {1}"],
  ["{}: no {} of this model; expected one", "此模型没有 {1}"],
  ["{}: no period of this model; expected {}", "此模型没有期间 {1}；应在 {2} 之内"],

  // What the record holds.
  ["{}: no usage of {} on record; expected {}", "{1}：账本没有 {2} 的用量；应为 {3} 之一"],
  [
    "{}: nothing of {} on record; expected company and its key above",
    "{1}：账本没有 {2} 的数据；应在上方写明 company 及其代码"
  ],
  ["{}: nothing of {} on record", "{1}：账本没有 {2} 的数据"],
  ["{}: no {} of {} on the basis {}; expected {}", "{1}：账本没有 {3} 按 {4} 口径的 {2}；应为 {5} 之一"],
  ["{}: no {} of {} on record", "{1}：账本没有 {3} 的 {2}"],
  ["{} of {} is in {}; expected {}: convert it in a formula", "{2} 的 {1} 单位是 {3}；应为 {4}：请在公式中换算"],
  ["{}: {}; expected one value", "{1} 有多个取值：{2}；应只有一个"],

  // Numbers with a scale or a currency of their own.
  ["{}; expected {} in a line of millions: its unit says the scale", "{1}；以百万计的行应写 {2}：单位已说明数量级"],
  ["{}; expected {}: the unit of its line says the scale", "{1}；应为 {2}：单位已说明数量级"],
  ["{}; expected {}: the unit of its line says the currency", "{1}；应为 {2}：单位已说明币种"],

  // What was found, and what ought to stand there.
  ["{}; expected {}", "{1}；应为{2}"],

  // Ways to write a function.
  ["{}) or {}({})", "{1}) 或 {2}({3})"]
];
