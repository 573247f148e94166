type Env = Readonly<Record<string, string | undefined>>;

const HIDDEN = "[hidden]";

/**
 * A text without the values of secret settings, and without the name and password of any address: what libraries quote of
 * what they were given is printed, and may be kept.
 */
export function withoutSecrets(text: string, names: readonly string[], env: Env): string {
  const keys = names.map((name) => env[name]?.trim() ?? "").filter((value) => value.length >= 8);
  const passwords = Object.values(env).flatMap((value) => passwordsIn(value ?? ""));
  return [...keys, ...passwords]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text)
    .replace(/([a-z][a-z\d+.-]*:\/\/)[^/?#\s"'<>]*@/gi, `$1${HIDDEN}@`);
}

/** What stands before the @ of an address, also of one without a scheme, and its password, as written and as meant. */
function passwordsIn(address: string): string[] {
  const [, userInfo] = /^\s*(?:[a-z][a-z\d+.-]*:\/\/)?([^\s:@]*:.*)@[^@\s]+\s*$/i.exec(address) ?? [];
  if (userInfo === undefined) return [];
  const password = userInfo.slice(userInfo.indexOf(":") + 1);
  return [userInfo, password, encodeURIComponent(password), encodeURI(password), decoded(password)].filter(
    (secret) => secret.length >= 3
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
