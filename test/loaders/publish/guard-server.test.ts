import {createServer, type Server} from "node:http";
import {connect, type AddressInfo} from "node:net";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {guardServer} from "../../../loaders/publish/guard-server.js";

let server: Server;
let port: number;
beforeAll(async () => {
  server = guardServer(createServer());
  server.on("request", (_, response) => void response.end("answered"));
  server.on("upgrade", (_, socket) => void socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({port} = server.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** What is answered to a request written by hand. */
async function ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const lines = Object.entries({Host: `127.0.0.1:${port}`, ...headers}).map(([name, value]) => `${name}: ${value}`);
  socket.write(
    `${[`GET ${path} HTTP/1.1`, ...lines, ...(headers["Upgrade"] ? [] : ["Connection: close"])].join("\r\n")}\r\n\r\n`
  );
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

describe("guardServer(server)", () => {
  it.each(["/", "/en/tokens?a=%", "/%E4%B8%AD", "/a%20b"])("answers %s under its own names", async (path) => {
    for (const name of ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
      for (const origin of [{}, {Origin: `http://${name}:${port}`}])
        expect(await ask(path, {Host: `${name}:${port}`, ...origin})).toMatch(/^HTTP\/1\.1 200 .*answered/s);
  });

  it.each(["/%", "/%2", "/%E4%B8", "/en/%zz", "//", "//%"])(
    "refuses %s, which cannot be decoded, and lives on",
    async (path) => {
      expect(await ask(path)).toMatch(/^HTTP\/1\.1 400 .*cannot be decoded/s);
      expect(await ask("/")).toContain("answered");
    }
  );

  it.each(["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80", "127.0.0.2"])(
    "refuses Host %s",
    async (name) => {
      const answer = await ask("/", {Host: name});
      expect(answer).toMatch(/^HTTP\/1\.1 403/);
      expect(answer).toContain(`Host ${name}: not answered; expected localhost:${port}`);
      expect(await ask("/_observablehq", {Host: name, Connection: "Upgrade", Upgrade: "websocket"})).toContain("403");
    }
  );

  it.each(["http://evil.example", "null", "https://localhost", "http://localhost"])(
    "refuses Origin %s, of a web socket too",
    async (origin) => {
      expect(await ask("/", {Origin: origin})).toContain(`Origin ${origin}: not answered`);
      expect(await ask("/_observablehq", {Origin: origin, Connection: "Upgrade", Upgrade: "websocket"})).toMatch(
        /^HTTP\/1\.1 403 .*not answered/s
      );
    }
  );

  it("lets a web socket through from its own page", async () => {
    const own = {Origin: `http://localhost:${port}`, Connection: "Upgrade", Upgrade: "websocket"};
    expect(await ask("/_observablehq", own)).toMatch(/^HTTP\/1\.1 101/);
  });
});
