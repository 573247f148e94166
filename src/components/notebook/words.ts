import type {Text} from "../../lib/language.js";
import type {CellKind} from "../../notebook/cell.js";
import type {CellPhase} from "../../notebook/run.js";

export const KIND_WORDS: Readonly<Record<CellKind, Text>> = {
  text: {en: "Text", zh: "文字"},
  sql: {en: "Query", zh: "查询"},
  chart: {en: "Chart", zh: "图表"},
  table: {en: "Table", zh: "表格"},
  input: {en: "Input", zh: "输入"},
  data: {en: "Own data", zh: "自有数据"},
  model: {en: "Model", zh: "模型"},
  comment: {en: "Comment", zh: "批注"}
};

export const PHASE_WORDS: Readonly<Record<CellPhase, Text>> = {
  fresh: {en: "up to date", zh: "已是最新"},
  stale: {en: "not run yet", zh: "尚未运行"},
  held: {en: "runs when you tell it to", zh: "由您手动运行"},
  running: {en: "running", zh: "正在运行"},
  failed: {en: "failed", zh: "出错"},
  waiting: {en: "waits for", zh: "等待"},
  unsound: {en: "cannot run as it is written", zh: "写法有误，无法运行"}
};

export const NOTEBOOK_WORDS = {
  add: {en: "Add below", zh: "在下方添加"},
  edit: {en: "Edit", zh: "编辑"},
  done: {en: "Done", zh: "完成"},
  run: {en: "Run", zh: "运行"},
  runAll: {en: "Run all", zh: "全部运行"},
  cancel: {en: "Cancel", zh: "取消"},
  undo: {en: "Undo", zh: "撤销"},
  redo: {en: "Redo", zh: "重做"},
  more: {en: "More", zh: "更多"},
  up: {en: "Move up", zh: "上移"},
  down: {en: "Move down", zh: "下移"},
  copy: {en: "Duplicate", zh: "复制一份"},
  remove: {en: "Delete", zh: "删除"},
  rename: {en: "Rename everywhere", zh: "全部改名"},
  manual: {en: "Run by hand only", zh: "改为手动运行"},
  automatic: {en: "Run by itself", zh: "改为自动运行"},
  newName: {en: "New name: letters, digits and _", zh: "新名称：字母、数字与下划线"},
  save: {en: "Save .md", zh: "保存 .md"},
  saveStill: {en: "Save .html", zh: "保存 .html"},
  saveSql: {en: "Save .sql", zh: "保存 .sql"},
  saveXlsx: {en: "Save .xlsx", zh: "保存 .xlsx"},
  saveCsv: {en: "Save rows as CSV", zh: "数据行存为 CSV"},
  saveParquet: {en: "Save rows as Parquet", zh: "数据行存为 Parquet"},
  saveSvg: {en: "Save as SVG", zh: "存为 SVG"},
  savePng: {en: "Save as PNG", zh: "存为 PNG"},
  notSaved: {en: "The file could not be written: {}", zh: "文件未能写出：{}"},
  noChart: {en: "the chart is not drawn yet; run the cell first", zh: "图表尚未绘制；请先运行该单元"},
  open: {en: "Open a file", zh: "打开文件"},
  share: {en: "Copy link", zh: "复制链接"},
  copied: {en: "The link holds the whole notebook and was copied.", zh: "链接已复制，内含整个笔记本。"},
  tooLong: {
    en: "The notebook is too long for a link (16 kB at most); save the file and pass it on.",
    zh: "笔记本过长，无法放入链接（上限 16 kB）；请保存文件后发送。"
  },
  foreign: {
    en: "This notebook came with a link or a file and was not written by this site. Read it: nothing runs until you press Run all.",
    zh: "此笔记本来自链接或文件，并非本站所写。请先阅读：按“全部运行”之前不会执行任何内容。"
  },
  begun: {
    en: "This notebook came with a link. It is this site’s only where one of its pages led you here, as “Begun from” says. Read it: nothing runs until you press Run all.",
    zh: "此笔记本来自链接；仅当您由本站页面（见“始于”）转来时才出自本站。请先阅读：按“全部运行”之前不会执行任何内容。"
  },
  mine: {en: "yours", zh: "您的"},
  older: {en: "Below is the result of before.", zh: "以下为先前的结果。"},
  holds: {en: "Check passes", zh: "检查通过"},
  fails: {en: "Check fails", zh: "检查未通过"},
  slow: {en: "took more than two seconds, so it runs when you tell it to", zh: "耗时超过两秒，改为手动运行"},
  list: {en: "Your notebooks", zh: "您的笔记本"},
  none: {en: "None yet. Begin with one of these:", zh: "还没有笔记本。可从以下开始："},
  begin: {en: "Begin another", zh: "新建"},
  back: {en: "All notebooks", zh: "全部笔记本"},
  knownOn: {en: "The ledger as known on", zh: "按此日所知读取账本"},
  knownNow: {en: "Read it as known now", zh: "改按现在所知"},
  isNow: {en: "now", zh: "现在"},
  askColumn: {en: "Ask about {}", zh: "查询 {}"},
  recipe: {en: "Recipe: {}", zh: "范例：{}"},
  outline: {en: "Outline, and which cell reads which", zh: "大纲与单元之间的引用"},
  reads: {en: "reads", zh: "引用"},
  readBy: {en: "read by", zh: "被引用于"},
  comment: {en: "Comment", zh: "批注"},
  commentOn: {en: "Comment on", zh: "批注对象"},
  commentWords: {en: "What is to be said of it.", zh: "在此写下批注。"},
  holdNow: {en: "Hold it against what stands there now", zh: "改以现在的内容为准"},
  fold: {en: "Fold", zh: "折叠"},
  unfold: {en: "Unfold", zh: "展开"},
  whereFrom: {en: "Where from", zh: "数据从何而来"},
  kept: {en: "Kept in this browser as you go; nothing leaves it.", zh: "随时保存在此浏览器中，内容不会离开本机。"},
  changedThere: {
    en: "Another tab changed this notebook; its text stands here now.",
    zh: "另一标签页修改了此笔记本；此处已换成其内容。"
  },
  overtaken: {
    en: "Another tab changed this notebook just before; its text stands here now, and yours is kept as a copy among your notebooks.",
    zh: "另一标签页刚刚修改了此笔记本；此处已换成其内容，您的文本已另存为副本，见您的笔记本列表。"
  },
  deletedThere: {
    en: "Another tab deleted this notebook. Its text stands here still; a change keeps it again.",
    zh: "另一标签页删除了此笔记本。其文本仍在此处，修改后会重新保存。"
  },
  notCopied: {
    en: "The browser did not let the link onto the clipboard. Copy it from here:",
    zh: "浏览器未允许写入剪贴板。请从此处复制链接："
  },
  unreadable: {
    en: "{}: the browser could not read the file. It may have been moved or changed meanwhile; choose it again.",
    zh: "{}：浏览器无法读取该文件。文件可能已移动或改动，请重新选择。"
  },
  badName: {
    en: "“{}” was not taken as a name: expected letters without accents, digits and _, a letter or _ first, such as weeks.",
    zh: "未采用名称“{}”：应为英文字母、数字与下划线，以字母或下划线开头，如 weeks。"
  },
  takenName: {
    en: "“{}” was not taken as a name: another cell or a table of the ledger has it. Expected one that is free.",
    zh: "未采用名称“{}”：已有单元或账本表使用此名。请另取名称。"
  },
  copyOf: {en: "{} (copy)", zh: "{}（副本）"},
  removed: {en: "{} is deleted.", zh: "已删除“{}”。"},
  chooseFile: {en: "Choose a file: CSV, TSV, JSON, Excel or Parquet", zh: "选择文件：CSV、TSV、JSON、Excel 或 Parquet"},
  keys: {
    en: "Keys: ↑ ↓ between cells, Enter edits, Esc leaves, o opens the outline, f folds, w tells where from, c comments, a and b add above and below, d d deletes, z takes back, Alt ↑ ↓ moves, Ctrl or ⌘ Enter runs.",
    zh: "快捷键：↑ ↓ 切换单元，Enter 编辑，Esc 退出，o 打开大纲，f 折叠，w 查看数据来处，c 批注，a/b 在上/下方添加，d d 删除，z 撤销，Alt ↑ ↓ 移动，Ctrl 或 ⌘ 加 Enter 运行。"
  },
  notRead: {
    en: "The link could not be read: it was cut or is not of a notebook.",
    zh: "链接无法读取：可能被截断，或并非笔记本。"
  }
} as const satisfies Record<string, Text>;

export const VERSION_WORDS = {
  versions: {en: "Versions", zh: "版本"},
  none: {
    en: "None yet. The text you opened is kept once you change it, and so is each that stood for ten minutes.",
    zh: "暂无版本。打开时的文本在修改后即保存，停留满十分钟的文本也会保存。"
  },
  name: {en: "Name this version", zh: "为当前版本命名"},
  keep: {en: "Keep it", zh: "保存"},
  noName: {en: "No version was kept: write a name for it first.", zh: "未保存版本：请先填写名称。"},
  named: {en: "{}, {}", zh: "{}，{}"},
  compare: {en: "Compare", zh: "比较"},
  goBack: {en: "Go back to it", zh: "恢复到此版本"},
  isBack: {en: "The notebook is as it was then; undo takes it back.", zh: "笔记本已恢复到该版本；可用“撤销”返回。"},
  against: {en: "{}, against", zh: "{}，对比"},
  now: {en: "the text now", zh: "当前文本"},
  alike: {en: "Both are the same text.", zh: "两者文本相同。"},
  changed: {en: "Lines taken out: {}; put in: {}.", zh: "删去 {} 行，新增 {} 行。"},
  changes: {en: "Lines that changed", zh: "有变动的行"}
} as const satisfies Record<string, Text>;
