import type {Lang, Text} from "../../lib/language.js";

/** A notebook to begin with. */
export interface StartingPoint {
  readonly key: string;
  readonly name: Text;
  readonly about: Text;
  readonly text: Text;
}

const HEAD = "---\nalpha-ledger-notebook: 1\n---\n";

const slice = (lang: Lang) => {
  const t = (text: Text) => text[lang];
  return `${HEAD}# ${t({en: "A slice of usage", zh: "用量切片"})}

${t({en: "In the latest week labs of ${country} carried ${last.share:percent} of all tokens, ${last.tokens:tokens}.", zh: "最近一周，${country} 实验室的词元占全部的 ${last.share:percent}，共 ${last.tokens:tokens}。"})}

\`\`\`input id=country
kind: choice
label: ${t({en: "Country of the lab", zh: "实验室所在国家"})}
from: countries
value: CN
\`\`\`

\`\`\`sql id=countries
SELECT DISTINCT country FROM usage_weekly_by_country ORDER BY country
\`\`\`

\`\`\`sql id=weeks
SELECT week_start, tokens, share_of_all AS share
FROM usage_weekly_by_country
WHERE country = \${country}
ORDER BY week_start
\`\`\`

\`\`\`sql id=last
SELECT * FROM weeks ORDER BY week_start DESC LIMIT 1
\`\`\`

\`\`\`chart
from: weeks
mark: area
x: week_start
y: tokens
title: ${t({en: "Tokens a week", zh: "每周词元"})}
\`\`\`

\`\`\`table
from: weeks
sort: week_start desc
percent: share
rows: 8
\`\`\`
`;
};

const own = (lang: Lang) => {
  const t = (text: Text) => text[lang];
  return `${HEAD}# ${t({en: "My file against the ledger", zh: "我的文件与账本对照"})}

${t({en: "Put your rows in the cell below, or choose a file: they stay in this browser.", zh: "在下方单元填入数据，或选择文件：内容只留在此浏览器中。"})}

\`\`\`data id=mine
country,weight
CN,1
US,2
\`\`\`

\`\`\`sql id=joined
SELECT u.week_start, u.country, u.tokens * mine.weight AS weighted
FROM usage_weekly_by_country u JOIN mine ON mine.country = u.country
ORDER BY u.week_start
\`\`\`

\`\`\`chart
from: joined
mark: line
x: week_start
y: weighted
color: country
title: ${t({en: "Tokens a week, weighted by my file", zh: "按我的文件加权的每周词元"})}
\`\`\`
`;
};

const claim = (lang: Lang) => {
  const t = (text: Text) => text[lang];
  return `${HEAD}# ${t({en: "Test a claim", zh: "检验一个论断"})}

${t({en: "Claim: in the week of ${week}, labs of China carried more tokens than labs of the US. They carried ${pair.cn:tokens} and ${pair.us:tokens}.", zh: "论断：在 ${week} 所在周，中国实验室的词元多于美国实验室。两者分别为 ${pair.cn:tokens} 与 ${pair.us:tokens}。"})}

\`\`\`input id=week
kind: date
label: ${t({en: "Monday of the week", zh: "该周的星期一"})}
value: 2026-02-16
\`\`\`

\`\`\`sql id=pair
SELECT max(tokens) FILTER (country = 'CN') AS cn, max(tokens) FILTER (country = 'US') AS us
FROM usage_weekly_by_country
WHERE week_start = \${week}
\`\`\`

\`\`\`sql id=verdict expect=true
SELECT cn > us AS holds, cn, us FROM pair
\`\`\`
`;
};

const model = (lang: Lang) => {
  const t = (text: Text) => text[lang];
  return `${HEAD}# ${t({en: "A model of mine", zh: "我的模型"})}

${t({en: "At US$${price} a million tokens revenue in FY2028 comes to US$${m.revenue@FY2028:integer} million.", zh: "按每百万词元 ${price} 美元计，FY2028 收入为 ${m.revenue@FY2028:integer} 百万美元。"})}

\`\`\`input id=price
kind: range
label: ${t({en: "Price, US$ a million tokens", zh: "价格（美元/百万词元）"})}
min: 0
max: 5
step: 0.1
value: 2
\`\`\`

\`\`\`sql id=router
SELECT 'FY2026' AS period, sum(tokens) / 1e12 AS tokens
FROM usage_weekly_by_country
WHERE country = 'CN' AND week_start >= DATE '2026-01-05'
\`\`\`

\`\`\`sql id=path
SELECT 'FY' || y AS period, r.tokens * pow(1.5, y - 2026) AS tokens
FROM router r, (SELECT unnest([2026, 2027, 2028]) AS y)
ORDER BY 1
\`\`\`

\`\`\`model id=m
title ${t({en: "A model of mine", zh: "我的模型"})}
periods FY2026 to FY2028

# ${t({en: "Revenue | 收入", zh: "Revenue | 收入"})}
tokens tokens tn flow stated \${path}
  Tokens | 词元
  source OpenRouter rankings, as loaded; half as much again each year
price USD/Mtok input \${price} in 0..5
  Price | 价格
  because set above | 由上方输入
revenue USD m flow = tokens * price
  Revenue | 收入
\`\`\`

\`\`\`sql id=lines
SELECT period, value FROM m WHERE line = 'revenue' ORDER BY period
\`\`\`

\`\`\`chart
from: lines
mark: bar
x: period
y: value
title: ${t({en: "Revenue, millions of US dollars", zh: "收入（百万美元）"})}
\`\`\`
`;
};

const both = (text: (lang: Lang) => string): Text => ({en: text("en"), zh: text("zh")});

export const STARTING_POINTS: readonly StartingPoint[] = [
  {
    key: "slice",
    name: {en: "A slice of usage", zh: "用量切片"},
    about: {en: "weeks of one country, as a chart and a table", zh: "某国每周用量，附图与表"},
    text: both(slice)
  },
  {
    key: "own-file",
    name: {en: "My file against the ledger", zh: "自有文件对照账本"},
    about: {en: "rows of yours joined with the ledger’s", zh: "将自有数据与账本相连接"},
    text: both(own)
  },
  {
    key: "claim",
    name: {en: "Test a claim", zh: "检验论断"},
    about: {en: "a query whose check passes or fails", zh: "用查询判断论断是否成立"},
    text: both(claim)
  },
  {
    key: "model",
    name: {en: "A company model", zh: "公司模型"},
    about: {en: "usage from the ledger, a price of yours, revenue", zh: "账本用量乘以您的价格，得出收入"},
    text: both(model)
  }
];
