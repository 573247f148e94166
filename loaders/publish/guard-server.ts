import type {IncomingHttpHeaders, IncomingMessage, Server, ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import type {Duplex} from "node:stream";

/** Why a request is not answered. */
export interface RequestRefusal {
  readonly status: 400 | 403;
  readonly message: string;
}

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Why a server on an address does not answer a request; null where it does. A page elsewhere may lead a browser here under a
 * name of its own, so only this server's own Host and Origin are answered; an address that cannot be decoded is refused
 * before it ends the process.
 */
export function refusalOf(
  {host, origin}: Pick<IncomingHttpHeaders, "host" | "origin">,
  url: string,
  {address, port}: Pick<AddressInfo, "address" | "port">
): RequestRefusal | null {
  const names = [...LOOPBACK, address.includes(":") ? `[${address}]` : address];
  const own = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  const expected = `expected ${own[0] ?? ""}`;
  if (host === undefined || !own.includes(host.toLowerCase()))
    return {status: 403, message: `Host ${host ?? "none"}: not answered; ${expected}`};
  if (origin !== undefined && !own.some((name) => origin.toLowerCase() === `http://${name}`))
    return {status: 403, message: `Origin ${origin}: not answered; ${expected}`};
  try {
    decodeURIComponent(new URL(url, "http://localhost").pathname);
    return null;
  } catch {
    return {status: 400, message: "The address cannot be decoded; expected % to be followed by two hexadecimal digits"};
  }
}

/** Lets a server answer only what it should: requests and upgrades to web sockets. */
export function guardServer(server: Server): Server {
  const emit = server.emit.bind(server);
  server.emit = (event: string, ...args: unknown[]): boolean => {
    if (event !== "request" && event !== "upgrade") return emit(event, ...args);
    const [request, answer] = args as [IncomingMessage, ServerResponse | Duplex];
    const refusal = refusalOf(request.headers, request.url ?? "", server.address() as AddressInfo);
    if (!refusal) return emit(event, ...args);
    const {status, message} = refusal;
    const headers = {"content-type": "text/plain; charset=utf-8", connection: "close"};
    if ("writeHead" in answer) answer.writeHead(status, headers).end(`${message}\n`);
    else
      answer.end(
        `HTTP/1.1 ${status} Refused\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n\r\n${message}\n`
      );
    return true;
  };
  return server;
}
