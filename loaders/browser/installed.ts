import {existsSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {addBundled} from "./bundled.js";
import {browserModule} from "./module.js";
import {packageFolder, reachablePackage, sharedPackages, type BrowserPackage} from "./packages.js";
import {linksFrom, modulePath} from "./seed.js";

const SCRIPT = "application/javascript; charset=utf-8";

/**
 * Answers what Framework would ask of the registry and of jsDelivr from the packages that are installed: versions, files as
 * they are, and modules made of them. Null for anything else, and for packages that the dependencies do not rest on.
 */
export async function answerInstalled({hostname, pathname}: URL): Promise<Response | null> {
  const path = decodeURIComponent(pathname);
  if (hostname.startsWith("registry.")) return versionsOf(path.slice(1));
  const [, name = "", version = "", file = ""] = /^\/npm\/((?:@[^/@]+\/)?[^/@]+)@([^/]+)\/(.+)$/.exec(path) ?? [];
  const found = hostname === "cdn.jsdelivr.net" ? reachablePackage(name) : null;
  // A preview passes on what any page asks for.
  if (!found || file.split(/[\\/]/).includes("..")) return null;
  if (found.version !== version)
    throw new Error(
      `npm:${name}@${version}: ${found.version} is installed; write npm:${name}, or run "npm install ${name}@${version}" and start again`
    );
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
  const [name = ""] = /^(?:@[^/]+\/)?[^/]+/.exec(asked) ?? [];
  const found = reachablePackage(name);
  return found && Response.json({version: found.version, versions: {[found.version]: {}}});
}

async function moduleOf(found: BrowserPackage, path: string): Promise<Response> {
  const links = linksFrom(modulePath(found, path), sharedPackages());
  const {code, packages} = await browserModule(path === "" ? found.name : `${found.name}/${path}`, links);
  addBundled(packages);
  return new Response(code, {headers: {"content-type": SCRIPT}});
}
