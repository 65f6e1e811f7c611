// A network that lets no socket through: people behind it take part as usual, without doing anything.
//   node stream.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { Crowd, LAPTOP, PHONE, openBrowser } from "./people.mjs";
import { finish } from "./finish.mjs";
import { enter, joinRoom, startTogether } from "./together.mjs";
import { wordsIn } from "./words.mjs";

const [base, locale, pictures] = process.argv.slice(2);
const words = wordsIn(locale);
const browser = await openBrowser();
const crowd = new Crowd(browser, { base, pictures, locale });

/** Sockets that close at once, as behind a proxy that refuses them, or that never open. */
async function withoutSockets(person, { silent }) {
  await person.page.addInitScript((silent) => {
    globalThis.WebSocket = class {
      readyState = 0;
      constructor() {
        if (!silent) setTimeout(() => this.onclose?.(new CloseEvent("close", { code: 1006 })), 5);
      }
      close() {}
      send() {}
    };
  }, silent);
}

const phase = (person, nth) => person.page.locator(`.steps li:nth-child(${nth})[aria-current=step]`).waitFor();

await finish(browser, [crowd], async () => {
  const anna = await crowd.person("Demo A", LAPTOP);
  const bas = await crowd.person("Demo B", PHONE);
  const cas = await crowd.person("Demo C", LAPTOP);
  await withoutSockets(bas, { silent: false });
  await withoutSockets(cas, { silent: true });
  const started = await startTogether(base, anna.name);
  await enter(anna, started);
  for (const person of [bas, cas]) {
    const began = Date.now();
    await enter(person, await joinRoom(base, started.code, person.name));
    await person.page.getByRole("heading", { name: `${words.room} 1`, level: 1 }).waitFor();
    console.log(`${person.name} is in over plain HTTP after ${Date.now() - began} ms`);
  }
  await anna.goesOn(anna.button(words.begin), 1);
  for (const person of [anna, bas, cas]) await phase(person, 1);
  await anna.goesOn(anna.button(words.toLeft), 2);
  for (const person of [bas, cas]) await phase(person, 2);
  await cas.writes(words.aPro, "Geschreven zonder socket.");
  await anna.sees("Geschreven zonder socket.");
  await bas.sees("Geschreven zonder socket.");
  await bas.page.reload();
  await bas.sees("Geschreven zonder socket.");
  await anna.goesOn(anna.button(words.toRight), 3);
  await phase(bas, 3);
  await anna.goesOn(anna.button(words.toChoose), 4);
  for (const person of [anna, bas, cas]) await phase(person, 4);
  for (const person of [anna, bas, cas]) {
    await person.press(words.chooseLeft);
    await person.sees(words.myVote);
  }
  await anna.page.getByLabel(words.why).fill("Het kan overal.");
  await anna.press(words.lock);
  await bas.sees("Het kan overal.");
  await cas.sees("Het kan overal.");
  // The page for the network's administrator shows what this network lets through.
  await bas.goto("/test");
  await bas.looks("network-test");
  await bas.press(words.startTest);
  await bas.sees(words.worksWithoutSockets);
  await bas.looks("network-test-done");
});
