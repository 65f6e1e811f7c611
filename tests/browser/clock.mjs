// Asks the test that started us for what only it can do: put the server's clock forward, for people should not sit
// out ten minutes, and take the server away.
import { createInterface } from "node:readline";

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function ask(question) {
  process.stdout.write(`>> ${question}\n`);
  await answers.next();
}

/** The server is gone for so many seconds, and comes back where it was. */
export const away = (seconds) => ask(`away ${Math.round(seconds * 1000)}`);

/** Lets so many seconds pass on the server. */
export const pass = (seconds) => ask(`pass ${Math.round(seconds * 1000)}`);
