// Two facilitators at work in one session, and what the people whom they move see of it. Everything that people write
// here is hostile: every screen must show it as text and nothing else.
//   node facilitating.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { BEAMER, LAPTOP, PHONE, TABLET } from "./people.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";

const MARKUP = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
const FORMULA = `=HYPERLINK("https://elsewhere.example","klik")`;
const UNBROKEN = "W".repeat(280);
const BACKWARDS = "\u202eachterstevoren\u202c ‮ en \u200b\u200bverder";
const MARKDOWN = "[klik](javascript:alert(3)) **vet** `code` | kolom | <b>";
const NAMES = [`<img src=x onerror=alert(4)>`, "W".repeat(40), "‮naam‬ 👩‍👩‍👧‍👦 لسان", `"><svg/onload=alert(5)>`, "Demo E"];

async function openSession() {
  const response = await fetch(`${crowd.base}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      title: MARKUP.slice(0, 80),
      language: locale.slice(0, 2),
      dilemmas: ["tempo", "niveau", "rooster"],
      planned: 2,
      minutes: 10,
      rooms: 4,
      placement: "pick",
      programme: [{ kind: "dilemmas", minutes: 60 }],
      first_ballot: false,
      both_sides_heard: false,
      mirrored: true,
      silent_minute: false,
    }),
  });
  if (!response.ok) throw new Error(`opening a session: ${await response.text()}`);
  return response.json();
}

const phase = (person, nth) => person.page.locator(`.steps li:nth-child(${nth})[aria-current=step]`).waitFor();

/** Waits until the person's screen shows that this is their room. */
const isIn = (person, room) => person.page.locator("header").getByText(`${words.room} ${room}`, { exact: true }).first().waitFor();

async function joins(person, code, room) {
  await person.goto(`/j/${code}/${room}`);
  await person.page.getByLabel(words.yourName).fill(person.name);
  await person.page.getByLabel(words.yourName).press("Enter");
  await person.page.getByRole("heading", { name: `${words.room} ${room}`, level: 1 }).waitFor();
}

/** Opens the panel of a room. */
async function looksInto(facilitator, room) {
  await facilitator.page.locator(`.ledger tr[data-room="${room}"] th button`).click();
  await facilitator.page.locator("dialog[open]").waitFor();
}

async function closes(facilitator) {
  await facilitator.page.keyboard.press("Escape");
  await facilitator.page.locator("dialog[open]").waitFor({ state: "detached" }).catch(() => {});
}

async function picks(facilitator, item) {
  await facilitator.page.locator("details.more summary").click();
  await facilitator.page.locator(".more__list").getByRole("button", { name: item }).click();
  await facilitator.page.locator("dialog[open]").waitFor();
}

const undoes = (facilitator) => facilitator.page.locator(".told__undo").filter({ visible: true }).last().click();

async function facilitating() {
  const { code, facilitator: secret, plenary: plenarySecret } = await openSession();
  const first = await crowd.person("Demo begeleider", LAPTOP);
  const second = await crowd.person("Demo medebegeleider", TABLET);
  const plenaryScreen = await crowd.person("Demo plenair", BEAMER);
  const people = [];
  for (const name of NAMES) people.push(await crowd.person(name, PHONE));
  const [ann, bob, cem, dee, eve] = people;

  await step("two facilitators, hostile names", async () => {
    await first.page.goto(`${crowd.base}/f/${code}#${secret}`);
    await second.page.goto(`${crowd.base}/f/${code}#${secret}`);
    await plenaryScreen.page.goto(`${crowd.base}/p/${code}#${plenarySecret}`);
    await joins(ann, code, 1);
    await joins(bob, code, 1);
    await joins(cem, code, 2);
    await joins(dee, code, 2);
    await joins(eve, code, 3);
    await first.page.locator(".ledger tbody tr").nth(2).waitFor();
    await first.looks("names-board");
    await second.looks("names-board-tablet");
    await ann.looks("names-lobby");
    await plenaryScreen.looks("names-wall");
  });

  await step("the same room, at the same moment", async () => {
    await first.page.locator(".prog button").first().click();
    await first.page.locator(".ctrl .ctrl__start:not([aria-disabled])").click();
    for (const person of people) await phase(person, 1);
    await Promise.all([first.page.keyboard.press("p"), second.page.keyboard.press("p")]);
    await ann.page.locator(".timer--pause").waitFor();
    await first.looks("paused-board");
    await second.page.keyboard.press("p");
    await ann.page.locator(".timer--pause").waitFor({ state: "detached" });
    await first.page.keyboard.press("t");
    await first.page.locator(".told__undo").waitFor();
    await first.looks("undo-toast");
    await first.page.keyboard.press("u");
    await first.page.locator(".told__undo").waitFor({ state: "detached" });
  });

  await step("hostile words", async () => {
    await ann.goesOn(ann.button(words.toLeft), 2);
    await phase(bob, 2);
    const box = ann.page.getByPlaceholder(words.aPro).filter({ visible: true });
    for (const said of [MARKUP, FORMULA, UNBROKEN, BACKWARDS, MARKDOWN]) {
      await box.fill(said);
      await box.press("Enter");
      await bob.page.locator(".arg", { hasText: said.match(/[a-zA-Z<]{3,9}/)[0] }).first().waitFor();
    }
    await bob.looks("hostile-arguments-phone");
    await looksInto(first, 1);
    await first.looks("hostile-panel");
    await closes(first);
  });

  await step("a search of ten thousand characters", async () => {
    await first.page.keyboard.press("/");
    await first.page.locator("#find-room").fill("W".repeat(10_000));
    await first.page.locator(".ledger tbody tr[data-room]").first().waitFor({ state: "detached" });
    await first.looks("search-finds-nothing");
    await first.page.keyboard.press("Escape");
    await first.page.locator(".ledger tbody tr[data-room]").first().waitFor();
    await first.page.keyboard.press("Escape");
    await first.page.locator(".ledger th button:focus").waitFor();
  });

  await step("a room is merged away while somebody looks in", async () => {
    await looksInto(second, 3);
    await picks(first, words.mergeRooms);
    await first.page.locator("#merge-from").selectOption("3");
    await first.page.locator("#merge-into").selectOption("2");
    await first.looks("merge-dialog");
    await first.page.locator("dialog[open] .btn--main").click();
    await isIn(eve, 2);
    await phase(eve, 1);
    await eve.page.locator(".tellings").getByText(`${words.room.toLowerCase()} 2`).waitFor();
    await eve.looks("merged-phone");
    await second.page.locator("dialog[open] .panel__merged").waitFor();
    await second.looks("merged-panel-tablet");
    await second.page.locator("dialog[open] .panel__merged button").click();
    await second.page.locator("dialog[open] .members li", { hasText: "Demo E" }).waitFor();
    await closes(second);
  });

  await step("somebody is moved, by list and by hand", async () => {
    await looksInto(first, 2);
    await first.page.locator("dialog[open] .members li", { hasText: "Demo E" }).locator("select").selectOption("1");
    await isIn(eve, 1);
    await phase(eve, 2);
    await eve.page.locator(".tellings").getByText(`${words.room.toLowerCase()} 1`).waitFor();
    await eve.looks("moved-phone");
    await undoes(first);
    await isIn(eve, 2);
    const grip = first.page.locator("dialog[open] .members li", { hasText: "Demo E" }).locator(".grip");
    await grip.scrollIntoViewIfNeeded();
    const from = await grip.boundingBox();
    await first.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await first.page.mouse.down();
    await first.page.mouse.move(from.x - 40, from.y, { steps: 4 });
    const row = first.page.locator('.ledger tr[data-room="1"]');
    const to = await row.boundingBox();
    await first.page.mouse.move(to.x + 200, to.y + to.height / 2, { steps: 8 });
    await first.page.locator(".carried").waitFor();
    await first.page.screenshot({ path: `${crowd.pictures}/${locale}-carried.png` });
    await first.page.mouse.up();
    await isIn(eve, 1);
    await closes(first);
  });

  await step("a locked door, and somebody taken out and put back", async () => {
    await first.page.getByRole("button", { name: words.lockDoor }).filter({ visible: true }).first().click();
    const late = await crowd.person("Demo laat", PHONE);
    late.expect(/status of (403|409|423)/);
    await late.goto(`/j/${code}`);
    await late.page.getByText(words.doorLocked).first().waitFor();
    await late.looks("door-locked-phone");
    await first.looks("door-locked-board");
    await second.page.getByRole("button", { name: words.unlockDoor }).filter({ visible: true }).first().click();
    await looksInto(first, 1);
    await eve.hears(words.removed, () => first.page.getByRole("button", { name: `${words.takeOut}: Demo E` }).click());
    await closes(first);
    // A message under the pointer stays.
    await first.page.locator(".told__undo").filter({ visible: true }).last().hover();
    await eve.page.getByRole("heading", { name: words.removed }).waitFor();
    await eve.looks("removed-phone");
    await first.looks("removed-board");
    await undoes(first);
    await isIn(eve, 1);
    await phase(eve, 2);
  });

  await step("all choose, and the groups are mixed", async () => {
    for (const [presenter, others] of [[ann, [bob, eve]], [cem, [dee]]]) {
      const at = () => presenter.page.locator(".steps li").evaluateAll((steps) => 1 + steps.findIndex((step) => step.ariaCurrent === "step"));
      for (let nth = await at(); nth < 4; nth += 1) {
        await presenter.goesOn(presenter.page.locator(".dock .btn--main").filter({ visible: true }).first(), nth + 1);
      }
      for (const person of [presenter, ...others]) await person.page.locator(".field--l .vote").click();
      await presenter.page.getByLabel(words.why).fill(presenter === ann ? MARKUP : UNBROKEN);
      await presenter.press(words.lock);
      await phase(presenter, 5);
    }
    await ann.looks("hostile-done-phone");
    await picks(first, words.mixRooms);
    await first.page.locator("#mix-size").selectOption("2");
    await first.looks("mix-dialog");
    await first.page.locator("dialog[open] .btn--main").click();
    // A message under the pointer stays.
    await first.page.locator(".told__undo").hover();
    await first.looks("mixed-board");
    for (const person of [ann, bob]) await person.page.locator(".lobby h1").waitFor();
    await ann.looks("mixed-phone");
    await bob.looks("mixed-phone-other");
    await undoes(first);
    await phase(bob, 5);
  });

  await step("a guess while covered, then revealed", async () => {
    for (const person of [ann, bob]) {
      await person.goto(`/s/${code}/hall`);
      await person.page.locator(".hall").waitFor();
    }
    await ann.looks("hall-waits-phone");
    await plenaryScreen.page.bringToFront();
    await plenaryScreen.page.keyboard.press("ArrowRight");
    await ann.page.locator(".hall__split .vote").first().click();
    await ann.page.locator("[aria-pressed=true]").first().waitFor();
    await ann.looks("guess-phone");
    await plenaryScreen.looks("covered-wall");
    await ann.hears(words.youGuessed, () => plenaryScreen.page.keyboard.press("Enter"));
    await plenaryScreen.page.locator("[data-beat=all]").waitFor();
    await ann.sees(words.stillCovered);
    await plenaryScreen.looks("one-revealed-wall");
    await ann.looks("one-revealed-phone");
    await plenaryScreen.page.keyboard.press("r");
    await ann.page.getByText(words.stillCovered).waitFor({ state: "detached" });
    await plenaryScreen.page.keyboard.press("ArrowDown");
    await plenaryScreen.page.locator(".spot blockquote").waitFor();
    await plenaryScreen.looks("hostile-spotlight-wall");
    await ann.looks("hostile-result-phone");
    await plenaryScreen.page.keyboard.press("ArrowRight");
    await plenaryScreen.page.locator(".figs").waitFor();
    await plenaryScreen.page.keyboard.press("ArrowRight");
    await plenaryScreen.page.locator(".said__line").first().waitFor();
    await plenaryScreen.looks("hostile-arguments-wall");
    await bob.looks("hostile-hall-arguments-phone");
  });

  await step("the end, the report, and looking back", async () => {
    const reader = await crowd.person("Demo lezer", LAPTOP);
    await reader.page.goto(`${crowd.base}/r/${code}#${secret}`);
    await reader.page.locator("article h2").first().waitFor();
    await reader.looks("hostile-report");
    await reader.page.setViewportSize(PHONE);
    await reader.looks("hostile-report-phone");
    await first.page.locator("details.more summary").click();
    await first.page.locator(".more__list").getByRole("button", { name: words.endSession }).click();
    await cem.hears(words.sessionOver, () => first.page.locator("dialog[open] .btn--main").click());
    await cem.page.getByRole("heading", { name: words.whatWeChose }).first().waitFor();
    await cem.sees(words.keptDays);
    await cem.looks("ended-phone");
    await first.page.locator(".ctrl__links").click();
    await first.page.locator("dialog[open]").getByLabel(words.roomsCanLookBack).check();
    await first.looks("links-dialog");
    await closes(first);
    await cem.page.getByRole("radio", { name: words.lookBackSame }).first().check({ force: true });
    await cem.page.locator(".lookback textarea").first().fill(MARKUP);
    await cem.page.locator(".lookback button[type=submit]").first().click();
    await cem.page.locator(".lookback__end [role=status] svg").first().waitFor();
    await cem.looks("look-back-phone");
    await reader.page.reload();
    await reader.page.locator("article h2").first().waitFor();
    await reader.looks("report-with-look-back-phone");
  });

  await step("everything is deleted at once", async () => {
    await first.page.locator("details.more summary").click();
    await first.page.locator(".more__list").getByRole("button", { name: words.deleteNow }).click();
    await first.looks("delete-asks");
    await first.page.locator("dialog[open] .btn--main").click();
    for (const person of [first, second, plenaryScreen, cem]) await person.sees(words.deleted);
    // The server does not have the session any more; each device remembers how it ended.
    cem.expect(/404/);
    for (const person of [first, second, plenaryScreen, cem]) {
      await person.page.reload();
      await person.sees(words.deleted);
    }
    await first.looks("deleted-board");
    await cem.looks("deleted-phone");
  });
}

await play(facilitating);
