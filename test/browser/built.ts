import {inject} from "vitest";

// Run before each file of tests in a browser: the build goes on beside those in Node.
const answer = await fetch(inject("built"));
if (!answer.ok) throw new Error(await answer.text());
