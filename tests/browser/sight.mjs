// Everything that must be pressed or filled in now is in sight: on phones and laptops, empty and full, with the
// keyboard open. Rooms are filled and steered by devices without a screen; the screens are only looked at.
//   node sight.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { pass } from "./clock.mjs";
import { Device } from "./device.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { Findings, LAPTOPS, SIZES, WITH_KEYBOARD, look } from "./sight-checks.mjs";
import { MOMENTS } from "./sight-table.mjs";
import { enter, joinRoom, post, startTogether } from "./together.mjs";

/** The time that a slow machine may need. */
const PATIENCE = 120_000;
/** The time for what comes by itself a moment later, such as the return from the debrief when a round starts. */
const SOON = 8_000;
const language = locale.slice(0, 2);
const findings = new Findings();

// ---- what is in the rooms

/** The arguments in a column of the fullest room: more than thirty are rare. */
const COLUMN = 60;
const COMPOUND = "onderwijstijdverantwoordelijkheid";
/** A sentence of the maximum length, with words that hardly fit on a phone. */
const LONGEST = `${"De " + COMPOUND + " van de leerlingenbegeleidingscoördinatoren vraagt om een "}`.repeat(4).slice(0, 279) + ".";
const fullName = (nth) => `Demo ${"Voorbeeldnamenverzamelaarsgezelschapje".slice(0, 32)} ${String(nth).padStart(2, "0")}`;
const plainName = (nth) => `Demo ${String.fromCharCode(65 + nth)}`;

const CONTENTS = {
  alone: { title: "Demo", dilemmas: ["tempo", "niveau"], people: 1, name: plainName, column: 0, why: "Rust." },
  few: { title: "Demo", dilemmas: ["tempo", "niveau"], people: 4, name: plainName, column: 0, why: "Rust." },
  full: {
    title: `Demo-studiemiddag over ${COMPOUND} in de hele bovenbouw`.slice(0, 80),
    dilemmas: ["langste", "langste-twee"],
    people: 20,
    name: fullName,
    column: COLUMN,
    why: LONGEST,
  },
};

// ---- looking

/** Checks the screens of these people at this moment, in every window. */
async function see(moment, content, people) {
  await Promise.all(Object.entries(people).map(([role, person]) => seeAs(moment, content, role, person)));
}

async function seeAs(moment, content, role, person) {
  const row = MOMENTS[moment][role];
  const { page } = person;
  const where = `${moment}, ${role}, ${content.called}, ${language}`;
  const picture = (size) => page.screenshot({ path: `${crowd.pictures}/${locale}-sight-${content.called}-${moment.replace(/\W+/g, "-")}-${role}-${size}.png` });
  try {
    await page.locator(row.when).filter({ visible: true }).first().waitFor({ timeout: row.soon ? SOON : PATIENCE });
  } catch {
    findings.add(where, "anywhere", { what: "the moment", why: `never came: no ${row.when}` });
    await picture("never");
    return;
  }
  if (row.late) await page.locator(row.late).filter({ visible: true }).first().waitFor({ timeout: SOON }).catch(() => {});
  const own = page.viewportSize();
  const said = (item) => ({ ...item, says: item.says && (content[item.says] ?? words[item.says]) });
  const through = async ([width, height], what, label = "") => {
    await page.setViewportSize({ width, height });
    const found = await look(page, what);
    crowd.screens += 1;
    const size = `${width}×${height}${label}`;
    found.forEach((finding) => findings.add(where, size, finding));
    if (found.length > 0) await picture(`${width}x${height}${label.replace(/\W+/g, "-")}`);
  };
  const whole = { items: row.sees.map(said), reach: row.reach, alike: row.alike, large: row.large };
  for (const size of row.on ?? SIZES) await through(size, whole);
  if (row.types) {
    const typed = { items: row.typed.map(said), typing: row.types };
    for (const size of LAPTOPS) await through(size, typed, " while typing");
    for (const size of WITH_KEYBOARD) await through(size, typed, " with the keyboard");
  }
  await page.setViewportSize(own);
}

/** Colours move nothing, so some screens are only kept as dark pictures to look at. */
async function inTheDark(name, person) {
  await person.page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await person.page.screenshot({ path: `${crowd.pictures}/${locale}-sight-dark-${name}.png` });
  await person.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

/** A person whose screen has no animations. */
async function somebody(name, viewport) {
  const person = await crowd.person(name, viewport);
  person.page.setDefaultTimeout(PATIENCE);
  // On a busy machine a page may be left before its connection is open.
  person.expect(/WebSocket is closed before the connection is established/);
  await person.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  return person;
}

// ---- a session

const SETTINGS = {
  language,
  planned: 2,
  minutes: 10,
  placement: "pick",
  programme: [
    { kind: "dilemmas", minutes: 60 },
    { kind: "break", minutes: 15 },
  ],
  first_ballot: true,
  both_sides_heard: false,
  mirrored: false,
  silent_minute: true,
};

const open = (settings) => post(crowd.base, "/api/sessions", { ...SETTINGS, ...settings });

async function comesIn(code, name, room) {
  const joined = await joinRoom(crowd.base, code, name, room);
  return Object.assign(await Device.connect(crowd.base, code, joined.token), { joined });
}

/** This many people join, one after the other; the first presents. */
async function comeIn(code, count, name, room) {
  const devices = [];
  for (let nth = 0; nth < count; nth += 1) devices.push(await comesIn(code, name(nth), room));
  return devices;
}

const each = (devices, command) => Promise.all(devices.map((device, nth) => device.command(command(nth))));
const vote = (devices, round, side) => each(devices, (nth) => ({ ballot: { cast: { round, side: typeof side === "function" ? side(nth) : side } } }));

/** Fills both columns of a side. */
async function fill(devices, round, side, column) {
  const texts = ["pro", "con"].flatMap((kind) => Array.from({ length: column }, (_, nth) => ({ kind, text: nth % 3 === 0 ? LONGEST : `Kort ${nth}.` })));
  const share = (nth) => texts.filter((_, at) => at % devices.length === nth).map(({ kind, text }) => ({ argument: { add: { round, side, kind, text } } }));
  await Promise.all(devices.map((device, nth) => device.commands(share(nth))));
}

const showsArguments = (person, count) => person.page.waitForFunction((count) => document.querySelectorAll(".arg").length >= count, count, { timeout: PATIENCE });

/** A group with one device that counts hands. */
async function alone(content) {
  const session = await open({ title: content.title, dilemmas: content.dilemmas, rooms: 1 });
  const facilitator = await Device.connect(crowd.base, session.code, session.facilitator);
  const [device] = await comeIn(session.code, 1, content.name, 1);
  const presenter = await somebody(content.name(0), LAPTOP);
  await enter(presenter, device.joined);
  const sees = (moment) => see(moment, content, { presenter });
  const goes = (phase) => device.goes(phase);
  const counts = (round, left, right) => device.command({ ballot: { count_hands: { round, left, right } } });

  await sees("lobby");
  await facilitator.command({ programme: { start_block: { block: 0 } } });
  await sees("lobby, time to begin");
  await facilitator.command({ round: { start: { rooms: "all", dilemma: null } } });
  await sees("reading, too few for a first leaning");
  await goes("left");
  await sees("left, in silence");
  await device.command({ round: "end_silence" });
  await goes("right");
  await device.command({ round: "end_silence" });
  await goes("choose");
  await sees("choosing, show of hands");
  await counts(1, 3, 3);
  await sees("tie");
  await device.command({ ballot: { call_re_vote: { round: 1 } } });
  await sees("one more show of hands");
  await counts(1, 3, 3);
  await sees("tie again");
  await device.command({ ballot: { draw_lot: { round: 1 } } });
  await sees("after the lot");
  await device.command({ ballot: { lock_choice: { round: 1, side: device.lot, reasons: { motivation: content.why } } } });
  await sees("done");
  await facilitator.command({ round: { start: { rooms: "all", dilemma: null } } });
  await pass(601);
  await sees("must choose, show of hands");
  device.leave();
  facilitator.leave();
}

/** In a group of three one leaves after two have voted. A count of two would show single votes, so both vote again. */
async function askedAgain(content) {
  const session = await open({ title: content.title, dilemmas: content.dilemmas, rooms: 2 });
  const facilitator = await Device.connect(crowd.base, session.code, session.facilitator);
  const [first, second, third] = await comeIn(session.code, 3, content.name, 1);
  const presenter = await somebody(content.name(0), LAPTOP);
  await enter(presenter, first.joined);
  const member = await somebody(content.name(1), PHONE);
  await enter(member, second.joined);
  await facilitator.command({ programme: { start_block: { block: 0 } } });
  await facilitator.command({ round: { start: { rooms: { only: [1] }, dilemma: null } } });
  for (const side of ["left", "right"]) {
    await first.goes(side);
    await first.command({ round: "end_silence" });
    // As many as three people may write at once.
    await fill([first, second, third], 1, side, COLUMN / 5);
  }
  // Unsent words take no more than a line from what is to be chosen.
  await member.page.locator(".add__box textarea").filter({ visible: true }).first().fill(content.why);
  await first.goes("choose");
  await member.page.locator(".unsent summary").waitFor();
  await vote([first, second], 1, "left");
  await facilitator.command({ people: { move: { participant: third.own, room: 2 } } });
  await see("choosing, asked again", content, { presenter, member });
  await vote([first, second], 1, "left");
  await see("locking", content, { presenter });
  [facilitator, first, second, third].forEach((device) => device.leave());
}

/** A group whose sides are mirrored, and whose part closes after their ballots were opened and before the choice is locked. */
async function closedEarly(content) {
  const session = await open({ title: content.title, dilemmas: content.dilemmas, rooms: 1, mirrored: true, silent_minute: false });
  const facilitator = await Device.connect(crowd.base, session.code, session.facilitator);
  const devices = await comeIn(session.code, 5, content.name, 1);
  const presenter = await somebody(content.name(0), LAPTOP);
  await enter(presenter, devices[0].joined);
  const member = await somebody(content.name(1), PHONE);
  await enter(member, devices[1].joined);
  await facilitator.command({ programme: { start_block: { block: 0 } } });
  await facilitator.command({ round: { start: { rooms: "all", dilemma: null } } });
  for (const phase of ["left", "right", "choose"]) await devices[0].goes(phase);
  await vote(devices, 1, (nth) => (nth < 2 ? "left" : "right"));
  await see("locking, sides go by title", content, { member });
  await facilitator.command({ programme: { end_block: { block: 0 } } });
  await see("closed before the choice was locked", content, { presenter, member });
  [facilitator, ...devices].forEach((device) => device.leave());
}

/**
 * A group in which everybody has a device, with the presenter on a laptop and the others on phones; the board, the
 * plenary screen, and a follower of the debrief.
 */
async function together(content) {
  const session = await open({ title: content.title, dilemmas: content.dilemmas, rooms: 2 });
  const { code } = session;
  const facilitator = await Device.connect(crowd.base, code, session.facilitator);
  const board = await somebody("Demo begeleider", LAPTOP);
  await board.page.goto(`${crowd.base}/f/${code}#${session.facilitator}`);
  const plenaryScreen = await somebody("Demo plenair", BEAMER);
  await plenaryScreen.page.goto(`${crowd.base}/p/${code}#${session.plenary}`);
  const devices = await comeIn(code, content.people, content.name, 1);
  const neighbours = await comeIn(code, 3, (nth) => content.name(content.people + nth), 2);
  const [first, second, third] = devices;
  const presenter = await somebody("Demo schermdeler", LAPTOP);
  await enter(presenter, first.joined);
  const member = await somebody("Demo lid", PHONE);
  await enter(member, second.joined);
  const follower = await somebody("Demo volger", PHONE);
  const room = { presenter, member };
  const sees = (moment, people = room) => see(moment, content, people);
  const goes = (phase, steers = first) => steers.goes(phase);
  const starts = (rooms, dilemma = null) => facilitator.command({ round: { start: { rooms: { only: rooms }, dilemma } } });
  const column = async (round, side, shown) => {
    if (content.column === 0) return;
    await fill(devices, round, side, content.column);
    if (shown) for (const person of [presenter, member]) await showsArguments(person, 2 * content.column);
  };

  await step(`${content.called}: before the start`, async () => {
    await sees("lobby");
    await sees("plenary screen, the door", { plenaryScreen });
    await sees("board, before the start", { facilitator: board });
    await facilitator.command({ programme: { start_block: { block: 0 } } });
    await sees("lobby, time to begin", { presenter });
    await sees("board, ready for the first dilemma", { facilitator: board });
    await starts([1, 2]);
  });

  await step(`${content.called}: pros and cons`, async () => {
    await sees("reading");
    await sees("plenary screen, a round runs", { plenaryScreen });
    await goes("left");
    await sees("left, in silence");
    await first.command({ round: "end_silence" });
    await column(1, "left", true);
    await sees("left");
    await goes("right");
    await first.command({ round: "end_silence" });
    await column(1, "right", true);
    await sees("right");
  });

  await step(`${content.called}: another room is ahead`, async () => {
    for (const phase of ["left", "right", "choose"]) await goes(phase, neighbours[0]);
    await vote(neighbours, 1, "left");
    await neighbours[0].command({ ballot: { lock_choice: { round: 1, side: "left", reasons: { motivation: content.why } } } });
    await starts([2]);
    await sees("board, rooms at different dilemmas", { facilitator: board });
    await sees("plenary screen, rooms at different dilemmas", { plenaryScreen });
    await inTheDark(`${content.called}-board`, board);
  });

  await step(`${content.called}: choosing`, async () => {
    await goes("choose");
    await sees("choosing, nobody voted");
    await vote(devices.slice(2, 3), 1, "right");
    await sees("choosing, some voted");
    for (const [role, person] of Object.entries(room)) await inTheDark(`${content.called}-choosing-${role}`, person);
    await vote(devices.slice(1), 1, (nth) => (nth % 2 === 0 ? "right" : "left"));
    await sees("choosing, all but one voted");
    await presenter.press(words.hands);
    await sees("choosing, show of hands", { presenter });
    await presenter.page.locator(".dock--vote .btn--soft").last().click();
    await vote([first], 1, "left");
    await sees("tie");
    await first.command({ ballot: { call_re_vote: { round: 1 } } });
    await sees("one more ballot");
    // The member on a phone is the minority.
    await vote(devices, 1, (nth) => (nth === 1 ? "right" : "left"));
    await sees("locking");
    await presenter.page.locator(".lockform__toggle").click();
    await sees("locking, more opened", { presenter });
    const reasons = { motivation: content.why, certainty: 4, condition: content.why, keep: content.why };
    await first.command({ ballot: { lock_choice: { round: 1, side: "left", reasons: content.column > 0 ? reasons : { motivation: content.why } } } });
    await sees("done, the minority is invited");
  });

  await step(`${content.called}: the debrief, and a round that starts meanwhile`, async () => {
    await facilitator.command({ debrief: { show_screen: { screen: { dilemma: 1 } } } });
    await sees("done, the debrief begins", { member });
    await enter(follower, third.joined, "/hall");
    await sees("debrief, covered", { follower, plenaryScreen });
    await inTheDark(`${content.called}-covered-wall`, plenaryScreen);
    await facilitator.command({ debrief: { reveal_dilemma: { dilemma: 1 } } });
    await sees("debrief, uncovered", { follower, plenaryScreen });
    await board.page.keyboard.press("d");
    await writes(board.page, (moment) => sees(moment, { facilitator: board }));
    await first.command({ room: { ask_help: { on: true } } });
    await sees("board, help is asked during the debrief", { facilitator: board });
    await board.page.keyboard.press("d");
    await sees("board, a room asks for help", { facilitator: board });
    await board.page.locator(".ledger .is-flag th button").first().click();
    await sees("board, a room that asks for help is opened", { facilitator: board });
    await board.page.keyboard.press("Escape");
    await board.page.locator("dialog[open]").waitFor({ state: "detached" });
    await facilitator.command({ room: { answer_help: { room: 1 } } });
    await starts([1]);
    await sees("the next round starts", { follower });
    await sees("the next round has started", { follower });
  });

  await step(`${content.called}: the time is up`, async () => {
    if (content.column > 0) {
      for (const side of ["left", "right"]) {
        await goes(side);
        await first.command({ round: "end_silence" });
        await column(2, side, false);
      }
    }
    await pass(601);
    await sees("must choose");
    await sees("board, must choose", { facilitator: board });
    await vote(devices, 2, "right");
    await first.command({ ballot: { lock_choice: { round: 2, side: "right", reasons: { motivation: content.why } } } });
    await sees("done, programme over");
  });

  await step(`${content.called}: a break`, async () => {
    await facilitator.command({ programme: { start_block: { from: 0, block: 1 } } });
    await sees("break", { ...room, follower, plenaryScreen });
  });
  [facilitator, ...devices, ...neighbours].forEach((device) => device.leave());
}

/** A facilitator with a phone writes a note, names a theme, searches and writes to everybody, during the debrief. */
async function writes(page, sees) {
  await page.setViewportSize(PHONE);
  const sorts = page.locator(".work__head .sorts button").filter({ visible: true });
  await sorts.last().click();
  await page.locator(".ask__open").first().click();
  await sees("board, a note is written");
  await page.locator(".sentence__do .btn--soft").click();
  await sorts.nth(1).click();
  await page.locator(".said-list__fold").click();
  await sees("board, arguments are searched");
  await page.locator(".said-list__fold").click();
  if (await page.locator(".pick-line__box input").count()) {
    await page.locator(".pick-line__box input").first().check();
    await sees("board, a theme is named");
    await page.locator(".gather .btn--quiet").click();
  }
  await page.keyboard.press("m");
  await sees("board, a message is written");
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await page.setViewportSize(LAPTOP);
}

/** The ways in, for somebody who has never been here. */
async function waysIn(content) {
  const visitor = await somebody("Demo bezoeker", PHONE);
  const sees = (moment) => see(moment, content, { visitor });
  const { code } = await open({ title: content.title, dilemmas: content.dilemmas, rooms: 2 });
  await visitor.goto("/");
  await sees("home");
  await visitor.goto(`/j/${code}`);
  await sees("join");
  await visitor.goto("/together");
  await sees("start at once");
  await visitor.goto("/new");
  await sees("a new session");
  await visitor.page.locator("#title").fill(content.title);
  await visitor.page.locator(".opening__form [type=submit]").click();
  await sees("a session is open");
}

/** The end of a team without a facilitator. */
async function teamOfItsOwn(content) {
  const joined = await startTogether(crowd.base, content.name(0));
  const starter = await somebody("Demo starter", PHONE);
  await enter(starter, joined);
  const device = await Device.connect(crowd.base, joined.code, joined.token);
  await device.command({ lifecycle: "end" });
  await see("the end of a team", content, { starter });
  device.leave();
}

/** Nothing moves under a facilitator's pointer while rooms go on. */
async function boardKeepsStill() {
  const where = `board, rooms go on, facilitator, ${language}`;
  const session = await open({ title: "Demo", dilemmas: ["tempo", "niveau"], rooms: 6, first_ballot: false, silent_minute: false });
  const facilitator = await Device.connect(crowd.base, session.code, session.facilitator);
  const board = await somebody("Demo begeleider", LAPTOP);
  const { page } = board;
  await page.goto(`${crowd.base}/f/${session.code}#${session.facilitator}`);
  const rooms = [];
  for (let room = 1; room <= 6; room += 1) rooms.push(await comeIn(session.code, 2, (nth) => `Demo ${room}${plainName(nth).slice(5)}`, room));
  await facilitator.command({ programme: { start_block: { block: 0 } } });
  await facilitator.command({ round: { start: { rooms: "all", dilemma: null } } });
  const row = (room) => page.locator(`.ledger tr[data-room="${room}"]`);
  // Waits until every room runs on the board as well. The screen before the start has a notice above the table about
  // people who are alone, which disappears a moment after the first times are drawn.
  for (let room = 1; room <= 6; room += 1) await row(room).locator(".t-tm", { hasText: /\d\d:\d\d/ }).waitFor();
  await page.locator(".ledger:not(.is-before)").waitFor();
  const columns = () =>
    page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const box = (element) => element.getBoundingClientRect();
      const heads = [...document.querySelectorAll(".ledger thead th")].map((head) => ({ what: `column ${head.textContent.trim() || "of ticks"}`, at: box(head).left, size: box(head).width }));
      const table = box(document.querySelector(".ledger"));
      return [...heads, { what: "the table", at: table.top + scrollY, size: table.width }];
    });
  const order = () => page.locator(".ledger tr[data-room]").evaluateAll((rows) => rows.map((row) => row.dataset.room).join(" "));
  const flagged = (room) => page.waitForFunction((room) => document.querySelector(`.ledger tr[data-room="${room}"].is-flag`), room, { timeout: PATIENCE });

  const moved = new Map();
  const before = await columns();
  const compare = async (after) => {
    (await columns()).forEach(({ what, at, size }, nth) => {
      const by = Math.max(Math.abs(at - before[nth].at), Math.abs(size - before[nth].size));
      if (by > 1 && by > (moved.get(what)?.by ?? 0)) moved.set(what, { by, after });
    });
  };
  for (const [nth, [first, second]] of rooms.entries()) {
    for (const phase of ["left", "right"]) {
      await first.goes(phase);
      await fill([first, second], 1, phase, 1 + 2 * nth);
      await compare(`room ${nth + 1} is at ${phase}`);
    }
    await first.goes("choose");
    await vote([first], 1, "left");
    await compare(`room ${nth + 1} chooses`);
    if (nth < 3) {
      await vote([second], 1, "left");
      await first.command({ ballot: { lock_choice: { round: 1, side: "left", reasons: { motivation: "Rust." } } } });
      await compare(`room ${nth + 1} has chosen`);
    }
  }
  await facilitator.command({ round: { start: { rooms: { only: [1] }, dilemma: null } } });
  await compare("room 1 is at dilemma 2");
  for (const [what, { by, after }] of moved) findings.add(where, "1280×800", { what, why: `moves: ${Math.round(by)} px when ${after}` });

  const third = await page.locator(".ledger tr[data-room]").nth(2).boundingBox();
  await page.mouse.move(third.x + 300, third.y + third.height / 2);
  const held = await order();
  await rooms[5][0].command({ room: { ask_help: { on: true } } });
  await flagged(6);
  if ((await order()) !== held) findings.add(where, "1280×800", { what: "the order of rows", why: `changes under the pointer: ${held} becomes ${await order()}` });
  // The pointer does not move while time passes.
  await pass(20);
  await rooms[4][0].command({ room: { ask_help: { on: true } } });
  await flagged(5);
  await page.waitForFunction(() => !["", "00:00"].includes(document.querySelector('.ledger tr[data-room="5"] .flag .num')?.textContent ?? ""), null, { timeout: PATIENCE });
  if ((await order()) !== held) findings.add(where, "1280×800", { what: "the order of rows", why: `changes under a pointer that lies still: ${held} becomes ${await order()}` });
  [facilitator, ...rooms.flat()].forEach((device) => device.leave());
}

async function sight() {
  const library = await (await fetch(`${crowd.base}/api/library`)).json();
  for (const [called, content] of Object.entries(CONTENTS)) {
    const { language: written, original, translation } = library.dilemmas.find(({ id }) => id === content.dilemmas[0]);
    Object.assign(content, { called, question: (written === language ? original : translation ?? original).question });
  }
  // The longest texts are people's own words and names, which are the same in both languages; English is only checked
  // where our own words fill a screen.
  const only = process.env.SIGHT?.split(",") ?? (language === "nl" ? undefined : ["ways in", "team", "asked again", "closed early", "few"]);
  const scene = async (name, act) => {
    if (only && !only.includes(name)) return;
    const began = Date.now();
    await step(name, act);
    await crowd.leave();
    crowd.people = [];
    console.log(`${locale}: ${name} took ${Math.round((Date.now() - began) / 1000)} s`);
  };
  try {
    await scene("ways in", () => waysIn(CONTENTS.full));
    await scene("team", () => teamOfItsOwn(CONTENTS.full));
    await scene("board", boardKeepsStill);
    await scene("alone", () => alone(CONTENTS.alone));
    await scene("asked again", () => askedAgain(CONTENTS.full));
    await scene("closed early", () => closedEarly(CONTENTS.full));
    await scene("few", () => together(CONTENTS.few));
    await scene("full", () => together(CONTENTS.full));
  } finally {
    crowd.findings.push(...findings.lines());
  }
}

await play(sight);
