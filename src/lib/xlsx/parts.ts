import {readXml} from "./read-xml.js";

/** Paths of a workbook's parts by relationship; what lies outside the file is left out. */
export function relationships(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml("xl/_rels/workbook.xml.rels", xml, {
    open: (name, attributes) => {
      if (!name.endsWith("Relationship")) return;
      const {Id = "", Target = "", TargetMode} = attributes();
      if (TargetMode !== "External") targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
    }
  });
  return targets;
}

/** Texts that cells name by position, without phonetic hints; none of an empty part. */
export function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let [isText, hints] = [false, 0];
  if (xml === "") return strings;
  readXml("xl/sharedStrings.xml", xml, {
    open: (name) => {
      if (name === "si") strings.push("");
      if (name === "rPh") hints += 1;
      isText = name === "t" && hints === 0;
    },
    text: (text) => {
      if (isText) strings.push((strings.pop() ?? "") + text);
    },
    close: (name) => {
      if (name === "rPh") hints -= 1;
      if (name === "t") isText = false;
    }
  });
  return strings;
}
