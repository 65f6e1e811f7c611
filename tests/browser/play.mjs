// A script with people in a browser, from the command line:
//   node SCRIPT http://127.0.0.1:PORT nl-NL FOLDER-FOR-SCREENS
import { Crowd, openBrowser } from "./people.mjs";
import { finish } from "./finish.mjs";
import { wordsIn } from "./words.mjs";

const [base, spoken, pictures] = process.argv.slice(2);

/** The language of the people, such as `nl-NL`. */
export const locale = spoken;
export const words = wordsIn(locale);
const browser = await openBrowser();
export const crowd = new Crowd(browser, { base, pictures, locale });

/** A part of the script; its name is printed as it begins. */
export async function step(what, act) {
  console.log(`${locale}: ${what}`);
  await act();
}

/** Runs the script, prints the findings, and ends the program. */
export const play = (scenes) => finish(browser, [crowd], scenes);
