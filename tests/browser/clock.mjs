// Asks the test that started us to put the server's clock forward: people should not sit out ten minutes.
import { createInterface } from "node:readline";

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function ask(question) {
  process.stdout.write(`>> ${question}\n`);
  await answers.next();
}

/** Lets so many seconds pass on the server. */
export const pass = (seconds) => ask(`pass ${Math.round(seconds * 1000)}`);
