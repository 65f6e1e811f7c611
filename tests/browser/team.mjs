// A team without a facilitator, from *Direct beginnen* to its report, until it is deleted.
//   node team.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import assert from "node:assert/strict";
import { LAPTOP, PHONE } from "./people.mjs";
import { crowd, play, step, words } from "./play.mjs";
import { enter, joinRoom } from "./together.mjs";

const WHY = "Omdat je het meeste van elkaar leert.";

/** Downloads a file of the report, and returns its name. */
async function downloads(person, file) {
  const coming = person.page.waitForEvent("download");
  await person.press(file);
  return (await coming).suggestedFilename();
}

async function team() {
  const starter = await crowd.person("Demo A", LAPTOP);
  const member = await crowd.person("Demo B", PHONE);
  const reader = await crowd.person("Demo lezer", PHONE);
  const { page } = starter;
  let code, link;

  await step("the team chooses its minutes", async () => {
    await starter.goto("/");
    await page.locator("a[href='/together']").click();
    const minutes = page.getByLabel(words.minutes);
    assert.equal(await minutes.inputValue(), "10");
    await minutes.fill("61");
    await page.getByLabel(words.yourName).fill("Demo A");
    await page.locator("form [type=submit]").click();
    await page.locator("#minutes[aria-invalid]").waitFor();
    await starter.looks("together-wrong-minutes");
    await minutes.fill("7");
    await page.locator("form [type=submit]").click();
    await page.waitForURL(/\/s\//);
    code = new URL(page.url()).pathname.split("/")[2];
    await enter(member, await joinRoom(crowd.base, code, "Demo B"));
    await page.locator(".settle .btn--main, .dock .btn--main").filter({ visible: true }).first().click();
    await page.locator(".timer__digits", { hasText: /^0?[67]:/ }).waitFor();
  });

  await step("they choose, and the presenter ends the session", async () => {
    await starter.goesOn(starter.button(words.toLeft), 2);
    await starter.writes(words.aPro, "Je ziet waar je het voor leert.");
    await starter.goesOn(starter.button(words.toRight), 3);
    await starter.goesOn(starter.button(words.toChoose), 4);
    await member.press(words.chooseLeft);
    await starter.press(words.chooseLeft);
    await page.getByLabel(words.why).fill(WHY);
    await starter.press(words.lock);
    await starter.sees(WHY);
    await starter.press(words.sheet);
    starter.answersDialogs((dialog) => dialog.accept());
    await page.locator("dialog[open]").getByRole("button", { name: words.endSession }).click();
    for (const person of [starter, member]) await person.page.getByRole("heading", { name: words.whatWeChose }).waitFor();
    starter.answersDialogs(null);
    await starter.sees(words.keptDays);
    await starter.looks("team-ended");
    await member.looks("team-ended-member");
  });

  await step("the others are told who has the report", async () => {
    await member.sees(words.presenterShares);
    for (const name of [words.openReport, words.copyReportLink, words.deleteNow]) {
      assert.equal(await member.page.getByRole("button", { name }).count(), 0, name);
    }
  });

  await step("the starter reads the report and takes it along", async () => {
    await starter.press(words.openReport);
    await page.waitForURL(/\/r\//);
    await starter.sees(WHY);
    await starter.looks("team-report");
    // The dilemmas, drawn at random, may speak of both.
    const text = await page.locator(".a4").evaluate((sheet) => {
      const told = sheet.cloneNode(true);
      told.querySelectorAll(".a4__sum, .a4__scen, .a4__d > h2, .res, .a4__cols h3").forEach((part) => part.remove());
      return told.textContent;
    });
    for (const word of words.notOfTeams) assert.ok(!text.toLowerCase().includes(word), `the report of a team says ${word}: ${text}`);
    await page.locator(".sheetbar__files summary").click();
    assert.match(await downloads(starter, "xlsx"), /report\.xlsx$/);
    assert.match(await downloads(starter, words.choicesFile), /\.csv$/);
  });

  await step("they come back from the start page, and the link stays the same", async () => {
    link = page.url();
    await starter.goto("/");
    await page.locator(".wayback__to").first().click();
    await page.locator(".ended__do").waitFor();
    await starter.hears(words.copiedNow, () => starter.press(words.copyReportLink));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(new URL(copied).hash, new URL(link).hash);
    assert.equal(new URL(copied).pathname, `/r/${code}`);
    await page.reload();
    await starter.press(words.openReport);
    await page.waitForURL(link);
    await reader.page.goto(link);
    await reader.sees(WHY);
    await reader.looks("team-report-phone");
    await page.goBack();
    await page.locator(".ended__do").waitFor();
  });

  await step("another tab forgets the session, and the page of the end keeps the link", async () => {
    const other = await page.context().newPage();
    await other.goto(`${crowd.base}/`);
    await other.locator(".wayback__forget").click();
    await other.locator(".wayback__sure .btn--main").click();
    await other.locator(".wayback").waitFor({ state: "detached" });
    await other.close();
    await starter.hears(words.copiedNow, () => starter.press(words.copyReportLink));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(new URL(copied).pathname, `/r/${code}`);
    await reader.page.goto(copied);
    await reader.page.reload();
    await reader.sees(WHY);
  });

  await step("deleting asks first, and everybody is told", async () => {
    await starter.press(words.deleteNow);
    const dialog = page.locator("dialog[open]");
    await dialog.getByRole("button", { name: words.cancel }).click();
    await dialog.waitFor({ state: "detached" });
    await member.sees(words.presenterShares);
    await starter.press(words.deleteNow);
    await dialog.waitFor();
    await starter.looks("team-delete");
    await dialog.getByRole("button", { name: words.deleteNow }).click();
    for (const person of [starter, member]) await person.sees(words.deleted);
    await starter.looks("team-deleted");
    reader.expect(/status of 404/);
    await reader.page.reload();
    await reader.sees(words.reportClosed);
    await starter.goto("/");
    await page.locator("#code").waitFor();
    assert.equal(await page.locator(".wayback").count(), 0, "the device has not forgotten the session");
    const kept = await page.evaluate((code) => Object.keys(localStorage).filter((key) => key.includes(code)), code);
    assert.deepEqual(kept, []);
  });
}

await play(team);
