import {existsSync, readFileSync, statSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join} from "node:path";
import {brotliCompressSync, constants} from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm"
};

/** A host that compresses as hosts do, each file once; gives its address. */
export async function serveCompressed(folder: string): Promise<{readonly url: string; close(): void}> {
  const packed = new Map<string, Buffer>();
  const bytesOf = (file: string) => {
    const known = packed.get(file);
    if (known) return known;
    const bytes = brotliCompressSync(readFileSync(file), {params: {[constants.BROTLI_PARAM_QUALITY]: 5}});
    packed.set(file, bytes);
    return bytes;
  };
  const server = createServer((request, response) => {
    const file = join(folder, decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)];
    // Files that a database reads by ranges go as they are.
    const bytes = type ? bytesOf(file) : readFileSync(file);
    response.writeHead(200, {
      "content-type": type ?? "application/octet-stream",
      "content-length": bytes.length,
      "cache-control": "no-store",
      ...(type && {"content-encoding": "br"})
    });
    response.end(request.method === "HEAD" ? undefined : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    }
  };
}
