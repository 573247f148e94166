/** One way in which Hong Kong writes what the converter’s dictionary has otherwise; what is looked for is in its output. */
export interface HongKongTerm {
  readonly found: RegExp;
  readonly written: string;
}

const term = (found: string | RegExp, written: string): HongKongTerm => ({
  found: typeof found === "string" ? new RegExp(found, "g") : found,
  written
});

/** Reviewed, in the order in which they are applied: signs, words taken apart wrongly, then terms. */
export const TERMS: readonly HongKongTerm[] = [
  // Signs as printed there; the dictionary keeps older forms.
  ...[
    ["説", "說"],
    ["户", "戶"],
    ["啓", "啟"],
    ["峯", "峰"],
    ["税", "稅"],
    ["閲", "閱"],
    ["脱", "脫"],
    ["鋭", "銳"],
    ["悦", "悅"],
    ["羣", "群"],
    ["牀", "床"],
    ["麪", "麵"],
    ["衞", "衛"],
    ["週", "周"]
  ].map(([older = "", printed = ""]) => term(older, printed)),
  // Taken apart at the wrong place: 供应商历史, 第二手表格, 人口占比, 1 只股票.
  term("曆史", "歷史"),
  term("手錶格", "手表格"),
  term("人口占", "人口佔"),
  term("只股票", "隻股票"),
  term("只上漲", "隻上漲"),
  // Where the dictionary takes 发布日期 apart otherwise than 发布.
  term("發布", "發佈"),
  // Terms of the market and of software.
  term("同比", "按年"),
  // Every 环比 of the models is of half years.
  term("最近半年環比", "最近半年較前半年"),
  term("環比", "按半年"),
  term("研報", "研究報告"),
  term("教程", "教學"),
  term("內幕信息", "內幕消息"),
  term("信息", "資訊"),
  term("客戶支持", "客戶支援"),
  term("默認", "預設"),
  term("質量", "質素"),
  term("服務器", "伺服器"),
  term("程序", "程式"),
  term("打印", "列印"),
  term("鏈接", "連結"),
  term("粘貼", "貼上"),
  term("搜索", "搜尋"),
  term("單元格", "儲存格"),
  term("文件夾", "資料夾"),
  // A file; a document stays 文件.
  term("源文件", "原始檔"),
  term(/(?<!依據|可引|政策|上市|原始|單獨|沒有)文件/g, "檔案"),
  term("文檔", "文件"),
  term("保存", "儲存"),
  term("存儲", "儲存"),
  term("緩存", "快取"),
  term("點擊", "按"),
  term("菜單", "選單"),
  term("設置", "設定"),
  term("芯片", "晶片"),
  term("界面", "介面"),
  term("運行", "執行"),
  term("筆記本電腦", "筆記型電腦"),
  term("變量", "變數"),
  term("集群", "叢集"),
  // 範圍內存在 is no memory.
  term(/內存(?![在於有取放入留檔儲])/g, "記憶體"),
  term("字節", "位元組"),
  // A process of a program; one of history stays 進程.
  term(/(?<=載入|[單多子])進程/g, "行程"),
  term("磁盤", "磁碟"),
  term("硬盤", "硬碟"),
  term("哈希", "雜湊"),
  term("加載", "載入"),
  term("字段", "欄位"),
  term("模塊", "模組"),
  term("下劃線", "底線"),
  term(/(?<!推)導出/g, "匯出"),
  term(/(?<![引誘傳])導入/g, "匯入"),
  term("上市地與代碼", "上市地與股份代號")
];
