// Obstacles between people and the server, or between their own tabs: each page says what is wrong, and waits if
// waiting helps.
//   node fronts.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { Crowd, LAPTOP, openBrowser } from "./people.mjs";
import { finish } from "./finish.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";
import { wordsIn } from "./words.mjs";

const [base, locale, pictures] = process.argv.slice(2);
const words = wordsIn(locale);
const browser = await openBrowser();
const crowd = new Crowd(browser, { base, pictures, locale });
/** One tab more than a browser has connections for over plain HTTP. */
const TOO_MANY = 6;

/** Blocks all sockets. */
const withoutSockets = (pages) =>
  pages.addInitScript(() => {
    globalThis.WebSocket = class {
      readyState = 0;
      constructor() {
        setTimeout(() => this.onclose?.(new CloseEvent("close", { code: 1006 })), 5);
      }
      close() {}
      send() {}
    };
  });

await finish(browser, [crowd], async () => {
  const opened = await openLed(base, 2, locale.slice(0, 2));

  // Many teams start at once: the page waits its turn and gets in by itself.
  const early = await crowd.person("Demo A", LAPTOP);
  early.expect(/429/);
  let refusals = 0;
  await early.page.route("**/api/sessions/together", async (route) => {
    if (refusals++ > 0) return route.continue();
    const problem = { type: "too-fast", status: 429, title: "…" };
    await route.fulfill({ status: 429, contentType: "application/problem+json", headers: { "retry-after": "2" }, body: JSON.stringify(problem) });
  });
  await early.goto("/together");
  await early.page.getByLabel(words.yourName).fill("Demo A");
  await early.press(words.begin);
  await early.sees(words.waitsItsTurn);
  await early.looks("waits-its-turn");
  await early.page.waitForURL(/\/s\//);

  // A 404 from something in front of the server says nothing about the session.
  const misled = await crowd.person("Demo G", LAPTOP);
  misled.expect(/404/);
  // The page itself brings its door, unless it could not look.
  await misled.page.route(`**/j/${opened.code}`, async (route) => route.fulfill({ response: await route.fetch({ url: `${base}/test` }) }));
  const ofOthers = [
    { contentType: "text/html", body: "<h1>404 Not Found</h1>" },
    { contentType: "application/json", body: '{"message":"no Route matched"}' },
  ];
  for (const answer of ofOthers) {
    await misled.page.route(`**/api/sessions/${opened.code}`, (route) => route.fulfill({ status: 404, ...answer }));
    await misled.goto(`/j/${opened.code}`);
    await misled.sees(words.notOpenNow);
    await misled.page.unroute(`**/api/sessions/${opened.code}`);
    await misled.press(words.tryAgain);
    await misled.page.getByLabel(words.yourName).waitFor();
  }

  // An archive that is too large for a proxy.
  const back = await crowd.person("Demo F", LAPTOP);
  back.expect(/413/);
  await back.page.route("**/api/sessions/import", (route) =>
    route.fulfill({ status: 413, contentType: "text/html", body: "<html><h1>413 Request Entity Too Large</h1></html>" }),
  );
  await back.goto("/new");
  await back.page.locator(".bringback summary").click();
  await back.page.locator("#bring-back").setInputFiles({ name: "demo.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await back.sees("client_max_body_size 16m");
  await back.sees(words.keptDays);

  // A proxy that does not pass on the address that people use: links and the QR code still lead there, with a warning.
  const behind = await crowd.person("Demo begeleider", LAPTOP);
  const reach = { base: "https://school.example", set_public_url: true, keep_days: 30 };
  await behind.page.route("**/api/reach?**", (route) => route.fulfill({ json: reach }));
  await behind.goto(`/f/${opened.code}#${opened.facilitator}`);
  // In a narrow window the rail has no space for it.
  await behind.page.locator(".invite__at", { hasText: "school.example" }).waitFor({ state: "attached" });
  await behind.page.locator(".ctrl__links").first().click();
  await behind.sees("--public-url https://school.example");
  const drawn = await behind.page.locator("img.qr").first().getAttribute("src");
  if (!drawn.endsWith(`at=${encodeURIComponent(base)}`)) behind.complain(`the QR code is requested without this page's address: ${drawn}`);

  // One tab more than the browser has connections for.
  const many = await crowd.person("Demo B", LAPTOP);
  many.expect(/Failed to load resource|ERR_|net::/);
  await withoutSockets(many.page.context());
  await enter(many, await joinRoom(base, opened.code, many.name));
  const tabs = [many.page];
  while (tabs.length < TOO_MANY) {
    const tab = await many.page.context().newPage();
    tabs.push(tab);
    await tab.goto(`${base}/s/${opened.code}`);
  }
  const isTold = (tab) => tab.getByText(words.tooManyTabs).waitFor({ timeout: 60_000 });
  await Promise.any(tabs.map(isTold));
  await many.page.context().close();

  // A proxy buffers what the server sends.
  const held = await crowd.person("Demo C", LAPTOP);
  held.expect(/Failed to load resource|ERR_|net::/);
  await withoutSockets(held.page.context());
  await held.page.route("**/api/stream", () => {});
  await enter(held, await joinRoom(base, opened.code, held.name));
  await held.page.getByText(words.heldBack).waitFor({ timeout: 60_000 });
});
