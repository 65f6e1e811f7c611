// A server that briefly does not have the session, and a shared computer: nobody loses their identity or a word,
// and two people with the same name are told apart.
//   node identity.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import assert from "node:assert/strict";
import { Device } from "./device.mjs";
import { LAPTOP, PHONE, clientIsThere } from "./people.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

const NAME = "Demo Anna";
const WORD = "Nog niet verstuurd toen de server een andere was";
const HALF = "Half geschreven en niet verstuurd";
const GONE = /Failed to load resource|WebSocket connection|ERR_|net::/;

/** Where a page's connections lead: to the server, nowhere, or to a server that has neither the session nor the person. */
async function wayOf(page, code) {
  const way = { leads: "server" };
  const open = new Set();
  const goodbye = JSON.stringify({ goodbye: "not_let_in" });
  await page.routeWebSocket(/api\/socket/, (socket) => {
    if (way.leads === "nowhere") return socket.close();
    if (way.leads === "elsewhere") return socket.onMessage(() => socket.send(goodbye));
    open.add(socket);
    socket.connectToServer();
  });
  await page.route("**/api/stream", (route) => {
    if (way.leads === "server") return route.continue();
    if (way.leads === "nowhere") return route.abort();
    return route.fulfill({ contentType: "text/event-stream", body: `event: channel\ndata: none\n\ndata: ${goodbye}\n\n` });
  });
  await page.route("**/api/stream/frames", (route) => (way.leads === "elsewhere" ? route.fulfill({ status: 204 }) : route.continue()));
  await page.route(`**/api/sessions/${code}`, (route) =>
    way.leads === "elsewhere"
      ? route.fulfill({ status: 404, contentType: "application/problem+json", body: JSON.stringify({ type: "no-such-session", status: 404, title: "?" }) })
      : route.continue(),
  );
  return {
    leads: async (where) => {
      way.leads = where;
      for (const socket of open) await socket.close();
      open.clear();
    },
  };
}

const kept = (page, prefix) => page.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length, prefix);
const box = (page) => page.locator(".add__box textarea").filter({ visible: true }).first();
const isInRoom = (person) => person.page.locator(".top--room").waitFor();

/** Joins a session of two groups; the request arrives, and the first time its answer is lost. */
async function comesInTwice(person, code, betweenTimes) {
  person.expect(GONE);
  const { page } = person;
  const [name, room] = [page.getByLabel(words.yourName), page.getByLabel(words.yourRoom)];
  await page.route("**/participants", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await person.goto(`/j/${code}`);
  await name.fill(NAME);
  await room.fill("2");
  await name.press("Enter");
  await page.locator("#join-wrong[data-wrong]").waitFor();
  await page.unroute("**/participants");
  await betweenTimes();
  assert.deepEqual([await name.inputValue(), await room.inputValue()], [NAME, "2"]);
  await name.press("Enter");
  await isInRoom(person);
}

async function identity() {
  const { base } = crowd;

  await step("joining again after a lost answer adds nobody, over a reload as well", async () => {
    const { code } = await openLed(base, 2, locale.slice(0, 2));
    const cas = await crowd.person("Demo C", PHONE);
    await comesInTwice(cas, code, async () => {
      await cas.page.reload();
      await clientIsThere(cas.page);
      await cas.page.getByLabel(words.yourName).waitFor();
    });
    assert.equal(await kept(cas.page, "ao:draft:"), 0, "what was filled in is done with");
    const dora = await crowd.person("Demo D", PHONE);
    await dora.page.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } }));
    await comesInTwice(dora, code, () => dora.sees(words.keepsNothing));
    const next = await joinRoom(base, code, "Demo E", 2);
    assert.equal(next.participant, 3, "somebody is there twice");
  });

  const { code, facilitator } = await openLed(base, 2, locale.slice(0, 2));
  const steers = await Device.connect(base, code, facilitator);
  const anna = await crowd.person("Demo A", LAPTOP);
  const bas = await crowd.person("Demo B", PHONE);
  const begeleider = await crowd.person("Demo begeleider", LAPTOP);
  anna.expect(GONE);
  const way = await wayOf(anna.page, code);
  const joins = async (group) => {
    await anna.page.getByLabel(words.yourName).fill(NAME);
    if (group) await anna.page.getByLabel(words.yourRoom).fill("1");
    await anna.page.getByLabel(words.yourName).press("Enter");
    await isInRoom(anna);
  };
  await anna.goto(`/j/${code}/1`);
  await joins(false);
  await enter(bas, await joinRoom(base, code, bas.name, 1));
  await steers.command({ programme: { start_block: { block: 0 } } });
  await steers.command({ round: { start: { rooms: "all", dilemma: null } } });
  await anna.goesOn(anna.button(words.toLeft), 2);
  for (const person of [anna, bas]) await person.page.locator(".steps li:nth-child(2)[aria-current=step]").waitFor();

  await step("a server that does not have the session keeps people out only as long as that lasts, and loses no word", async () => {
    await way.leads("nowhere");
    await anna.page.locator(".banner.is-shown").waitFor();
    await box(anna.page).fill(WORD);
    await box(anna.page).press("Enter");
    await anna.sees(words.stillToBeSent);
    await way.leads("elsewhere");
    await anna.page.getByText(words.knocksAgain).waitFor();
    await anna.looks("identity-not-known");
    await anna.page.reload();
    await anna.page.getByText(words.knocksAgain).waitFor();
    assert.deepEqual([await kept(anna.page, "ao:token:"), await kept(anna.page, "ao:outbox:")], [1, 1]);
    // The start page says so, and deletes nothing by itself.
    await anna.goto("/");
    await anna.page.getByText(words.isGone).waitFor();
    await anna.page.locator(".wayback a").first().click();
    await anna.page.getByText(words.knocksAgain).waitFor();
    await way.leads("server");
    await isInRoom(anna);
    const arrived = bas.page.locator(".arg__text").filter({ hasText: WORD });
    await arrived.first().waitFor({ state: "attached" });
    assert.equal(await arrived.count(), 1);
    await anna.page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("ao:outbox:")));
  });

  await step("at a shared computer the page asks who is there, and nobody finds another's words", async () => {
    await box(anna.page).fill(HALF);
    await anna.goto(`/j/${code}`);
    await anna.page.getByRole("heading", { name: `${words.inAs} ${NAME}` }).waitFor();
    await anna.looks("identity-in-as");
    await anna.page.setViewportSize(PHONE);
    await anna.looks("identity-in-as-phone");
    await anna.page.setViewportSize(LAPTOP);
    await anna.press(`${words.goOnAs} ${NAME}`);
    await isInRoom(anna);
    await anna.page.waitForFunction((half) => [...document.querySelectorAll("input, textarea")].some((box) => box.value === half), HALF);
    await anna.goto(`/j/${code}`);
    await anna.press(words.somebodyElse);
    await anna.page.getByLabel(words.yourName).waitFor();
    await anna.looks("identity-somebody-else");
    await joins(true);
    await box(anna.page).waitFor();
    assert.equal(await box(anna.page).inputValue(), "");
    assert.equal(await anna.page.getByText(HALF).count(), 0, "another's words are offered");
    assert.equal(await kept(anna.page, "ao:draft:"), 1, "and they are kept");
  });

  await step("two people with the same name are told apart wherever names are shown, also in the names of buttons", async () => {
    const second = `${NAME} (2)`;
    for (const person of [anna, bas]) {
      await person.press(words.sheet);
      await person.page.locator("dialog[open]").getByText(second).first().waitFor();
      await person.looks(`identity-names-${person === anna ? "laptop" : "phone"}`);
    }
    const field = anna.page.locator("dialog[open] #sheet-name");
    assert.equal(await field.inputValue(), NAME, "who changes their name changes what they typed");
    await anna.page.keyboard.press("Escape");
    await bas.page.keyboard.press("Escape");
    await begeleider.goto(`/f/${code}#${facilitator}`);
    await begeleider.page.locator(`.ledger tr[data-room="1"] th button`).click();
    await begeleider.page.locator("dialog[open]").getByRole("button", { name: `${words.takeOut}: ${second}` }).waitFor();
    await begeleider.looks("identity-names-board");
  });

  const hasHalf = () => anna.page.waitForFunction((half) => [...document.querySelectorAll("input, textarea")].some((box) => box.value === half), HALF);
  await step("somebody who was here before continues, and finds their words", async () => {
    await anna.goto(`/j/${code}`);
    await anna.page.getByRole("heading", { name: `${words.inAs} ${NAME} (2)` }).waitFor();
    await anna.page.getByRole("button", { name: `${words.goOnAs} ${NAME}`, exact: true }).click();
    await isInRoom(anna);
    await hasHalf();
  });

  await step("a tab keeps its person over a reload, even if somebody else joined in another tab meanwhile", async () => {
    const other = await anna.page.context().newPage();
    await other.goto(`${base}/j/${code}`);
    await other.getByRole("button", { name: `${words.goOnAs} ${NAME} (2)` }).click();
    await other.locator(".top--room").waitFor();
    await anna.page.reload();
    await isInRoom(anna);
    await hasHalf();
    await other.close();
  });
  for (const device of [steers]) device.leave();
}

await play(identity);
