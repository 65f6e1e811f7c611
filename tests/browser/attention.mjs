// People who are looking elsewhere: the tab's title in the last minute, the sound that they switched on, a screen that
// stays awake.
//   node attention.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import assert from "node:assert/strict";
import { pass } from "./clock.mjs";
import { Device } from "./device.mjs";
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

/** Counts what a page requests of its device, and lets the test decide whether the page is visible. */
function watched() {
  const asked = { awake: 0, contexts: 0, tones: 0 };
  globalThis.asked = asked;
  const request = async () => {
    asked.awake += 1;
    return { release: async () => {} };
  };
  Object.defineProperty(navigator, "wakeLock", { configurable: true, value: { request } });
  const Real = globalThis.AudioContext;
  globalThis.AudioContext = class extends Real {
    constructor(...how) {
      super(...how);
      asked.contexts += 1;
    }
  };
  const start = AudioScheduledSourceNode.prototype.start;
  AudioScheduledSourceNode.prototype.start = function (...when) {
    asked.tones += 1;
    return start.apply(this, when);
  };
  let away = false;
  Object.defineProperty(document, "hidden", { configurable: true, get: () => away });
  globalThis.looksAway = (is) => {
    away = is;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  };
}

const asked = (person) => person.page.evaluate(() => globalThis.asked);
const asks = (person, what, least) => person.page.waitForFunction(([what, least]) => globalThis.asked[what] >= least, [what, least]);
const isTitled = (person, title) => person.page.waitForFunction((title) => new RegExp(title).test(document.title), title);
const looksAway = (person, away) => person.page.evaluate((away) => globalThis.looksAway(away), away);

async function attention() {
  const { base } = crowd;
  const { code, facilitator, plenary } = await openLed(base, 2, locale.slice(0, 2));
  const steers = await Device.connect(base, code, facilitator);
  const anna = await crowd.person("Demo A", PHONE);
  const bas = await crowd.person("Demo B", LAPTOP);
  const plenaryScreen = await crowd.person("Demo plenair", BEAMER);
  const board = await crowd.person("Demo begeleider", LAPTOP);
  for (const person of [anna, bas, plenaryScreen, board]) await person.page.addInitScript(watched);
  // A machine may have no sound output.
  for (const person of [anna, plenaryScreen]) person.expect(/AudioContext/);
  // As it was last left.
  await plenaryScreen.page.addInitScript(() => localStorage.setItem("ao:sound", "true"));
  const joined = await joinRoom(base, code, anna.name, 1);
  const hand = await Device.connect(base, code, joined.token);
  await enter(anna, joined);
  await enter(bas, await joinRoom(base, code, bas.name, 2));
  await plenaryScreen.goto(`/p/${code}#${plenary}`);
  await board.goto(`/f/${code}#${facilitator}`);
  await plenaryScreen.page.locator(".ptabs").waitFor();
  await board.page.locator(".rail").waitFor();

  await step("an opened page makes no sound and prepares none", async () => {
    for (const person of [anna, bas, plenaryScreen, board]) assert.deepEqual({ ...(await asked(person)), awake: 0 }, { awake: 0, contexts: 0, tones: 0 });
    assert.equal((await asked(anna)).awake, 0, "no round runs yet");
    await asks(plenaryScreen, "awake", 1);
  });

  await step("the screen of a room at work stays awake, also after a return to the page", async () => {
    await steers.command({ programme: { start_block: { block: 0 } } });
    await steers.command({ round: { start: { rooms: "all", dilemma: null } } });
    for (const person of [anna, bas]) await asks(person, "awake", 1);
    await isTitled(anna, `^${words.room} 1 · `);
    for (const person of [anna, plenaryScreen]) {
      const before = (await asked(person)).awake;
      await looksAway(person, true);
      await looksAway(person, false);
      await asks(person, "awake", before + 1);
    }
  });

  await step("the sound is off until somebody switches it on, which plays it", async () => {
    await anna.press(words.sheet);
    const sound = anna.page.locator("dialog[open]").getByLabel(words.sound);
    assert.equal(await sound.isChecked(), false);
    await sound.check();
    await asks(anna, "tones", 2);
    await anna.looks("attention-sheet-phone");
    await anna.page.keyboard.press("Escape");
    const button = plenaryScreen.page.getByRole("button", { name: words.sound });
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    await plenaryScreen.looks("attention-wall");
    await plenaryScreen.page.mouse.click(4, 1_000);
    await asks(plenaryScreen, "contexts", 1);
    assert.equal((await asked(plenaryScreen)).tones, 0);
  });

  await step("the tab's title shows an unseen message and a vote that is awaited", async () => {
    await looksAway(anna, true);
    await steers.command({ room: { send_message: { rooms: "all", text: "Demo" } } });
    await isTitled(anna, `^${words.messageInTitle} · ${words.room} 1`);
    await looksAway(anna, false);
    await isTitled(anna, `^${words.room} 1 · `);
    for (const phase of ["left", "right", "choose"]) await hand.goes(phase);
    await isTitled(anna, `^${words.voteInTitle} · ${words.room} 1`);
  });

  await step("nobody is told of five minutes when fewer are left", async () => {
    await pass(6 * 60 + 10);
    await anna.page.waitForFunction(() => /^0[0-3]:/.test(document.querySelector(".timer__digits").textContent));
    const told = await anna.page.locator("[aria-live]").allTextContents();
    assert.ok(!told.join().includes(words.fiveMinutes), `it is told: ${told}`);
    assert.deepEqual([(await asked(anna)).tones, (await asked(plenaryScreen)).tones], [2, 0], "nobody has to look up yet");
  });

  await step("the last minute is in every tab's title and sounds once if that is on", async () => {
    await pass(3 * 60);
    await isTitled(anna, `^00:\\d\\d · ${words.room} 1`);
    await isTitled(bas, `^00:\\d\\d · ${words.room} 2`);
    await isTitled(plenaryScreen, "^00:\\d\\d · Dilemma 1");
    await isTitled(board, `00:\\d\\d · 2 ${words.groupsInTitle}`);
    await asks(anna, "tones", 4);
    await asks(plenaryScreen, "tones", 2);
    assert.equal((await asked(bas)).contexts, 0, "it is off");
  });

  await step("the end of the time is shown and sounds in the same way", async () => {
    await pass(60);
    await isTitled(anna, `^${words.timeIsUpInTitle} · ${words.room} 1`);
    await isTitled(plenaryScreen, `^${words.timeIsUpInTitle} · Dilemma 1`);
    await isTitled(board, "^● 2 ");
    await asks(anna, "tones", 6);
    await asks(plenaryScreen, "tones", 4);
    assert.deepEqual([(await asked(anna)).tones, (await asked(plenaryScreen)).tones, (await asked(bas)).tones], [6, 4, 0]);
  });

  await step("the sound stays on over a reload, and waits for a touch", async () => {
    await anna.page.reload();
    await isTitled(anna, `^${words.timeIsUpInTitle} · ${words.room} 1`);
    assert.deepEqual([(await asked(anna)).contexts, (await asked(anna)).tones], [0, 0]);
    await anna.press(words.sheet);
    assert.equal(await anna.page.locator("dialog[open]").getByLabel(words.sound).isChecked(), true);
  });
  for (const device of [steers, hand]) device.leave();
}

await play(attention);
