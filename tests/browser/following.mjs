// Somebody follows the debrief on a phone while a round starts, the facilitator sends a message, and a break begins.
//   node following.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { Device } from "./device.mjs";
import { LAPTOP, PHONE } from "./people.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

const SMALL = { width: 320, height: 640 };
const TO_ALL = "Over twee minuten is er koffie, neem je argumenten mee.";
const TO_TWO = "Groep 2: kom even bij mij langs.";

const isFollowing = (person) => person.page.waitForURL(/\/hall$/);
/** Asserts that something is in sight without scrolling. */
async function isInSight(person, locator) {
  await locator.waitFor();
  const box = await locator.boundingBox();
  const { width, height } = person.page.viewportSize();
  const fits = box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
  if (!fits) person.complain(`not in sight: ${await locator.innerText()} at ${JSON.stringify(box)}`);
}

async function following() {
  const { base } = crowd;
  const programme = [{ kind: "dilemmas", minutes: 30 }, { kind: "break", minutes: 15 }];
  const opened = await openLed(base, 2, locale.slice(0, 2), programme);
  const { code } = opened;
  const board = await Device.connect(base, code, opened.facilitator);
  const facilitator = (command) => board.command(command);
  const anna = await crowd.person("Demo A", LAPTOP);
  const bob = await crowd.person("Demo B", PHONE);
  const cas = await crowd.person("Demo C", PHONE);
  const dina = await crowd.person("Demo D", LAPTOP);
  const rooms = new Map([[anna, 1], [bob, 1], [dina, 2], [cas, 2]]);
  const hands = new Map();
  for (const [person, room] of rooms) {
    const joined = await joinRoom(base, code, person.name, room);
    await enter(person, joined);
    await person.page.getByRole("heading", { name: `${words.room} ${room}`, level: 1 }).waitFor();
    hands.set(person, await Device.connect(base, code, joined.token));
  }
  const told = (rooms, text) => facilitator({ room: { send_message: { rooms, text } } });
  const chooses = async (presenter, round) => {
    for (const phase of ["left", "right", "choose"]) await hands.get(presenter).goes(phase);
    return (person, side) => hands.get(person).command({ ballot: { cast: { round, side } } });
  };

  await step("both groups choose, and two people follow the debrief", async () => {
    await facilitator({ programme: { start_block: { block: 0 } } });
    await facilitator({ round: { start: { rooms: "all", dilemma: null } } });
    for (const [presenter, other] of [[anna, bob], [dina, cas]]) {
      const votes = await chooses(presenter, 1);
      await votes(presenter, "left");
      await votes(other, "left");
      await hands.get(presenter).command({ ballot: { lock_choice: { round: 1, side: "left", reasons: { motivation: "Demo" } } } });
    }
    await facilitator({ debrief: { show_screen: { screen: { dilemma: 1 } } } });
    await facilitator({ debrief: { reveal_dilemma: { dilemma: 1 } } });
    for (const person of [bob, cas]) {
      // From here on they only use the phone.
      hands.get(person).leave();
      await person.page.getByRole("link", { name: words.followDebrief }).click();
      await isFollowing(person);
      await person.page.locator(".hall__split--open").waitFor();
    }
    await cas.page.setViewportSize(SMALL);
    const wide = await cas.page.locator(".hall__split--open .field").evaluateAll((sides) => sides.map((side) => Math.round(side.getBoundingClientRect().width)));
    if (Math.abs(wide[0] - wide[1]) > 4) cas.complain(`the title of the side that lost is squeezed: ${wide}`);
    await cas.looks("follow-result-320");
    await cas.page.setViewportSize(PHONE);
  });

  await step("the facilitator's messages reach the people they are for", async () => {
    await told("all", TO_ALL);
    for (const person of rooms.keys()) await person.sees(TO_ALL);
    await bob.looks("follow-message");
    await bob.page.locator(".hall__told .notice__close").click();
    await bob.page.getByText(TO_ALL).waitFor({ state: "detached" });
    await told({ only: [2] }, TO_TWO);
    await cas.sees(TO_TWO);
    if (await bob.page.getByText(TO_TWO).count()) bob.complain("gets the message to another group");
    // The latest message hides an earlier one only until it is closed, and all of them can still be read.
    const strip = dina.page.locator(".strip--message", { hasText: TO_TWO });
    await strip.locator(".notice__close").click();
    await dina.page.locator(".strip--message", { hasText: TO_ALL }).waitFor();
    await dina.press(words.sheet);
    const heard = await dina.page.locator("dialog[open] .sent__text").allTextContents();
    if (heard.join() !== [TO_TWO, TO_ALL].join()) dina.complain(`can read these words only: ${heard}`);
    await dina.looks("words-heard-laptop");
    await dina.page.keyboard.press("Escape");
    // A closed message stays closed.
    await dina.page.reload();
    await dina.page.locator(".strip--message", { hasText: TO_ALL }).waitFor();
    if (await strip.count()) dina.complain("a message that was closed is back after a reload");
  });

  await step("a round starts: one follower is taken there, one stays", async () => {
    await cas.page.setViewportSize(SMALL);
    await facilitator({ round: { start: { rooms: "all", dilemma: null } } });
    await cas.press(words.stayHere);
    await bob.sees(words.dilemma2Begun);
    await isInSight(bob, bob.button(words.stayHere));
    await isInSight(bob, bob.page.locator(".call a"));
    await bob.page.waitForURL((url) => url.pathname === `/s/${code}`);
    await bob.page.locator(".steps li:nth-child(1)[aria-current=step]").waitFor();
    await cas.page.locator(".call").waitFor({ state: "detached" });
    await isFollowing(cas);
    await cas.looks("follow-stays-320");
    await cas.page.locator(".atwork [role=timer]").first().waitFor();
    await cas.page.reload();
    await cas.page.locator(".atwork [role=timer]").first().waitFor();
    await cas.sees(`${words.room} 2`);
    if (await cas.page.locator(".call").count()) cas.complain("is called again in a round during which they stay");
  });

  await step("the ballots wait for followers", async () => {
    const votes = await chooses(dina, 2);
    await cas.sees(words.groupTwoChooses);
    await cas.page.waitForFunction((title) => document.title.startsWith(title), `${words.voteInTitle} · ${words.room} 2`);
    await cas.looks("follow-chooses-320");
    await votes(dina, "right");
    await dina.sees(words.followsTheDebrief);
    await dina.looks("follow-ballots-laptop");
    await cas.page.locator(".hall__told .strip--act a").click();
    await cas.press(words.chooseRight);
    await dina.page.getByLabel(words.why).waitFor();
    await hands.get(dina).command({ ballot: { lock_choice: { round: 2, side: "right", reasons: { motivation: "Demo" } } } });
  });

  await step("a break, and after it the end", async () => {
    await cas.page.setViewportSize(PHONE);
    await facilitator({ debrief: { show_screen: { screen: { dilemma: 1 } } } });
    await cas.goto(`/s/${code}/hall`);
    await cas.page.locator(".hall__split--open").waitFor();
    await facilitator({ programme: { start_block: { from: 0, block: 1 } } });
    await cas.page.getByText(words.breakUntil).waitFor();
    await cas.looks("follow-break");
    await facilitator({ debrief: { show_screen: { screen: "door" } } });
    await cas.page.locator(".interlude").waitFor();
    await cas.looks("follow-break-door");
    await facilitator({ programme: { end_block: { block: 1 } } });
    await cas.page.locator(".interlude").waitFor({ state: "detached" });
    await facilitator({ lifecycle: "end" });
    const chosen = cas.page.getByRole("link", { name: words.whatWeChose });
    await isInSight(cas, chosen);
    await isInSight(cas, cas.page.getByRole("heading", { name: words.over, level: 1 }));
    if (await cas.page.locator(".hall__told .strip", { hasText: /Pauze|Break/ }).count()) cas.complain("the break is still announced after the end");
    await cas.looks("follow-end");
    await facilitator({ debrief: { show_screen: { screen: { dilemma: 1 } } } });
    await cas.page.locator(".hall__split--open").waitFor();
    await cas.page.locator(".hall__told .strip", { hasText: /sessie is afgelopen|session is over/ }).waitFor();
    await facilitator({ debrief: { show_screen: { screen: "door" } } });
    await chosen.click();
    await cas.page.getByRole("heading", { name: words.whatWeChose, level: 1 }).waitFor();
  });
}

await play(following);
