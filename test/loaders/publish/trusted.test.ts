import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {describe, expect, it} from "vitest";
import {nameMarkupMakers, throughPolicy} from "../../../loaders/publish/trusted.js";

describe("throughPolicy(module, policy, path)", () => {
  it("has each text become markup by the policy, a name as well as a text, and nothing else", () => {
    const module = `t.innerHTML=s;b.innerHTML='<b title="x">\\'</b>';if(t.innerHTML==="")u()`;
    expect(throughPolicy(module, "htl", "htl.js")).toMatch(
      /^const trustedMarkup=globalThis\.trustedTypes\?\.createPolicy\("htl",.*\nt\.innerHTML=trustedMarkup\.createHTML\(s\);b\.innerHTML=trustedMarkup\.createHTML\('<b title="x">\\'<\/b>'\);if\(t\.innerHTML===""\)u\(\)$/
    );
  });

  it("takes what is waited for as one text", () => {
    const module = "r.innerHTML=(await m.render(`mermaid-${++n}`,String.raw.apply(String,arguments))).svg;return r";
    expect(throughPolicy(module, "observablehq", "mermaid.js")).toMatch(
      /r\.innerHTML=trustedMarkup\.createHTML\(\(await m\.render\(.*arguments\)\)\)\.svg\);return r$/
    );
  });

  it("refuses a module that makes markup in another way than is known", () => {
    for (const module of ["t.insertAdjacentHTML('x',s)", "t.innerHTML=`<b>${s}</b>`"])
      expect(() => throughPolicy(module, "htl", "htl.js")).toThrow(/^htl\.js: innerHTML \d times; expected/);
  });
});

describe("nameMarkupMakers(folder)", () => {
  it("finds htl and Framework’s client by their names, of whatever version, and leaves all others", () => {
    const folder = mkdtempSync(join(tmpdir(), "trusted-"));
    const files = ["_npm/htl@0.3.1/fffdd00e.js", "_observablehq/client.70ed9372.js", "_npm/d3@7.9.0/046cd3f4.js", "_observablehq/runtime.fa9f71c0.js"]; // prettier-ignore
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), {recursive: true});
      writeFileSync(join(folder, file), "t.innerHTML=s");
    }
    expect(nameMarkupMakers(folder)).toBe(2);
    const texts = files.map((file) => readFileSync(join(folder, file), "utf8"));
    expect(texts.map((text) => /createPolicy\("(\w+)"/.exec(text)?.[1])).toEqual(["htl", "observablehq", undefined, undefined]); // prettier-ignore
    rmSync(folder, {recursive: true});
  });
});
