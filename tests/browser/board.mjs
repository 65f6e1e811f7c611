// The facilitator's board while groups come to different dilemmas: what it shows of them, and that nothing on it moves.
//   node board.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { pass } from "./clock.mjs";
import { Device } from "./device.mjs";
import { Groups } from "./groups.mjs";
import { LAPTOP, PHONE } from "./people.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { openLed } from "./together.mjs";

const GROUPS = 7;
const SIZES = [LAPTOP, { width: 1366, height: 650 }, { width: 1440, height: 900 }, { width: 1920, height: 1080 }];
const SMALL = { width: 320, height: 640 };

/** The positions of everything that must not move. */
const places = (page) =>
  page.evaluate(() => {
    const place = (element) => {
      const { left, top, width } = element.getBoundingClientRect();
      return [left, top, width].map(Math.round).join(" ");
    };
    return [...document.querySelectorAll(".ledger thead th, .ledger tbody tr[data-room], .ctrl > *")].map(place).sort().join("\n");
  });

const order = (page) => page.locator(".ledger tbody tr[data-room]").evaluateAll((rows) => rows.map((row) => row.dataset.room).join(" "));

const clock = async (page) => (await page.locator(".part-clock__digits").textContent()).trim();

function is(found, expected, what) {
  if (found !== expected) throw new Error(`${what}: found\n${found}\ninstead of\n${expected}`);
}

/** Does something at every size, and asserts that nothing moved. */
async function standsStill(page, what, act) {
  const before = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    before.push(await places(page));
  }
  await act();
  for (const [at, size] of SIZES.entries()) {
    await page.setViewportSize(size);
    is(await places(page), before[at], `${what}, ${size.width} × ${size.height}`);
  }
  await page.setViewportSize(LAPTOP);
}

const line = (page, dilemma) => page.locator(".stands .stand").filter({ has: page.locator(".stand__mark", { hasText: String(dilemma) }) });

/** Asserts that nothing in the lines of the dilemmas and of the people is cut off. */
async function saysAll(page, when) {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const cut = await page.locator(".stand, .stand__first, .stand__second").evaluateAll((lines) => lines.filter((line) => line.scrollWidth > line.clientWidth + 1).map((line) => line.textContent));
    if (cut.length) throw new Error(`${when}, ${size.width} × ${size.height}: cut off are ${cut.join(" | ")}`);
  }
  await page.setViewportSize(LAPTOP);
}

/**
 * Asserts that what was just done is reported in a line of its own, which covers no button, and that nothing around it
 * moves.
 */
async function saysInALine(page, act) {
  for (const size of [LAPTOP, { width: 1366, height: 650 }]) {
    await page.setViewportSize(size);
    const top = await page.locator(".desk__top").boundingBox();
    await act();
    const told = page.locator(".desk__top .told .notice");
    await told.waitFor();
    const { x, y, width, height } = await told.boundingBox();
    if (height > 64 || width < 240) throw new Error(`${size.width} × ${size.height}: the report of an action measures ${width} × ${height}`);
    const over = await page.locator(".steer .btn, .ctrl .btn, .hail, .sorts button, .wallpic, .part-clock").evaluateAll(
      (all, told) => all.filter((one) => {
        const box = one.getBoundingClientRect();
        return one.checkVisibility() && box.width > 0 && box.left < told.x + told.width && box.right > told.x && box.top < told.y + told.height && box.bottom > told.y;
      }).map((one) => one.textContent),
      { x, y, width, height },
    );
    if (over.length) throw new Error(`${size.width} × ${size.height}: the report of an action covers ${over.join(" | ")}`);
    is((await page.locator(".desk__top").boundingBox()).height, top.height, "the height of the header");
    await told.locator(".told__undo").click();
    await told.waitFor({ state: "detached" });
  }
  await page.setViewportSize(LAPTOP);
}

const strip = (page) => page.locator(".desk__top .hails");

/** Asserts that the whole call is in sight without scrolling. */
async function isInSight(page, call, where) {
  await call.waitFor();
  const { x, y, width, height } = await call.boundingBox();
  const size = page.viewportSize();
  if (x < 0 || y < 0 || x + width > size.width || y + height > size.height) throw new Error(`${where}: the call is out of sight`);
  if (width < 44 || height < 44) throw new Error(`${where}: the call is ${width} × ${height}`);
}

async function board() {
  const { code, facilitator: secret } = await openLed(crowd.base, GROUPS, locale.slice(0, 2));
  const facilitator = await crowd.person("Demo begeleider", LAPTOP);
  const groups = await Groups.joining(crowd.base, code, GROUPS);
  const { page } = facilitator;
  await page.goto(`${crowd.base}/f/${code}#${secret}`);
  await page.locator(`.ledger tr[data-room="${GROUPS}"]`).waitFor();
  await page.locator(".ledger .t-on", { hasText: "1/1" }).nth(GROUPS - 1).waitFor();

  await step("who is expected and who is missing", async () => {
    await page.locator(".stand--people").click();
    await page.locator("#expected").fill("60");
    await page.locator(".missing__expected button").click();
    await page.locator(".stand--people", { hasText: words.ofSixtyIn }).waitFor();
    await facilitator.looks("missing");
    await page.keyboard.press("Escape");
  });

  await facilitator.press(words.startDilemmas);
  await page.locator(".ctrl__start:not([aria-disabled])").click();
  await line(page, 1).getByText(words.sevenBusy).waitFor();
  await page.mouse.move(5, 5);

  await step("one group is a dilemma ahead, and the board stands still", async () => {
    await pass(240);
    const before = await clock(page);
    await standsStill(page, "a group chose and reads the next dilemma", async () => {
      await groups.choose(7, 1);
      await groups.does(7, { round: { start: { rooms: "all", dilemma: null } } });
      await line(page, 2).waitFor();
    });
    await line(page, 1).getByText(words.sixBusy).waitFor();
    await line(page, 1).getByText(words.oneDone).waitFor();
    await page.getByRole("heading", { name: words.dilemmasOneAndTwo, exact: true }).waitFor();
    if ((await clock(page)) > before) throw new Error(`the clock went up, from ${before} to ${await clock(page)}`);
    is(await page.locator('.ledger tr[data-room="7"] .at').textContent(), words.dilemmaTwo, "the dilemma in the row");
    await saysAll(page, "two dilemmas");
    await facilitator.looks("two-dilemmas");
  });

  await step("the group that is furthest behind is at the earlier dilemma", async () => {
    await groups.goes(3, "left");
    await page.locator(".find__order").selectOption({ label: words.furthestBehind });
    await page.waitForFunction(() => [...document.querySelectorAll(".ledger tr[data-room]")].map((row) => row.dataset.room).join(" ") === "1 2 4 5 6 3 7");
    await line(page, 2).click();
    await page.locator('.ledger tr[data-room="1"]').waitFor({ state: "detached" });
    is(await order(page), "7", "the groups at dilemma 2");
    await line(page, 2).click();
    await page.locator(".find__order").selectOption({ index: 0 });
  });

  await step("the order stays under the pointer, and a call is in sight everywhere", async () => {
    await page.locator('.ledger tr[data-room="2"] .t-v').hover();
    const before = await order(page);
    await groups.does(5, { room: { ask_help: { on: true } } });
    await strip(page).getByText(words.help).waitFor();
    is(await order(page), before, "the order under the pointer");
    if (!(await page.title()).startsWith(`● 1 ${words.help}`)) throw new Error(`the tab says ${await page.title()}`);
    await page.mouse.move(5, 5);
    await page.waitForFunction(() => document.querySelector(".ledger tr[data-room]").dataset.room === "5");
    await standsStill(page, "a second call", async () => {
      await groups.does(6, { room: { ask_help: { on: true } } });
      await strip(page).locator(".num", { hasText: "2" }).waitFor();
      await page.locator(".find__order").selectOption({ index: 1 });
    });
    await facilitator.looks("calls");
    await page.keyboard.press("d");
    await page.locator(".debrief").waitFor();
    await isInSight(page, strip(page).locator(".hail").first(), "the debrief");
    await saysInALine(page, () => page.keyboard.press("t"));
    for (const size of [PHONE, SMALL]) {
      await page.setViewportSize(size);
      await isInSight(page, strip(page).locator(".hail").first(), `the debrief, ${size.width} wide`);
    }
    await facilitator.looks("calls-debrief-small");
    await page.setViewportSize(LAPTOP);
    await page.keyboard.press("d");
    await page.locator(".ctrl__links").click();
    await isInSight(page, page.locator("dialog[open] .hail").first(), "a dialog");
    await facilitator.looks("calls-dialog");
    await page.locator("dialog[open] .hail").first().click();
    await page.getByRole("heading", { name: `${words.room} 5`, exact: true }).waitFor();
    // The call of another group is shown separately, in words, below this group's own content.
    const elsewhere = page.locator(".panel .elsewhere", { hasText: words.groupSixAsksHelp });
    await isInSight(page, elsewhere.locator(".hail"), "a call elsewhere");
    if ((await elsewhere.boundingBox()).y < (await page.locator(".panel .panel__help").boundingBox()).y) throw new Error("a call of another group stands as if it were of this one");
    await page.locator("dialog[open] .panel__help button").click();
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  });

  await step("each action is reported with its groups, and the report covers no row", async () => {
    await groups.choose(4, 1);
    await page.locator('.ledger tr[data-room="4"] .t-v b').waitFor();
    for (const room of [2, 4]) await page.locator(`.ledger tr[data-room="${room}"] .tick`).click();
    await page.keyboard.press("t");
    const toast = page.locator(".told .notice");
    await toast.getByText(words.extraForTwo).waitFor();
    const told = await toast.boundingBox();
    const table = await page.locator(".ledger").boundingBox();
    if (told.y + told.height > table.y) throw new Error("the report of an action covers the rows");
    await facilitator.looks("told-of-each");
    await page.keyboard.press("Escape");
  });

  await step("sent messages with their groups", async () => {
    await page.keyboard.press("m");
    await page.locator("#message-all").fill("Demo: nog een minuut");
    await page.locator("#message-all").press("Enter");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    await page.keyboard.press("m");
    const sent = page.locator("dialog[open] .sent__list li");
    await sent.nth(1).waitFor();
    await sent.first().getByText(words.allGroups).waitFor();
    await sent.nth(1).getByText(`${words.room.toLowerCase().replace("room", "group")} 5`).waitFor();
    await facilitator.looks("sent");
    await page.keyboard.press("Escape");
  });

  await step("a group that is cut off before choosing is not done, in the row, in the chips and in the debrief", async () => {
    const helper = await Device.connect(crowd.base, code, secret);
    await helper.command({ programme: { end_block: { block: 0 } } });
    await page.locator('.ledger tr[data-room="1"] .t-ph', { hasText: words.notChosen }).waitFor();
    is(await page.locator('.ledger tr[data-room="1"] .pips').getAttribute("data-reached"), "0", "how far a group that was cut off came");
    await line(page, 1).getByText(words.twoDone).waitFor();
    await line(page, 1).getByText(`5 ${words.notChosen}`).waitFor();
    await page.locator(".chip", { hasText: words.notChosen }).waitFor();
    await saysAll(page, "after the part");
    await facilitator.looks("cut-off");
    await page.keyboard.press("d");
    await page.locator(".dil", { hasText: words.twoOfSevenDone }).waitFor();
    await page.locator(".reveals li", { hasText: words.notChosen }).first().waitFor();
    if (await page.locator(".reveals li", { hasText: words.notChosen }).getByRole("button").count()) throw new Error("a group that did not choose has a button to uncover it");
    await facilitator.looks("cut-off-debrief");
    await page.keyboard.press("d");
  });

  await step("phones", async () => {
    for (const size of [PHONE, SMALL]) {
      await page.setViewportSize(size);
      await facilitator.looks(`board-${size.width}`);
    }
  });
}

await play(board);
