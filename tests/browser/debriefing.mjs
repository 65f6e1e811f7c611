// A facilitator steers the debrief of fifteen groups from a laptop and a phone: much is in sight at once, every needed
// button is always in sight, and words that several groups wrote are shown once.
//   node debriefing.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { finishedSession } from "./halls.mjs";
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { crowd, play, step } from "./play.mjs";

const SCHOOL = { width: 1366, height: 650 };
const SAME = ["Wie het al snapt, wacht.", "wie het al snapt, wacht", "Wie het al snapt, wacht!"];

const columns = {
  "left pro": (group) => [`Demo voordeel van groep ${group}, in een zin van gewone lengte.`],
  "left con": (group) => (group <= 6 ? [SAME[group % 3]] : [`Demo nadeel van groep ${group}.`]),
  "right pro": (group) => [`Nog een demo voordeel, nu van rechts, groep ${group}.`],
};

function claim(holds, what) {
  if (!holds) crowd.findings.push(what);
}

/** The elements for this selector that are completely within the window and within their scroll containers. */
async function inSight(page, selector) {
  return page.locator(selector).evaluateAll((found) => {
    const sees = (one) => {
      const box = one.getBoundingClientRect();
      let [top, bottom] = [0, innerHeight];
      for (let around = one.parentElement; around; around = around.parentElement) {
        if (!/auto|scroll|hidden/.test(getComputedStyle(around).overflowY)) continue;
        const frame = around.getBoundingClientRect();
        [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
      }
      return box.height > 0 && box.top >= top - 1 && box.bottom <= bottom + 1;
    };
    return found.filter(sees).length;
  });
}

async function debriefing() {
  const finished = await finishedSession(crowd.base, { groups: 15, columns });
  const board = await crowd.person("Demo begeleider", LAPTOP);
  const plenaryScreen = await crowd.person("Demo plenair", BEAMER);
  const pocket = await crowd.person("Demo begeleider op telefoon", PHONE);
  const { page } = board;
  const line = (person) => person.page.locator(".pick-line", { hasText: "Wie het al snapt, wacht" });

  await step("nothing is uncovered, and the board says what is next", async () => {
    await page.goto(`${crowd.base}/f/${finished.code}#${finished.facilitator}`);
    await plenaryScreen.page.goto(`${crowd.base}/p/${finished.code}#${finished.plenary}`);
    // The outline that is shown before the session arrives does not handle keys.
    await page.locator(".desk:not(.desk--outline)").waitFor();
    await page.keyboard.press("d");
    await page.locator(".steer .btn--main").waitFor();
    await board.looks("cockpit-door");
    // The first screen on the way shows what is running now.
    await page.keyboard.press("ArrowRight");
    await page.locator(".steer .btn--main", { hasText: "Dilemma 1" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await plenaryScreen.page.locator(".is-covered").waitFor();
    await page.locator(".steer__row .btn:not([disabled])").first().click();
    await page.locator(".steer__now", { hasText: "14" }).waitFor();
    await page.locator(".steer__row .btn:not(.btn--soft)").click();
    await page.locator(".steer__row .btn[disabled]").first().waitFor();
    await board.looks("cockpit-result");
  });

  await step("many arguments, themes and all needed buttons are in sight together", async () => {
    await page.locator(".sorts__both, .sorts__one").filter({ visible: true }).first().click();
    for (const viewport of [LAPTOP, SCHOOL]) {
      await page.setViewportSize(viewport);
      await page.locator(".pick-line").first().waitFor();
      const lines = await inSight(page, ".pick-line");
      claim(lines >= 6, `${viewport.width}×${viewport.height}: ${lines} arguments in sight`);
      await page.locator(".said-list__scroll").evaluate((list) => (list.scrollTop = list.scrollHeight));
      for (const part of [".steer .btn--main", ".steer__row--step .btn", ".theme--new .btn"]) {
        claim(await inSight(page, part), `${viewport.width}×${viewport.height}: ${part} is out of sight`);
      }
      claim(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), `${viewport.width}×${viewport.height}: the page scrolls`);
      await board.looks(`cockpit-arguments-${viewport.height}`);
    }
    await page.setViewportSize(LAPTOP);
  });

  await step("the same words are one argument of six groups, and go into a theme as one, by the keyboard alone", async () => {
    claim((await line(board).count()) === 1, "the same words are not one argument");
    await line(board).getByText("6 groepen").first().waitFor();
    await line(board).getByRole("checkbox").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.locator("#gather-in:focus").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("Wachten");
    await board.looks("cockpit-gathering");
    await page.keyboard.press("Enter");
    await line(board).getByRole("checkbox").and(page.locator(":focus")).waitFor();
    await page.locator(".theme__open", { hasText: "Wachten" }).click();
    await page.locator(".theme__line", { hasText: "6 groepen" }).or(page.locator(".theme__line .origin--many")).first().waitFor();
    await line(board).locator(".star").click();
    await line(board).locator('.star[aria-pressed="true"]').waitFor();
    await board.looks("cockpit-theme");
  });

  await step("the plenary screen shows it once, and turns pages with the board", async () => {
    await page.locator(".said-list__tools .btn", { hasText: "Toon argumenten" }).or(page.locator(".said-list__tools > .btn:not(.said-list__fold)")).first().click();
    await plenaryScreen.page.locator(".said__line", { hasText: "Wie het al snapt, wacht" }).first().waitFor();
    claim((await plenaryScreen.page.locator(".said__line", { hasText: "Wie het al snapt, wacht" }).count()) === 1, "the plenary screen shows the same words twice");
    await plenaryScreen.looks("wall-arguments-folded");
    const next = page.locator(".steer__row--step .btn").last();
    await next.click();
    await plenaryScreen.page.locator(".pfoot__pages .num", { hasText: /^2 / }).waitFor();
    await page.locator(".steer__now", { hasText: "2 van" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await plenaryScreen.page.locator(".thms").waitFor();
  });

  await step("from a phone", async () => {
    await pocket.page.goto(`${crowd.base}/f/${finished.code}#${finished.facilitator}`);
    await pocket.page.locator("details.more summary").click();
    await pocket.page.locator(".more__debrief").click();
    await pocket.page.locator(".sorts__both, .sorts__one").filter({ visible: true }).first().click();
    for (const viewport of [PHONE, { width: 320, height: 640 }]) {
      await pocket.page.setViewportSize(viewport);
      await pocket.page.evaluate(() => scrollTo(0, 0));
      const { y } = await pocket.page.locator(".pick-line").first().boundingBox();
      if (viewport === PHONE) claim(y < viewport.height / 2, `the arguments begin at ${y} on a phone`);
      await pocket.page.locator(".pick-line").nth(9).scrollIntoViewIfNeeded();
      for (const part of [".steer .btn--main", ".steer__row--step .btn"]) {
        claim(await inSight(pocket.page, part), `${viewport.width}×${viewport.height}: ${part} is out of sight`);
      }
      await pocket.looks(`cockpit-phone-${viewport.width}`);
    }
    await pocket.page.locator(".pick-line").nth(9).getByRole("checkbox").check();
    claim(await inSight(pocket.page, ".gather .btn--main"), "320×640: what is selected can't be gathered in sight");
    await pocket.looks("cockpit-phone-gather");
  });
}

await play(debriefing);
