// Preloaded into Framework's preview, whose server would answer any Host, ends at an address it cannot decode, and has
// nothing of what a build puts beside the pages.
import http from "node:http";
import {syncBuiltinESMExports} from "node:module";
import {answerBeside} from "./publish/beside.js";
import {guardServer} from "./publish/guard-server.js";

const createServer = http.createServer as (...args: unknown[]) => http.Server;
Object.assign(http, {createServer: (...args: unknown[]) => guardServer(answerBeside(createServer(...args)))});
syncBuiltinESMExports();
