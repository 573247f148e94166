import {expect, it} from "vitest";
import {sheetMargins} from "../../src/lib/sheet-margins.js";

it("sheetMargins(said) says on each sheet what it is of, for whom and where, whatever signs that takes, and its number", () => {
  const rules = sheetMargins({
    "top-left": `“A” \\ "b" </style>`,
    "top-right": "For clients.",
    "bottom-left": "https://example.org/en/brief.html",
    "bottom-right": "2026-11-28"
  });
  expect(rules).toContain(String.raw`@top-left { content: "“A” \5c  \22 b\22  \3c /style>";`);
  expect(rules).toMatch(/@top-right \{ content: "For clients\.";.*@bottom-left \{ content: "https:\/\/example\.org\/en\/brief\.html";/); // prettier-ignore
  expect(rules).toContain(`@bottom-right { content: "2026-11-28" "  " counter(page) "/" counter(pages);`);
});
