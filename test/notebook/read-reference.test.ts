import {describe, expect, it} from "vitest";
import {Notebook} from "../../src/notebook/notebook.js";
import {readReference} from "../../src/notebook/read-reference.js";
import {parseReference} from "../../src/notebook/reference.js";
import {nativeSession} from "./native-session.js";

const TEXT = `\`\`\`sql id=labs
SELECT count(*) AS n FROM lab
\`\`\`

\`\`\`sql id=many
SELECT unnest([1, 2]) AS n
\`\`\`

\`\`\`sql id=broken
SELECT nothing_there FROM lab
\`\`\`

\`\`\`sql id=below
SELECT * FROM broken
\`\`\`

\`\`\`sql id=later run=manual
SELECT 1 AS n
\`\`\`
`;

describe("readReference(reference, views)", () => {
  it("gives each its value, or says in both languages why it has none", async () => {
    const session = await nativeSession();
    const notebook = new Notebook(TEXT, {
      session,
      file: () => Promise.resolve(null),
      models: () => Promise.reject(new Error("none"))
    });
    const read = (written: string) => {
      const reference = parseReference(written);
      if (!reference) throw new Error(written);
      return readReference(reference, notebook.views());
    };
    expect(read("labs.n").kind).toBe("pending");
    notebook.start();
    await notebook.idle();
    expect(read("labs.n")).toMatchObject({kind: "value", origin: {tables: ["lab"], isOwn: false}});
    expect(read("many.n")).toMatchObject({
      text: {en: "many: 2 rows; one value needs one row, so add WHERE or LIMIT 1"}
    });
    expect(read("none.n")).toMatchObject({text: {en: "no cell is called none", zh: "没有名为 none 的单元"}});
    expect(read("broken.n")).toMatchObject({text: {en: "broken has no value: see what its cell says"}});
    expect(read("below.n")).toMatchObject({text: {zh: "below 没有取值：原因见其单元"}});
    expect(read("later.n")).toMatchObject({text: {zh: "later 需手动运行"}});
    await session.close();
  });
});
