// A talk with four devices: private thoughts, a question that is shared, wanted, answered, taken off and taken back;
// then a break from which people come back. One of them follows the plenary screen, one is in no group.
//   node talk.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { Device } from "./device.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

const must = (is, what) => {
  if (!is) throw new Error(what);
};
const TALK = 0;
const BREAK = 1;
const SMALL = { width: 320, height: 640 };
const until = (person, where, text) => person.page.locator(where).filter({ hasText: text }).first().waitFor();
const row = (person, text) => person.page.locator(".thoughts li", { hasText: text });

/** Keeps a thought for oneself. */
async function keeps(person, text) {
  await person.page.locator("#thought").fill(text);
  await person.page.locator(".thoughtbox [type=submit]").click();
  await row(person, text).locator(".btn").waitFor();
}

await play(async () => {
  const { base } = crowd;
  const programme = [{ kind: "talk", minutes: 25 }, { kind: "break", minutes: 5 }, { kind: "dilemmas", minutes: 20 }];
  const { code, facilitator, plenary } = await openLed(base, 2, locale.slice(0, 2), programme, { placement: "by_facilitator" });
  const [a, b, c, d] = [await crowd.person("Demo A", PHONE), await crowd.person("Demo B", SMALL), await crowd.person("Demo C", LAPTOP), await crowd.person("Demo D", PHONE)];
  const joined = new Map();
  for (const person of [a, b, c, d]) joined.set(person, await joinRoom(base, code, person.name, null));
  const boss = await Device.connect(base, code, facilitator);
  for (const [person, room] of [[a, 1], [b, 1], [c, 2]]) await boss.command({ people: { move: { participant: joined.get(person).participant, room } } });
  for (const person of [a, b, d]) await enter(person, joined.get(person));
  await enter(c, joined.get(c), "/hall");
  const board = await crowd.person("Demo begeleider", LAPTOP);
  const screen = await crowd.person("Demo plenair", BEAMER);
  await board.goto(`/f/${code}#${facilitator}`);
  await screen.goto(`/p/${code}#${plenary}`);
  const others = [b, c, d, board, screen];

  await step("a thought is kept, and nobody else has it", async () => {
    await boss.command({ programme: { start_block: { from: null, block: TALK } } });
    for (const person of [a, b, c, d]) await person.page.locator("#thought").waitFor();
    await b.looks("talk-empty-phone");
    await screen.page.locator(".talking h1").waitFor();
    await screen.looks("talk-plenary");
    await board.looks("talk-board-empty");
    await keeps(a, "Demo waarom niet eerder");
    await keeps(a, "Demo dit geldt ook voor ons");
    await keeps(d, "Demo wie beslist er");
    await a.looks("talk-kept-phone");
    for (const person of others) must(!(await person.page.content()).includes("waarom"), `${person.name} has a private thought`);
  });

  await step("its author changes it, deletes another, and a reload loses nothing", async () => {
    await row(a, "waarom").locator(".arg__change").first().click();
    await a.page.locator(".thoughts textarea").fill("Demo waarom nu pas");
    await a.page.locator(".thoughts .sentence .btn--main").click();
    await row(a, "waarom nu pas").waitFor();
    const bin = row(a, "geldt ook").locator(".arg__change").last();
    await bin.click();
    await row(a, "geldt ook").locator(".is-asked:not([aria-disabled])").click();
    await row(a, "geldt ook").waitFor({ state: "detached" });
    await a.page.locator("#thought").fill("Demo nog niet af");
    await a.page.reload();
    await row(a, "waarom nu pas").waitFor();
    must((await a.page.locator("#thought").inputValue()) === "Demo nog niet af", "the draft is gone");
    await a.page.locator("#thought").fill("");
  });

  await step("shared, it is a question without a name, and others want to know it, too", async () => {
    await row(a, "waarom").locator(".btn--soft").click();
    await row(d, "wie beslist").locator(".btn--soft").click();
    await until(board, ".wallrows li", "waarom nu pas");
    must(!(await board.page.locator(".wallpanel").innerText()).includes("Demo A"), "the board has no name");
    for (const person of [b, c]) {
      await row(person, "wie beslist").locator(".thoughts__want").click();
      await row(person, "wie beslist").locator("[aria-pressed=true]").waitFor();
    }
    await row(b, "waarom").locator(".thoughts__want").click();
    await row(b, "waarom").locator("[aria-pressed=true]").click();
    await until(board, ".wallrows li:first-child", "wie beslist");
    await until(board, ".wallrows li:first-child .wallrows__num", "2");
    await b.looks("talk-questions-phone");
    await c.looks("talk-questions-follower");
    await d.looks("talk-shared-phone");
    await board.looks("talk-board");
    must(!(await screen.page.content()).includes("beslist"), "the plenary screen shows no question");
  });

  await step("answered, taken off and put back; its author takes the other one back", async () => {
    const first = board.page.locator(".wallrows li", { hasText: "wie beslist" });
    await first.locator(".wallmark").click();
    await until(b, ".thoughts li", words.answered);
    await first.locator(".notice__close").click();
    await row(b, "wie beslist").waitFor({ state: "detached" });
    await board.page.locator(".wallmore > summary").click();
    await board.page.locator(".wallmore .btn").click();
    await row(b, "wie beslist").waitFor();
    await row(a, "waarom").locator(".btn--quiet").click();
    await row(b, "waarom").waitFor({ state: "detached" });
    await row(a, "waarom").locator(".btn--soft").waitFor();
    await board.looks("talk-board-answered");
  });

  await step("in the break everybody sees when it goes on, and people say that they are back", async () => {
    await boss.command({ programme: { start_block: { from: TALK, block: BREAK } } });
    await screen.page.locator(".recess__when b").waitFor();
    await screen.looks("break-plenary");
    const time = (await screen.page.locator(".recess__when b").textContent()).trim();
    for (const person of [a, b, c, d]) {
      await until(person, ".interlude h1", time);
      await person.page.waitForFunction(() => /^0\d:\d\d · /.test(document.title));
    }
    await b.looks("break-phone");
    for (const person of [a, c, d]) {
      await person.page.locator(".interlude__back .btn").click();
      await person.page.locator(".interlude__back .btn").waitFor({ state: "detached" });
    }
    await until(board, ".wallpanel__count", /^3 .* 4 /);
    await until(screen, ".recess__foot", /3 .* 4 /);
    await a.looks("break-back-phone");
    await c.looks("break-back-follower");
    await board.looks("break-board");
    await board.page.locator(".wallpanel__do .btn").click();
    await b.page.waitForFunction((time) => !document.querySelector(".interlude h1").textContent.includes(time), time);
    await screen.page.waitForFunction((time) => document.querySelector(".recess__when b").textContent.trim() !== time, time);
    await a.page.locator(".interlude__back .btn").waitFor({ state: "detached" });
  });

  await step("a new break starts from none", async () => {
    await boss.command({ programme: { start_block: { from: BREAK, block: TALK } } });
    await row(a, "waarom").waitFor();
    await boss.command({ programme: { start_block: { from: TALK, block: BREAK } } });
    await a.page.locator(".interlude__back .btn").waitFor();
    await until(board, ".wallpanel__count", /^0 /);
  });
  boss.leave();
});
