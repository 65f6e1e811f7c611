// The facilitator does not lose the session, and nobody is given a link that they cannot open.
//   node coming_back.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import assert from "node:assert/strict";
import { Device } from "./device.mjs";
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { crowd, play, step, words } from "./play.mjs";
import { joinRoom, openLed } from "./together.mjs";

const LONG = "Verantwoordelijkheid voor onderwijstijd, een studiedag lang.";

/** Does this browser hyphenate Dutch words itself? Many do, and then the page leaves it to them. */
function hyphenatesDutch() {
  const box = document.createElement("div");
  box.innerHTML = `<p lang="nl" style="width:6em;font:16px/1 monospace;hyphens:auto;overflow-wrap:normal"><span>verantwoordelijkheid</span></p>`;
  document.body.append(box);
  const lines = box.querySelector("span").getClientRects().length;
  box.remove();
  return lines > 1;
}

/** Leaves the board for the start page; reports whether the browser asked, and stays or goes. */
async function leaves(person, { stays }) {
  let asked = false;
  const answer = async (dialog) => {
    asked = dialog.type() === "beforeunload";
    await (stays ? dialog.dismiss() : dialog.accept());
  };
  person.answersDialogs(answer);
  await person.page.goto(`${crowd.base}/`).catch(() => {});
  person.answersDialogs(null);
  return asked;
}

async function comingBack() {
  const begeleider = await crowd.person("Demo begeleider", LAPTOP);
  const plenaryScreen = await crowd.person("Demo plenair", BEAMER);
  const helper = await crowd.person("Demo medebegeleider", PHONE);
  const row = (person, title) => person.page.locator(".wayback", { hasText: title });
  const port = new URL(crowd.base).port;
  const howToStart = `--listen 0.0.0.0:${port}`;
  let code;

  await step("the opened page says which address others cannot open, and that this device remembers the session", async () => {
    await begeleider.goto("/new");
    await begeleider.page.getByLabel(words.title).fill(LONG);
    await begeleider.page.getByLabel(words.rooms).fill("2");
    await begeleider.page.getByLabel(words.pick).check();
    await begeleider.press(words.openSession);
    await begeleider.page.getByText(words.theirCode).waitFor();
    await begeleider.sees(howToStart);
    await begeleider.sees(words.rememberedHere);
    code = (await begeleider.page.locator(".opened__code").innerText()).replaceAll(/\s/g, "");
    await begeleider.sees(`/j/${code}/2`);
    assert.equal(await begeleider.page.getByText(`/j/${code}/3`).count(), 0, "the example names a group that is not there");
    await begeleider.looks("opened-at-loopback");
    const link = await begeleider.page.locator("#plenary-link").inputValue();
    await plenaryScreen.page.goto(link);
    await plenaryScreen.sees(howToStart);
    await plenaryScreen.looks("door-at-loopback");
  });

  await step("a long word breaks with a hyphen that is not copied", async () => {
    await begeleider.page.setViewportSize({ width: 320, height: 640 });
    const heading = begeleider.page.locator(".opened__say h1");
    if (!(await begeleider.page.evaluate(hyphenatesDutch))) await heading.locator(".shy").first().waitFor({ state: "attached" });
    const said = await heading.evaluate((heading) => {
      getSelection().selectAllChildren(heading);
      return [heading.textContent, getSelection().toString()];
    });
    assert.deepEqual(said, [LONG, LONG]);
    await begeleider.looks("opened-hyphens");
    await begeleider.page.setViewportSize(LAPTOP);
  });

  await step("the board asks only while groups are at work", async () => {
    await begeleider.page.getByRole("link", { name: words.toBoard }).click();
    await begeleider.page.locator(".rail").waitFor();
    await begeleider.page.keyboard.press("Shift");
    assert.equal(await leaves(begeleider, { stays: false }), false, "nothing is going on yet");
    await begeleider.page.getByRole("heading", { name: words.goOnWith }).waitFor();
    await begeleider.looks("home-goes-on");
    await row(begeleider, LONG).getByRole("link").click();
    await begeleider.page.locator(".rail").waitFor();
    await joinRoom(crowd.base, code, "Demo A");
    await begeleider.page.locator(".prog button").first().click();
    await begeleider.page.locator(".ctrl .ctrl__start:not([aria-disabled])").click();
    await begeleider.page.locator(".desk__say h1").filter({ hasText: /dilemma 1/i }).waitFor();
    assert.equal(await leaves(begeleider, { stays: true }), true, "a group is at work");
    await begeleider.page.locator(".rail").waitFor();
    await begeleider.page.locator(".ctrl__links").first().click();
    await begeleider.page.locator("dialog[open]").waitFor();
    await begeleider.sees(howToStart);
    await begeleider.sees(words.rememberedHere);
    await begeleider.looks("links-at-loopback");
    await begeleider.page.keyboard.press("Escape");
  });

  await step("links can be copied without a clipboard API, as over plain HTTP", async () => {
    const { page } = begeleider;
    const reader = await page.context().newPage();
    await reader.goto(`${crowd.base}/`);
    const copies = async (button, told, link) => {
      await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined }));
      await (told ? begeleider.hears(told, () => button.click()) : button.click());
      await reader.bringToFront();
      assert.match(await reader.evaluate(() => navigator.clipboard.readText()), link);
      await reader.evaluate(() => navigator.clipboard.writeText("-"));
      await page.bringToFront();
    };
    await copies(page.locator(".invite__copy"), words.linkCopied, new RegExp(`^http://.*/j/${code}$`));
    await page.locator(".ctrl__links").first().click();
    const button = page.locator("dialog[open]").getByRole("button", { name: words.copy });
    await copies(button.first(), words.copiedNow, new RegExp(`^http://.*/j/${code}$`));
    await copies(button.nth(1), null, new RegExp(`^http://.*/f/${code}#.{10,}$`));
    await reader.close();
  });

  await step("a question that replaces its button is read out and gets the focus", async () => {
    const dialog = begeleider.page.locator("dialog[open]");
    // The first is for the board itself.
    const asks = dialog.getByRole("button", { name: words.newLink }).nth(1);
    await begeleider.hears(words.newLinkSure, () => asks.click());
    await dialog.locator(".sure button:focus").filter({ hasText: words.cancel }).click();
    await asks.and(begeleider.page.locator(":focus")).waitFor();
    await begeleider.page.keyboard.press("Escape");
  });

  await step("forgetting asks first, and the link itself still opens the board", async () => {
    const board = await begeleider.secretLink();
    assert.equal(await leaves(begeleider, { stays: false }), true);
    const forget = begeleider.page.getByRole("button", { name: `${words.forget}: ${LONG}` });
    await forget.waitFor();
    await begeleider.hears(words.forgetSure, () => forget.click());
    await begeleider.looks("home-forget");
    await row(begeleider, LONG).getByRole("button", { name: words.cancel }).click();
    assert.equal(await row(begeleider, LONG).count(), 1);
    await forget.click();
    await row(begeleider, LONG).getByRole("button", { name: words.forget, exact: true }).click();
    await row(begeleider, LONG).waitFor({ state: "detached" });
    assert.equal(await begeleider.page.evaluate(() => localStorage.getItem("ao:led")), "[]");
    await helper.page.goto(board);
    await helper.page.locator(".ctrl__links").waitFor({ state: "attached" });
    await leaves(helper, { stays: false });
    await row(helper, LONG).waitFor();
    await helper.looks("home-goes-on-phone");
  });

  await step("a part that is over is not offered again, and a question about it does not end the next", async () => {
    const programme = [{ kind: "dilemmas", minutes: 30 }, { kind: "break", minutes: 15 }];
    const opened = await openLed(crowd.base, 1, "nl", programme);
    const second = await Device.connect(crowd.base, opened.code, opened.facilitator);
    const { page } = begeleider;
    const runs = (nth) => page.locator(`.prog > li:nth-child(${nth})[aria-current=step]`).waitFor({ state: "attached" });
    const asksToEnd = async () => {
      await page.locator(".rail__change").click();
      await page.locator(".plan__clock").getByRole("button", { name: words.endPart }).click();
      await page.locator("dialog[open] .btn--main").waitFor();
    };
    const confirms = async () => {
      await page.locator("dialog[open] .btn--main").click();
      await page.locator("dialog[open] .btn--main").waitFor({ state: "detached" });
      await page.keyboard.press("Escape");
      await page.locator(".plan").waitFor({ state: "detached" });
    };
    await page.goto(`${crowd.base}/f/${opened.code}#${opened.facilitator}`);
    await begeleider.press(words.startDilemmas);
    await runs(1);
    await asksToEnd();
    await confirms();
    // No round has begun yet.
    await begeleider.button(words.startBreak).waitFor();
    assert.equal(await begeleider.button(words.startDilemmas).count(), 0);
    await begeleider.press(words.startBreak);
    await runs(2);
    await asksToEnd();
    await second.command({ programme: { start_block: { from: 1, block: 0 } } });
    await runs(1);
    // The question is about a part that is over.
    await page.locator("dialog[open] .btn--main").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    // The answer to this arrives after the answer to the question.
    await page.locator(".invite__door").click();
    await page.locator(".invite__locked").waitFor();
    await runs(1);
    second.leave();
  });

  await step("a new link closes the boards of the old one, and the board that it was made on goes on", async () => {
    const { page } = begeleider;
    const opened = await openLed(crowd.base, 1, "nl");
    const away = await crowd.person("Demo elders", LAPTOP);
    for (const person of [begeleider, away]) {
      await person.page.goto(`${crowd.base}/f/${opened.code}#${opened.facilitator}`);
      await person.page.locator(".ctrl__links").waitFor();
      await person.page.waitForFunction(() => !location.hash);
    }
    await page.locator(".ctrl__links").click();
    const ownLink = page.locator(".links section", { has: page.getByRole("heading", { name: words.thisBoard, exact: true }) });
    await ownLink.getByRole("button", { name: words.newLink }).click();
    await ownLink.locator(".btn--main").click();
    await away.sees(words.linkChanged);
    await page.locator(".ctrl__links").waitFor();
    await page.reload();
    await page.locator(".ctrl__links").waitFor();
  });

  await step("a deleted session says so", async () => {
    helper.expect(/status of 404/);
    const gone = await openLed(crowd.base, 2, "nl");
    await helper.page.goto(`${crowd.base}/f/${gone.code}#${gone.facilitator}`);
    await helper.page.locator(".ctrl__links").waitFor({ state: "attached" });
    await helper.goto("/");
    await row(helper, "Demo").waitFor();
    const headers = { authorization: `Bearer ${gone.facilitator}` };
    const answer = await fetch(`${crowd.base}/api/sessions/${gone.code}`, { method: "DELETE", headers });
    assert.equal(answer.status, 204);
    await helper.page.reload();
    await row(helper, "Demo").getByText(words.isGone).waitFor();
    await helper.looks("home-gone-phone");
  });
}

await play(comingBack);
