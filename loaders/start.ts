import {createServer} from "node:net";
import {parseArgs} from "node:util";
import {runFramework} from "./framework.js";
import {prepare} from "./prepare.js";

const {values} = parseArgs({options: {port: {type: "string", default: process.env["PORT"] ?? "3000"}}});
const host = "127.0.0.1";

const problem = await portProblem(values.port);
if (problem) {
  console.error(problem);
  process.exit(1);
}
// A loader that fails says so on the page that asks for its file, where Framework runs it again.
for (const failure of await (await prepare()).results) console.error(failure);
process.exitCode = await runFramework(["preview", "--no-open", "--host", host, "--port", values.port], {
  preload: [new URL("./guard-preview.ts", import.meta.url)]
});

async function portProblem(port: string): Promise<string | null> {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65535)
    return `port: ${port}; expected a whole number from 1 to 65535`;
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === "EADDRINUSE"
          ? `Port ${port} is taken: stop what uses it, or run "npm start -- --port ${number + 1}".`
          : `Port ${port} cannot be opened: ${error.message}`
      )
    );
    server.listen(number, host, () => server.close(() => resolve(null)));
  });
}
