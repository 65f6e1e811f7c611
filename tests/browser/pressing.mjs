// Nothing is decided by accident: a double click, however fast or slow, is one press; and a press that was sent twice
// counts once.
//   node pressing.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { LAPTOP } from "./people.mjs";
import { Device } from "./device.mjs";
import { crowd, locale, play, step, words } from "./play.mjs";
import { enter, joinRoom, openLed } from "./together.mjs";

/** As far apart as double clicks are, in milliseconds. */
const APART = [60, 120, 200];
/** Long enough for a second press to be one of its own, in milliseconds. */
const PACE = 450;

/**
 * Clicks twice on the middle of something, once it stands still with nothing over it: people look before they press. The
 * time between the clicks is what is tried here; that after them keeps the next press apart, as people do. Nothing is
 * waited for by time.
 */
async function doubleClick(person, locator, apart) {
  await locator.hover();
  const { x, y, width, height } = await locator.boundingBox();
  await person.page.mouse.click(x + width / 2, y + height / 2, { clickCount: 1 });
  await person.page.waitForTimeout(apart);
  await person.page.mouse.click(x + width / 2, y + height / 2, { clickCount: 2 });
  await person.page.waitForTimeout(PACE);
}

/** The phases of a round, in order. */
const PHASES = ["read", "left", "right", "choose"];
const next = (person) => person.page.locator(".dock--steer .btn--main");

await play(async () => {
  const { code, facilitator: secret } = await openLed(crowd.base, 1, locale.slice(0, 2));
  const facilitator = await Device.connect(crowd.base, code, secret);
  const anna = await crowd.person("Demo A", LAPTOP);
  const joined = await joinRoom(crowd.base, code, anna.name);
  await enter(anna, joined);
  await anna.page.getByRole("heading", { name: `${words.room} 1`, level: 1 }).waitFor();
  // The same person on a second device: what the server says of the room, whatever the page shows.
  const second = await Device.connect(crowd.base, code, joined.token);
  await facilitator.command({ start_block: { block: 0 } });

  await step("a double click on the start begins one round", async () => {
    const start = anna.page.locator(".lobby__start .btn--main");
    await start.waitFor();
    await doubleClick(anna, start, APART[0]);
    await anna.page.locator(".steps li:nth-child(1)[aria-current=step]").waitFor();
    await next(anna).waitFor();
  });

  await step("a double click on the next step is one phase", async () => {
    for (const [nth, apart] of APART.entries()) {
      await doubleClick(anna, next(anna), apart);
      const at = anna.page.locator(`.steps li:nth-child(${nth + 2})[aria-current=step]`);
      await at.waitFor();
      // An answer of the server, which had both presses before this question: its own word of the phase counts.
      await second.command({ ask_help: { on: nth % 2 === 0 } });
      if (second.phase !== PHASES[nth + 1]) anna.complain(`${apart} ms: at ${second.phase} and not at ${PHASES[nth + 1]}`);
    }
  });

  await step("nothing is said to have gone wrong", async () => {
    if (await anna.page.locator("[role=alert]").filter({ visible: true }).count()) anna.complain("a double click is told off");
  });
  second.leave();
  facilitator.leave();
});
