// One session from the start page to the debrief, as the people in it go through it.
//   node walk.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { BEAMER, LAPTOP, PHONE } from "./people.mjs";
import { pass } from "./clock.mjs";
import { Device } from "./device.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { joinRoom } from "./together.mjs";

/** Waits until a person is at this step of a round. */
const phase = (person, nth) => person.page.locator(`.steps li:nth-child(${nth})[aria-current=step]`).waitFor();

async function joins(person, code, room, { look } = {}) {
  await person.goto("/");
  await person.page.getByLabel(words.codeLabel).fill(` ${code.toLowerCase()} `);
  await person.press(words.takePart);
  await person.page.getByLabel(words.yourName).fill(person.name);
  await person.page.getByLabel(words.yourRoom).fill(String(room));
  if (look) await person.looks(look);
  await person.page.getByLabel(words.yourName).press("Enter");
  await person.page.getByRole("heading", { name: `${words.room} ${room}`, level: 1 }).waitFor();
}

/** More people join a group, each with a device without a screen. */
async function comeAlong(code, room, names) {
  const sessionCode = code.replaceAll(" ", "");
  const devices = [];
  for (const name of names) {
    const { token } = await joinRoom(crowd.base, sessionCode, name, room);
    devices.push(await Device.connect(crowd.base, sessionCode, token));
  }
  return devices;
}

/** Each of them writes arguments about a side. */
const write = (devices, side, texts) =>
  Promise.all(devices.map((device, nth) => device.commands(texts[nth].map(([kind, text]) => ({ argument: { add: { round: 1, side, kind, text } } })))));

/** Their arguments: with those of the others, at least eight for each side. */
const SAID = {
  left: [
    [["pro", "Eén planning: je ziet in september het hele jaar."], ["con", "De toets komt op een dag dat een derde er nog niet aan toe is."]],
    [["pro", "Wie even ziek was, weet meteen waar de klas is."], ["con", "Wie achterloopt, durft niets meer te vragen."]],
    [["pro", "Een klas die samen begint, rondt ook samen af."], ["con", "In maart doet de helft alsof."]],
  ],
  right: [
    [["pro", "Een toets die niet lukt, is geen eindstation."], ["con", "Niemand ziet wie er vastloopt."]],
    [["pro", "Wie zelf mag kiezen, begint eerder."], ["con", "Uitleg aan zes is geen uitleg aan dertig."]],
    [["pro", "De docent hoort wie wat nog niet snapt."], ["con", "Thuis weet niemand meer wanneer de toets is."]],
  ],
};

async function locks(person, why) {
  await person.page.getByLabel(words.why).fill(why);
  await person.press(words.lock);
  await person.sees(why);
}

async function countsHands(person, left, right) {
  await person.page.locator(".hands__count").first().fill(String(left));
  await person.page.locator(".hands__count").last().fill(String(right));
  await person.press(words.counted);
}

async function walk() {
  const begeleider = await crowd.person("Demo begeleider", LAPTOP);
  const plenary = await crowd.person("Demo plenair", BEAMER);
  let code;

  await step("the start page", async () => {
    await begeleider.goto("/");
    await begeleider.sees(words.takePart);
    await begeleider.looks("home", { picture: "home" });
    const visitor = await crowd.person("Demo bezoeker", PHONE);
    visitor.expect(/status of 404/);
    await visitor.goto("/");
    await visitor.page.getByLabel(words.codeLabel).fill("AAA 333");
    await visitor.press(words.takePart);
    await visitor.sees(words.unknownCode);
    await visitor.looks("home-unknown-code");
    await visitor.goto("/together");
    await visitor.page.getByLabel(words.yourName).waitFor();
    await visitor.looks("together");
    await visitor.goto("/nothing/here");
    await visitor.looks("nothing");
  });

  await step("a new session", async () => {
    await begeleider.page.getByRole("link", { name: words.newSession }).click();
    const title = begeleider.page.getByLabel(words.title);
    await title.waitFor();
    await begeleider.looks("new-session");
    await title.fill("Demo studiedag");
    await begeleider.page.getByLabel(words.rooms).fill("2");
    await begeleider.page.getByLabel(words.pick).check();
    await begeleider.page.getByLabel(words.firstBallot).check();
    await begeleider.page.getByLabel(words.silentMinute).uncheck();
    await begeleider.press(words.openSession);
    await begeleider.page.getByText(words.theirCode).waitFor();
    await begeleider.looks("opened");
    code = (await begeleider.page.locator(".opened__code").innerText()).trim();
    const plenaryLink = await begeleider.page.locator("#plenary-link").evaluate((element) => element.value ?? element.textContent);
    await begeleider.page.getByRole("link", { name: words.toBoard }).click();
    await begeleider.page.locator(".rail").waitFor();
    await begeleider.looks("board-empty");
    await plenary.page.goto(plenaryLink.trim());
    await plenary.page.getByText(code).first().waitFor();
    await plenary.looks("plenary-door");
  });

  const anna = await crowd.person("Demo A", LAPTOP);
  const bas = await crowd.person("Demo B", PHONE);
  const cas = await crowd.person("Demo C", PHONE);
  const dina = await crowd.person("Demo D", LAPTOP);
  let others;

  await step("people come in", async () => {
    await joins(anna, code, 1);
    await anna.looks("lobby-laptop");
    await joins(bas, code, 1, { look: "join-phone" });
    await bas.looks("lobby-phone");
    await joins(cas, code, 1);
    others = await comeAlong(code, 1, ["Demo E", "Demo F", "Demo G"]);
    await joins(dina, code, 2);
    await begeleider.page.locator(".ledger tbody tr").nth(1).waitFor();
    await begeleider.looks("board-lobby");
  });

  await step("the first dilemma starts", async () => {
    await begeleider.page.locator(".prog button").first().click();
    await begeleider.page.locator(".ctrl .start-next:not([disabled]), .ctrl .btn--main:not([disabled])").first().click();
    for (const person of [anna, bas, cas, dina]) await phase(person, 1);
    await anna.looks("read-laptop");
    await bas.looks("read-phone");
    await anna.press(words.leanLeft);
    await bas.page.locator(".sliver").filter({ visible: true }).click();
    await bas.press(words.leanRight);
    await cas.press(words.leanLeft);
    for (const device of others) await device.command({ ballot: { cast_first: { round: 1, side: "left" } } });
    await anna.goesOn(anna.button(words.toLeft), 2);
    for (const person of [anna, bas, cas]) await phase(person, 2);
  });

  await step("pros and cons of left, of right", async () => {
    await anna.writes(words.aPro, "Iedereen werkt aan hetzelfde en helpt elkaar.");
    await bas.page.getByRole("radio", { name: words.con }).check();
    await bas.writes(words.aCon, "Wie sneller kan, leert wachten.");
    await write(others, "left", SAID.left);
    await cas.page.locator(".arg", { hasText: "leert wachten" }).locator(".tally").click();
    await anna.page.locator(".arg", { hasText: "leert wachten" }).locator(".tally", { hasText: "2" }).waitFor();
    await cas.page.locator(".arg", { hasText: "doet de helft alsof" }).waitFor();
    await anna.looks("left-laptop", { picture: "room" });
    await cas.looks("left-phone", { picture: "room-phone" });
    await anna.goesOn(anna.button(words.toRight), 3);
    await phase(bas, 3);
    await anna.writes(words.aPro, "Snelle leerlingen hoeven niet te wachten.");
    await anna.writes(words.aCon, "Wie de toets uitstelt, raakt alleen achterop.");
    await write(others, "right", SAID.right);
    await bas.sees("raakt alleen achterop");
    await bas.page.locator(".arg", { hasText: "wanneer de toets is" }).waitFor();
    await bas.looks("right-phone");
    await anna.goesOn(anna.button(words.toChoose), 4);
    for (const person of [anna, bas, cas]) await phase(person, 4);
  });

  await step("room 1 chooses by ballot", async () => {
    await cas.press(words.chooseLeft);
    await bas.press(words.chooseRight);
    await bas.sees(words.myVote);
    const votes = ["left", "right", "left"];
    await Promise.all(others.map((device, nth) => device.command({ ballot: { cast: { round: 1, side: votes[nth] } } })));
    await anna.looks("choose-laptop", { picture: "choose" });
    await bas.looks("choose-phone");
    await anna.press(words.chooseLeft);
    await anna.page.getByLabel(words.why).waitFor();
    await anna.looks("lock-laptop");
    await cas.looks("lock-phone");
    await locks(anna, "Omdat je het meeste van elkaar leert.");
    await bas.page.getByLabel(words.minority, { exact: false }).waitFor();
    const sentence = (person) => person.page.locator("#minority");
    const sends = (person) => person.page.locator(".minority [type=submit]").click();
    await sentence(bas).fill("Wie verder is, mag ook ver");
    // The presenter writes down what they heard, which takes nothing from the participant who is writing.
    await sentence(anna).fill("Niet iedereen koos dit.");
    await sends(anna);
    await bas.sees("Niet iedereen koos dit.");
    if ((await sentence(bas).inputValue()) !== "Wie verder is, mag ook ver") bas.complain("the sentence that was being written is gone");
    await sentence(bas).fill("Wie verder is, mag verder.");
    await sends(bas);
    await anna.sees("Wie verder is, mag verder.");
    await sentence(bas).waitFor({ state: "detached" });
    await bas.press(words.amendMinority);
    await sentence(bas).fill("Wie verder is, mag ook verder.");
    await sends(bas);
    await anna.sees("Wie verder is, mag ook verder.");
    await anna.looks("done-laptop", { picture: "done" });
    await cas.looks("done-phone");
  });

  await step("room 2 has one shared screen, a tie, and the lot", async () => {
    await dina.goesOn(dina.button(words.toLeft), 2);
    await phase(dina, 2);
    await dina.writes(words.aPro, "Samen beginnen geeft rust.");
    await dina.goesOn(dina.button(words.toRight), 3);
    await phase(dina, 3);
    await dina.writes(words.aCon, "De docent maakt van elke toets vier versies.");
    await dina.goesOn(dina.button(words.toChoose), 4);
    await phase(dina, 4);
    await dina.page.locator(".hands__count").first().waitFor();
    await countsHands(dina, 3, 3);
    await dina.sees(words.tie);
    await dina.looks("tie-laptop");
    await begeleider.looks("board-tie", { picture: "board" });
    await dina.press(words.oneMore);
    await dina.page.locator(".hands__count").first().waitFor();
    await dina.looks("re-vote-hands");
    await countsHands(dina, 3, 3);
    await dina.sees(words.tie);
    await dina.press(words.lot);
    await dina.looks("lot-asks");
    await dina.page.locator(".way:not([aria-disabled])", { hasText: words.lotSure }).click();
    await dina.sees(words.lotFell);
    await locks(dina, "Het toeval koos; we proberen het.");
  });

  await step("the second dilemma, and time is up", async () => {
    await anna.goesOn(anna.button(words.nextDilemma), 1);
    for (const person of [anna, bas, cas]) await phase(person, 1);
    await anna.goesOn(anna.button(words.toLeft), 2);
    await phase(cas, 2);
    await anna.writes(words.aPro, "Talent telt.");
    await pass(9.2 * 60);
    await anna.page.locator(".timer--last").waitFor();
    await anna.looks("last-minute-laptop");
    await pass(60);
    for (const person of [anna, bas, cas]) await person.page.locator(".alarm").waitFor();
    await anna.sees(words.writingClosed);
    await anna.looks("must-choose-laptop");
    await bas.looks("must-choose-phone", { picture: "must-choose-phone" });
    await begeleider.page.locator(".is-flag").first().waitFor();
    await begeleider.looks("board-must-choose");
  });

  await step("a phone in a tunnel, a page reloaded", async () => {
    bas.expect(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
    await bas.page.context().setOffline(true);
    await bas.page.evaluate(() => globalThis.dispatchEvent(new Event("offline")));
    await bas.page.context().setOffline(false);
    await bas.page.reload();
    await bas.page.locator(".alarm").waitFor();
    await bas.press(words.chooseRight);
    await cas.press(words.chooseRight);
    await Promise.all(others.map((device) => device.command({ ballot: { cast: { round: 2, side: "right" } } })));
    await anna.press(words.chooseRight);
    await locks(anna, "Een helder diploma telt.");
    await anna.sees(words.afterTime);
    await anna.looks("done-after-time");
    await anna.sees(words.timeForMore);
  });

  await step("the language, in place", async () => {
    await cas.page.getByRole("button", { name: words.sheet }).click();
    await cas.looks("sheet-phone");
    const other = locale.startsWith("nl") ? "EN, English" : "NL, Nederlands";
    await cas.page.getByRole("button", { name: other }).filter({ visible: true }).first().click();
    await cas.page.locator(`html[lang=${locale.startsWith("nl") ? "en" : "nl"}]`).waitFor();
    await cas.looks("sheet-other-language");
  });

  await step("the debrief", async () => {
    await plenary.page.bringToFront();
    await plenary.page.keyboard.press("ArrowRight");
    await plenary.page.locator(".split").waitFor();
    await plenary.looks("plenary-covered");
    await plenary.page.keyboard.press("r");
    await plenary.page.locator("[data-beat=all]").waitFor();
    await plenary.page.keyboard.press("ArrowDown");
    await plenary.page.locator(".spot blockquote").waitFor();
    await plenary.looks("plenary-dilemma", { picture: "plenary" });
    await plenary.page.keyboard.press("ArrowRight");
    await plenary.page.locator(".figs").waitFor();
    await plenary.page.keyboard.press("ArrowRight");
    await plenary.page.locator(".said__line").first().waitFor();
    await plenary.looks("plenary-arguments");
    await plenary.page.keyboard.press("n");
    await plenary.page.locator(".ask textarea").waitFor();
    await plenary.looks("plenary-questions");
    await plenary.page.keyboard.press("Escape");
    await plenary.page.keyboard.press("ArrowRight");
    await plenary.page.locator(".is-covered").waitFor();
    await plenary.page.keyboard.press("r");
    await plenary.page.locator(".ptabs").getByRole("button", { name: words.allTab, exact: true }).click();
    await plenary.page.locator(".mx").waitFor();
    await plenary.looks("plenary-matrix", { picture: "matrix" });
  });

  await step("the debrief on a phone, and from the board", async () => {
    await bas.goto(`/s/${code.replaceAll(" ", "")}/hall`);
    await bas.page.locator(".hall h1, .hall h2").first().waitFor();
    await bas.looks("hall-phone", { picture: "hall-phone" });
    await begeleider.page.bringToFront();
    await begeleider.page.keyboard.press("d");
    await begeleider.page.locator(".debrief").waitFor();
    await begeleider.looks("board-debrief", { picture: "board-debrief" });
    await begeleider.page.keyboard.press("?");
    await begeleider.page.locator("dialog[open] kbd").first().waitFor();
    await begeleider.looks("board-keys");
    await begeleider.page.keyboard.press("Escape");
    await begeleider.page.keyboard.press("d");
    await begeleider.page.locator(".ledger").waitFor();
  });

  await step("the report", async () => {
    const reader = await crowd.person("Demo lezer", LAPTOP);
    await reader.page.goto((await begeleider.secretLink()).replace("/f/", "/r/"));
    await reader.page.getByText("Omdat je het meeste van elkaar leert.").first().waitFor();
    await reader.looks("report", { picture: "report" });
    await reader.page.setViewportSize(PHONE);
    await reader.looks("report-phone");
  });

  await step("a break on every screen", async () => {
    await begeleider.page.locator(".prog button").last().click();
    const yes = begeleider.page.locator("dialog[open] .btn--main");
    if (await yes.isVisible().catch(() => false)) await yes.click();
    await anna.page.locator(".interlude").waitFor();
    await anna.looks("break-laptop");
    await cas.looks("break-phone");
    others.forEach((device) => device.leave());
  });
}

await play(walk);
