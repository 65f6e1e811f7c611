// The plenary screen follows the part that runs, and reveals results step by step. Nothing of a result is in the page
// before its moment, space pauses it, a key goes to the end, and a plenary screen that is opened late shows the end at
// once.
//   node wall.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { Device } from "./device.mjs";
import { finishedSession } from "./halls.mjs";
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

const TITLES = ["Studiemiddag maatwerk en samen leren, team bovenbouw havo/vwo", "Demo-studiemiddag over onderwijstijdverantwoordelijkheid in de hele bovenbouw"];
const BREAK = "Koffie, boekenmarkt en rondleiding door het nieuwe gebouw";
const WORD = "Nog twee minuten, rond af: daarna is er koffie.";
const LONGEST_WORD = "Lees de vraag nog eens samen, en schrijf ook op wat er tegen jullie eigen keuze pleit. ".repeat(3).slice(0, 199);

const must = (is, what) => {
  if (!is) throw new Error(what);
};
const phase = (person, nth) => person.page.locator(`.steps li:nth-child(${nth})[aria-current=step]`).waitFor();

/** Records the result screen each time that anything in it changes. */
const watch = (page) =>
  page.evaluate(() => {
    const look = () => {
      const slide = document.querySelector(".slide--result");
      if (!slide) return;
      const count = (what) => slide.querySelectorAll(what).length;
      globalThis.seen.push({
        beat: slide.dataset.beat,
        tilt: slide.querySelector(".split").style.getPropertyValue("--tilt"),
        left: count(".toks--l li"),
        right: count(".toks--r li"),
        numbers: count(".big"),
        arguments: count(".parg li"),
        // For a single room, its own words take the place of the sentence about all rooms.
        headlines: count(".headline, .spot blockquote"),
        told: document.querySelectorAll(".walltold").length,
        heard: count(".split__load .sr:not(:empty), .toks:not(.toks--mid, [aria-hidden])[aria-label]"),
      });
    };
    globalThis.seen = [];
    globalThis.watching?.disconnect();
    globalThis.watching = new MutationObserver(look);
    globalThis.watching.observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
/** Does something at the moment when a beat begins, however slow the machine is. */
const atBeat = (page, name, does) =>
  page.evaluate(
    ([name, { key, click }]) =>
      new Promise((done) => {
        const shown = () => document.querySelector(".slide--result")?.dataset.beat;
        const act = () => {
          if (shown() !== name) return;
          observer.disconnect();
          if (key) (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
          if (click) document.querySelector(click).click();
          requestAnimationFrame(() => requestAnimationFrame(() => done(shown())));
        };
        const observer = new MutationObserver(act);
        observer.observe(document.body, { attributes: true, childList: true, subtree: true });
        setTimeout(() => done(`never ${name}, but ${shown()}`), 30_000);
        act();
      }),
    [name, does],
  );
const beat = (page, name) => page.locator(`[data-beat=${name}]`).waitFor();
const ORDER = ["covered", "hush", "falling", "settling", "numbers", "all"];

/** Asserts that everything appeared in order, and nothing before its moment. */
async function cameInOrder(page, rooms) {
  // The last elements to appear within the last step.
  await page.locator(".slide--result").locator(".headline, .spot blockquote").first().waitFor();
  const seen = await page.evaluate(() => globalThis.seen);
  const at = (one) => ORDER.indexOf(one.beat);
  must(seen.length > 4 && at(seen.at(-1)) === 5, `the end was not seen: ${JSON.stringify(seen.at(-1))}`);
  let before = seen[0];
  for (const one of seen) {
    must(at(one) >= at(before), `${one.beat} after ${before.beat}`);
    must(one.left + one.right >= before.left + before.right, "a token went back");
    if (at(one) < 2) must(one.left + one.right === 0, `tokens in the ${one.beat}`);
    if (at(one) < 3) must(Number.parseFloat(one.tilt) === 0, `the beam moves in the ${one.beat}: ${one.tilt}`);
    if (at(one) < 4) must(one.numbers === 0, `a number in the ${one.beat}`);
    if (at(one) > 1 && at(one) < 5) must(one.told === 0, `a message in the ${one.beat}`);
    if (at(one) < 5) must(one.arguments === 0 && one.headlines === 0 && one.heard === 0, `shown too early: ${JSON.stringify(one)}`);
    before = one;
  }
  for (let fallen = 1; fallen <= rooms; fallen += 1) must(seen.some((one) => one.left + one.right === fallen), `${fallen} of ${rooms} tokens were never seen alone`);
  const end = seen.at(-1);
  must(end.left + end.right === rooms && end.numbers === 2 && end.headlines === 1, `the end: ${JSON.stringify(end)}`);
}

/**
 * Waits until the page is laid out and nothing on it is on its way: moving elements are briefly elsewhere, or over others.
 * A line of time may move for ever, so this ends after a number of looks.
 */
const comesToRest = (page) =>
  page.evaluate(async () => {
    const isPassing = (animation) => animation.playState === "running" && animation.effect.getComputedTiming().endTime < Infinity;
    for (let still = 0, looks = 0; still < 3 && looks < 12; still += 1, looks += 1) {
      await new Promise(requestAnimationFrame);
      const passing = document.getAnimations().filter(isPassing);
      if (passing.length > 0) still = -1;
      await Promise.all(passing.map((animation) => animation.finished.catch(() => {})));
    }
  });

/** Waits for this many frames, for what must not happen meanwhile. */
const frames = (page, count) =>
  page.evaluate(
    (count) =>
      new Promise((done) => {
        const next = (left) => (left > 0 ? requestAnimationFrame(() => next(left - 1)) : done());
        next(count);
      }),
    count,
  );

/** The room chooses by show of hands, after one pro of the left. */
async function chooses(person, pros, left, right) {
  await person.goesOn(person.button(words.toLeft), 2);
  for (const pro of pros) await person.writes(words.aPro, pro);
  await person.goesOn(person.button(words.toRight), 3);
  for (const pro of pros.slice(0, 1)) await person.writes(words.aPro, `${pro} (2)`);
  await person.goesOn(person.button(words.toChoose), 4);
  await person.page.locator(".hands__count").first().fill(String(left));
  await person.page.locator(".hands__count").last().fill(String(right));
  await person.press(words.counted);
  await person.page.getByLabel(words.why).fill("Demo");
  await person.press(words.lock);
  await phase(person, 5);
}

/** What of the words and tokens on the screen is cut, or covered by others. */
const clashes = (page) =>
  page.evaluate(() => {
    const screen = document.querySelector(".page--plen");
    const seenOf = (one, box) => {
      const seen = { ...box };
      for (let around = one; around !== screen; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === "visible") continue;
        const edge = around.getBoundingClientRect();
        seen.top = Math.max(seen.top, edge.top);
        seen.bottom = Math.min(seen.bottom, edge.bottom);
      }
      return seen;
    };
    const boxes = [];
    const words = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode;
      const one = node.parentElement;
      if (!node.data.trim() || one.closest(".sr, .strip-top") || !one.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const isToken = one.matches(".track__token");
      for (const line of isToken ? [one.getBoundingClientRect()] : range.getClientRects()) {
        // A line of text is higher than its letters.
        const around = isToken ? 0 : line.height * 0.2;
        const box = { top: line.top + around, bottom: line.bottom - around };
        const seen = seenOf(one, box);
        boxes.push({ says: node.data.trim().slice(0, 20), node, ...box, left: line.left, right: line.right, isCut: box.bottom - seen.bottom > 1 || seen.top - box.top > 1 });
      }
    }
    const covers = (a, b) => a.node !== b.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    const cut = boxes.filter(({ isCut }) => isCut).map(({ says }) => `${says} is cut`);
    return cut.concat(boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => covers(a, b)).map((b) => `${a.says} × ${b.says}`)));
  });

async function looks(plenaryScreen, label) {
  await plenaryScreen.looks(label);
  await comesToRest(plenaryScreen.page);
  const high = await plenaryScreen.page.evaluate(() => {
    return [...document.querySelectorAll("html, .slide, .slide__said")].map((one) => {
      const end = one.getBoundingClientRect().bottom;
      const below = [...one.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().bottom > end + 1).map((part) => `${part.localName}.${part.className}`);
      return { what: one.className || one.localName, by: one.scrollHeight - one.clientHeight, below };
    });
  });
  must(high.every(({ by }) => by <= 1), `${label} scrolls: ${JSON.stringify(high)}`);
}

await play(async () => {
  const programme = [{ kind: "dilemmas", minutes: 30 }, { kind: "break", minutes: 5, title: BREAK }];
  const { code, facilitator: secret, plenary } = await openLed(crowd.base, 3, locale.slice(0, 2), programme);
  const facilitator = await crowd.person("Demo begeleider", LAPTOP);
  const plenaryScreen = await crowd.person("Demo plenair", BEAMER);
  const rooms = [];
  for (const [at, name] of ["Demo A", "Demo B", "Demo C"].entries()) {
    const person = await crowd.person(name, LAPTOP);
    await enter(person, await joinRoom(crowd.base, code, name, at + 1));
    rooms.push(person);
  }
  await facilitator.goto(`/f/${code}#${secret}`);
  await plenaryScreen.goto(`/p/${code}#${plenary}`);
  const { page } = plenaryScreen;
  const tab = (nth) => page.locator(".ptabs button").nth(nth).click();

  await step("before anything runs: how to join", async () => {
    await page.locator(".door__code").waitFor();
    const wide = await page.locator(".door__code, .corner").evaluateAll((codes) => codes.map((one) => one.getClientRects().length));
    must(wide.every((lines) => lines === 1), "the code is broken");
    await looks(plenaryScreen, "wall-door");
  });

  await step("the title of a session is completely visible below the tabs, however long", async () => {
    const door = await crowd.person("Demo deur", BEAMER);
    for (const title of TITLES) {
      const other = await openLed(crowd.base, 1, locale.slice(0, 2), programme, { title });
      await door.goto(`/p/${other.code}#${other.plenary}`);
      await door.page.locator(".door__code").waitFor();
      for (const size of [BEAMER, { width: 1280, height: 720 }, { width: 1366, height: 650 }]) {
        await door.page.setViewportSize(size);
        await comesToRest(door.page);
        const boxes = await door.page.evaluate(() => {
          const box = (what) => document.querySelector(what).getBoundingClientRect();
          const around = [...document.querySelectorAll(".door__say > *")].map((one) => one.getBoundingClientRect());
          return { tabs: box(".strip-top").bottom, from: box("h1").top, to: box("h1").bottom, next: Math.min(box(".door__qr").top, ...around.map((one) => one.top)), last: Math.max(box(".door__qr").bottom, ...around.map((one) => one.bottom)), foot: box(".door__foot").top };
        });
        const { tabs, from, to, next, last, foot } = boxes;
        must(from >= tabs - 1 && to <= next + 1 && last <= foot + 1, `${title} at ${size.width}×${size.height}: ${JSON.stringify(boxes)}`);
      }
      await door.looks(`wall-door-${title.length}`);
    }
  });

  await step("the plenary screen shows the dilemma that runs", async () => {
    await facilitator.page.locator(".prog button").first().click();
    await facilitator.page.locator(".ctrl .ctrl__start:not([aria-disabled])").click();
    await page.locator(".slide--now .now__digits").waitFor();
    await phase(rooms[0], 1);
    const share = await page.locator(".now__digits").evaluate((digits) => Number.parseFloat(getComputedStyle(digits).fontSize) / innerHeight);
    must(share > 0.33, `the clock is ${share} of the height`);
    await looks(plenaryScreen, "wall-round");
  });

  await step("messages to everybody are on the plenary screen, whatever it shows", async () => {
    const board = await Device.connect(crowd.base, code, secret);
    for (const text of [LONGEST_WORD, WORD]) {
      await board.command({ room: { send_message: { rooms: "all", text } } });
      const told = page.locator("[role=status] .walltold", { hasText: text.slice(0, 40) });
      for (const nth of [0, 1]) {
        await tab(nth);
        await told.waitFor();
        await looks(plenaryScreen, `wall-told-${text.length}-${nth}`);
        const share = await told.evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize) / innerHeight);
        must(share > 0.03, `what is told is ${share} of the height`);
        for (const size of [{ width: 1366, height: 650 }, { width: 1280, height: 720 }, BEAMER]) {
          await page.setViewportSize(size);
          await comesToRest(page);
          const clash = await clashes(page);
          must(clash.length === 0, `screen ${nth} with a message at ${size.width}×${size.height}: ${clash}`);
        }
      }
    }
    board.leave();
  });

  await step("a chosen screen stays while the rooms go on", async () => {
    await tab(0);
    await page.locator(".door__code").waitFor();
    await chooses(rooms[0], ["Niemand wacht."], 3, 1);
    await page.locator(".door__progress", { hasText: /^.*1 (van|of) 3/ }).waitFor();
    must((await page.locator(".slide--now").count()) === 0, "the plenary screen left the chosen screen");
    await tab(1);
    await page.locator(".slide--now").waitFor();
    await page.locator(".track__names li:last-child", { hasText: "1" }).waitFor();
    await chooses(rooms[1], ["Rust.", "Iedereen doet mee.", "Wie sneller kan, helpt een ander verder."], 1, 2);
    await chooses(rooms[2], [], 2, 3);
    await page.locator(".now__what").waitFor();
    await looks(plenaryScreen, "wall-all-done");
  });

  await step("a result comes out in beats", async () => {
    await page.bringToFront();
    await tab(2);
    await beat(page, "covered");
    await looks(plenaryScreen, "wall-covered");
    await watch(page);
    await page.keyboard.press("r");
    await beat(page, "all");
    await cameInOrder(page, 3);
    await looks(plenaryScreen, "wall-result");
  });

  await step("both sides have the same sizes and as many arguments", async () => {
    const sides = await page.locator(".pside").evaluateAll((sides) =>
      sides.map((side) => ({
        arguments: side.querySelectorAll(".parg li").length,
        from: Math.round(side.querySelector(".parg li").getBoundingClientRect().top),
        title: getComputedStyle(side.querySelector(".scen__title")).fontSize,
        wide: Math.round(side.getBoundingClientRect().width),
      })),
    );
    const [left, right] = sides;
    must(left.arguments === right.arguments && left.arguments > 0, `arguments: ${JSON.stringify(sides)}`);
    must(Math.abs(left.from - right.from) <= 1, `arguments begin at: ${JSON.stringify(sides)}`);
    must(left.title === right.title && Math.abs(left.wide - right.wide) <= 1, `sizes: ${JSON.stringify(sides)}`);
  });

  await step("space pauses a result, and a key goes to its end", async () => {
    await page.keyboard.press("c");
    await beat(page, "covered");
    // With the focus on the tab that was pressed last, where it usually is.
    await tab(2);
    const held = atBeat(page, "falling", { key: " " });
    await page.keyboard.press("r");
    must((await held) === "falling", "space did not hold it");
    await page.locator("[data-held=true]").waitFor();
    await frames(page, 90);
    must((await page.locator(".slide--result").getAttribute("data-beat")) === "falling", "it went on while it was held");
    const skipped = atBeat(page, "settling", { key: "Enter" });
    await page.keyboard.press(" ");
    const after = await skipped;
    must(after === "all", `the key did not go to the end, but to ${after}`);
  });

  await step("a single room comes out in the same order, and a press goes to the end", async () => {
    await page.keyboard.press("c");
    await beat(page, "covered");
    await watch(page);
    await page.keyboard.press("Enter");
    await beat(page, "all");
    await cameInOrder(page, 1);
    await page.locator(".spot blockquote").waitFor();
    await page.locator(".is-spotlit").waitFor();
    await looks(plenaryScreen, "wall-one-room");
    const pressed = atBeat(page, "hush", { click: ".slide__top" });
    await page.keyboard.press("r");
    must((await pressed) === "all", "the press did not go to the end");
  });

  await step("all are uncovered after one: the words of the one disappear first", async () => {
    await page.keyboard.press("c");
    await beat(page, "covered");
    await page.keyboard.press("Enter");
    await beat(page, "all");
    await watch(page);
    await page.keyboard.press("r");
    await page.waitForFunction(() => globalThis.seen.some((one) => one.beat === "settling"));
    await beat(page, "all");
    await page.locator(".headline").waitFor();
    const seen = (await page.evaluate(() => globalThis.seen)).filter(({ beat }) => ["falling", "settling"].includes(beat));
    must(seen.length > 1 && seen.every((one) => one.numbers + one.arguments + one.headlines + one.told === 0), `said of one while all come out: ${JSON.stringify(seen)}`);
  });

  await step("a plenary screen that is opened late shows the end at once", async () => {
    await page.addInitScript(() => {
      globalThis.beats = [];
      new MutationObserver(() => {
        const slide = document.querySelector(".slide--result");
        if (slide) globalThis.beats.push(slide.dataset.beat);
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.reload();
    await beat(page, "all");
    must((await page.evaluate(() => globalThis.beats)).every((one) => one === "all"), "it came out once more");
  });

  await step("figures, arguments, questions", async () => {
    await page.keyboard.press("ArrowRight");
    await page.locator(".figs").waitFor();
    await looks(plenaryScreen, "wall-figures");
    await page.keyboard.press("ArrowRight");
    await page.locator(".said__line").first().waitFor();
    await looks(plenaryScreen, "wall-arguments");
    await page.keyboard.press("n");
    await page.locator(".ask textarea").fill("Wie rust wil, kiest vaker voor vast.");
    await page.keyboard.press("Enter");
    await page.locator(".note").waitFor();
    await page.keyboard.press("Escape");
    await page.mouse.move(5, 5);
    await looks(plenaryScreen, "wall-questions");
    await page.setViewportSize(PHONE);
    await plenaryScreen.looks("wall-questions-phone");
    await tab(2);
    await beat(page, "all");
    await plenaryScreen.looks("wall-result-phone");
    await page.setViewportSize(BEAMER);
  });

  await step("the next dilemma appears on the plenary screen, and so does the break", async () => {
    await facilitator.page.locator(".ctrl .ctrl__start:not([aria-disabled])").click();
    await page.locator(".slide--now .now__digits").waitFor();
    await tab(3);
    await beat(page, "covered");
    must(await page.locator(".spot--wait .btn--main").isDisabled(), "a dilemma can be revealed before any group is done");
    await tab(2);
    await beat(page, "all");
    await facilitator.page.locator(".prog button").last().click();
    const sure = facilitator.page.locator("dialog[open] .btn--main, dialog[open] .btn--danger");
    await Promise.race([page.locator(".goeson__when").waitFor(), sure.first().click()]);
    await page.locator(".goeson__when").waitFor();
    await page.locator(".goeson .now__digits").waitFor();
    const title = await page.locator(".goeson__name").evaluate((title) => {
      const [bar, box] = [title.closest(".slide__top"), title].map((one) => one.getBoundingClientRect());
      const lines = (word) => {
        const range = document.createRange();
        range.selectNodeContents(word);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      };
      const isWhole = [...title.querySelectorAll(".kept")].every((word) => lines(word) === 1);
      return { isWithin: box.top >= bar.top && box.bottom <= bar.bottom, isWhole };
    });
    must(title.isWithin && title.isWhole, `the title of the break: ${JSON.stringify(title)}`);
    await looks(plenaryScreen, "wall-break");
  });

  await step("many groups: full pages, the same number for both sides, and the groups of each on one line", async () => {
    const said = (length, words) => () => Array.from({ length }, (_, at) => `${words} ${at + 1}: zo blijft er tijd over voor wie nog eens uitleg nodig heeft.`);
    const columns = { "left pro": said(7, "Links voor"), "left con": said(5, "Links tegen"), "right pro": said(7, "Rechts voor"), "right con": said(6, "Rechts tegen") };
    const many = await finishedSession(crowd.base, { groups: 15, columns });
    const board = await Device.connect(crowd.base, many.code, many.facilitator);
    await board.command({ debrief: { reveal_dilemma: { dilemma: 1 } } });
    await board.command({ debrief: { show_screen: { screen: { arguments: 1 } } } });
    await plenaryScreen.goto(`/p/${many.code}#${many.plenary}`);
    await page.locator(".said__line").first().waitFor();
    await looks(plenaryScreen, "wall-arguments-15");
    const shown = await page.evaluate(() => {
      const lines = [...document.querySelectorAll(".said__line .became")];
      const sides = [...document.querySelectorAll(".field.said")];
      return {
        sides: sides.map((side) => side.querySelectorAll(".said__line").length),
        high: Math.max(...lines.map((line) => line.getBoundingClientRect().height)) / Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
        filled: Math.max(...sides.map((side) => (Math.max(...[...side.querySelectorAll(".said__line")].map((line) => line.getBoundingClientRect().bottom)) - side.getBoundingClientRect().top) / side.getBoundingClientRect().height)),
      };
    });
    must(shown.sides[0] === shown.sides[1] && shown.sides[0] >= 4 && shown.high < 1.6 && shown.filled > 0.65, `a page of arguments: ${JSON.stringify(shown)}`);
  });

  await step("marks that are too small for a number are grouped by tens", async () => {
    const many = await finishedSession(crowd.base, { groups: 400 });
    const board = await Device.connect(crowd.base, many.code, many.facilitator);
    await board.command({ debrief: { reveal_dilemma: { dilemma: 1 } } });
    await board.command({ debrief: { show_screen: { screen: "matrix" } } });
    await plenaryScreen.goto(`/p/${many.code}#${many.plenary}`);
    await page.locator(".mx__from").first().waitFor();
    await looks(plenaryScreen, "wall-matrix-400");
    const rows = await page.locator("tbody tr").first().evaluate((row) => [...row.querySelectorAll(".mx__from")].map((from) => ({ says: Number(from.innerText), at: from.getBoundingClientRect().top, first: from.nextElementSibling.getBoundingClientRect().top })));
    must(rows.length > 3 && rows.every(({ says, at, first }, row) => says % 10 === 1 && Math.abs(at - first) < 3 && (row === 0 || at > rows[row - 1].at)), `rows of marks: ${JSON.stringify(rows)}`);
  });
});
