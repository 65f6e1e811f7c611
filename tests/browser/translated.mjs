// Pages that the browser's translator has changed: they must show later changes like a page without translation.
//   node translated.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { Device } from "./device.mjs";
import { LAPTOP } from "./people.mjs";
import { crowd, locale, play, step } from "./play.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

/**
 * How translators insert their words, here without translating them: replacing each text once, or also each new one;
 * wrapping it; or putting all words of a sentence into its first text.
 */
const MANNERS = ["once", "all the time", "around", "by the sentence"];

/** Wraps texts in `<font>` elements, as a translator does. Runs in the page. */
function translate(manner) {
  const put = (text, words) => {
    const [outer, inner] = ["font", "font"].map((name) => document.createElement(name));
    outer.append(inner);
    if (manner === "around") {
      text.before(outer);
      inner.append(text);
    } else {
      inner.textContent = words;
      text.replaceWith(outer);
    }
  };
  const isOurs = (text) => text.data.trim() && text.parentElement && !text.parentElement.closest("script, style, textarea, option, font, svg, [translate=no]");
  const texts = (around) => {
    const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (isOurs(walker.currentNode)) found.push(walker.currentNode);
    return found;
  };
  const all = (around) => {
    for (const text of texts(around)) {
      if (!text.isConnected || !isOurs(text)) continue;
      const parent = text.parentElement;
      const beside = texts(parent).filter((one) => one.parentElement === parent);
      if (manner === "by the sentence" && parent.childElementCount === 0) {
        const words = beside.map((one) => one.data);
        beside.forEach((one, nth) => put(one, nth === 0 ? words.join("") : ""));
      } else {
        put(text, text.data);
      }
    }
  };
  all(document.body);
  if (manner === "all the time" && !globalThis.translates) {
    globalThis.translates = new MutationObserver((records) => records.forEach(({ target }) => target.isConnected && all(target.nodeType === Node.TEXT_NODE ? target.parentElement : target)));
    globalThis.translates.observe(document.body, { childList: true, characterData: true, subtree: true });
  }
}

/** The text on the page, without clocks and messages that are about to disappear. */
function read() {
  const page = document.body.cloneNode(true);
  const gone = "script, style, noscript, svg, [role=timer], .toasts, .hush__left";
  page.querySelectorAll(gone).forEach((part) => part.remove());
  const lines = [];
  const isPart = (node) => node.nodeType === Node.ELEMENT_NODE && /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BUTTON|DD|DETAILS|DIALOG|DIV|DL|DT|FIELDSET|FOOTER|FORM|H\d|HEADER|LABEL|LI|MAIN|NAV|OL|P|SECTION|SUMMARY|UL)$/.test(node.nodeName);
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) lines.push(node.data);
    if (isPart(node)) lines.push("\n");
    node.childNodes.forEach(walk);
    if (isPart(node)) lines.push("\n");
  };
  walk(page);
  return lines.join("").split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
}

async function translated() {
  const { base } = crowd;
  const language = locale.slice(0, 2);
  const opened = await openLed(base, 1, language);
  const { code } = opened;
  const board = await Device.connect(base, code, opened.facilitator);
  const joined = await joinRoom(base, code, "Demo A");
  const plain = await crowd.person("Demo A", LAPTOP);
  const pages = new Map();
  await enter(plain, joined);
  for (const manner of MANNERS) {
    const person = await crowd.person(`Demo A, translated ${manner}`, LAPTOP);
    await enter(person, joined);
    pages.set(manner, person);
  }
  const everybody = [plain, ...pages.values()];
  const presenter = await Device.connect(base, code, joined.token);
  const other = await Device.connect(base, code, (await joinRoom(base, code, "Demo B")).token);

  /** Once the plain page shows what it should, asserts that the others show the same. */
  const same = async (what, selector, words) => {
    await plain.page.locator(selector, { hasText: words }).first().waitFor();
    for (const [manner, { page }] of pages) {
      let [theirs, ours] = [[], []];
      const isSame = async () => {
        [theirs, ours] = [await page.evaluate(read), await plain.page.evaluate(read)];
        return theirs.join("\n") === ours.join("\n");
      };
      // Each page gets changes by itself, so they may differ until it has drawn a frame.
      for (let tries = 0; tries < 100 && !(await isSame()); tries += 1) await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 30))));
      const stale = theirs.filter((line) => !ours.includes(line));
      const missing = ours.filter((line) => !theirs.includes(line));
      if (theirs.join("\n") !== ours.join("\n")) crowd.findings.push(`${what}, translated ${manner}: reads ${JSON.stringify(stale)} instead of ${JSON.stringify(missing)}`);
    }
  };
  const translateAll = async () => {
    for (const [manner, { page }] of pages) {
      await page.evaluate(translate, manner);
      const fonts = await page.locator("font").count();
      if (fonts === 0) crowd.findings.push(`nothing was translated ${manner}`);
    }
  };
  const nl = language === "nl";

  await step("a round begins", async () => {
    for (const { page } of everybody) await page.locator(".lobby").waitFor();
    await translateAll();
    await board.command({ programme: { start_block: { block: 0 } } });
    await board.command({ round: { start: { rooms: "all", dilemma: null } } });
    for (const { page } of everybody) await page.locator(".steps").waitFor();
    await same("reading", ".steps", "");
    await translateAll();
    await presenter.goes("left");
    await same("the next phase", ".board", "");
  });

  await step("arguments are written, edited and supported", async () => {
    await other.command({ argument: { add: { round: 1, side: "left", kind: "pro", text: "Iedereen kan meedoen." } } });
    await same("a new argument", ".arg", "Iedereen kan meedoen.");
    await translateAll();
    await other.command({ argument: { edit: { round: 1, argument: 1, text: "Iedereen kan echt meedoen." } } });
    await same("a mended argument", ".arg", "Iedereen kan echt meedoen.");
    await translateAll();
    await presenter.command({ argument: { support: { round: 1, argument: 1, on: true } } });
    await same("a count", ".arg .tally", "2");
    await other.command({ argument: { add: { round: 1, side: "left", kind: "con", text: "Wie sneller kan, leert wachten." } } });
    await same("a second argument", ".arg", "leert wachten");
  });

  await step("the time is paused and resumed", async () => {
    await translateAll();
    await board.command({ round: { pause: { rooms: "all" } } });
    await same("paused", ".timer", nl ? "gepauzeerd" : "paused");
    await translateAll();
    await board.command({ round: { resume: { rooms: "all" } } });
    await plain.page.locator(".timer:not(.timer--pause)").waitFor();
    await same("resumed", ".timer", nl ? "nog te gaan" : "to go");
    const words = "Over vijf minuten kiezen we.";
    await board.command({ room: { send_message: { rooms: "all", text: words } } });
    await same("a message", ".strip--message", words);
  });

  await step("they choose, and go on", async () => {
    for (const phase of ["right", "choose"]) await presenter.goes(phase);
    await plain.page.locator(".vote").first().waitFor();
    await translateAll();
    await other.command({ ballot: { cast: { round: 1, side: "left" } } });
    await same("a ballot", ".tell", "1");
    await presenter.command({ ballot: { cast: { round: 1, side: "left" } } });
    await plain.page.locator(".vote").first().waitFor({ state: "detached" });
    await same("all ballots", "main", "");
    await translateAll();
    await presenter.command({ ballot: { lock_choice: { round: 1, side: "left", reasons: { motivation: "Demo: samen gaat het beter." } } } });
    await same("chosen", "main", "samen gaat het beter");
    await translateAll();
    await board.command({ round: { start: { rooms: "all", dilemma: null } } });
    await same("the next dilemma", ".top__where", nl ? "Dilemma 2 van 2" : "Dilemma 2 of 2");
  });

  await step("the debrief", async () => {
    await board.command({ debrief: { show_screen: { screen: { questions: 1 } } } });
    const hall = `/s/${code}/hall`;
    for (const person of everybody) {
      await person.goto(hall);
      await person.page.locator(".hall h1").waitFor();
      const stay = person.button(nl ? "Blijf hier" : "Stay here");
      await stay.click();
      await person.page.locator(".hall__notes").waitFor();
    }
    await translateAll();
    await board.command({ gathering: { add_note: { dilemma: 1, question: "see", text: "Rust komt in elke groep terug." } } });
    await same("a note", ".hall__notes", "Rust komt in elke groep terug.");
    const list = plain.page.locator(".hall__notes ul").first();
    const isList = await list.evaluate((list) => !list.hasAttribute("role") && list.getAttribute("aria-live") === "polite" && list.getAttribute("aria-atomic") !== "true");
    if (!isList) plain.complain("the notes are read as a whole, and as no list");
    await translateAll();
    await board.command({ gathering: { edit_note: { note: 1, text: "Rust komt in bijna elke groep terug." } } });
    await same("a mended note", ".hall__notes", "bijna elke groep");
    await board.command({ debrief: { show_screen: { screen: { dilemma: 1 } } } });
    await same("the result, covered", ".hall h2", "");
    await translateAll();
    await board.command({ debrief: { reveal_dilemma: { dilemma: 1 } } });
    await same("the result", ".hall__split--open", "");
  });
  [presenter, other, board].forEach((device) => device.leave());
}

await play(translated);
