import type {IncomingMessage, Server, ServerResponse} from "node:http";
import {readStillPages, servedStillPage} from "../editions/still-pages.js";
import {licenceTexts} from "./licences.js";

/** What a build puts beside Framework's pages, by its path on the site; null for all else. */
export function besidePages(path: string): string | null {
  if (path === "/licences.txt") return licenceTexts();
  const [, date = "", file] = /^\/editions\/(\d{4}-\d{2}-\d{2})\/(.+)$/.exec(path) ?? [];
  const page = readStillPages(date)?.pages.find((kept) => kept.path === file);
  return page ? servedStillPage(date, page) : null;
}

/** Lets the server of Framework's preview, which has the pages alone, answer what a build puts beside them. */
export function answerBeside(server: Server): Server {
  const emit = server.emit.bind(server);
  server.emit = (event: string, ...args: unknown[]): boolean => {
    const [request, response] = args as [IncomingMessage, ServerResponse];
    if (event !== "request") return emit(event, ...args);
    const path = /^[^?#]*/.exec(request.url ?? "")?.[0] ?? "";
    const answer = (status: number, type: string, text: string) =>
      response.writeHead(status, {"content-type": `${type}; charset=utf-8`}).end(text);
    try {
      const text = besidePages(path);
      if (text === null) return emit(event, ...args);
      answer(200, path.endsWith(".html") ? "text/html" : "text/plain", text);
    } catch (error) {
      answer(500, "text/plain", String(error));
    }
    return true;
  };
  return server;
}
