// A facilitator writes a dilemma: from nothing, with hints, over a reload; looks at it as a group will; uses it in a session
// beside one of the library; saves it as a file and begins another from that; and corrects a typo on the board, until a group
// has the dilemma.
//   node writing.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { readFile } from "node:fs/promises";
import { Device } from "./device.mjs";
import { LAPTOP, PHONE } from "./people.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { joinRoom } from "./together.mjs";

const SMALL = { width: 320, height: 640 };
const isDutch = locale.startsWith("nl");
const QUESTION = isDutch ? "Waar blijft de telefoon?" : "Where does the phone stay?";
const TYPO = isDutch ? "Waar blijft de telefon?" : "Where does the fone stay?";
const HOW = isDutch ? "Hoe doen we dat?" : "How do we do that?";
const TITLES = isDutch ? ["In de kluis", "In de tas"] : ["In the locker", "In the bag"];
const text = (first) => `${first} ${(isDutch ? "De docent begint de les en de leerlingen werken aan hun taak. " : "The teacher begins the lesson and the pupils work on their task. ").repeat(5)}`.trim();

async function writing() {
  const author = await crowd.person("Demo begeleider", LAPTOP);
  const small = await crowd.person("Demo telefoon", SMALL);
  const { page } = author;
  const field = (name) => page.locator(`#editor-${name}`);
  const remarks = (name) => page.locator(`#editor-${name}-wrong`);

  await step("a dilemma is begun, and hints explain without being in the way", async () => {
    await author.goto("/new");
    await page.locator("#write-dilemma").click();
    await field("question").fill(HOW);
    await field("theme").fill("Demo");
    await remarks("question").locator(".editor__hint").waitFor();
    await field("text-l").fill("Demo.");
    await field("title-l").fill("x".repeat(61));
    await remarks("title-l").locator(".editor__refused").waitFor();
    await remarks("text-l").locator(".editor__refused").waitFor();
    await author.looks("writing-hints");
    await page.locator(".editor__end .btn--main").click();
    await page.locator(".editor__still:not(:empty)").waitFor();
    const focused = await page.evaluate(() => document.activeElement.hasAttribute("data-wrong"));
    if (!focused) crowd.findings.push("the first field that is wrong has no focus");
  });

  await step("a reload keeps every letter", async () => {
    await page.reload();
    await page.locator(".owns .offer .btn").last().click();
    await field("question").waitFor();
    if ((await field("question").inputValue()) !== HOW) crowd.findings.push("the question is gone after a reload");
    if ((await field("title-l").inputValue()).length !== 61) crowd.findings.push("a title that is too long was cut");
  });

  await step("it is written, and looked at as groups will see it", async () => {
    await field("question").fill(TYPO);
    for (const [place, side] of ["l", "r"].entries()) {
      await field(`title-${side}`).fill(TITLES[place]);
      await field(`text-${side}`).fill(text(TITLES[place]));
      for (const point of [0, 1, 2]) await page.locator(`#editor-points${side}-${point}`).fill(`Demo ${side} ${point}`);
    }
    await page.locator(".editor__needed").waitFor({ state: "detached" });
    const screens = page.locator(".editor__part .editor__screens .btn");
    await screens.first().click();
    const inside = page.frameLocator(".editor__frame iframe");
    await inside.locator("h1", { hasText: TYPO }).waitFor();
    await inside.locator(".scen__text", { hasText: TITLES[0] }).waitFor();
    await page.locator(".editor__frame").scrollIntoViewIfNeeded();
    await author.looks("writing-preview-phone");
    await screens.last().click();
    await inside.locator(".slide--result h1", { hasText: TYPO }).waitFor();
    await inside.locator(".pside", { hasText: TITLES[1] }).waitFor();
    await page.locator(".editor__frame").scrollIntoViewIfNeeded();
    await author.looks("writing-preview-projector");
  });

  let file;
  await step("it is saved as a file, and another begins from that file", async () => {
    const saved = page.waitForEvent("download");
    await page.locator(".editor__rest .btn").last().click();
    const download = await saved;
    file = { name: "DEMO.TOML", mimeType: "", buffer: Buffer.concat([Buffer.from("\ufeff"), await readFile(await download.path())]) };
    if (download.suggestedFilename() !== "demo.toml") crowd.findings.push(`the file is called ${download.suggestedFilename()}`);
    await page.locator(".editor__end .btn--main").click();
    await page.locator(".piles .offer", { hasText: TYPO }).waitFor();
    await page.locator("#write-dilemma").click();
    await page.locator(".editor__begin summary").click();
    await page.locator("#editor-file").setInputFiles(file);
    await page.waitForFunction((question) => document.querySelector("#editor-question").value === question, TYPO);
    await page.locator("#editor-paste").fill("Demo");
    author.expect(/422/);
    await page.locator(".editor__after .btn").click();
    await page.locator("#editor-begin-wrong:not(:empty)").waitFor();
    await page.locator(".editor__rest .btn").first().click();
    await page.locator(".editor__rest .sure .btn--main").click();
    await page.locator(".editor").waitFor({ state: "detached" });
  });

  await step("a phone shows one side below the other", async () => {
    await small.goto("/new");
    await small.page.locator("#write-dilemma").click();
    await small.page.locator(".editor__begin summary").click();
    await small.page.locator("#editor-library").selectOption({ index: 1 });
    await small.page.locator(".editor__told p").first().waitFor();
    await small.looks("writing-small");
    await small.page.locator(".editor__screens .btn").nth(1).click();
    await small.looks("writing-small-translation");
  });

  let code;
  await step("it is in a session beside one of the library", async () => {
    await page.locator("#title").fill("Demo studiemiddag");
    const offers = page.locator(".piles .pile:first-child .offer");
    while ((await offers.count()) > 1 && !(await offers.first().innerText()).includes(TYPO)) {
      const before = await offers.count();
      await offers.first().locator(".moves .btn").last().click();
      await page.waitForFunction((before) => document.querySelectorAll(".piles .pile:first-child .offer").length < before, before);
    }
    await page.locator("#rest-of-library").click();
    await page.locator(".fold .offer .moves .btn").first().click();
    await page.getByText(words.pick).first().click();
    await page.locator(".dock .btn--main").click();
    await page.getByText(words.theirCode).first().waitFor();
    code = (await page.locator(".opened__code").textContent()).replaceAll(/\s/g, "");
    await page.getByRole("link", { name: words.toBoard }).click();
    await page.locator(".desk:not(.desk--outline)").waitFor();
  });

  const row = () => page.locator("ol.plan__dilemmas > li").first();
  const opens = async () => {
    await page.locator(".rail__change").click();
    await page.locator(".plan__pages .btn").last().click();
    await row().waitFor();
  };
  await step("a typo is corrected on the board before a group has had it", async () => {
    await opens();
    await row().locator(".plan__do .btn").last().click();
    await field("question").fill(QUESTION);
    await author.looks("writing-correction");
    await page.locator(".editor__end .btn--main").click();
    await page.locator("ol.plan__dilemmas > li", { hasText: QUESTION }).waitFor();
  });

  await step("one more is written on the board and joins the session", async () => {
    await page.locator(".plan__part > .btn").last().click();
    await page.locator(".editor__begin summary").click();
    await page.locator("#editor-paste").fill(file.buffer.toString("utf8"));
    await page.locator(".editor__after .btn").click();
    await page.waitForFunction((question) => document.querySelector("#editor-question").value === question, TYPO);
    await page.locator(".editor__end .btn--main").click();
    await page.locator("ol.plan__dilemmas > li:nth-child(3)", { hasText: TYPO }).waitFor();
    await author.looks("writing-board");
  });

  await step("a group reads the corrected words, and from then on they stay", async () => {
    const anna = await crowd.person("Demo Anna", PHONE);
    const joined = await joinRoom(crowd.base, code, "Demo Anna", 1);
    await anna.page.addInitScript(([key, value]) => localStorage.setItem(key, value), [`ao:token:${joined.code}`, JSON.stringify(joined)]);
    await anna.goto(`/s/${joined.code}`);
    await page.locator(".plan__pages .btn").first().click();
    await page.locator(".plan__row", { hasText: words.dilemmas }).locator(".plan__start").click();
    const secret = new URL(await author.secretLink()).hash.slice(1);
    const steers = await Device.connect(crowd.base, joined.code, secret);
    await steers.command({ round: { start: { rooms: "all", dilemma: null } } });
    await anna.page.locator("h1", { hasText: QUESTION }).waitFor();
    await anna.looks("writing-in-a-room");
    await page.locator(".plan__pages .btn").last().click();
    await page.locator("ol.plan__dilemmas > li", { hasText: QUESTION }).waitFor();
    if ((await page.locator(".plan__do .btn", { hasText: words.correct }).count()) < 1) crowd.findings.push("the other dilemmas can’t be corrected");
    if ((await row().locator(".btn", { hasText: words.correct }).count()) > 0) crowd.findings.push("a dilemma that a group has can still be corrected");
  });
}

await play(writing);
