// A play of people in a browser, from the command line:
//   node SCRIPT http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
// It fails when a step can't be done, or when any screen complained.
import { Crowd, openBrowser } from "./people.mjs";
import { wordsIn } from "./words.mjs";

const [base, spoken, pictures] = process.argv.slice(2);

/** The language of the people, such as `nl-NL`. */
export const locale = spoken;
export const words = wordsIn(locale);
const browser = await openBrowser();
export const crowd = new Crowd(browser, { base, pictures, locale });

/** A part of the play, named as it begins. */
export async function step(what, act) {
  console.log(`${locale}: ${what}`);
  await act();
}

/** Plays it, says what was found, and ends the program. */
export async function play(scenes) {
  let failure;
  try {
    await scenes();
  } catch (error) {
    failure = error;
    for (const person of crowd.people) {
      await person.page.screenshot({ path: `${pictures}/${locale}-failed-${person.name.replaceAll(/[^A-Za-z0-9]+/g, "-")}.png` }).catch(() => {});
    }
  }
  await browser.close();
  const findings = [...new Set(crowd.findings)];
  findings.forEach((finding) => console.log(`FINDING ${finding}`));
  if (failure) console.log(`FAILED ${failure.stack}`);
  console.log(`${locale}: ${crowd.screens} screens looked at, ${findings.length} findings`);
  process.exit(failure || findings.length > 0 ? 1 : 0);
}
