// Preloaded into every process of a build: nothing but this machine can be reached, and whoever tries is named.
import dns from "node:dns";
import net from "node:net";
import {syncBuiltinESMExports} from "node:module";

const LOOPBACK = /^(127\.|::1$|localhost$)/;

function refuse(target) {
  const error = new Error(`network refused: ${target}`);
  console.error(error.message);
  return error;
}

// Called below on the socket it is taken from.
const connect = net.Socket.prototype.connect; // oxlint-disable-line typescript/unbound-method
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === "object" ? options.host : args[1];
  const isLocal = typeof options === "object" && options.path ? true : !host || LOOPBACK.test(host);
  if (!isLocal) {
    process.nextTick(() => this.destroy(refuse(host)));
    return this;
  }
  return connect.apply(this, args);
};

const lookup = dns.lookup;
dns.lookup = (host, ...rest) => {
  if (LOOPBACK.test(host)) return lookup(host, ...rest);
  rest.at(-1)(refuse(host));
};
dns.promises.lookup = async (host) => {
  throw refuse(host);
};
syncBuiltinESMExports();
