/**
 * Makes Framework unable to download anything: what it asks for is answered from what is installed, and a library that is
 * not stops the build with what to do, instead of being fetched from a CDN. Loopback stays open.
 */
export function refuseDownloads(
  scope: {fetch: typeof fetch} = globalThis,
  answer: (url: URL) => Promise<Response | null> = () => Promise.resolve(null)
): void {
  const open = scope.fetch;
  scope.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (["127.0.0.1", "localhost", "[::1]"].includes(url.hostname)) return open(input, init);
    const found = await answer(url);
    if (found) return found;
    throw new Error(refusal(url));
  };
}

/** The message for a refused address, with the repair when it is a package. */
export function refusal(url: URL): string {
  const [, name] = /^\/(?:npm\/)?((?:@[\w.-]+\/)?[\w.-]+)/.exec(decodeURIComponent(url.pathname)) ?? [];
  const known = /^registry\.|jsdelivr/.test(url.hostname) && name;
  return known
    ? `npm:${name} is not among the browser packages: run "npm install ${name}" and start again (nothing is fetched from a CDN)`
    : `refused to fetch ${url.origin}${url.pathname}${url.search}; the site is built without the network`;
}
