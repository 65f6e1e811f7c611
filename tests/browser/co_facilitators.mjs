// A facilitator gives a co-facilitator a link; both run the session, each sees what the other does, and the link is
// withdrawn.
//   node co_facilitators.mjs http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { LAPTOP, PHONE } from "./people.mjs";
import { crowd, play, step, words } from "./play.mjs";
import { openLed } from "./together.mjs";

const SANNE = "Demo Sanne";
const must = (holds, problem) => holds || crowd.findings.push(problem);

async function team() {
  const session = await openLed(crowd.base, 2, "nl", [
    { kind: "talk", minutes: 10, title: "Demo opening" },
    { kind: "dilemmas", minutes: 30 },
  ]);
  const first = await crowd.person("Demo begeleider", LAPTOP);
  const sanne = await crowd.person(SANNE, PHONE);
  const opens = async (person, name) => {
    await person.page.locator(".more summary").click();
    await person.page.locator(".more__list .btn", { hasText: name }).click();
  };
  const did = (person, who, what) => person.page.locator(".sent__list--all li", { hasText: who }).filter({ hasText: what });

  await step("a link is given out for somebody by name, and copied", async () => {
    await first.goto(`/f/${session.code}#${session.facilitator}`);
    await first.page.locator(".ctrl__links").click();
    await first.page.locator("#co-facilitator-name").fill(SANNE);
    await first.page.locator(".links form .btn").click();
    const copy = first.page.locator(".links__team .links__do > .btn").first();
    await copy.waitFor();
    await first.page.waitForFunction(() => document.activeElement?.id.startsWith("copy-link-of-"));
    must((await first.page.locator("#co-facilitator-name").inputValue()) === "", "the name still stands in the field");
    await first.looks("team-link");
    await copy.click();
    await first.sees(words.copiedNow);
    await first.page.keyboard.press("Escape");
  });

  await step("the co-facilitator comes in by it, and starts a part; the other board says who did", async () => {
    const link = await first.page.evaluate(() => navigator.clipboard.readText());
    await sanne.goto(link.slice(crowd.base.length));
    await sanne.page.locator(".desk:not(.desk--outline)").waitFor();
    await opens(sanne, words.programme);
    await sanne.page.locator(".plan__row", { hasText: "Demo opening" }).locator(".plan__start").click();
    await first.page.locator(".told .notice", { hasText: SANNE }).waitFor();
    await sanne.page.keyboard.press("Escape");
    await opens(first, words.whoDidWhat);
    await did(first, SANNE, "Demo opening").waitFor();
    await first.looks("team-did");
    await first.page.keyboard.press("Escape");
    await opens(sanne, words.whoDidWhat);
    await did(sanne, words.you, "Demo opening").waitFor();
    await sanne.looks("team-did-small");
    await sanne.page.keyboard.press("Escape");
    await opens(sanne, words.linksAndReport);
    await sanne.page.locator(".links").waitFor();
    await sanne.looks("team-links-small");
    await sanne.page.keyboard.press("Escape");
  });

  await step("the link is withdrawn, after a question; the board that it opened closes and says so", async () => {
    await first.page.locator(".ctrl__links").click();
    await first.page.locator(".links__team").getByRole("button", { name: words.withdrawTheirs }).click();
    await first.page.locator(".links__team .sure p").waitFor();
    must(await sanne.page.locator(".desk").isVisible(), "the board closed before it was sure");
    await first.page.locator(".links__team .sure .btn--main").click();
    await sanne.sees(words.linkChanged);
    must(!(await sanne.page.locator("body").textContent()).includes("Demo"), "the closed board still shows the session");
    await sanne.looks("team-withdrawn");
    await first.page.locator(".links__team > li").waitFor({ state: "detached" });
    await sanne.page.reload();
    await sanne.sees(words.linkOpensNothing);
    await first.page.keyboard.press("Escape");
    await opens(first, words.whoDidWhat);
    await did(first, words.you, SANNE).first().waitFor();
  });
}

await play(team);
