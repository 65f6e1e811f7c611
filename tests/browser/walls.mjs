// A check-in with four devices, from a round of speaking and writing to the reveal, with a bundle, an entry that is
// taken off and a late writer; then a clearing with a feeling and what became of the expectations. Nobody is placed in
// a group.
//   node walls.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { crowd, locale, play, step } from "./play.mjs";
import { Device } from "./device.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

const must = (is, what) => {
  if (!is) throw new Error(what);
};
const CHECK_IN = 0;
const CLEARING = 2;
const SMALL = { width: 320, height: 640 };
const said = (person, where) => person.page.locator(where).allInnerTexts();
const until = (person, where, text) => person.page.locator(where).filter({ hasText: text }).first().waitFor();

/** Writes a sentence, and puts it on the wall. */
async function puts(person, sentence, named = false) {
  await person.page.locator("#wall-sentence").fill(sentence);
  if (named) await person.page.locator(".wallform__named input").first().check();
  await person.page.locator(".wallform button[type=submit]").click();
  await person.page.locator(".wallin").waitFor();
}

await play(async () => {
  const { base } = crowd;
  const programme = [{ kind: "check_in", minutes: 10 }, { kind: "dilemmas", minutes: 20 }, { kind: "clearing", minutes: 5 }];
  const { code, facilitator, plenary } = await openLed(base, 2, locale.slice(0, 2), programme, { placement: "by_facilitator" });
  const [a, b, c, late] = [await crowd.person("Demo A", PHONE), await crowd.person("Demo B", SMALL), await crowd.person("Demo C", LAPTOP), await crowd.person("Demo D", PHONE)];
  const joined = new Map();
  for (const person of [a, b, c, late]) {
    joined.set(person, await joinRoom(base, code, person.name, null));
    await enter(person, joined.get(person));
  }
  const boss = await Device.connect(base, code, facilitator);
  const board = await crowd.person("Demo begeleider", LAPTOP);
  const screen = await crowd.person("Demo plenair", BEAMER);
  await board.goto(`/f/${code}#${facilitator}`);
  await screen.goto(`/p/${code}#${plenary}`);

  await step("first everybody speaks in turn", async () => {
    await boss.command({ programme: { start_block: { from: null, block: CHECK_IN } } });
    await a.page.locator(".wallform").waitFor();
    await board.page.locator(".wallpanel__do .btn--soft").first().click();
    await until(screen, ".circle__now h1", "Demo A");
    await a.page.locator(".wallin__do .btn").waitFor();
    await a.looks("walls-turn-phone");
    await screen.looks("walls-circle");
    await board.looks("walls-board-turns");
    await screen.page.keyboard.press("ArrowRight");
    await b.page.locator(".wallin__do .btn").click();
    await until(screen, ".circle__now h1", "Demo C");
    await until(screen, ".circle__people .is-out", "Demo B");
    await board.page.locator(".turns > .wallpanel__do .btn--quiet").click();
    await screen.page.locator(".wallcov").waitFor();
  });

  await step("everybody writes, and only a number is seen", async () => {
    for (const person of [a, b, c, late]) await person.page.locator(".wallform").waitFor();
    await b.looks("walls-form-phone");
    await puts(a, "Demo weten wat we maandag doen");
    await a.looks("walls-in-phone");
    await puts(b, "Demo een besluit nemen");
    // What is taken back is in the form again.
    await b.page.locator(".wallin__do .btn").last().click();
    await b.page.locator("#wall-sentence").waitFor();
    await until(b, ".wallform", /./);
    must((await b.page.locator("#wall-sentence").inputValue()) === "Demo een besluit nemen", "the words are back");
    await puts(b, "Demo een besluit nemen");
    await puts(c, "Demo collega's horen", true);
    await until(screen, ".wallcov__say", /^3 /);
    await until(board, ".wallpanel__count", /^3 /);
    await screen.looks("walls-covered");
    await board.looks("walls-board-covered");
    for (const person of [screen, board]) must(!(await person.page.content()).includes("maandag"), `${person.name} has covered words`);
  });

  await step("a writer changes their words while they are covered", async () => {
    await a.page.locator(".wallin__do .btn--soft").click();
    await puts(a, "Demo weten wat we dinsdag doen");
    await until(a, ".wallin blockquote", "dinsdag");
    await until(screen, ".wallcov__say", /^3 /);
  });

  await step("all at once, then one after the other", async () => {
    await board.page.locator(".wallpanel__do .btn--main").click();
    await screen.page.locator(".wallcards .card").nth(2).waitFor();
    must((await said(screen, ".wallcards .card")).filter((text) => text.includes("Demo C")).length === 1, "the name that was put to a card is shown once");
    await screen.looks("walls-open");
    await board.looks("walls-board-open");
    await until(a, ".wallin h1", /./);
    await screen.page.keyboard.press("ArrowRight");
    await screen.page.locator(".walllit blockquote").waitFor();
    await screen.looks("walls-lit");
    await screen.page.keyboard.press("g");
    await board.page.locator(".wallbundles__name").waitFor();
    await screen.page.keyboard.press("Escape");
    await screen.page.locator(".wallcards .card").nth(1).waitFor();
  });

  await step("a bundle gets a name and a mark, and one entry is taken off and put back", async () => {
    const head = board.page.locator(".wallbundles__head");
    await head.locator(".notice__close").click();
    await board.page.locator(".wallbundles textarea").fill("Demo bundel");
    await board.page.locator(".wallbundles .sentence .btn--main").click();
    await until(board, ".wallbundles__name", "Demo bundel");
    await head.locator(".wallmark").first().click();
    await until(screen, ".wallcards .card", "Demo bundel");
    await screen.page.locator(".card__mark--today").waitFor();
    const row = board.page.locator(".wallhang > .wallrows > li").first();
    await row.locator(".wallrows__do > .notice__close").click();
    await board.page.locator(".wallmore .wallrows li").waitFor({ state: "attached" });
    await screen.page.locator(".wallcards .card").nth(1).waitFor({ state: "detached" });
    await board.page.locator(".wallhang > .wallmore > summary").click();
    await board.page.locator(".wallhang > .wallmore .wallrows .btn").click();
    await screen.page.locator(".wallcards .card").nth(1).waitFor();
    await board.looks("walls-board-bundle");
  });

  await step("a late writer waits for the next reveal", async () => {
    // The page is closed before it hears that its words arrived.
    await late.page.locator("#wall-sentence").fill("Demo te laat en toch welkom");
    await late.page.waitForFunction(() => Object.keys(localStorage).some((key) => localStorage.getItem(key).includes("te laat")));
    await late.goto("/");
    const device = await Device.connect(base, code, joined.get(late).token);
    await device.command({ wall: { write: { block: CHECK_IN, words: { sentence: { text: "Demo te laat en toch welkom" } } } } });
    device.leave();
    await until(screen, ".wallfoot", /1 /);
    must(!(await screen.page.content()).includes("te laat"), "the late card is covered");
    await screen.page.keyboard.press("Enter");
    await until(screen, ".wallcards .card", "te laat");
  });

  await step("in the clearing the expectation comes back", async () => {
    await boss.command({ programme: { start_block: { from: CHECK_IN, block: CLEARING } } });
    for (const [person, nth] of [[a, 2], [b, 0], [c, 1]]) {
      await person.page.locator(".cametrue").waitFor();
      await person.page.locator(".cametrue__do .btn").nth(nth).click();
      await person.page.locator("#wall-feeling").fill("Demo opgelucht");
      await puts(person, `Demo meenemen van ${person.name}`);
    }
    await late.goto(`/s/${code}`);
    await late.page.locator(".wallform").waitFor();
    await late.page.locator(".unsent").waitFor({ state: "detached" });
    await a.looks("walls-clearing-phone");
    await board.page.locator(".wallpanel__do .btn--main").click();
    await until(screen, ".wallcards .card__large", "Demo opgelucht");
    await screen.looks("walls-clearing");
    await until(board, ".wallunmet .wallrows", "dinsdag");
    await board.looks("walls-board-clearing");
    await a.page.locator("#resolve").fill("Demo iets doen");
    await a.page.locator("#resolve-day").fill("2027-03-31");
    await a.page.locator(".resolve button[type=submit]").click();
    await a.page.locator(".resolve a[download]").waitFor();
  });

  await step("everybody takes home what they wrote, and nobody else's words", async () => {
    const link = a.page.locator(`a[href="/s/${code}/mine"]`);
    const [sheet] = await Promise.all([a.page.waitForEvent("popup"), link.click()]);
    await sheet.locator(".a4--own", { hasText: "Demo iets doen" }).waitFor();
    await sheet.close();
    await a.goto(`/s/${code}/mine`);
    await until(a, ".a4--own", "Demo meenemen van Demo A");
    const own = await a.page.locator(".a4--own").innerText();
    must(own.includes("dinsdag") && own.includes("Demo opgelucht"), `one's own words: ${own}`);
    must(!own.includes("Demo meenemen van Demo B") && !own.includes("Demo C"), `only one's own words: ${own}`);
    await a.looks("take-home-phone");
  });
  boss.leave();
});
