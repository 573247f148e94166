import {join} from "node:path";
import {projectRoot} from "./paths.js";
import {launchChromium} from "./publish/launch.js";
import {serveFolder} from "./publish/serve.js";

// The picture in README.md, taken of the built site: run `npm run build` first.

const browser = await launchChromium();
const site = await serveFolder(join(projectRoot, "dist"));
const page = await browser.newPage({viewport: {width: 1240, height: 820}, colorScheme: "light"});
await page.goto(`${site.url}/en/index.html`);
await page.locator("#value-against-price svg").first().waitFor();
await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
await page.screenshot({path: join(projectRoot, ".github/overview.png")});
await browser.close();
await site.close();
