// Preloaded into Framework's preview, whose server would answer any Host and ends at an address it cannot decode.
import http from "node:http";
import {syncBuiltinESMExports} from "node:module";
import {guardServer} from "./publish/guard-server.js";

const createServer = http.createServer as (...args: unknown[]) => http.Server;
Object.assign(http, {createServer: (...args: unknown[]) => guardServer(createServer(...args))});
syncBuiltinESMExports();
