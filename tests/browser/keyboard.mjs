// A round, the board and the debrief by keys alone, and every screen reached that way. Each control that Tab
// reaches must show its focus. Phase, pause, tie, votes and choice must be announced to people who can't see them.
//   node keyboard.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { Device } from "./device.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

/** The most controls that are passed on the way to one. */
const TABS_MAX = 120;
/** How long a press may take to have its effect before it is repeated, in milliseconds. */
const LEADS_WITHIN = 3_000;

const isFocused = (control) => control.evaluate((control) => control === document.activeElement);

/** The styles of a control and its surroundings. */
const drawn = (control) =>
  control.evaluate((control) =>
    [control, control.nextElementSibling, control.parentElement]
      .filter(Boolean)
      .map((part) => getComputedStyle(part))
      .map(({ outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor }) => [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor].join(" "))
      .join(" | "),
  );

/** Goes to a control with Tab alone, and asserts that it looks different with the focus. */
async function tabTo(person, control) {
  await control.waitFor();
  const before = (await isFocused(control)) ? undefined : await drawn(control);
  for (let nth = 0; nth < TABS_MAX; nth += 1) {
    if (await isFocused(control)) {
      if ((await drawn(control)) === before) person.complain(`the focus can't be seen on ${await control.evaluate((control) => control.outerHTML.slice(0, 80))}`);
      return;
    }
    await person.page.keyboard.press("Tab");
  }
  throw new Error(`not reached by Tab: ${control}`);
}

async function presses(person, control, key = "Enter") {
  await tabTo(person, control);
  await person.page.keyboard.press(key);
}

async function types(person, field, text) {
  await tabTo(person, field);
  await person.page.keyboard.type(text);
}

const visible = (person, selector) => person.page.locator(selector).filter({ visible: true }).first();

/** Presses a control that leads to `there`, and again if the page ignored a press that came too soon. */
async function leadsTo(person, name, there) {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const button = person.button(name);
    // A press may take effect after the wait for it, and then its button is gone.
    await button.or(there).first().waitFor();
    if (await there.isVisible()) return;
    await presses(person, button);
    if (await there.waitFor({ timeout: LEADS_WITHIN }).then(() => true, () => false)) return;
  }
  throw new Error(`${name} has no effect`);
}

/**
 * Takes a step of the group by keys, and waits until the keyboard focus is at the next one instead of the top of the
 * page.
 */
async function stepsTo(person, name, nth) {
  await leadsTo(person, name, person.page.locator(`.steps li:nth-child(${nth})[aria-current=step]`));
  await person.page.waitForFunction(() => document.activeElement?.closest("[data-step], main"));
}

async function keys() {
  const { base } = crowd;
  const programme = [
    { kind: "dilemmas", minutes: 30 },
    { kind: "break", minutes: 15 },
  ];
  const opened = await openLed(base, 1, locale.slice(0, 2), programme, { first_ballot: true, silent_minute: true });
  const board = await crowd.person("Demo begeleider", LAPTOP);
  const anna = await crowd.person("Demo A", LAPTOP);
  const plenaryScreen = await crowd.person("Demo plenair", BEAMER);
  const phone = await crowd.person("Demo C", PHONE);

  await step("comes in", async () => {
    await anna.goto(`/j/${opened.code}/1`);
    await types(anna, anna.page.getByLabel(words.yourName), anna.name);
    await anna.page.keyboard.press("Enter");
    await anna.sees(words.soon);
  });
  const bob = await joinRoom(base, opened.code, "Demo B");
  const hands = await Device.connect(base, opened.code, bob.token);
  const fourth = await Device.connect(base, opened.code, (await joinRoom(base, opened.code, "Demo D")).token);
  const steers = await Device.connect(base, opened.code, opened.facilitator);
  await enter(phone, await joinRoom(base, opened.code, phone.name));
  await phone.sees(words.soon);

  await step("the facilitator starts", async () => {
    await board.goto(`/f/${opened.code}#${opened.facilitator}`);
    await presses(board, board.button(words.startDilemmas));
    await presses(board, visible(board, ".ctrl .ctrl__start:not([aria-disabled])"));
    await anna.page.locator(".timer__digits").first().waitFor();
  });

  await step("a round", async () => {
    await presses(anna, anna.button(words.leanLeft));
    await phone.hears(words.phaseLeft, () => stepsTo(anna, words.toLeft, 2));
    await phone.page.locator(".hush").waitFor();
    await phone.looks("keys-silent-minute-phone");
    await anna.looks("keys-silent-minute");
    await types(anna, visible(anna, ".add__box textarea"), "Met de toetsen gezegd");
    await anna.page.keyboard.press("Enter");
    await anna.sees("Met de toetsen gezegd");
    await stepsTo(anna, words.toRight, 3);
    await stepsTo(anna, words.toChoose, 4);
    await phone.hears(words.clockStopped, () => steers.command({ round: { pause: { rooms: "all" } } }));
    await phone.hears(words.clockRuns, () => steers.command({ round: { resume: { rooms: "all" } } }));
    const votesLeft = () => leadsTo(anna, words.chooseLeft, anna.page.getByText(words.youToo).filter({ visible: true }).first());
    const votesRight = () => phone.press(words.chooseRight);
    const casts = (device, side) => device.command({ ballot: { cast: { round: 1, side } } });
    await votesLeft();
    await casts(hands, "left");
    await votesRight();
    await phone.hears(words.tieOfTwo, () => casts(fourth, "right"));
    await phone.hears(words.secondVote, () => leadsTo(anna, words.oneMore, anna.button(words.chooseLeft)));
    await votesLeft();
    for (const device of [hands, fourth]) await casts(device, "left");
    await phone.hears(words.majorityLeft, votesRight);
    await types(anna, anna.page.locator("#why"), "Omdat het met toetsen kan.");
    await phone.hears(words.isLocked, () => presses(anna, anna.button(words.lock)));
    await phone.sees("Omdat het met toetsen kan.");
  });

  await step("the board: a group, a message, help with the keys", async () => {
    await presses(board, visible(board, ".ledger tr[data-room] button"));
    await board.page.locator(".panel").waitFor();
    await board.looks("keys-panel");
    await board.page.keyboard.press("Escape");
    await board.page.locator(".panel").waitFor({ state: "hidden" });
    await presses(board, visible(board, ".ctrl__word"));
    const message = board.page.locator("#message-all");
    await message.waitFor();
    await board.looks("keys-message-dialog");
    await types(board, message, "Met de toetsen verstuurd");
    await board.page.keyboard.press("Enter");
    await anna.sees("Met de toetsen verstuurd");
  });

  await step("the debrief", async () => {
    await plenaryScreen.goto(`/p/${opened.code}#${opened.plenary}`);
    await plenaryScreen.page.locator(".page--plen").waitFor();
    // From what is running now to its dilemma.
    await visible(plenaryScreen, "main").waitFor();
    for (let nth = 0; nth < 3 && (await plenaryScreen.page.locator(".is-covered").count()) === 0; nth += 1) {
      await plenaryScreen.page.keyboard.press("ArrowRight");
      await plenaryScreen.page.locator(".is-covered").waitFor({ timeout: 3_000 }).catch(() => {});
    }
    await plenaryScreen.page.keyboard.press("r");
    await plenaryScreen.page.locator(".is-covered").waitFor({ state: "detached" });
    await steers.command({ gathering: { make_theme: { dilemma: 1, name: "Toetsen", arguments: [1] } } });
    await steers.command({ gathering: { add_note: { dilemma: 1, question: "see", text: "We zien toetsen." } } });
    for (const [screen, name] of [["themes", ".thms"], ["questions", ".pq"]]) {
      await steers.command({ debrief: { show_screen: { screen: { [screen]: 1 } } } });
      await visible(plenaryScreen, name).or(visible(plenaryScreen, "main")).first().waitFor();
      await plenaryScreen.looks(`keys-wall-${screen}`);
    }
    await phone.goto(`/s/${opened.code}/hall`);
    await phone.page.locator(".hall").waitFor();
    await phone.looks("keys-hall-questions-phone");
    await steers.command({ debrief: { show_screen: { screen: { themes: 1 } } } });
    await phone.sees("Toetsen");
    await phone.looks("keys-hall-themes-phone");
    await steers.command({ programme: { start_block: { from: 0, block: 1 } } });
    await anna.page.locator(".interlude").waitFor();
    for (const [person, name] of [[board, "board"], [plenaryScreen, "wall"], [phone, "hall-phone"]]) await person.looks(`keys-break-${name}`);
  });
  for (const device of [hands, fourth, steers]) device.leave();
}

await play(keys);
