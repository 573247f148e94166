import {existsSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {audienceOf} from "../audience.js";
import {addBundled} from "./bundled.js";
import {isScript, missingFile, missingMessage, noteMissing, usesOf, versionFor} from "./missing.js";
import {browserModule} from "./module.js";
import {packageFolder, reachablePackage, sharedPackages, type BrowserPackage} from "./packages.js";
import {linksFrom, modulePath} from "./seed.js";

const SCRIPT = "application/javascript; charset=utf-8";

/**
 * Answers what Framework would ask of the registry and of jsDelivr from the packages that are installed: versions, files as
 * they are, and modules made of them. Of a package that the dependencies do not rest on, or of another version, a working copy
 * gets files that say what to install, and a publication is refused. Null for anything else.
 */
export async function answerInstalled({hostname, pathname}: URL): Promise<Response | null> {
  const path = decodeURIComponent(pathname);
  if (hostname.startsWith("registry.")) return versionsOf(path.slice(1));
  const [, name = "", version = "", file = ""] = /^\/npm\/((?:@[\w.-]+\/)?[\w.-]+)@([^/]+)\/(.+)$/.exec(path) ?? [];
  // A preview passes on what any page asks for.
  if (hostname !== "cdn.jsdelivr.net" || name === "" || file.split(/[\\/]/).includes("..")) return null;
  const found = reachablePackage(name);
  if (found?.version !== version) return missing(found, {name, version}, file);
  if (file.endsWith("+esm")) return moduleOf(found, file.replace(/\/?\+esm$/, ""));
  const at = join(packageFolder(name), file);
  if (!existsSync(at) || !statSync(at).isFile())
    throw new Error(
      `npm:${name}/${file}: ${name} ${version} has no such file; expected one of those in node_modules/${name}`
    );
  const bytes = readFileSync(at);
  if (!/\.m?js$/.test(file)) return new Response(bytes, {headers: {"content-type": "application/octet-stream"}});
  // What names other packages cannot be loaded as it is.
  if (/^\s*(?:im|ex)port\b[^;]*?["'][^./]/m.test(bytes.toString("utf8"))) return moduleOf(found, file);
  addBundled([`node_modules/${name}`]);
  return new Response(bytes, {headers: {"content-type": SCRIPT}});
}

function versionsOf(asked: string): Response | null {
  const [name] = /^(?:@[\w.-]+\/)?[\w.-]+/.exec(asked) ?? [];
  if (name === undefined) return null;
  const found = reachablePackage(name);
  const version = found?.version ?? "0.0.0";
  const written = usesOf(name).ranges.map(versionFor);
  return Response.json({version, versions: Object.fromEntries([version, ...written].map((each) => [each, {}]))});
}

const told = new Set<string>();

function missing(
  installed: BrowserPackage | null,
  asked: {readonly name: string; readonly version: string},
  file: string
): Response {
  const uses = usesOf(asked.name);
  const message = missingMessage(asked, installed?.version ?? null, uses);
  if (audienceOf() !== null) throw new Error(message);
  if (!told.has(message)) console.warn(message);
  told.add(message);
  noteMissing(`${asked.name}@${asked.version}`);
  // Framework reads what is called a script.
  const type = isScript(file) ? SCRIPT : file.endsWith(".css") ? "text/css" : "application/octet-stream";
  return new Response(missingFile(file, message, uses), {headers: {"content-type": type}});
}

async function moduleOf(found: BrowserPackage, path: string): Promise<Response> {
  const links = linksFrom(modulePath(found, path), sharedPackages());
  const {code, packages} = await browserModule(path === "" ? found.name : `${found.name}/${path}`, links);
  addBundled(packages);
  return new Response(code, {headers: {"content-type": SCRIPT}});
}
