// The same time on every device: with clocks that are hours off, clocks that are set in between, and a link with delays
// that vary up to 300 ms.
//   node timers.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { Crowd, LAPTOP, openBrowser } from "./people.mjs";
import { finish } from "./finish.mjs";
import { wayTo } from "./network.mjs";
import { enter, joinRoom, startTogether } from "./together.mjs";
import { wordsIn } from "./words.mjs";

const [base, locale, pictures] = process.argv.slice(2);
const words = wordsIn(locale);
const DELAY_MAX = 300;
/**
 * The most that devices may differ in the median, in milliseconds: the 100 that people are promised, and one look at
 * the clock (50) for a machine that is busy with other tests. With ten times the work that the machine can do it was
 * 70.
 */
const APART_MOST = 150;

/** Gives a device a clock that is hours off, which can be set again. */
async function withClock(person, hours) {
  await person.page.addInitScript((hours) => {
    const right = Date.now;
    globalThis.hoursOff = hours;
    Date.now = () => right() + globalThis.hoursOff * 3_600_000;
  }, hours);
}

/** When the countdown starts to show each second, on this machine's clock. */
function seconds(person, count) {
  return person.page.evaluate(async (count) => {
    const digits = document.querySelector(".timer__digits");
    const began = new Map();
    await new Promise((done) => {
      new MutationObserver((_, observer) => {
        began.set(digits.textContent, performance.timeOrigin + performance.now());
        if (began.size >= count) {
          observer.disconnect();
          done();
        }
      }).observe(digits, { characterData: true, childList: true, subtree: true });
    });
    return [...began];
  }, count);
}

/** How far apart devices start to show the same second, in milliseconds, for each second. */
async function apart(people, what) {
  const shown = (await Promise.all(people.map((person) => seconds(person, 8)))).map((began) => new Map(began));
  const common = [...shown[0].keys()].filter((digits) => shown.every((began) => began.has(digits)));
  const spreads = common.map((digits) => {
    const moments = shown.map((began) => began.get(digits));
    return Math.round(Math.max(...moments) - Math.min(...moments));
  });
  spreads.sort((one, other) => one - other);
  const middle = spreads[Math.floor(spreads.length / 2)];
  console.log(`${what}: ${people.length} devices begin a second within ${middle} ms of each other (in the middle; ${spreads.join(", ")})`);
  if (common.length === 0 || middle > APART_MOST) throw new Error(`${what}: the devices don't show the same time`);
}

const slow = await wayTo(base, () => Math.random() * DELAY_MAX);
const browser = await openBrowser();
const near = new Crowd(browser, { base, pictures, locale });
const far = new Crowd(browser, { base: slow.url, pictures, locale });

await finish(browser, [near, far], async () => {
  const anna = await near.person("Demo A", LAPTOP);
  const bas = await near.person("Demo B", LAPTOP);
  const cas = await near.person("Demo C", LAPTOP);
  const dina = await far.person("Demo D", LAPTOP);
  await withClock(bas, 5);
  await withClock(cas, -3);
  await withClock(dina, 26);
  const started = await startTogether(base, anna.name);
  await enter(anna, started);
  for (const person of [bas, cas, dina]) await enter(person, await joinRoom(base, started.code, person.name));
  const everybody = [anna, bas, cas, dina];
  await anna.press(words.begin);
  for (const person of everybody) await person.page.locator(".timer__digits").first().waitFor();
  await apart([anna, bas, cas], "Clocks that are hours off");
  await apart(everybody, "With one behind a slow link");
  for (const person of [bas, dina]) await person.page.evaluate(() => (globalThis.hoursOff += 7));
  await apart(everybody, "After clocks were set");
  slow.close();
});
