// The short way into a session: over plain requests, for scripts that are about something else.

async function post(base, path, body) {
  const answer = await fetch(base + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** A session of one room that somebody has started; answers with how its first member came in. */
export const startTogether = (base, name) => post(base, "/api/sessions/together", { name, language: "nl" });

/** Somebody else comes into its room. */
export const joinRoom = (base, code, name) => post(base, `/api/sessions/${code}/participants`, { name, room: 1 });

/** Puts somebody's device into their room. */
export async function enter(person, joined) {
  await person.page.addInitScript(([key, value]) => localStorage.setItem(key, value), [`ao:token:${joined.code}`, JSON.stringify(joined)]);
  await person.goto(`/s/${joined.code}`);
}
