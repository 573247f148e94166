import {describe, expect, it} from "vitest";
import {inTraditional, scriptInTraditional} from "../../../../loaders/publish/traditional/convert.js";

describe("inTraditional(text)", () => {
  it.each([
    ["中国模型承载全部词元的 46%", "中國模型承載全部詞元的 46%"],
    ["市盈率倍数，港元/股，万亿", "市盈率倍數，港元/股，萬億"],
    ["第二手表格，供应商历史，人口占比", "第二手表格，供應商歷史，人口佔比"],
    ["1 只股票上涨；只见于后续", "1 隻股票上漲；只見於後續"],
    ["5 只股票中，1 只上涨", "5 隻股票中，1 隻上漲"],
    ["研报称收入同比增长", "研究報告稱收入按年增長"],
    ["最近半年环比 34%；研发费用环比增速", "最近半年較前半年 34%；研發費用按半年增速"],
    ["默认信息、内幕信息、保存文件", "預設資訊、內幕消息、儲存檔案"],
    ["依据文件，数据文件，文件夹", "依據文件，數據檔案，資料夾"],
    ["“用户”的周期、说明、税后", "「用戶」的周期、說明、稅後"],
    ["发布、头发、发展；里面、公里；复制、恢复、答复", "發佈、頭髮、發展；裏面、公里；複製、恢復、答覆"],
    ["发布者的发布日期，各页发布时间", "發佈者的發佈日期，各頁發佈時間"],
    ["从笔记本电脑到集群，只差一个变量；在笔记本中打开", "從筆記型電腦到叢集，只差一個變數；在筆記本中打開"],
    ["内存峰值、每条字节数、旁的磁盘与硬盘、哈希值", "記憶體峰值、每條位元組數、旁的磁碟與硬碟、雜湊值"],
    ["期内存在差异；单进程内载入，历史进程", "期內存在差異；單行程內載入，歷史進程"],
    ["导入与导出字段，由此推导出；加载模块，下划线", "匯入與匯出欄位，由此推導出；載入模組，底線"],
    [
      "股价 793港元所要求的是 API 收入 838亿元，每股 4.39元，共 12 万亿元；<data value='9'>9 元</data>，3 元组，100万美元",
      "股價 793港元所要求的是 API 收入 838億元人民幣，每股 4.39元人民幣，共 12 萬億元人民幣；<data value='9'>9 元人民幣</data>，3 元組，100萬美元"
    ],
    ["<data value='1'>Zhipu</data>", "<data value='1'>Zhipu</data>"]
  ])("%s → %s", (simplified, traditional) => {
    expect(inTraditional(simplified)).toBe(traditional);
    expect(inTraditional(traditional)).toBe(traditional);
  });
});

describe("scriptInTraditional(script)", () => {
  it("converts texts that are written as codes, and leaves other codes and bounds of ranges as they are", () => {
    expect(scriptInTraditional(String.raw`{zh:"\u8BCD\u5143",sign:"\u2212"}`)).toBe(
      String.raw`{zh:"詞元",sign:"\u2212"}`
    );
    expect(scriptInTraditional(String.raw`{CNY:{en:"CNY ",zh:"\u5143"},HKD:{zh:"港元"}},{元:1,"元":1}`)).toBe(
      `{CNY:{en:"CNY ",zh:"元人民幣"},HKD:{zh:"港元"}},{元:1,"元":1}`
    );
    const ranges = "[一-鿿㐀-䶿一-龥]";
    expect(scriptInTraditional(ranges)).toBe(ranges);
  });
});
