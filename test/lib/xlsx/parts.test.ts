import {describe, expect, it} from "vitest";
import {relationships, sharedStrings} from "../../../src/lib/xlsx/parts.js";
import {readXml} from "../../../src/lib/xlsx/read-xml.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

describe("relationships(xml)", () => {
  it("gives paths from the root of the file, and nothing outside of it", () => {
    const xml = `<Relationships>
      <Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Target="/xl/styles.xml" TargetMode="Internal"/>
      <Relationship Id="rId3" Target="file:///c:/a.xlsx" TargetMode="External"/>
    </Relationships>`;
    expect([...relationships(xml)]).toEqual([
      ["rId1", "xl/worksheets/sheet1.xml"],
      ["rId2", "xl/styles.xml"]
    ]);
  });
});

describe("sharedStrings(xml)", () => {
  it("joins the runs of a text, keeps empty ones in their place, and leaves phonetic hints out", () => {
    const xml = `<sst xmlns="${MAIN}">
      <si><t>one &amp; two</t></si>
      <si/>
      <si><r><rPr/><t>东</t></r><rPh sb="0"><t>ひがし</t></rPh><r><t xml:space="preserve">京 </t></r></si>
      <si><t><![CDATA[a < b]]></t><x>no text</x></si>
    </sst>`;
    expect(sharedStrings(xml)).toEqual(["one & two", "", "东京 ", "a < b"]);
    expect(sharedStrings("")).toEqual([]);
  });
});

describe("readXml(path, xml, handler)", () => {
  const names = (xml: string) => {
    const read: string[] = [];
    readXml("a.xml", xml, {
      open: (name, attributes) => read.push(name, ...Object.entries(attributes()).map((pair) => pair.join("="))),
      close: (name) => read.push(`/${name}`)
    });
    return read;
  };
  const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);

  it("names elements of spreadsheets without a prefix, whatever the file calls it, and relations by r", () => {
    const xml = `<p:c xmlns:p="${MAIN}" xmlns:q="${RELATIONS}" q:id="rId1"><p:v/></p:c>`;
    expect(names(xml).filter((name) => !name.startsWith("xmlns"))).toEqual(["c", "r:id=rId1", "v", "/v", "/c"]);
  });

  it("goes thirty-two levels deep and no further", () => {
    expect(names(nested(32))).toHaveLength(64);
    expect(() => names(nested(33))).toThrow("a.xml is nested more than 32 levels deep");
    expect(names(`<b>${"<a/>".repeat(40)}</b>`)).toHaveLength(82);
  });

  it("refuses what is no sound XML, and document types", () => {
    for (const xml of ["<a>", "<a></b>", "<a"])
      expect(() => names(xml)).toThrow("the workbook is damaged: a.xml is no sound XML");
    expect(() => names(`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`)).toThrow("a.xml declares a document type");
  });
});
