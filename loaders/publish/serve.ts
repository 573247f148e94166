import {createReadStream, existsSync, statSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png"
};

/** A static server of a built site on loopback; port 0 takes a free one. */
export async function serveFolder(folder: string, port = 0): Promise<{readonly url: string; close(): Promise<void>}> {
  const server = createServer((request, response) => {
    const file = resolveFile(folder, new URL(request.url ?? "/", "http://localhost").pathname);
    if (!file) {
      response.writeHead(404, {"content-type": "text/plain"}).end("not found");
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": statSync(file).size
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const {port: bound} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${bound}`, close: async () => closeServer(server)};
}

/** A path as it was meant; null when its escapes are malformed. */
function decodePath(path: string): string | null {
  try {
    return normalize(decodeURIComponent(path));
  } catch {
    return null;
  }
}

/** The file a path means: itself, its `index.html`, or the page without its extension. */
function resolveFile(folder: string, path: string): string | null {
  const decoded = decodePath(path);
  if (decoded === null) return null;
  const base = join(folder, decoded);
  return [base, `${base}.html`, join(base, "index.html")].find((f) => existsSync(f) && statSync(f).isFile()) ?? null;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
