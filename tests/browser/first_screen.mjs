// The first screen: the start page, and a session's door, before any of the client has loaded. The client draws the
// same page in its place, so nothing may move. The files in client/first_screens are those pages as the client draws
// them; with AO_UPDATE=1 this play rewrites them.
//   node first_screen.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { LAPTOP, PHONE } from "./people.mjs";
import { crowd, play, step } from "./play.mjs";
import { openLed } from "./together.mjs";

const FOLDER = new URL("../../client/first_screens/", import.meta.url);
const LANGUAGES = { nl: "nl-NL", en: "en-GB" };
const SIZES = { phone: PHONE, laptop: LAPTOP };
/** What somebody reads, types and presses first. It must not move when the client comes. */
const STAYS = {
  home: ["h1", ".home__say p", ".code", ".codebox .btn", ".home__q", ".home__split h3"],
  entry: ["h1", ".entry__say p", ".entry__code", "label", "input", ".fill:last-of-type input", "[type=submit]", ".entry__split .field p"],
};
/** Of a session that a door is drawn from: numbers that are nothing else on the page. */
const [ROOMS, ROOM] = [987, 986];
/** The doors, by what is asked there. */
const DOORS = {
  one: { rooms: 1, placement: "pick" },
  pick: { rooms: ROOMS, placement: "pick" },
  placed: { rooms: 3, placement: "by_facilitator" },
  room: { rooms: ROOMS, placement: "pick", link: ROOM },
  spread: { rooms: 3, placement: "spread" },
};

/** The page as the client draws it, without what only the client understands. */
const drawn = (page, language, coming) =>
  page.locator(".page--home, .page--entry").evaluate((shown, [language, coming]) => {
    const copy = shown.cloneNode(true);
    copy.classList.add("starting__page");
    copy.lang = language;
    copy.querySelectorAll(".skip, .banner, .wrong").forEach((part) => part.remove());
    // Shown as it will be, and not pressed before it does anything.
    copy.querySelectorAll(".lang button").forEach((button) => (button.disabled = true));
    const attributes = ["aria-describedby", "aria-busy", "id", "tabindex", "data-step", "data-repeats"];
    const form = copy.querySelector("form");
    if (coming) {
      // A name is never sent in an address, not even before any script runs.
      form.method = "dialog";
      form.dataset.coming = coming;
    } else {
      form.action = "/j";
      form.removeAttribute("novalidate");
    }
    for (const label of copy.querySelectorAll("label")) {
      const field = copy.querySelector(`#${label.htmlFor}`);
      label.htmlFor = field.dataset.id = `first-${field.name}-${language}`;
    }
    for (const part of copy.querySelectorAll("*")) {
      for (const name of attributes) if (name !== "tabindex" || part.nodeName !== "BUTTON") part.removeAttribute(name);
      if (part.getAttribute("style") === "") part.removeAttribute("style");
    }
    for (const field of copy.querySelectorAll("[data-id]")) {
      field.id = field.dataset.id;
      field.removeAttribute("data-id");
    }
    return copy.outerHTML.replaceAll(/<!--.*?-->/g, "").replaceAll(/>\s*<(?=\/?(?:div|main|header|section|form)\b)/g, ">\n<");
  }, [language, coming]);

/** Where those things are, of what is in sight of `root`. */
const places = (page, root, stays) =>
  page.locator(`${root}:visible`).evaluate(
    (root, stays) => stays.map((selector) => {
      const { x, y, width, height } = root.querySelector(selector)?.getBoundingClientRect() ?? {};
      return [selector, x, y, width, height].map((value) => (typeof value === "number" ? Math.round(value) : value)).join(" ");
    }),
    stays,
  );

/** A page whose client does not come before it is let through. */
async function waiting(name, size, language) {
  const person = await crowd.person(name, size, LANGUAGES[language]);
  let letThrough;
  const open = new Promise((resolve) => (letThrough = resolve));
  await person.page.route("**/*.wasm", async (route) => {
    await open;
    await route.continue();
  });
  return { person, letThrough };
}

const openDoor = (door, language, title = "Demo") =>
  openLed(crowd.base, door.rooms, language, undefined, { title, placement: door.placement });
const path = (code, door) => `/j/${code}${door.link ? `/${door.link}` : ""}`;
const spaced = (code) => `${code.slice(0, 3)} ${code.slice(3)}`;
/** The client is there, and has taken the first screen away. */
const taken = (page) => page.locator("#starting").waitFor({ state: "detached" });

/** The start page in that language. */
async function drawHome(language) {
  const person = await crowd.person(`Demo ${language}`, LAPTOP, LANGUAGES[language]);
  await person.goto("/");
  await person.page.locator("main#content .code").waitFor();
  await taken(person.page);
  return drawn(person.page, language);
}

/** A door in that language, with places for what belongs to its session. */
async function drawDoor(kind, language) {
  const door = DOORS[kind];
  const person = await crowd.person(`Demo ${kind} ${language}`, LAPTOP, LANGUAGES[language]);
  const { code } = await openDoor(door, language);
  await person.page.route("**/participants", () => {});
  await person.goto(path(code, door));
  await person.page.locator("main #name").waitFor();
  await taken(person.page);
  const coming = await comingIn(language);
  const html = await drawn(person.page, language, coming);
  return html
    .replace(/<h1 lang="\w+">(<span class="hyphenated") lang="\w+">Demo</, '<h1 class="{{title-class}}" lang="{{title-language}}">$1 lang="{{title-language}}">{{title}}<')
    .replaceAll(spaced(code), "{{code}}")
    .replaceAll(String(ROOMS), "{{rooms}}")
    .replaceAll(String(ROOM), "{{room}}");
}

const comings = {};
/** What the button of a door says while somebody comes in. */
async function comingIn(language) {
  comings[language] ??= (async () => {
    const person = await crowd.person(`Demo press ${language}`, LAPTOP, LANGUAGES[language]);
    const { code } = await openDoor(DOORS.one, language);
    await person.page.route("**/participants", () => {});
    await person.goto(path(code, DOORS.one));
    await taken(person.page);
    await person.page.locator("main #name").fill("Demo A");
    await person.page.locator("main#content [type=submit]").click();
    return (await person.page.locator("main#content [type=submit][aria-busy=true]").textContent()).trim();
  })();
  return comings[language];
}

/** Compares a file of the client with what the client draws, or writes it. */
async function isDrawn(name, draw) {
  const parts = [];
  for (const language of Object.keys(LANGUAGES)) parts.push(await draw(language));
  const file = new URL(name, FOLDER);
  const written = `${parts.join("\n")}\n`;
  if (process.env.AO_UPDATE === "1") writeFileSync(file, written);
  else assert.equal(readFileSync(file, "utf8"), written, `client/first_screens/${name} is not what the client draws: run this play with AO_UPDATE=1`);
}

async function stays(name, size, language, root, address, typing) {
  const { person, letThrough } = await waiting(`Demo ${name} ${language}`, size, language);
  const { page } = person;
  await page.goto(crowd.base + address, { waitUntil: "commit" });
  const first = `.starting__page[lang=${language}]`;
  for (const [field, typed] of Object.entries(typing)) await page.locator(`${first} [name=${field}]`).pressSequentially(typed);
  // The browser paints nothing before its style sheet has loaded, but knows where things are.
  await page.waitForFunction(() => document.querySelector("link[rel=stylesheet]").sheet);
  // Fonts are requested once something is laid out in them, so there may be none to wait for yet.
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
  const before = await places(page, first, STAYS[root]);
  await person.looks(`first-${name}-${language}`);
  letThrough();
  await taken(page);
  for (const [field, typed] of Object.entries(typing)) {
    assert.equal(await page.locator(`main#content [name=${field}]`).inputValue(), typed, "what was typed stays");
  }
  await page.locator(`main#content [name=${Object.keys(typing).at(-1)}]:focus`).waitFor();
  assert.deepEqual(await places(page, `.page--${root}`, STAYS[root]), before, "nothing moves");
}

async function scenes() {
  await isDrawn("home.html", drawHome);
  for (const kind of Object.keys(DOORS)) await isDrawn(`door-${kind}.html`, (language) => drawDoor(kind, language));
  if (process.env.AO_UPDATE === "1") return;

  for (const [name, size] of Object.entries(SIZES)) {
    for (const language of Object.keys(LANGUAGES)) {
      await step(`${name}, ${language}: it can be read and typed in before the client is there, and nothing moves when it comes`, () =>
        stays(name, size, language, "home", "/", { code: "k7m" }));
      await step(`${name}, ${language}: so can a door`, async () => {
        for (const [kind, door] of Object.entries(DOORS)) {
          const { code } = await openDoor(door, language, "Wat telt <b>er</b> & {{code}}");
          const typing = kind === "pick" ? { name: "Demo A", room: "12" } : { name: "Demo A" };
          await stays(`${name} ${kind}`, size, language, "entry", path(code, door), typing);
        }
      });
    }
  }
  await step("a press at the door before the client is there is answered, and carried out when it is", async () => {
    const { person, letThrough } = await waiting("Demo early", PHONE, "nl");
    const { page } = person;
    const { code } = await openDoor(DOORS.pick, "nl");
    await page.goto(crowd.base + path(code, DOORS.pick), { waitUntil: "commit" });
    const button = page.locator(".starting__page[lang=nl] [type=submit]");
    const fits = (name) => page.locator(`.starting__page[lang=nl] [name=${name}]`);
    await fits("name").fill("Demo A");
    await button.click();
    await page.locator(".starting__page [name=room]:focus").waitFor();
    await page.locator(".starting__page[lang=nl] .stepper button").last().click();
    assert.equal(await fits("room").inputValue(), "1");
    await button.click();
    await page.getByText(await comingIn("nl")).filter({ visible: true }).waitFor();
    assert.equal(new URL(page.url()).search, "", "no name in an address");
    letThrough();
    await page.waitForURL(`**/s/${code}`);
    await page.getByText("Demo A").filter({ visible: true }).first().waitFor();
  });
  await step("at a door that does not exist, and for somebody who is in already, no form is shown", async () => {
    const unknown = await waiting("Demo lost", PHONE, "nl");
    await unknown.person.page.goto(`${crowd.base}/j/222222`, { waitUntil: "commit" });
    await unknown.person.page.locator(".starting__name").waitFor({ state: "attached" });
    assert.equal(await unknown.person.page.locator(".starting__page").count(), 0);
    const known = await waiting("Demo back", PHONE, "nl");
    const { code } = await openDoor(DOORS.one, "nl");
    await known.person.page.addInitScript(([key]) => localStorage.setItem(key, "{}"), [`ao:token:${code}`]);
    await known.person.page.goto(`${crowd.base}/j/${code}`, { waitUntil: "commit" });
    await known.person.page.locator("html[data-returns]").waitFor();
    assert.equal(await known.person.page.locator(".starting__page input:visible").count(), 0);
  });
  await step("without any script the form leads to the door", async () => {
    const person = await crowd.person("Demo form", PHONE);
    await person.page.route("**/*.js", (route) => route.abort());
    person.expect(/console|page error/);
    await person.page.goto(crowd.base, { waitUntil: "commit" });
    await person.page.locator(".starting__page[lang=nl] .code").fill("K7M 4QX");
    await person.page.locator(".starting__page[lang=nl] .codebox .btn").click();
    await person.page.waitForURL("**/j/K7M4QX");
  });
}

play(scenes);
