/** Names of the policies by which texts become markup and addresses those of workers; no page of the site allows another. */
export const TRUSTED = {
  htl: "htl",
  framework: "observablehq",
  embed: "alpha-ledger-embed",
  worker: "alpha-ledger"
} as const;

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {readonly createScriptURL: (address: string) => string}
  ): {
    createScriptURL(address: string): string;
  };
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | null = null;

/**
 * The address of a module of this site that a worker is to run, as browsers ask for it that take no plain text there. Throws on a
 * module of any other site.
 */
export function workerAddress(address: string): string {
  policy ??= (globalThis as {trustedTypes?: TrustedTypes}).trustedTypes?.createPolicy(TRUSTED.worker, {
    createScriptURL: ownAddress
  }) ?? {createScriptURL: ownAddress};
  return policy.createScriptURL(address);
}

function ownAddress(address: string): string {
  const [found, own] = [new URL(address), new URL(import.meta.url)];
  if (found.protocol === own.protocol && found.host === own.host) return address;
  throw new Error(`worker: ${address}; expected a module beside ${own.href}`);
}
