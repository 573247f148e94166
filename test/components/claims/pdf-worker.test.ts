import {describe, expect, it} from "vitest";
import {paragraphsOf} from "../../../src/query/note/paper.js";
import {pdfText} from "../../../src/components/claims/pdf-worker.js";

/** A PDF of so many pages, each with one line. */
function pdf(pages: number, line: string): Uint8Array {
  const content = `BT /F1 12 Tf 50 700 Td (${line}) Tj ET`;
  const kids = Array.from({length: pages}, (_, i) => `${i + 5} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...Array.from(
      {length: pages},
      () =>
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
    )
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

describe("pdfText(bytes)", () => {
  it("reads the letters of each page", async () => {
    expect(await pdfText(pdf(2, "Tokens rose by 12%."))).toBe("Tokens rose by 12%.\n\nTokens rose by 12%.");
  });

  it("parts headings, which have no full stop, from what they head, and goes on where a column ends", () => {
    const line = (str: string, y: number, height = 10) => ({str, y, height, hasEOL: true});
    const page = [
      line("Our view", 700, 12),
      line("Tokens rose", 685),
      line("by 12%", 670),
      line("in a", 655),
      line("week.", 700),
      line("Prices", 685),
      line("fell.", 670),
      line("Risks", 650)
    ];
    expect(paragraphsOf(page)).toBe("Our view\n\nTokens rose\nby 12%\nin a\nweek.\nPrices\nfell.\n\nRisks");
  });

  it("refuses what is no PDF, and one of too many pages", async () => {
    await expect(pdfText(new TextEncoder().encode("no pdf"))).rejects.toThrow("Invalid PDF structure");
    await expect(pdfText(pdf(201, "x"))).rejects.toThrow("201 pages; expected at most 200");
  });
});
