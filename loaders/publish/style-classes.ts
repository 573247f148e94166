import {createHash} from "node:crypto";

/** Any tag of a serialised page, whose quotation marks are `&quot;`; a script as a whole, since its texts may hold tags. */
const TAG = /<script\b[^]*?<\/script>|<\w[\w-]*\s(?:[^>"]|"[^"]*")*>/g;

/** A page whose style attributes, which a strict policy forbids, are classes with a rule each. */
export function withStyleClasses(html: string): string {
  const rules = new Map<string, string>();
  const classed = html.replace(TAG, (tag) => {
    const [attribute, written = ""] = tag.startsWith("<script") ? [] : (/\sstyle="([^"]*)"/.exec(tag) ?? []);
    if (attribute === undefined) return tag;
    const name = `kept-${createHash("sha256").update(written).digest("hex").slice(0, 8)}`;
    // Named twice, it comes before what one class says, as the attribute did.
    rules.set(name, `.${name}.${name} { ${written.replaceAll("&quot;", '"').replaceAll("&amp;", "&")} }`);
    const plain = tag.replace(attribute, "");
    return /\sclass="/.test(plain)
      ? plain.replace(/(\sclass="[^"]*)"/, `$1 ${name}"`)
      : plain.replace(/^<[\w-]+/, (start) => `${start} class="${name}"`);
  });
  return rules.size === 0
    ? html
    : classed.replace("</head>", () => `<style>${[...rules.values()].join("\n")}</style></head>`);
}
