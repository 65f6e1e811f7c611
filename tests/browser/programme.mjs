// The programme changes while it runs: two facilitators lengthen a break, add a dilemma and a part, move it and give it
// a title; a phone and the plenary screen follow. What both change at once is not lost.
//   node programme.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { Device } from "./device.mjs";
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { crowd, play, step, words } from "./play.mjs";
import { joinRoom, post } from "./together.mjs";

const SMALL = { width: 320, height: 640 };

async function programme() {
  const session = await post(crowd.base, "/api/sessions", {
    title: "Demo studiemiddag",
    language: "nl",
    dilemmas: ["tempo", "niveau"],
    planned: 1,
    minutes: 10,
    rooms: 1,
    placement: "pick",
    programme: [{ kind: "talk", minutes: 10, title: "Demo opening" }, { kind: "break", minutes: 15 }, { kind: "dilemmas", minutes: 20 }],
  });
  const helper = await Device.connect(crowd.base, session.code, session.facilitator);
  const first = await crowd.person("Demo begeleider", LAPTOP);
  const second = await crowd.person("Demo begeleider twee", SMALL);
  const anna = await crowd.person("Demo Anna", PHONE);
  const wall = await crowd.person("Demo plenair", BEAMER);
  const row = (person, title) => person.page.locator(".plan__row", { hasText: title });
  const opens = async (person) => {
    await person.page.locator(".rail__change").click();
    await person.page.locator(".plan").waitFor();
  };

  await step("everybody sees the title of a part, and what comes after it", async () => {
    for (const person of [first, second]) {
      await person.goto(`/f/${session.code}#${session.facilitator}`);
      await person.page.locator(".desk:not(.desk--outline)").waitFor();
    }
    const joined = await joinRoom(crowd.base, session.code, "Demo Anna", 1);
    await anna.page.addInitScript(([key, value]) => localStorage.setItem(key, value), [`ao:token:${joined.code}`, JSON.stringify(joined)]);
    await anna.goto(`/s/${session.code}`);
    await wall.goto(`/p/${session.code}#${session.plenary}`);
    await opens(first);
    await first.looks("programme");
    await row(first, "Demo opening").locator(".plan__start").click();
    await anna.page.locator(".talk__head h1", { hasText: "Demo opening" }).waitFor();
    await anna.page.locator(".interlude__next", { hasText: words.pause }).waitFor();
    await wall.page.locator(".talking h1", { hasText: "Demo opening" }).waitFor();
    await wall.looks("part");
  });

  await step("the break gets five minutes more, and stands still in a pause", async () => {
    await row(first, words.pause).locator(".plan__start").click();
    const digits = anna.page.locator(".interlude .timer__digits");
    await digits.waitFor();
    await wall.page.locator(".goeson__code", { hasText: session.code.slice(0, 3) }).waitFor();
    const before = (await digits.textContent()).trim();
    await row(first, words.pause).locator(".plan__steps .btn").last().click();
    await anna.page.waitForFunction((before) => document.querySelector(".interlude .timer__digits").textContent.trim() > before, before);
    await row(first, words.pause).locator(".plan__clock .btn").first().click();
    await anna.page.locator(".timer--pause").waitFor();
    await wall.page.locator(".now__digits.is-paused").waitFor();
    await anna.looks("break-paused");
    await row(first, words.pause).locator(".plan__clock .btn").first().click();
    await wall.page.locator(".now__digits:not(.is-paused)").waitFor();
  });

  await step("a part is added, moved and given a title, and everybody follows", async () => {
    await first.page.locator(".plan__add .btn", { hasText: words.debrief }).click();
    const added = row(first, words.debrief);
    await added.locator("[aria-expanded]").first().click();
    await added.locator(".plan__place .btn").first().click();
    await first.page.locator(".plan__row:nth-child(3)", { hasText: words.debrief }).waitFor();
    await added.locator(".plan__form .input").first().fill("Demo terugkijken");
    await added.locator(".plan__save .btn--main").click();
    await row(first, "Demo terugkijken").waitFor();
    await anna.page.locator(".interlude__next", { hasText: "Demo terugkijken" }).waitFor();
    await wall.page.locator(".goeson__next", { hasText: "Demo terugkijken" }).waitFor();
  });

  await step("the second facilitator is told what was changed meanwhile, and keeps the words", async () => {
    await opens(second);
    await second.looks("programme-small");
    const theirs = row(second, "Demo terugkijken");
    await theirs.locator("[aria-expanded]").first().click();
    await theirs.locator(".plan__form .input").first().fill("Demo nagesprek");
    const block = 3;
    const over = { kind: "debrief", minutes: 10, title: "Demo terugkijken" };
    await helper.command({ programme: { change_block: { block, over, plan: { ...over, minutes: 12 } } } });
    const form = second.page.locator(".plan__form");
    await form.locator(".notice", { hasText: "12" }).waitFor();
    if ((await form.locator(".input").first().inputValue()) !== "Demo nagesprek") crowd.findings.push("the second facilitator's words are gone");
    await second.looks("programme-changed-meanwhile");
    await form.locator(".plan__save .btn--main").click();
    await row(first, "Demo nagesprek").waitFor();
  });

  await step("one dilemma more, another title, and a rule of play for what comes", async () => {
    await first.page.locator(".plan__pages .btn").last().click();
    await first.page.locator("#session-title").fill("Demo andere titel");
    await first.page.locator(".plan__part .btn--main").first().click();
    await first.page.locator(".plan__part > .btn[aria-expanded]").click();
    await first.page.locator(".plan__offer .btn").first().click();
    await first.page.locator("ol.plan__dilemmas > li:nth-child(2)").waitFor();
    await first.page.locator("#both_sides_heard").check();
    await first.looks("programme-session");
    await second.page.locator(".plan__pages .btn").last().click();
    await second.page.locator("#both_sides_heard:checked").waitFor();
    await second.looks("programme-session-small");
    await first.page.locator(".plan__pages .btn").first().click();
    await row(first, words.dilemmas).locator(".plan__start").click();
    await anna.page.locator(".lobby", { hasText: "2" }).waitFor();
    await row(first, "Demo nagesprek").locator(".plan__start").click();
    await wall.page.locator(".goeson__name", { hasText: "Demo nagesprek" }).waitFor();
    await first.page.keyboard.press("Escape");
    await first.page.locator(".debrief-entry .btn").click();
    await first.page.locator(".steer").waitFor();
  });
}

await play(programme);
