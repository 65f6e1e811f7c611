// An odd and an even group choose in a session with mirrored sides. The left scenario of one group is on the right in
// the other, so no screen may say left or right of a ballot, a guess or a result, no mark may have a letter, and shape
// and colour belong to the scenario.
//   node mirrored.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { Device } from "./device.mjs";
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { crowd, locale, play, step } from "./play.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

const must = (is, what) => {
  if (!is) throw new Error(what);
};
const PLACES = locale.startsWith("nl") ? /\b(links|rechts|linker\w*|rechter\w*)\b/i : /^(left|right)$|\b(left|right) scenario|\b(choose|chose|vote|votes|hands|for|on|think|guessed|now|to)\W+(left|right)\b/i;
/** Names of phases, and words of people and dilemmas, in which left and right are allowed. */
const NOT_MEANT = ".steps, .dock__back, .t-ph, #why-hint, #minority-hint, .hyphenated:not(.lean *)";

/** All texts in a part of a page, including those for screen readers, and the texts of its marks. */
const said = (page, where) =>
  page.evaluate(
    ([where, but]) => {
      const of = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return [node.data.trim()];
        if (node.nodeType !== Node.ELEMENT_NODE || node.matches(but)) return [];
        const names = ["aria-label", "title", "placeholder"].map((name) => node.getAttribute(name) ?? "");
        return [...names, ...[...node.childNodes].flatMap(of)];
      };
      const roots = [...document.querySelectorAll(where)];
      return { words: roots.flatMap(of).filter(Boolean), marks: roots.flatMap((root) => [...root.querySelectorAll(".mark")].map((mark) => mark.textContent.trim())) };
    },
    [where, NOT_MEANT],
  );

async function saysNoPlace(person, label, where) {
  await person.page.locator(where).first().waitFor();
  const { words, marks } = await said(person.page, where);
  must(words.length > 0, `${label}: no text was found`);
  for (const word of words.filter((word) => PLACES.test(word))) person.complain(`${label}: “${word}”`);
  for (const mark of marks.filter((mark) => /^[LR]$/.test(mark))) person.complain(`${label}: a mark says ${mark}`);
}

const title = (person, place) => person.page.locator(`.field--${place} .scen__title, .field--${place} .won__title`).innerText();
/** The colour of the field at a position. */
const colour = (person, place) => person.page.locator(`.field--${place}`).evaluate((field) => getComputedStyle(field).getPropertyValue("--side"));
const shape = (person, nth) => person.page.locator(".split__load .load__mark .mark").nth(nth).getAttribute("class");

await play(async () => {
  const { base } = crowd;
  const rules = { mirrored: true, first_ballot: true };
  const { code, facilitator, plenary } = await openLed(base, 2, locale.slice(0, 2), undefined, rules);
  const board = await Device.connect(base, code, facilitator);
  const odd = await crowd.person("Demo A", LAPTOP);
  const phone = await crowd.person("Demo B", PHONE);
  const even = await crowd.person("Demo C", LAPTOP);
  const plenaryScreen = await crowd.person("Demo plenair", BEAMER);
  const hands = new Map();
  for (const [person, room] of [[odd, 1], [phone, 1], [even, 2]]) {
    const joined = await joinRoom(base, code, person.name, room);
    await enter(person, joined);
    await person.page.locator(".lobby").waitFor();
    hands.set(person, await Device.connect(base, code, joined.token));
  }
  // A room of three people is asked for their first instinct.
  const third = await Device.connect(base, code, (await joinRoom(base, code, "Demo D", 1)).token);
  const asks = (person, command) => hands.get(person).command(command);
  const both = async (phase) => {
    for (const person of [odd, even]) await hands.get(person).goes(phase);
  };
  const lock = (person, side) => asks(person, { ballot: { lock_choice: { round: 1, side, reasons: { motivation: "Demo" } } } });

  await step("a scenario has one shape and one colour in every position", async () => {
    await board.command({ programme: { start_block: { block: 0 } } });
    await board.command({ round: { start: { rooms: "all", dilemma: null } } });
    for (const person of [odd, even]) await person.page.locator(".room--read").waitFor();
    must((await title(odd, "l")) === (await title(even, "r")), "the odd group sees the other scenario left");
    must((await colour(odd, "l")) === (await colour(even, "r")), "the colour stayed at its place");
    must((await shape(odd, 0)) === (await shape(even, 1)), "the shape stayed at its place");
    await saysNoPlace(phone, "the first instinct", ".lean");
    await phone.looks("mirrored-lean-phone");
  });

  await step("ballots, hands and a tie", async () => {
    for (const phase of ["left", "right", "choose"]) await both(phase);
    for (const person of [odd, phone, even]) await person.page.locator(".room--choose .cast").first().waitFor();
    for (const person of [odd, phone, even]) await saysNoPlace(person, "choosing", "main, .dock");
    await odd.looks("mirrored-choose");
    await phone.page.locator(".field--l .vote").click();
    await phone.page.locator(".vote--mine").waitFor();
    await saysNoPlace(phone, "voted", "main, .dock");
    await phone.looks("mirrored-voted-phone");
    await third.command({ ballot: { cast: { round: 1, side: "left" } } });
    await odd.page.locator(".field--l .vote").click();
    await odd.page.locator("#why").waitFor();
    await asks(even, { ballot: { count_hands: { round: 1, left: 2, right: 2 } } });
    await even.page.locator(".settle").waitFor();
    await saysNoPlace(even, "a tie", "main, .dock");
    await asks(even, { ballot: { draw_lot: { round: 1 } } });
    await even.page.locator("#why").waitFor();
    for (const person of [odd, phone, even]) await saysNoPlace(person, "locking", "main, .dock");
    must(PLACES.test(await odd.page.locator("#why-hint").innerText()), "nobody is told to use the title");
    await phone.looks("mirrored-lock-phone");
  });

  await step("a choice is named by its title", async () => {
    const chosen = await title(odd, "l");
    await lock(odd, "right"); // What is on the left there.
    await lock(even, hands.get(even).lot);
    for (const person of [odd, phone, even]) {
      await person.page.locator(".won .why").waitFor();
      await saysNoPlace(person, "done", "main, .dock");
    }
    must((await odd.page.locator(".won__title").innerText()) === chosen, "another scenario won");
  });

  await step("a covered result, and a guess", async () => {
    await plenaryScreen.goto(`/p/${code}#${plenary}`);
    await board.command({ debrief: { show_screen: { screen: { dilemma: 1 } } } });
    await plenaryScreen.page.locator("[data-beat=covered]").waitFor();
    await saysNoPlace(plenaryScreen, "the plenary screen, covered", "main");
    await phone.goto(`/s/${code}/hall`);
    await phone.page.locator(".hall__split .vote").first().click();
    await phone.page.locator(".vote--mine").waitFor();
    await saysNoPlace(phone, "a guess", "main");
    await phone.looks("mirrored-guess-phone");
  });

  await step("an uncovered result, its figures, and all of them", async () => {
    // Time is stopped on the phone: it has the result by then, but must not show it before the plenary screen does.
    await phone.page.clock.install();
    await phone.page.clock.pauseAt(Date.now() + 1_000);
    await board.command({ debrief: { reveal_dilemma: { dilemma: 1 } } });
    await plenaryScreen.page.locator("[data-beat=all]").waitFor();
    must((await phone.page.locator(".hall__split--open").count()) === 0, "a phone shows the result before the plenary screen does");
    await phone.page.clock.resume();
    await saysNoPlace(plenaryScreen, "the plenary screen, uncovered", "main");
    await phone.page.locator(".hall__split--open").waitFor();
    await saysNoPlace(phone, "following, uncovered", "main");
    await board.command({ debrief: { show_screen: { screen: { figures: 1 } } } });
    await plenaryScreen.page.locator(".figs").waitFor();
    await saysNoPlace(plenaryScreen, "the figures", "main");
    await board.command({ debrief: { show_screen: { screen: "matrix" } } });
    for (const [person, what] of [[plenaryScreen, ".mx"], [phone, ".hall__all"]]) {
      await person.page.locator(what).waitFor();
      await saysNoPlace(person, "the matrix", "main");
    }
    await plenaryScreen.looks("mirrored-matrix");
    await phone.looks("mirrored-matrix-phone");
  });

  await step("the board and the report", async () => {
    await even.goto(`/f/${code}#${facilitator}`);
    await even.page.locator(".ledger .t-v .mark").nth(1).waitFor();
    await saysNoPlace(even, "the board", ".ledger, .stands");
    await even.looks("mirrored-board");
    await odd.goto(`/r/${code}#${facilitator}`);
    await saysNoPlace(odd, "the report", ".a4");
    await odd.looks("mirrored-report");
  });
});
