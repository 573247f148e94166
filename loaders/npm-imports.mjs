/** Resolves `npm:<name>` in Node as the bare name, as the site does for browsers. */
export async function resolve(specifier, context, next) {
  return next(specifier.replace(/^npm:((?:@[^/@]+\/)?[^/@]+)(?:@[\d.]+)?/, "$1"), context);
}
