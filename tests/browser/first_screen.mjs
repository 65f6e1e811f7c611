// The first screen: the start page before any of the client is there. The client draws the same page in its place, so nothing
// may move. client/first_screen.html is that page as the client draws it; with AO_UPDATE=1 this play writes it anew.
//   node first_screen.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { LAPTOP, PHONE } from "./people.mjs";
import { crowd, play, step } from "./play.mjs";

const FILE = new URL("../../client/first_screen.html", import.meta.url);
const LANGUAGES = { nl: "nl-NL", en: "en-GB" };
const SIZES = { phone: PHONE, laptop: LAPTOP };
/** What somebody reads and presses first. It must not move when the client comes. */
const STAYS = ["h1", ".home__say p", ".code", ".codebox .btn", ".home__q", ".home__split h3"];

/** The start page as the client draws it, without what only the client understands. */
const drawn = (page, language) =>
  page.locator(".page--home").evaluate((shown, language) => {
    const copy = shown.cloneNode(true);
    copy.classList.add("starting__page");
    copy.lang = language;
    copy.querySelectorAll(".skip, .banner, .wrong").forEach((part) => part.remove());
    // Shown as it will be, and not pressed before it does anything.
    copy.querySelectorAll(".lang button").forEach((button) => (button.disabled = true));
    const form = copy.querySelector("form");
    form.action = "/j";
    form.querySelector("label").htmlFor = form.querySelector("input").id = `first-code-${language}`;
    const attributes = ["aria-describedby", "aria-busy", "id", "tabindex", "novalidate"];
    for (const part of copy.querySelectorAll("*")) {
      for (const name of attributes) if (part.nodeName !== "INPUT" || name !== "id") part.removeAttribute(name);
      if (part.getAttribute("style") === "") part.removeAttribute("style");
    }
    return copy.outerHTML.replaceAll(/<!--.*?-->/g, "").replaceAll(/>\s*<(?=\/?(?:div|main|header|section|form)\b)/g, ">\n<");
  }, language);

/** Where those things are, of what is in sight of `root`. */
const places = (page, root) =>
  page.locator(`${root}:visible`).evaluate(
    (root, stays) => stays.map((selector) => {
      const { x, y, width, height } = root.querySelector(selector).getBoundingClientRect();
      return [selector, x, y, width, height].map((value) => (typeof value === "number" ? Math.round(value) : value)).join(" ");
    }),
    STAYS,
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

async function scenes() {
  const parts = [];
  for (const language of Object.keys(LANGUAGES)) {
    const person = await crowd.person(`Demo ${language}`, LAPTOP, LANGUAGES[language]);
    await person.goto("/");
    await person.page.locator("main .code").waitFor();
    await person.page.locator("#starting").waitFor({ state: "detached" });
    parts.push(await drawn(person.page, language));
  }
  const written = `${parts.join("\n")}\n`;
  if (process.env.AO_UPDATE === "1") {
    writeFileSync(FILE, written);
    return;
  }
  assert.equal(readFileSync(FILE, "utf8"), written, "client/first_screen.html is not the start page: run this play with AO_UPDATE=1");

  for (const [name, size] of Object.entries(SIZES)) {
    for (const language of Object.keys(LANGUAGES)) {
      await step(`${name}, ${language}: it can be read and typed in before the client is there, and nothing moves when it comes`, async () => {
        const { person, letThrough } = await waiting(`Demo ${name} ${language}`, size, language);
        await person.page.goto(crowd.base, { waitUntil: "commit" });
        const first = `.starting__page[lang=${language}]`;
        const field = person.page.locator(`${first} .code`);
        await field.pressSequentially("k7m");
        await person.page.evaluate(() => document.fonts.ready);
        const before = await places(person.page, first);
        await person.looks(`first-${name}-${language}`);
        letThrough();
        await person.page.locator("#starting").waitFor({ state: "detached" });
        assert.equal(await person.page.locator("main .code").inputValue(), "k7m", "what was typed stays");
        await person.page.locator("main .code:focus").waitFor();
        assert.deepEqual(await places(person.page, ".page--home"), before, "nothing moves");
      });
    }
  }
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
