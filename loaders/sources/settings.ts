import type {Source} from "./source.js";

type Env = Readonly<Record<string, string | undefined>>;

/** A setting that is set: `.env.example` leaves the others empty. */
export function setting(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === "" ? undefined : text;
}

/** What keeps a source from being asked: a setting that is missing, or that no request can carry; null where nothing does. */
export function settingProblem({settings, address = ""}: Source, env: Env): {missing: boolean; message: string} | null {
  for (const [name, expected] of Object.entries(settings)) {
    const value = setting(env[name]);
    if (value === undefined) return {missing: true, message: `${name}: not set; expected ${expected}. ${SET_IT}`};
    const fault = textFault(value);
    if (fault) return {missing: false, message: `${name}: ${fault}; expected ${expected}, in one line. ${SET_IT}`};
  }
  const fault = addressFault(setting(env[address]));
  return fault === null
    ? null
    : {
        missing: false,
        message: `${address}: ${fault}; expected an address such as https://host.example/api. ${SET_IT}`
      };
}

const SET_IT = "Set it in .env, as .env.example shows.";

/** What a header cannot carry. Says where, and never what: it may be a key. */
function textFault(value: string): string | null {
  const letters = Array.from(value);
  const at = letters.findIndex((letter) => !/^[\x20-\x7e]$/.test(letter));
  const letter = letters[at];
  if (letter === undefined) return null;
  const code = Number(letter.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0");
  const what = /\p{Cc}/u.test(letter) ? "a line break or control character" : `U+${code}`;
  return `character ${at + 1} of ${letters.length} is ${what}`;
}

function addressFault(value: string | undefined): string | null {
  if (value === undefined) return null;
  const shown = JSON.stringify(value.replace(/\/\/[^/]*@/, "//[hidden]@"));
  if (textFault(value) !== null || !URL.canParse(value)) return `${shown} is no address`;
  const {protocol, username, password} = new URL(value);
  if (protocol !== "http:" && protocol !== "https:") return `${shown} begins with ${protocol}`;
  return username || password ? `${shown} holds a name or password, which no request may carry` : null;
}

const SWITCH = "NODE_USE_ENV_PROXY";
const PROXIES = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/** Tells of a proxy that is set and not used; null where none is, or where Node itself was told to use it. */
export function unusedProxy(env: Env): string | null {
  const name = PROXIES.find((proxy) => setting(env[proxy]) !== undefined);
  // Older ones ignore the switch.
  const isUsed = env[SWITCH] === "1" && Number(process.versions.node.split(".")[0]) >= 24;
  if (name === undefined || isUsed) return null;
  return `${name} is set and not used: services are asked directly. From Node 24 on, ${SWITCH}=1 makes Node use it.`;
}
