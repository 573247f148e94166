import {createReadStream, existsSync, statSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import type {Headers} from "./host-headers.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png"
};

/**
 * The plainest host of a built site, on a free port of loopback: it answers files by their exact names, knows neither
 * rewrites nor index documents, and has nothing but the site. `below` is a path to mount it at, such as "/sub/dist"; `headersOf`
 * gives the headers of a file that a host with settings would send.
 */
export async function serveFolder(
  folder: string,
  below = "",
  headersOf: (path: string) => Headers = () => ({})
): Promise<{readonly url: string; close(): Promise<void>}> {
  const server = createServer((request, response) => {
    const path = decodePath(request.url ?? "/");
    const file = path?.startsWith(`${below}/`) ? namedFile(folder, path.slice(below.length)) : null;
    if (!file) {
      response.writeHead(404, {"content-type": "text/plain"}).end("not found");
      return;
    }
    response.writeHead(200, {
      ...headersOf((path ?? "").slice(below.length)),
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": statSync(file).size
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}${below}`, close: async () => closeServer(server)};
}

/** The path of an address as it was meant; null when it is malformed. */
function decodePath(url: string): string | null {
  try {
    return normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
  } catch {
    return null;
  }
}

function namedFile(folder: string, path: string): string | null {
  const file = join(folder, path);
  return existsSync(file) && statSync(file).isFile() ? file : null;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
