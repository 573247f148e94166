import {describe, expect, it} from "vitest";
import {inTraditional, scriptInTraditional} from "../../../../loaders/publish/traditional/convert.js";

describe("inTraditional(text)", () => {
  it.each([
    ["中国模型承载全部词元的 46%", "中國模型承載全部詞元的 46%"],
    ["市盈率倍数，港元/股，万亿", "市盈率倍數，港元/股，萬億"],
    ["第二手表格，供应商历史，人口占比", "第二手表格，供應商歷史，人口佔比"],
    ["1 只股票上涨；只见于后续", "1 隻股票上漲；只見於後續"],
    ["默认信息、内幕信息、保存文件", "預設資訊、內幕消息、儲存檔案"],
    ["依据文件，数据文件，文件夹", "依據文件，數據檔案，資料夾"],
    ["“用户”的周期、说明、税后", "「用戶」的周期、說明、稅後"],
    ["发布、头发、发展；里面、公里；复制、恢复、答复", "發佈、頭髮、發展；裏面、公里；複製、恢復、答覆"],
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
    const ranges = "[一-鿿㐀-䶿一-龥]";
    expect(scriptInTraditional(ranges)).toBe(ranges);
  });
});
