// Nothing is decided by accident: a double click of any speed is one press, and a press that was sent twice counts
// once.
//   node pressing.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { LAPTOP } from "./people.mjs";
import { Device } from "./device.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

/** Times between the two presses, in milliseconds: fast and slow double clicks, and an impatient second press. */
const APART = [60, 200, 500];
/** Long enough for a press to count as a separate one, also on a step, in milliseconds. */
const PACE = 1_100;

/** When each person pressed last, in milliseconds since 1970. */
const pressed = new WeakMap();

/**
 * Clicks twice on the middle of an element, once it does not move and nothing covers it, because people look before
 * they press. The second click reaches the page after the effect of the first, awaited by `came`: by then another
 * button may be under the pointer. Each click has the timestamp of a hand's click, as those of a mouse do, so the real
 * time in between does not matter.
 */
async function doubleClick(person, locator, apart, came) {
  await locator.hover();
  const { x, y, width, height } = await locator.boundingBox();
  const mouse = await person.page.context().newCDPSession(person.page);
  const first = Math.max(Date.now(), (pressed.get(person) ?? 0) + PACE);
  pressed.set(person, first + apart);
  for (const [nth, at] of [first, first + apart].entries()) {
    const click = { x: x + width / 2, y: y + height / 2, button: "left", clickCount: nth + 1, timestamp: at / 1000 };
    for (const type of ["mousePressed", "mouseReleased"]) await mouse.send("Input.dispatchMouseEvent", { type, ...click });
    await came();
  }
  await mouse.detach();
}

/** The phases of a round, in order. */
const PHASES = ["read", "left", "right", "choose"];
const isAt = (person, nth) => person.page.locator(`.steps li:nth-child(${nth})[aria-current=step]`).waitFor();
const next = (person) => person.page.locator(".dock--steer .btn--main");

await play(async () => {
  const { code, facilitator: secret } = await openLed(crowd.base, 1, locale.slice(0, 2));
  const facilitator = await Device.connect(crowd.base, code, secret);
  const anna = await crowd.person("Demo A", LAPTOP);
  const joined = await joinRoom(crowd.base, code, anna.name);
  await enter(anna, joined);
  await anna.page.getByRole("heading", { name: `${words.room} 1`, level: 1 }).waitFor();
  // A second device of the same person shows the state of the room on the server, whatever the page shows.
  const second = await Device.connect(crowd.base, code, joined.token);
  await facilitator.command({ programme: { start_block: { block: 0 } } });

  await step("a double click on the start begins one round", async () => {
    const start = anna.page.locator(".lobby__start .btn--main");
    await start.waitFor();
    await doubleClick(anna, start, APART[0], () => isAt(anna, 1));
    await next(anna).waitFor();
  });

  await step("a double click on the next step is one phase", async () => {
    for (const [nth, apart] of APART.entries()) {
      await doubleClick(anna, next(anna), apart, () => isAt(anna, nth + 2));
      // An answer of the server after both presses, so that its phase includes them.
      await second.command({ room: { ask_help: { on: nth % 2 === 0 } } });
      if (second.phase !== PHASES[nth + 1]) anna.complain(`${apart} ms: at ${second.phase} and not at ${PHASES[nth + 1]}`);
    }
  });

  await step("no error is shown", async () => {
    if (await anna.page.locator("[role=alert]").filter({ visible: true }).count()) anna.complain("a double click is reported as an error");
  });
  second.leave();
  facilitator.leave();
});
