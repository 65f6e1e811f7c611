// A facilitator tries a session from the form on a laptop: simulated groups come in and work, a phone joins, and the
// copy is gone once it is stopped. Then the session is opened, and tried once more from its board.
//   node rehearsal.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { LAPTOP, PHONE } from "./people.mjs";
import { crowd, play, step, words } from "./play.mjs";

const must = (holds, problem) => holds || crowd.findings.push(problem);

async function rehearsal() {
  const laptop = await crowd.person("Demo begeleider", LAPTOP);
  const phone = await crowd.person("Demo telefoon", PHONE);
  const { page } = laptop;
  const strip = (person) => person.page.locator(".trial");
  const begins = async () => {
    await page.getByRole("button", { name: words.rehearse, exact: true }).click();
    await page.locator("dialog[open] .rehearse").waitFor();
  };
  const comesToCopy = async () => {
    await page.locator("dialog[open] .rehearse [type=submit]").click();
    await strip(laptop).waitFor();
    return page.url().match(/\/f\/([A-Z0-9]{6})/)[1];
  };
  const code = await (async () => {
    await step("what the form holds is tried", async () => {
      await laptop.goto("/new");
      await page.locator("#title").fill("Demo proef");
      await begins();
      await laptop.looks("rehearse-dialog");
    });
    return comesToCopy();
  })();

  await step("simulated groups come in, and the phone of the facilitator, too", async () => {
    await page.getByText("Demo 1A").first().waitFor();
    await laptop.looks("rehearsal-board");
    await phone.goto(`/j/${code}`);
    await phone.page.locator(".flag", { hasText: words.rehearsal }).waitFor();
    await phone.page.getByLabel(words.yourName).fill("Demo telefoon");
    const number = phone.page.locator("#room");
    if (await number.count()) await number.fill("1");
    await phone.page.locator(".entry__do [type=submit]").click();
    await strip(phone).waitFor();
    await phone.looks("rehearsal-phone");
  });

  await step("the first part starts, and the groups work at their dilemma", async () => {
    await page.locator(".first__start .btn--main").click();
    await page.locator(".ctrl__start").click();
    await page.locator(".ledger tbody").getByText(/^[1-9]/).first().waitFor();
    await phone.page.locator(".page--room").waitFor();
    await phone.looks("rehearsal-phone-room");
    await laptop.looks("rehearsal-at-work");
  });

  await step("it is stopped, the copy is gone everywhere, and the form is as it was", async () => {
    await page.getByRole("button", { name: words.stopRehearsing }).click();
    await page.waitForURL("**/new");
    must((await page.locator("#title").inputValue()) === "Demo proef", "the form was lost");
    await phone.sees(words.deleted);
    await laptop.goto("/");
    must((await page.locator(".wayback").count()) === 0, "the start page leads to a rehearsal");
  });

  await step("the session is opened, and tried from its board", async () => {
    await laptop.goto("/new");
    await page.locator(".opening .dock [type=submit]").click();
    const board = await page.getByRole("link", { name: words.toBoard }).getAttribute("href");
    await laptop.goto(board);
    await page.locator(".first__start").waitFor();
    await begins();
    const copy = await comesToCopy();
    must(!board.includes(copy), "the copy has the code of the session");
    await page.getByRole("button", { name: words.stopRehearsing }).click();
    await page.waitForURL(`**${board.split("#")[0]}`);
    await page.locator(".first__start").waitFor();
    must((await strip(laptop).count()) === 0, "the real board says that it is a rehearsal");
  });
}

await play(rehearsal);
