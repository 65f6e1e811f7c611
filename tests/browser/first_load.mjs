// How soon a cheap phone on a slow network has something to read, the door and the room; prints a table. Measures a
// server that was built to be used, and is not part of the tests, because a time says nothing on a busy machine.
//   node first_load.mjs http://127.0.0.1:3000 [ROUNDS]
// With AO_FILES=1 it also prints every file as it arrives.
import { openBrowser, PHONE } from "./people.mjs";
import { openLed } from "./together.mjs";

/** Slow 4G, and a processor four times slower than this one. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8), uploadThroughput: (0.75e6 / 8) };
const SLOWER = 4;

const [base, rounds = "3"] = process.argv.slice(2);
const browser = await openBrowser();
const library = await (await fetch(`${base}/api/library`)).json();
const dilemmas = library.dilemmas.slice(0, 2).map(({ id }) => id);
const { code } = await openLed(base, 3, "nl", undefined, { placement: "spread", dilemmas });

/** A phone that never was here, and the bytes that it received. */
async function phone() {
  const context = await browser.newContext({ viewport: PHONE, locale: "nl-NL", hasTouch: true });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  let bytes = 0;
  const files = new Map();
  devtools.on("Network.responseReceived", ({ requestId, response }) => files.set(requestId, new URL(response.url).pathname));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (process.env.AO_FILES === "1") console.log(`${Math.round(encodedDataLength / 1024).toString().padStart(6)} KiB ${files.get(requestId)}`);
  });
  return { context, page, received: () => bytes };
}

/** Milliseconds since the page was asked for at which `selector` can be seen. */
const seen = async (page, selector) => {
  await page.locator(selector).first().waitFor({ timeout: 120_000 });
  return page.evaluate(() => performance.now());
};

const painted = (page) =>
  page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime).then((found) => found.jsonValue());

async function start() {
  const { context, page, received } = await phone();
  await page.goto(base, { waitUntil: "commit" });
  const field = await seen(page, ".starting__page[lang=nl] .code, main .code");
  const took = {};
  took["start page: something to read"] = [await painted(page)];
  took["start page: code field"] = [field, received()];
  await page.locator("#starting").waitFor({ state: "detached", timeout: 120_000 });
  took["start page: the client is there"] = [await page.evaluate(() => performance.now()), received()];
  await context.close();
  return took;
}

/** The field for a name, of the first screen or of the client. */
const NAME = ".starting__page[lang=nl] [name=name], main #name";
/** A name takes this long to type. */
const TYPING = 1_500;

/** From the door into the room: by somebody who only types a name first, or who waits until everything is fetched. */
async function door(who, waits) {
  const { context, page, received } = await phone();
  await page.goto(`${base}/j/${code}`, { waitUntil: "commit" });
  const took = { "door: a name can be typed": [await seen(page, NAME), received()] };
  const name = "Demo A";
  await page.locator(NAME).filter({ visible: true }).first().click();
  // At the page, not at a field: people who are typing do not notice that the client takes over the field.
  await page.keyboard.type(name, { delay: TYPING / name.length });
  if (waits) {
    await page.locator("#starting").waitFor({ state: "detached", timeout: 120_000 });
    took["door: the client is there"] = [await page.evaluate(() => performance.now()), received()];
    await page.waitForLoadState("networkidle", { timeout: 120_000 });
    took["door: the room is fetched"] = [undefined, received()];
  }
  const pressed = await page.evaluate(() => performance.now());
  await page.keyboard.press("Enter");
  took[`room, after Doe mee, ${who}`] = [(await seen(page, ".page--room:visible, .lobby:visible")) - pressed, received()];
  await context.close();
  return took;
}

/** One phone after another, each with everything to fetch. */
const inTurn = async () => ({ ...(await start()), ...(await door("typed at once", false)), ...(await door("when all is fetched", true)) });

const measured = new Map();
for (let round = 0; round < Number(rounds); round += 1) {
  for (const [what, [ms, bytes]] of Object.entries(await inTurn())) {
    measured.set(what, [...(measured.get(what) ?? []), { ms, bytes }]);
  }
}
const middle = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
console.log(`slow 4G (1.6 Mbit/s, 150 ms), processor ${SLOWER} times slower, ${rounds} rounds, middle value`);
for (const [what, all] of measured) {
  const ms = middle(all.map(({ ms }) => ms ?? Number.NaN));
  const bytes = middle(all.map(({ bytes }) => bytes ?? Number.NaN));
  const shown = (value, unit) => (Number.isNaN(value) ? "" : `${Math.round(value)} ${unit}`).padStart(12);
  console.log(`${what.padEnd(44)}${shown(ms, "ms")}${shown(bytes / 1024, "KiB")}`);
}
await browser.close();
