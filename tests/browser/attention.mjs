// People who look elsewhere: the tab's title in the last minute, the sound that they switched on, a screen that stays
// awake.
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
  const wall = await crowd.person("Demo plenair", BEAMER);
  const board = await crowd.person("Demo begeleider", LAPTOP);
  for (const person of [anna, bas, wall, board]) await person.page.addInitScript(watched);
  // A machine may have no sound output.
  for (const person of [anna, wall]) person.expect(/AudioContext/);
  // As it was left on the last time.
  await wall.page.addInitScript(() => localStorage.setItem("ao:sound", "true"));
  const joined = await joinRoom(base, code, anna.name, 1);
  const hand = await Device.connect(base, code, joined.token);
  await enter(anna, joined);
  await enter(bas, await joinRoom(base, code, bas.name, 2));
  await wall.goto(`/p/${code}#${plenary}`);
  await board.goto(`/f/${code}#${facilitator}`);
  await wall.page.locator(".ptabs").waitFor();
  await board.page.locator(".rail").waitFor();

  await step("nothing sounds, and no sound is made ready, when a page opens", async () => {
    for (const person of [anna, bas, wall, board]) assert.deepEqual({ ...(await asked(person)), awake: 0 }, { awake: 0, contexts: 0, tones: 0 });
    assert.equal((await asked(anna)).awake, 0, "no round runs yet");
    await asks(wall, "awake", 1);
  });

  await step("the screen of a room at work stays awake, and is asked again on return", async () => {
    await steers.command({ programme: { start_block: { block: 0 } } });
    await steers.command({ round: { start: { rooms: "all", dilemma: null } } });
    for (const person of [anna, bas]) await asks(person, "awake", 1);
    await isTitled(anna, `^${words.room} 1 · `);
    for (const person of [anna, wall]) {
      const before = (await asked(person)).awake;
      await looksAway(person, true);
      await looksAway(person, false);
      await asks(person, "awake", before + 1);
    }
  });

  await step("the sound is off until somebody switches it on, and lets hear itself then", async () => {
    await anna.press(words.sheet);
    const sound = anna.page.locator("dialog[open]").getByLabel(words.sound);
    assert.equal(await sound.isChecked(), false);
    await sound.check();
    await asks(anna, "tones", 2);
    await anna.looks("attention-sheet-phone");
    await anna.page.keyboard.press("Escape");
    const button = wall.page.getByRole("button", { name: words.sound });
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    await wall.looks("attention-wall");
    await wall.page.mouse.click(4, 1_000);
    await asks(wall, "contexts", 1);
    assert.equal((await asked(wall)).tones, 0);
  });

  await step("the tab tells of a message that nobody saw, and of a vote that is waited for", async () => {
    await looksAway(anna, true);
    await steers.command({ room: { send_message: { rooms: "all", text: "Demo" } } });
    await isTitled(anna, `^${words.messageInTitle} · ${words.room} 1`);
    await looksAway(anna, false);
    await isTitled(anna, `^${words.room} 1 · `);
    for (const phase of ["left", "right", "choose"]) await hand.goes(phase);
    await isTitled(anna, `^${words.voteInTitle} · ${words.room} 1`);
  });

  await step("the last minute stands in every tab and sounds once where that is on", async () => {
    await pass(9 * 60 + 10);
    await isTitled(anna, `^00:\\d\\d · ${words.room} 1`);
    await isTitled(bas, `^00:\\d\\d · ${words.room} 2`);
    await isTitled(wall, "^00:\\d\\d · Dilemma 1");
    await isTitled(board, `00:\\d\\d · 2 ${words.groupsInTitle}`);
    await asks(anna, "tones", 4);
    await asks(wall, "tones", 2);
    assert.equal((await asked(bas)).contexts, 0, "it is off");
  });

  await step("and so does the end of the time", async () => {
    await pass(60);
    await isTitled(anna, `^${words.timeIsUpInTitle} · ${words.room} 1`);
    await isTitled(wall, `^${words.timeIsUpInTitle} · Dilemma 1`);
    await isTitled(board, "^● 2 ");
    await asks(anna, "tones", 6);
    await asks(wall, "tones", 4);
    assert.deepEqual([(await asked(anna)).tones, (await asked(wall)).tones, (await asked(bas)).tones], [6, 4, 0]);
  });

  await step("what was switched on is on when the page is loaded anew, and waits for a touch", async () => {
    await anna.page.reload();
    await isTitled(anna, `^${words.timeIsUpInTitle} · ${words.room} 1`);
    assert.deepEqual([(await asked(anna)).contexts, (await asked(anna)).tones], [0, 0]);
    await anna.press(words.sheet);
    assert.equal(await anna.page.locator("dialog[open]").getByLabel(words.sound).isChecked(), true);
  });
  for (const device of [steers, hand]) device.leave();
}

await play(attention);
