import {findChromium} from "../../loaders/publish/chromium.js";

// Says in one line what is missing before anything long begins.
await findChromium().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exit(1);
});
