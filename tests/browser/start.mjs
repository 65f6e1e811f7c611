// A browser that is too old, a filter that blocks a file, a network that hangs: never an empty page.
//   node start.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { PHONE } from "./people.mjs";
import { crowd, locale, play, step } from "./play.mjs";

const CODE = "K7M4QX";
const said = {
  old: ["Is je browser van vóór 2023?", "Is your browser from before 2023?"],
  kept: ["Een filter op dit netwerk", "A filter on this network"],
  slow: ["Het laden duurt lang", "Loading takes long"],
};

/** Somebody who follows a link to a session, with an obstacle. */
async function visitor(name, inTheWay) {
  const person = await crowd.person(name, PHONE);
  // The obstacle is also reported in the browser's console.
  person.expect(/console|page error/);
  await inTheWay(person.page);
  await person.page.goto(`${crowd.base}/j/${CODE}`, { waitUntil: "commit" });
  return person;
}

/** Asserts that both languages say what is wrong and nothing else, and where to enter which code. */
async function tells(person, trouble) {
  for (const [what, words] of Object.entries(said)) {
    for (const sentence of words) {
      const place = person.page.getByText(sentence);
      await place.first().waitFor({ state: what === trouble ? "visible" : "hidden", timeout: 60_000 });
    }
  }
  await person.page.locator(".starting__code:visible", { hasText: CODE }).first().waitFor();
  await person.page.locator(".starting__code:visible", { hasText: new URL(crowd.base).host }).first().waitFor();
}

const instead = (pattern, answer) => (page) => page.route(pattern, (route) => answer(route));

async function scenes() {
  const cases = {
    "no WebAssembly": ["old", (page) => page.addInitScript(() => delete globalThis.WebAssembly)],
    "the code is answered with a page": ["kept", instead("**/*.wasm", (route) => route.fulfill({ status: 403, contentType: "text/html", body: "<h1>Blocked</h1>" }))],
    "the code is a page that says all is well": ["kept", instead("**/*.wasm", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Blocked</h1>" }))],
    "code that this browser cannot read": ["old", instead("**/*.wasm", (route) => route.fulfill({ status: 200, contentType: "application/wasm", body: "not what it should be" }))],
    "the first script is gone": ["kept", instead("**/boot-*.js", (route) => route.fulfill({ status: 404 }))],
    "a script of the client is refused": ["kept", instead("**/client-*.js", (route) => route.fulfill({ status: 403 }))],
    "the style sheets are refused": ["kept", instead("**/*.css", (route) => route.fulfill({ status: 403, body: "Blocked" }))],
    "the style sheets never arrive": ["kept", instead("**/*.css", (route) => route.abort())],
    "the style sheets are a page that says all is well": ["kept", instead("**/*.css", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Blocked</h1>" }))],
    "that page even says to be a style sheet": ["kept", instead("**/*.css", (route) => route.fulfill({ status: 200, contentType: "text/css", body: "<h1>Blocked</h1>" }))],
  };
  for (const [what, [trouble, inTheWay]] of Object.entries(cases)) {
    await step(what, async () => {
      const person = await visitor(`Demo ${what}`, inTheWay);
      await tells(person, trouble);
      await person.looks(`start-${trouble}`);
    });
  }
  await step("a style sheet that is kept back once the client is there: the page is given back", async () => {
    const person = await visitor("Demo later", instead("**/late.css", (route) => route.fulfill({ status: 403 })));
    await person.page.locator("#starting").waitFor({ state: "detached" });
    await person.page.evaluate(() => {
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/assets/late.css" });
      document.head.append(sheet);
    });
    await tells(person, "kept");
  });
  await step("what an extension of the browser puts in the page and is refused is nothing to the page", async () => {
    const person = await visitor("Demo extensie", instead("https://extension.example/**", (route) => route.fulfill({ status: 200, contentType: "text/css", body: "" })));
    person.expect(/loads from elsewhere/);
    await person.page.locator("#starting").waitFor({ state: "detached" });
    const settled = await person.page.evaluate(() => {
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "https://extension.example/a.css" });
      document.head.append(sheet);
      return new Promise((done) => ["load", "error"].forEach((how) => sheet.addEventListener(how, () => done(how))));
    });
    console.log(`${locale}: it was told of by ${settled}`);
    await person.page.locator("main").first().waitFor();
    if (await person.page.locator("#starting").count()) throw new Error("the page was given back");
  });
  await step("code that never comes", async () => {
    const person = await visitor("Demo wacht", instead("**/*.wasm", () => {}));
    await tells(person, "slow");
  });
  await step("the script that reports it is blocked, too", async () => {
    const person = await visitor("Demo zonder script", instead("**/*.js", (route) => route.abort()));
    for (const words of Object.values(said)) await person.page.getByText(words[0]).waitFor({ timeout: 60_000 });
  });
  await step("nothing of it stays when everything works", async () => {
    const person = await crowd.person("Demo gewoon", PHONE);
    await person.page.goto(`${crowd.base}/`);
    await person.page.locator("main").first().waitFor();
    await person.page.locator("#starting").waitFor({ state: "detached" });
  });
  console.log(`${locale}: no page was white`);
}

play(scenes);
