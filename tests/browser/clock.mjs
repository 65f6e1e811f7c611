// Asks the test that started this script for what only it can do: to advance the server's clock, so that people need
// not wait ten minutes, and to take the server away.
import { createInterface } from "node:readline";

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function ask(question) {
  process.stdout.write(`>> ${question}\n`);
  await answers.next();
}

/** Takes the server away for this many seconds, and restarts it at the same address. */
export const away = (seconds) => ask(`away ${Math.round(seconds * 1000)}`);

/** Lets this many seconds pass on the server. */
export const pass = (seconds) => ask(`pass ${Math.round(seconds * 1000)}`);
