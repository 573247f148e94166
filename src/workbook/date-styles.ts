import {readXml} from "../lib/xlsx/read-xml.js";

const PATH = "xl/styles.xml";

/** Numbers of cell styles that show a number as a date, by the style sheet of a file. */
export function dateStyles(xml: string): ReadonlySet<number> {
  const dates = new Set<number>();
  const formats = new Map<number, string>();
  let [isCells, count] = [false, 0];
  if (xml === "") return dates;
  readXml(PATH, xml, {
    open: (name, attributes) => {
      if (name === "numFmt") {
        const {numFmtId = "", formatCode = ""} = attributes();
        formats.set(Number(numFmtId), formatCode);
      }
      if (name === "cellXfs") isCells = true;
      if (name !== "xf" || !isCells) return;
      const number = Number(attributes()["numFmtId"] ?? 0);
      if (isDate(number, formats.get(number))) dates.add(count);
      ++count;
    },
    close: (name) => {
      if (name === "cellXfs") isCells = false;
    }
  });
  return dates;
}

/** Formats 14 to 17, 22, 27 to 36 and 50 to 58 are a spreadsheet's own dates; of others their codes tell. */
function isDate(number: number, code: string | undefined): boolean {
  if (code === undefined)
    return (number >= 14 && number <= 17) || number === 22 || (number >= 27 && number <= 36) || number >= 50;
  return /[yd]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, ""));
}
