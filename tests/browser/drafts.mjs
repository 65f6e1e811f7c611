// Words that are not sent yet: they stay in their field through a reload, a new phase, the end of the time and changes
// by others; they are never used for another question; nothing is cut off, and nothing is decided by accident.
//   node drafts.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { pass } from "./clock.mjs";
import { Device } from "./device.mjs";
import { LAPTOP, PHONE } from "./people.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

const UNSENT = "minder lege uren voor de onderbouw";
/** Sent while there is no network. */
const TOO_LATE = ["Minder haast in de onderbouw", "Meer tijd voor elkaar"];
const LONG = "x".repeat(377);
const SMILES = "🙂".repeat(150);

const must = (is, what) => {
  if (!is) throw new Error(what);
};
const box = (person, nth = 0) => person.page.locator(".add__box textarea").filter({ visible: true }).nth(nth);
const written = (person, text) => person.page.locator(".arg__text").filter({ hasText: text });
const offered = (person, text) => person.page.locator(".unsent__one").filter({ hasText: text });
/** While a group chooses, unsent words are one folded line. */
const unfold = (person) => person.page.locator(".unsent:not([open]) summary").click();
/** The first press only asks; the second confirms. */
const throwAway = async (person, text) => {
  const button = offered(person, text).locator(".unsent__do button").last();
  await button.click();
  const asked = offered(person, text).getByRole("button", { name: words.throwAwaySure });
  await asked.and(person.page.locator(":not([aria-disabled])")).click();
  await offered(person, text).waitFor({ state: "detached" });
};
const phase = (person, nth) => person.page.locator(`.steps li:nth-child(${nth})[aria-current=step]`).waitFor();
/** Waits until a field contains exactly this. */
const holds = async (field, text) => {
  await field.waitFor();
  await field.evaluate(
    (field, text) =>
      new Promise((done, failed) => {
        const until = Date.now() + 20_000;
        const look = () => {
          if (field.value === text) return done();
          if (Date.now() > until) return failed(new Error(`it holds “${field.value}”, not “${text}”`));
          setTimeout(look, 50);
        };
        look();
      }),
    text,
  );
};
/** The number of drafts on this device. */
const kept = (person) => person.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("ao:draft:")).length);
const paste = async (person, field, text) => {
  await person.page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await field.focus();
  await person.page.keyboard.press("ControlOrMeta+v");
};

async function drafts() {
  const { base } = crowd;
  const opened = await openLed(base, 1, locale.slice(0, 2), undefined, { both_sides_heard: true });
  const { code } = opened;
  const board = await Device.connect(base, code, opened.facilitator);
  const anna = await crowd.person("Demo A", LAPTOP);
  const bob = await crowd.person("Demo B", PHONE);
  const hands = new Map();
  for (const person of [anna, bob]) {
    const joined = await joinRoom(base, code, person.name, 1);
    await enter(person, joined);
    await person.page.getByRole("heading", { name: `${words.room} 1`, level: 1 }).waitFor();
    hands.set(person, await Device.connect(base, code, joined.token));
  }
  const cas = await Device.connect(base, code, (await joinRoom(base, code, "Demo C", 1)).token);
  const presents = (command) => hands.get(anna).command(command);
  const goes = (phase) => hands.get(anna).goes(phase);
  await board.command({ programme: { start_block: { block: 0 } } });
  await board.command({ round: { start: { rooms: "all", dilemma: null } } });
  await goes("left");
  await phase(bob, 2);

  await step("an argument that is not sent survives a reload", async () => {
    await box(bob).fill(UNSENT);
    await anna.page.locator(".arg--ghost .dots").first().waitFor();
    await bob.page.reload();
    await holds(box(bob), UNSENT);
  });

  await step("a device that is full by now says once that it can't keep what is typed", async () => {
    await bob.page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    const told = bob.page.locator(".toasts .notice", { hasText: words.losesWords });
    await box(bob).fill(`${UNSENT} en meer`);
    await told.waitFor();
    await bob.looks("full-device");
    await told.getByRole("button").click();
    await box(bob).fill(`${UNSENT} en nog meer`);
    await told.waitFor({ state: "detached" });
    // A page that is opened again has room again, and what was kept before.
    await bob.page.reload();
    await holds(box(bob), UNSENT);
  });

  await step("somebody who stops typing is soon no longer shown as writing", async () => {
    await box(bob).fill(`${UNSENT}!`);
    await box(bob).fill(UNSENT);
    await anna.page.locator(".arg--ghost .dots").first().waitFor();
    await pass(16);
    await anna.page.locator(".arg--ghost .dots").first().waitFor({ state: "detached" });
  });

  await step("a new phase keeps the words, says that they are not sent, and shows nobody as writing", async () => {
    await box(bob).fill(`${UNSENT}.`);
    await anna.page.locator(".arg--ghost .dots").first().waitFor();
    await goes("right");
    await phase(bob, 3);
    await holds(box(bob), "");
    await offered(bob, UNSENT).waitFor();
    await bob.looks("unsent-in-another-phase");
    await anna.page.locator(".dots").first().waitFor({ state: "detached" });
    await goes("left");
    await phase(bob, 2);
    await offered(bob, UNSENT).waitFor({ state: "detached" });
    await holds(box(bob), `${UNSENT}.`);
  });

  await step("a pasted text that is too long is not cut off or sent, and the page says so", async () => {
    await paste(anna, box(anna), LONG);
    await holds(box(anna), LONG);
    await anna.sees("97 ");
    await box(anna).press("Enter");
    await anna.page.locator(".remarks__why").filter({ hasText: "97" }).waitFor();
    await anna.looks("too-long");
    must((await written(anna, "xxx").count()) === 0, "it was sent");
    await box(anna).fill("");
    await paste(anna, box(anna), SMILES);
    await holds(box(anna), SMILES);
    await box(anna).press("Enter");
    await written(bob, SMILES).first().waitFor();
    await holds(box(anna), "");
  });

  await step("an argument that is being edited survives a reload completely", async () => {
    await anna.page.locator(".arg__change").first().click();
    await anna.page.locator(".arg__edit textarea").fill("");
    await paste(anna, anna.page.locator(".arg__edit textarea"), LONG);
    await anna.page.reload();
    await holds(anna.page.locator(".arg__edit textarea"), LONG);
    await anna.page.locator(".arg__edit textarea").press("Enter");
    await anna.page.locator(".arg__edit .remarks__why").filter({ hasText: "97" }).waitFor();
    await anna.press(words.cancel);
    await written(anna, SMILES).first().waitFor();
  });

  await step("somebody who edits words that were changed meanwhile is shown the new ones", async () => {
    await anna.page.locator(".arg__change").first().click();
    await anna.page.locator(".arg__edit textarea").fill("Eigen woorden");
    await presents({ argument: { edit: { round: 1, argument: 1, text: "Anders gezegd" } } });
    await anna.page.locator(".arg__edit .notice").filter({ hasText: "Anders gezegd" }).waitFor();
    await anna.looks("changed-meanwhile");
    await anna.press(words.cancel);
    await presents({ argument: { edit: { round: 1, argument: 1, text: SMILES } } });
    for (const person of [anna, bob]) await written(person, SMILES).filter({ hasText: words.changedJustNow }).waitFor();
  });

  await step("somebody who edits an argument that is deleted meanwhile is told so, and keeps the words", async () => {
    await presents({ argument: { add: { round: 1, side: "left", kind: "pro", text: "Gaat weg" } } });
    await anna.page.locator(".arg", { hasText: "Gaat weg" }).locator(".arg__change").click();
    await anna.page.locator(".arg__edit textarea").fill("Beter gezegd");
    await presents({ argument: { delete: { round: 1, argument: 2 } } });
    await offered(anna, "Beter gezegd").filter({ hasText: words.deletedSince }).waitFor();
    await throwAway(anna, "Beter gezegd");
  });

  await step("the Enter that picks a character sends nothing", async () => {
    await box(anna).fill("かんじ");
    await box(anna).focus();
    const keys = await anna.page.context().newCDPSession(anna.page);
    await keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 });
    await keys.send("Input.dispatchKeyEvent", { type: "keyUp", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 });
    await holds(box(anna), "かんじ");
    must((await written(anna, "かんじ").count()) === 0, "it was sent");
    await box(anna).fill("");
  });

  await step("when the time is up, words that were not sent are offered to their writer", async () => {
    anna.expect(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
    await anna.page.context().setOffline(true);
    await anna.page.waitForFunction(() => !navigator.onLine);
    for (const text of TOO_LATE) {
      await box(anna).fill(text);
      await box(anna).press("Enter");
      await holds(box(anna), "");
    }
    for (const text of TOO_LATE) must((await written(bob, text).count()) === 0, `${text} was sent`);
    await pass(11 * 60);
    await unfold(bob);
    await offered(bob, UNSENT).waitFor();
    await bob.looks("unsent-time-up");
    await offered(bob, UNSENT).getByRole("button", { name: words.copy }).click();
    must((await bob.page.evaluate(() => navigator.clipboard.readText())) === `${UNSENT}.`, "not copied");
    must((await offered(bob, UNSENT).getByRole("button", { name: words.addNow }).count()) === 0, "writing is closed");
  });

  await step("so are words that were on their way in a tunnel, in another tab as well, and they cover no vote", async () => {
    await anna.page.context().setOffline(false);
    await unfold(anna);
    for (const text of TOO_LATE) await offered(anna, text).waitFor();
    await anna.page.evaluate(() => sessionStorage.clear());
    await anna.page.reload();
    await unfold(anna);
    for (const text of TOO_LATE) await offered(anna, text).waitFor();
    await anna.looks("unsent-tunnel");
    must((await anna.page.locator(".toasts blockquote").count()) === 0, "they cover the votes");
    must((await anna.page.locator(".unsent__one").count()) === TOO_LATE.length, "they were joined into one text");
    for (const text of TOO_LATE) await throwAway(anna, text);
  });

  await step("a vote that is on its way shows on the voter's own buttons", async () => {
    bob.expect(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
    await bob.page.context().setOffline(true);
    await bob.press(words.chooseLeft);
    await bob.page.locator(".vote--mine").waitFor();
    await bob.looks("vote-on-its-way");
    await bob.page.context().setOffline(false);
    await anna.page.locator(".slip--in").waitFor({ state: "attached" });
  });

  await step("a count of hands that is not finished stays through a reload", async () => {
    const hands = anna.page.locator(".hands__count").first();
    await anna.press(words.showOfHands);
    await hands.fill("3");
    await hands.press("Tab");
    await anna.page.reload();
    await holds(hands, "3");
    // A ballot was cast, which hands would replace: the first press only asks.
    await anna.press(words.counted);
    await anna.button(words.handsOver).waitFor();
    await anna.press(words.closedBallots);
    await anna.page.locator(".slip--in").waitFor({ state: "attached" });
  });

  const vote = (device, side, round = 1) => device.command({ ballot: { cast: { round, side } } });
  await step("a reason that is being typed stays while others change their ballots, and through a reload", async () => {
    await vote(hands.get(anna), "left");
    await vote(hands.get(bob), "left");
    await vote(cas, "right");
    const why = anna.page.locator("#why");
    await why.fill("Omdat het rust geeft");
    await anna.page.locator(".lockform__toggle").click();
    await anna.page.locator("#condition").fill("meer lokalen");
    await vote(hands.get(bob), "right");
    // The sentence now belongs to the other side, and the form says so.
    await anna.page.locator(".lockform__turned").waitFor();
    await holds(why, "Omdat het rust geeft");
    await vote(hands.get(bob), "left");
    await holds(why, "Omdat het rust geeft");
    await anna.page.reload();
    await holds(why, "Omdat het rust geeft");
    // A field that is filled in is shown open.
    await holds(anna.page.locator("#condition"), "meer lokalen");
  });

  await step("Enter in an optional field does not lock the choice, and a long text is not cut off", async () => {
    const condition = anna.page.locator("#condition");
    await condition.press("Enter");
    // If it were folded, a text that is too long would prevent locking the choice without an explanation.
    await condition.fill("z".repeat(290));
    await anna.page.locator(".lockform__toggle").click();
    await condition.waitFor({ state: "hidden" });
    await anna.page.locator(".lockform__end .btn").click();
    await condition.waitFor();
    await anna.page.locator("#condition:focus").waitFor();
    await anna.page.locator(".lockform__more .remarks__why").filter({ hasText: "10" }).waitFor();
    await condition.fill("meer lokalen");
    const why = anna.page.locator("#why");
    await why.fill("");
    await paste(anna, why, LONG);
    await holds(why, LONG);
    await anna.press(words.lock);
    await anna.page.locator(".lockform .remarks__why").filter({ hasText: "97" }).waitFor();
    await anna.looks("why-too-long");
    await why.fill("Omdat het rust geeft");
    await holds(anna.page.locator("#condition"), "meer lokalen");
    await anna.press(words.lock);
    await bob.sees("Omdat het rust geeft");
    await anna.page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("ao:draft:")));
  });

  await step("no word of one dilemma is in a field of the next", async () => {
    await presents({ round: { start: { rooms: "all", dilemma: null } } });
    await goes("left");
    await phase(bob, 2);
    await holds(box(bob), "");
    await box(bob).press("Enter");
    await offered(bob, UNSENT).waitFor();
    await bob.page.reload();
    await offered(bob, UNSENT).waitFor();
    await holds(box(bob), "");
    must((await written(anna, UNSENT).count()) === 0, "it appeared in the next dilemma");
    await throwAway(bob, UNSENT);
    must((await kept(bob)) === 0, "it is still kept");
  });

  await step("words for the previous side can still be added from the next phase", async () => {
    await box(bob).fill("Nog net op tijd");
    await goes("right");
    await offered(bob, "Nog net op tijd").getByRole("button", { name: words.addNow }).click();
    await offered(bob, "Nog net op tijd").waitFor({ state: "detached" });
    await goes("left");
    await written(anna, "Nog net op tijd").first().waitFor();
  });

  await step("a reason that is being typed stays while a required con is deleted, and through a tie that is taken back", async () => {
    const dora = await Device.connect(base, code, (await joinRoom(base, code, "Demo D", 1)).token);
    const writes = (side, kind, text) => cas.command({ argument: { add: { round: 2, side, kind, text } } });
    await writes("right", "pro", "Demo voordeel van rechts");
    await writes("left", "con", "Demo nadeel van links");
    const con = cas.argument;
    for (const phase of ["right", "choose"]) await goes(phase);
    for (const device of [cas, ...hands.values()]) await vote(device, "left", 2);
    await vote(dora, "right", 2);
    const why = anna.page.locator("#why");
    await why.fill("Omdat iedereen meekomt");
    await cas.command({ argument: { delete: { round: 2, argument: con } } });
    await why.waitFor({ state: "detached" });
    await writes("left", "con", "Demo nadeel van links, anders gezegd");
    await holds(why, "Omdat iedereen meekomt");
    await vote(hands.get(bob), "right", 2);
    await why.waitFor({ state: "detached" });
    await bob.looks("tie-that-one-made");
    await vote(hands.get(bob), "left", 2);
    await holds(why, "Omdat iedereen meekomt");
    await anna.press(words.lock);
    await bob.sees("Omdat iedereen meekomt");
    dora.leave();
  });

  const facilitator = await crowd.person("Demo F", LAPTOP);
  await step("the form of a new session is there again after a reload", async () => {
    await facilitator.goto("/new");
    const title = facilitator.page.locator("#title");
    await title.fill("Demo, half ingevuld");
    await facilitator.page.locator("#minutes").fill("7");
    await facilitator.page.reload();
    await holds(title, "Demo, half ingevuld");
    await holds(facilitator.page.locator("#minutes"), "7");
    await facilitator.looks("new-session-kept");
  });

  await step("each tab has its own form, and one can continue another's without taking it away", async () => {
    const tab = async () => {
      const page = await facilitator.page.context().newPage();
      await page.goto(facilitator.page.url());
      const press = (name, about = "") => page.locator(".opening__kept").filter({ hasText: about }).getByRole("button", { name }).click();
      return { page, title: page.locator("#title"), press };
    };
    const own = facilitator.page.locator("#title");
    const second = await tab();
    await second.page.getByText("Demo, half ingevuld").waitFor();
    await holds(second.title, "");
    await second.title.fill("Demo, ernaast");
    await own.fill("Demo, verder ingevuld");
    for (const page of [second.page, facilitator.page]) await page.reload();
    await holds(second.title, "Demo, ernaast");
    await holds(own, "Demo, verder ingevuld");

    await second.press(words.goOnWithIt, "Demo, verder ingevuld");
    await holds(second.title, "Demo, verder ingevuld");
    await second.title.fill("Demo, overgenomen");
    // The first tab puts its own form back.
    await facilitator.page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes("Demo, verder ingevuld")));
    await facilitator.page.reload();
    await holds(own, "Demo, verder ingevuld");

    await facilitator.press(words.beginAnew);
    await holds(own, "");
    for (const title of ["Demo, overgenomen", "Demo, ernaast"]) {
      await holds(second.title, title);
      await second.press(words.beginAnew);
      await holds(second.title, "");
      if (title === "Demo, overgenomen") await second.press(words.goOnWithIt, "Demo, ernaast");
    }
    await second.page.close();
    await facilitator.page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("ao:draft:")));
  });

  await step("an unsent message to selected groups is offered when its dialog is closed, and follows a group that is merged", async () => {
    const text = "Kom even naar voren voor de uitleg";
    const other = await openLed(base, 4, locale.slice(0, 2));
    const merges = await Device.connect(base, other.code, other.facilitator);
    for (const room of [1, 2, 3, 4]) await joinRoom(base, other.code, `Demo ${room}`, room);
    const { page } = facilitator;
    const message = page.locator("#message-all");
    await facilitator.goto(`/f/${other.code}#${other.facilitator}`);
    for (const room of [2, 3, 4]) await page.locator(`.ledger tr[data-room="${room}"] .tick`).click();
    await page.locator(".bulk .ctrl__word").click();
    await message.fill(text);
    await page.reload();
    await offered(facilitator, text).filter({ hasText: words.toTwoThreeFour }).waitFor();
    await merges.command({ room: { merge: { from: 4, into: 1 } } });
    await offered(facilitator, text).filter({ hasText: words.toOneTwoThree }).waitFor();
    await facilitator.looks("message-to-selected-kept");

    await offered(facilitator, text).getByRole("button", { name: words.goOnWriting }).click();
    await holds(message, text);
    await page.getByRole("heading", { name: words.toOneTwoThree }).waitFor();
    for (const room of [1, 2, 3]) await page.locator(`.ledger tr.is-selected[data-room="${room}"]`).waitFor();
    await offered(facilitator, text).waitFor({ state: "detached" });
    await facilitator.hears(words.threeIsInOne, () => merges.command({ room: { merge: { from: 3, into: 1 } } }));
    await page.getByRole("heading", { name: words.toOneTwo }).waitFor();
    await holds(message, text);
    await message.press("Enter");
    await message.waitFor({ state: "hidden" });
    await page.locator(".ctrl > .ctrl__word").click();
    await page.locator(".sent__list li", { hasText: text }).filter({ hasText: words.groupsOneTwo }).waitFor();
    await page.keyboard.press("Escape");
    must((await kept(facilitator)) === 0, "it was sent, and is still kept");
    merges.leave();
  });

  await step("a message that the facilitator is typing stays through Escape and a reload completely", async () => {
    await facilitator.goto(`/f/${code}#${opened.facilitator}`);
    const message = facilitator.page.locator("#message-all");
    const opens = () => facilitator.page.locator(".ctrl__word").click();
    await opens();
    await paste(facilitator, message, "y".repeat(312));
    await message.press("Escape");
    await message.waitFor({ state: "hidden" });
    await opens();
    await holds(message, "y".repeat(312));
    // Groups are at work: the browser asks whether the facilitator really wants to leave.
    facilitator.answersDialogs((dialog) => dialog.accept());
    await facilitator.page.reload();
    await opens();
    await holds(message, "y".repeat(312));
    await message.press("Enter");
    await facilitator.page.locator(".remarks__why").filter({ hasText: "112" }).waitFor();
    await message.fill("Nog twee minuten");
    await message.press("Enter");
    await bob.sees("Nog twee minuten");
    must((await kept(facilitator)) === 0, "it was sent, and is still kept");
  });

  await step("when somebody else ends the session, an unsent message is offered and the question to end it is gone", async () => {
    await facilitator.page.locator(".ctrl__word").click();
    await facilitator.page.locator("#message-all").fill("Nooit verstuurd");
    await facilitator.page.locator("#message-all").press("Escape");
    await facilitator.page.locator(".more summary").click();
    await facilitator.press(words.endSession);
    const asked = facilitator.page.locator("dialog[open]");
    await asked.waitFor();
    await board.command({ lifecycle: "end" });
    await asked.waitFor({ state: "detached" });
    await offered(facilitator, "Nooit verstuurd").waitFor();
  });

  await step("unsent words can still be copied when the session is deleted", async () => {
    const answer = await fetch(`${base}/api/sessions/${code}`, { method: "DELETE", headers: { authorization: `Bearer ${opened.facilitator}` } });
    must(answer.ok, `it is not deleted: ${answer.status}`);
    await facilitator.sees(words.deleted);
    await offered(facilitator, "Nooit verstuurd").waitFor();
    await facilitator.looks("deleted-with-words");
    must((await kept(facilitator)) === 0, "the device keeps something of a session that is deleted");
  });
  await step("a device's clock that is put right, after years that did not pass, throws nothing away", async () => {
    const late = await crowd.person("Demo klok", LAPTOP);
    await late.page.addInitScript((years) => {
      const now = Date.now.bind(Date);
      Date.now = () => (localStorage.getItem("test:right") ? now() : now() - years);
    }, 11 * 365 * 86_400_000);
    await late.goto("/new");
    await late.page.getByLabel(words.title).fill("Demo met een lege batterij");
    await late.page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes("lege batterij")));
    await late.page.evaluate(() => localStorage.setItem("test:right", "true"));
    await late.page.reload();
    await holds(late.page.getByLabel(words.title), "Demo met een lege batterij");
  });
  for (const device of [board, cas, ...hands.values()]) device.leave();
}

await play(drafts);
