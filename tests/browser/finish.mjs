// The end of every script: prints what went wrong, and sets the exit code.

/** Runs `what`, closes the browser, and prints the findings. */
export async function finish(browser, crowds, what) {
  const people = () => crowds.flatMap((crowd) => crowd.people);
  let failure;
  try {
    await what();
  } catch (error) {
    failure = error;
    for (const person of people()) {
      const { pictures, locale } = person.crowd;
      await person.page.screenshot({ path: `${pictures}/${locale}-failed-${person.name.replaceAll(" ", "-")}.png` }).catch(() => {});
      // In case only the log is kept, it includes the text of the screens.
      const seen = await person.page.locator("body").innerText({ timeout: 2_000 }).catch(() => "nothing");
      console.log(`${person.name} saw: ${seen.replace(/\s*\n\s*/g, " | ").slice(0, 700)}`);
    }
  }
  await browser.close();
  const findings = [...new Set(crowds.flatMap((crowd) => crowd.findings))];
  findings.forEach((finding) => console.log(`FINDING ${finding}`));
  if (failure) console.log(`FAILED ${failure.stack}`);
  const screens = crowds.reduce((sum, crowd) => sum + crowd.screens, 0);
  console.log(`${crowds[0].locale}: ${screens} screens looked at, ${findings.length} findings`);
  process.exit(failure || findings.length > 0 ? 1 : 0);
}
