// People in a real browser. Each has a device of their own, and everything that their browser complains about is kept
// as a finding.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1280, height: 800 };
export const BEAMER = { width: 1920, height: 1080 };
export const TABLET = { width: 820, height: 1180 };

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Waits until the client has taken the place of the first screen, which has the same fields. */
export const clientIsThere = (page) => page.locator("#starting").waitFor({ state: "detached" });

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/**
 * A second press at the same place within this time, in milliseconds, counts as the same press, so people wait this
 * long between presses.
 */
const PACE = 450;
const pressed = new WeakMap();

/** Makes presses wait if the previous one was only just before. */
function takeTheirTime(page) {
  const locators = Object.getPrototypeOf(page.locator("body"));
  if (locators.takesTime) return;
  locators.takesTime = true;
  for (const way of ["click", "tap"]) {
    const press = locators[way];
    locators[way] = async function (...how) {
      const page = this.page();
      const soon = PACE - (Date.now() - (pressed.get(page) ?? 0));
      if (soon > 0) await new Promise((done) => setTimeout(done, soon));
      await press.apply(this, how);
      pressed.set(page, Date.now());
    };
  }
}

/** People on one server, with everything that went wrong for any of them. */
export class Crowd {
  constructor(browser, { base, pictures, locale }) {
    Object.assign(this, { browser, base, pictures, locale, findings: [], screens: 0, people: [] });
  }

  /** A person with a device, whose browser speaks the play's language or another. */
  async person(name, viewport, locale = this.locale) {
    const context = await this.browser.newContext({
      viewport,
      locale,
      deviceScaleFactor: 1,
      hasTouch: viewport === PHONE,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    takeTheirTime(page);
    page.setDefaultTimeout(60_000);
    const person = new Person(this, name, page);
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") person.complain(`console ${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => person.complain(`page error: ${error.message}`));
    page.on("dialog", (dialog) => {
      if (person.answer) return person.answer(dialog);
      person.complain(`a dialog of the browser: ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      const own = new URL(this.base);
      if (!["data:", "blob:"].includes(url.protocol) && url.host !== own.host) person.complain(`loads from elsewhere: ${url}`);
    });
    this.people.push(person);
    return person;
  }

  async leave() {
    for (const person of this.people) await person.page.context().close();
  }
}

export class Person {
  constructor(crowd, name, page) {
    // On a busy machine a page may be left before its connection is open.
    Object.assign(this, { crowd, name, page, expected: [/WebSocket is closed before the connection is established/] });
  }

  complain(finding) {
    if (!this.expected.some((pattern) => pattern.test(finding))) this.crowd.findings.push(`${this.name}: ${finding}`);
  }

  /** Errors that the test itself causes, such as a server that is gone for a moment. */
  expect(pattern) {
    this.expected.push(pattern);
  }

  /** Answers the browser's own questions, which are findings otherwise; without an answer they are findings again. */
  answersDialogs(answer) {
    this.answer = answer;
  }

  async goto(path) {
    await this.page.goto(this.crowd.base + path);
    if (path === "/" || path.includes("/j/")) await clientIsThere(this.page);
  }

  /** The address of a page with its secret, which the page removes from the address bar. */
  secretLink() {
    return this.page.evaluate(() => {
      const secret = sessionStorage.getItem(`ao:by:${location.pathname}`);
      return location.hash || !secret ? location.href : `${location.href}#${secret}`;
    });
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: false }).filter({ visible: true }).first();
  }

  async press(name) {
    await this.button(name).click();
  }

  /**
   * Takes a step, and waits for its phase. Presses again if the page ignored a press that came too soon after the last
   * step.
   */
  async goesOn(button, nth) {
    const there = this.page.locator(`.steps li:nth-child(${nth})[aria-current=step]`);
    for (const until = Date.now() + 60_000; Date.now() < until; ) {
      await button.click({ timeout: 3_000 }).catch(() => {});
      if (await there.waitFor({ timeout: 3_000 }).then(() => true, () => false)) return;
    }
    throw new Error(`phase ${nth} is not reached`);
  }

  async sees(words) {
    await this.page.getByText(words, { exact: false }).filter({ visible: true }).first().waitFor();
  }

  /**
   * Does something that must be announced to people who can't see it. The words must appear in a live region that was
   * there before them, because a region that is added with its words is often not read out.
   */
  async hears(words, act) {
    const { page } = this;
    await page.evaluate((words) => {
      const regions = document.querySelectorAll("[role=status], [role=log], [aria-live=polite], [aria-live=assertive]");
      globalThis.regions = [...regions].filter((region) => !region.textContent.includes(words));
    }, words);
    await act();
    const isTold = (words) => globalThis.regions.some((region) => region.isConnected && region.textContent.includes(words));
    await page.waitForFunction(isTold, words, { timeout: 20_000 }).catch(() => this.complain(`it is not read out: ${words}`));
  }

  /** The box of a column or the composer, whichever this device has. */
  async writes(placeholder, words) {
    const box = this.page.getByPlaceholder(placeholder).filter({ visible: true }).first();
    await box.fill(words);
    await box.press("Enter");
    await this.sees(words);
  }

  /** Checks the screen with axe, light and dark, and its width; saves a picture if it has a name. */
  async looks(label, { picture } = {}) {
    const { page, crowd } = this;
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // Injected by the debugger, to which the content security policy does not apply.
      await page.evaluate(axeSource);
      const result = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }), WCAG);
      crowd.screens += 1;
      for (const violation of result.violations) {
        const where = violation.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ""}`).join(" | ");
        crowd.findings.push(`${this.name}, ${label}, ${colorScheme}: axe ${violation.id}: ${where}`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 1) crowd.findings.push(`${this.name}, ${label}: ${wide} px wider than the screen`);
      const shot = `${crowd.pictures}/${crowd.locale}-${label}-${colorScheme}.png`;
      await page.screenshot({ path: shot });
      if (picture && colorScheme === "light") await page.screenshot({ path: `${process.env.README_PICTURES}/${picture}.png` });
    }
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
  }
}
