// What must be in sight: for each moment and each role, everything that is pressed, written or read now. Everything
// else may scroll. Nothing in this table may be covered, be smaller than a thumb or lose words.
//
//   when    the element whose appearance shows that the screen has reached this moment
//   soon    an element that appears by itself within seconds, or not at all
//   late    an element that may appear a little later
//   sees    in sight at the top of the page; with `stays` also after scrolling down
//   types   the field in use, which is also checked with an open keyboard while it has the focus
//   typed   what else must be in sight then (`sees` does not apply to the part of a window above a keyboard)
//   reach   things further down, which must not be covered after scrolling to them and focusing them
//   on      the windows in which it is checked, if not all
//   alike   texts that must have one size, so that neither side weighs more
//   large   things that must take at least this part of the window's height
import { LAPTOPS, press, read, write } from "./sight-checks.mjs";

const stays = { stays: true };
/* A row of the board, with the name of a presenter. */
const row = { first: true, shortens: "span" };

/* What every screen of a room in a round has. */
const time = read("the time", ".top--room [role=timer]", stays);
const sheet = press("the way to people and settings", ".top__where", { shortens: ".top__where span", ...stays });
const around = [time, sheet];

/* The parts of a room. */
const votes = press("both votes", ".vote", { least: 2, ...stays });
const firstBallots = press("both first leanings", ".lean button", { least: 2, ...stays });
const onward = press("the way on", ".dock--steer .btn--main", stays);
const steering = press("the presenter’s buttons", ".dock--steer .dock__end button", stays);
const box = write("the box to write an argument in", ".add__box textarea", { within: ".add__box", ...stays });
const send = press("the button that sends it", ".add__box button", stays);
const evenly = read("both titles", ".room--must .scen__title", { least: 2 });
const waits = read("what is waited for", ".waitfor", stays);
const help = press("the call for help", ".settle > .btn", stays);
const why = write("why", "#why");
const lock = press("the button that locks", ".lockform__end .btn");

const writing = (steers) => ({
  sees: [...around, box, send, ...(steers ? [onward, steering] : [])],
  types: box,
  typed: [box, send],
});

const hands = {
  sees: [
    ...around,
    press("more and fewer hands", ".hands button", { least: 4, ...stays }),
    write("the counts of hands", ".hands__count", { least: 2, ...stays }),
    press("this is the count", ".dock--vote .btn--main", stays),
  ],
  types: write("the count of hands", ".hands__count"),
  typed: [write("the count of hands", ".hands__count")],
};

const choosing = (steers) => ({
  when: ".room--choose",
  sees: [...around, votes, ...(steers ? [press("the presenter’s buttons", ".dock--vote button", { least: 2, ...stays })] : [])],
});

/* A field that was scrolled to, with its button. */
const whileTyping = (field, button) => ({ when: field.select, sees: [], types: field, typed: [field, button] });

const askedAgain = (steers) => {
  const row = choosing(steers);
  return { ...row, when: ".tellings .strip", sees: [...row.sees, read("that they vote again", ".tellings .strip > span")] };
};

const mustChoose = (steers) => ({
  when: ".alarm .shout",
  sees: [
    ...around,
    read("that they must choose", ".q--must h1"),
    votes,
    ...(steers ? [press("the presenter’s buttons", ".dock--vote button", { least: 2, ...stays })] : []),
  ],
});

const locking = {
  when: "#why",
  sees: [...around, read("what was chosen", ".won__title"), why, lock],
  types: why,
  typed: [why, lock],
};

const closed = {
  when: ".room--done .side",
  sees: [sheet, read("the question", ".q--mid h1"), read("that it counts as no choice", ".q--mid p"), read("that the debrief is next", ".dock--done .nextup", stays)],
};

const done = { when: ".why", sees: [sheet, read("what was chosen", ".won__title")] };

const inBreak = {
  when: ".interlude--break",
  sees: [
    read("that it is a break", ".interlude__name"),
    read("when it goes on", ".interlude h1"),
    read("what is left of it", ".interlude .timer__digits"),
    press("that one is back", ".interlude__back .btn"),
  ],
};

export const MOMENTS = {
  // ---- a room
  "lobby": {
    presenter: { when: ".lobby", sees: [sheet, read("which room", ".lobby__head h1"), read("that it starts soon", ".lobby__split h2, .lobby__head [role=status]")] },
    member: { when: ".lobby", sees: [sheet, read("which room", ".lobby__head h1"), read("that it starts soon", ".lobby__split h2, .lobby__head [role=status]")] },
  },
  "lobby, time to begin": {
    presenter: { when: ".lobby__start", sees: [sheet, press("the start", ".lobby__start button", stays)] },
  },
  "reading": {
    presenter: { when: ".room--read", sees: [...around, firstBallots, onward, steering] },
    member: { when: ".room--read", sees: [...around, firstBallots] },
  },
  "reading, too few for a first leaning": {
    presenter: { when: ".room--read", sees: [...around, onward, steering] },
  },
  "left, in silence": {
    presenter: { when: ".split--l .hush", ...writing(true) },
    member: { when: ".split--l .hush", ...writing(false) },
  },
  "left": {
    presenter: { when: ".split--l", ...writing(true) },
    member: { when: ".split--l", ...writing(false) },
  },
  "right": {
    presenter: { when: ".split--r", ...writing(true) },
    member: { when: ".split--r", ...writing(false) },
  },
  "choosing, nobody voted": { presenter: choosing(true), member: choosing(false) },
  "choosing, some voted": { presenter: choosing(true), member: choosing(false) },
  "choosing, all but one voted": { presenter: choosing(true), member: choosing(false) },
  "choosing, asked again": { presenter: askedAgain(true), member: askedAgain(false) },
  "choosing, show of hands": { presenter: { when: ".hands", ...hands } },
  "must choose": { presenter: mustChoose(true), member: mustChoose(false) },
  "must choose, show of hands": { presenter: { when: ".alarm .shout", ...hands, sees: [...hands.sees, read("that they must choose", ".q--must h1")] } },
  "tie": {
    presenter: { when: ".settle__ways", sees: [...around, help, read("that it is a tie", ".settle h2"), evenly, press("the ways out of it", ".way", { least: 2, ...stays })] },
    member: { when: ".settle .waitfor", sees: [...around, help, read("that it is a tie", ".settle h2"), evenly, waits] },
  },
  "one more ballot": {
    presenter: { when: ".dock--vote .flag", sees: [...around, votes, read("what is left of it", ".dock--vote .flag", stays)] },
    member: { when: ".dock--vote .flag", sees: [...around, votes, read("what is left of it", ".dock--vote .flag", stays)] },
  },
  "one more show of hands": { presenter: { when: ".hands", ...hands } },
  "tie again": {
    presenter: { when: ".settle__ways", sees: [...around, help, press("the lot", ".way", stays)] },
    member: { when: ".settle .waitfor", sees: [...around, help, waits] },
  },
  "after the lot": { presenter: locking, member: { when: ".won .waitfor", sees: [...around, read("what was chosen", ".won__title"), waits] } },
  "locking": { presenter: locking, member: { when: ".won .waitfor", sees: [...around, read("what was chosen", ".won__title"), waits] } },
  "locking, sides go by title": {
    member: {
      when: ".won .waitfor",
      sees: [
        ...around,
        read("what was chosen", ".won__title"),
        waits,
        read("their own vote", ".dock--lock .revote > span", { lines: 3, ...stays }),
        press("what changes it", ".dock--lock .revote button", stays),
        press("the call for help", ".dock--lock .dock__end > .btn", stays),
      ],
    },
  },
  "locking, more opened": {
    presenter: {
      when: ".lockform__more:not([hidden])",
      sees: [],
      reach: [
        press("how sure", ".grades label", { least: 5 }),
        write("the condition", "#condition"),
        write("what to keep", "#keep"),
        press("the button that locks", ".lockform__end .btn"),
      ],
    },
  },
  "done, the minority is invited": {
    presenter: { ...done, sees: [...done.sees, press("the next dilemma", ".dock--done .btn--main", stays)] },
    member: {
      when: "#minority",
      sees: [sheet, read("what was chosen", ".won__title"), read("the invitation", "label[for=minority]"), write("the minority’s sentence", "#minority"), press("the button that puts it there", "form:has(#minority) [type=submit]")],
      types: write("the minority’s sentence", "#minority"),
      typed: [write("the minority’s sentence", "#minority"), press("the button that puts it there", "form:has(#minority) [type=submit]")],
    },
  },
  "done": {
    presenter: { ...done, sees: [...done.sees, press("the next dilemma", ".dock--done .btn--main", stays)] },
    member: { ...done, sees: [...done.sees, waits] },
  },
  "closed before the choice was locked": {
    presenter: closed,
    member: closed,
  },
  "done, the debrief begins": {
    member: { when: ".tellings a[href$=hall]", sees: [sheet, press("the way to the debrief", ".tellings a[href$=hall]")] },
  },
  "done, programme over": {
    presenter: { ...done, sees: [...done.sees, read("that all is done", ".dock--done .nextup", stays)] },
    member: { ...done, sees: [...done.sees, read("that all is done", ".dock--done .nextup", stays)] },
  },
  "break": {
    presenter: inBreak,
    member: inBreak,
    follower: { when: ".page--hall, .interlude", late: "[role=timer]", sees: [read("what is left of it", "[role=timer]")] },
    plenaryScreen: { when: ".slide", late: "[role=timer]", on: LAPTOPS, sees: [read("what is left of it", "[role=timer]"), read("when it goes on", ".goeson__when")], large: { what: "the clock time", select: ".recess__when b", part: 0.3 } },
  },

  // ---- a follower of the debrief
  "debrief, covered": {
    follower: { when: ".hall .vote", sees: [press("both guesses", ".hall .vote", { least: 2 }), press("the way back", ".hall__dock a, .hall__dock button", { least: 2, ...stays })] },
    plenaryScreen: {
      when: "[data-beat=covered]",
      on: LAPTOPS,
      sees: [read("the question", ".slide__top h1"), read("both titles", ".pside .scen__title", { least: 2 }), press("what uncovers", ".spot__nav button", { least: 2 }), press("the tabs", ".ptabs button")],
      alike: { what: "both titles", select: ".pside .scen__title" },
    },
  },
  "debrief, uncovered": {
    follower: { when: ".hall:not(:has(.vote))", sees: [press("the way back", ".hall__dock a, .hall__dock button", { least: 2, ...stays })] },
    plenaryScreen: {
      when: "[data-beat=all]",
      on: LAPTOPS,
      sees: [read("the question", ".slide__top h1"), read("both titles", ".pside .scen__title", { least: 2 }), read("both numbers", ".pside .big", { least: 2 }), press("what comes next", ".spot__nav button", { least: 1 }), press("the tabs", ".ptabs button")],
      alike: { what: "both titles", select: ".pside .scen__title" },
    },
  },
  // Shown on the phone just before it switches by itself: there is little time to look.
  "the next round starts": {
    follower: { when: ".call", soon: true, on: [[320, 640], [390, 844]], sees: [press("the way into the round, and to stay", ".call a, .call button", { least: 2 })] },
  },
  "the next round has started": {
    follower: { when: ".page--room .room--read", soon: true, sees: [...around, firstBallots] },
  },

  // ---- the board
  "board, before the start": {
    facilitator: { when: ".first__start", sees: [press("the start", ".first__start button")] },
  },
  "board, ready for the first dilemma": {
    facilitator: { when: ".ctrl__start:not([aria-disabled])", sees: [press("the start", ".ctrl__start", { shortens: "small" })] },
  },
  "board, rooms at different dilemmas": {
    facilitator: {
      when: ".ledger tr[data-room]",
      sees: [press("the controls", ".ctrl > .btn, .ctrl > .extra .btn, .ctrl summary", { least: 4, shortens: "small" }), read("the time", ".desk__top [role=timer]"), press("the first room", ".ledger tbody tr:first-child th button", row)],
    },
  },
  "board, must choose": {
    facilitator: { when: ".is-flag", sees: [press("the controls", ".ctrl > .btn, .ctrl > .extra .btn, .ctrl summary", { least: 4, shortens: "small" }), press("the room that must choose", ".ledger .is-flag th button", row)] },
  },
  "board, a room asks for help": {
    facilitator: { when: ".is-flag", sees: [press("the room that asks", ".ledger .is-flag th button", row), read("that it asks for help", ".is-flag .flag", { first: true })] },
  },
  "board, a room that asks for help is opened": {
    facilitator: { when: ".panel__help", on: LAPTOPS, sees: [press("that it was heard", ".panel__help .btn"), write("a word to the group", "#message-room"), press("what sends it", ".panel .word__own .btn")] },
  },
  // What is written on a phone: in sight with its button next to the keyboard.
  "board, a note is written": { facilitator: whileTyping(write("the note", ".sentence textarea"), press("save", ".sentence__do .btn--main")) },
  "board, a theme is named": { facilitator: whileTyping(write("the name of the theme", ".gather input.input"), press("gather", ".gather .btn--main")) },
  "board, arguments are searched": { facilitator: whileTyping(write("the words to search", ".filter__words .input"), press("search", ".filter__words .btn")) },
  "board, a message is written": { facilitator: whileTyping(write("the message", "#message-all"), press("send", "dialog[open] .word__own .btn--main")) },
  "board, help is asked during the debrief": {
    facilitator: { when: ".debrief", late: ".hail", sees: [press("the call for help", ".desk__top .hail", { first: true })] },
  },

  // ---- the plenary screen
  "plenary screen, the door": {
    plenaryScreen: { when: ".door__qr", on: LAPTOPS, sees: [read("the title", ".slide--door h1"), read("the code", ".door__code"), read("the address", ".door__at"), read("the QR code", ".door__qr"), press("the tabs", ".ptabs button")] },
  },
  "plenary screen, a round runs": {
    plenaryScreen: {
      when: ".slide [role=timer]",
      on: LAPTOPS,
      sees: [
        read("the clock", "[role=timer]"),
        read("the question", ".slide h1", { says: "question" }),
        read("both titles", ".slide .scen__title", { least: 2 }),
        press("the tabs", ".ptabs button"),
      ],
      alike: { what: "both titles", select: ".slide .scen__title" },
      large: { what: "the clock", select: "[role=timer]", part: 0.3 },
    },
  },
  "plenary screen, rooms at different dilemmas": {
    plenaryScreen: {
      when: ".slide--lines",
      on: LAPTOPS,
      sees: [read("the clock of each", ".line [role=timer]", { least: 2 }), read("the titles of each", ".line__titles", { least: 2 }), press("the tabs", ".ptabs button")],
      large: { what: "the clock", select: ".line [role=timer]", part: 0.1 },
    },
  },

  // ---- a team without a facilitator
  "the end of a team": {
    starter: { when: ".ended__do", sees: [press("the report, its link, and deleting it all", ".ended__do button", { least: 3 })] },
  },

  // ---- the ways in
  "home": {
    visitor: {
      when: "#code",
      sees: [write("the code", "#code"), press("the way in", ".knock [type=submit]"), press("a session of one’s own", "a[href='/new']"), press("to start at once", "a[href='/together']")],
      types: write("the code", "#code"),
      typed: [write("the code", "#code"), press("the way in", ".knock [type=submit]")],
    },
  },
  "join": {
    visitor: {
      when: "#name",
      sees: [write("the name", "#name"), write("the room", "#room"), press("the way in", ".entry__do [type=submit]")],
      types: write("the name", "#name"),
      typed: [write("the name", "#name")],
    },
  },
  "start at once": {
    visitor: { when: "#name", sees: [write("the name", "#name"), press("the start", "form [type=submit]")], types: write("the name", "#name"), typed: [write("the name", "#name")] },
  },
  "a new session": {
    visitor: {
      when: "#title",
      sees: [write("the title", "#title"), press("the button that opens it", ".opening__form .dock [type=submit]", stays)],
      types: write("the title", "#title"),
      typed: [write("the title", "#title")],
    },
  },
  "a session is open": {
    visitor: { when: ".opened", sees: [read("the code", ".opened__code"), press("the way to the board", ".dock a.btn--main", stays)] },
  },
};
