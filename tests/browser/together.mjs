// The short way into a session, over plain requests: for scripts that are about something else.

export async function post(base, path, body) {
  const answer = await fetch(base + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** A session of one room that somebody has started; returns the data of its first member. */
export const startTogether = (base, name) => post(base, "/api/sessions/together", { name, language: "nl" });

/** A session with a facilitator and this many rooms; returns its code and secrets. */
export const openLed = (base, rooms, language, programme = [{ kind: "dilemmas", minutes: 30 }], rules = {}) =>
  post(base, "/api/sessions", {
    title: "Demo",
    language,
    dilemmas: ["tempo", "niveau"],
    planned: 2,
    minutes: 10,
    rooms,
    placement: "pick",
    programme,
    first_ballot: false,
    both_sides_heard: false,
    mirrored: false,
    silent_minute: false,
    ...rules,
  });

/** Another person joins a room. */
export const joinRoom = (base, code, name, room = 1) => post(base, `/api/sessions/${code}/participants`, { name, room });

/** Opens somebody's room on their device, or another page of the session. */
export async function enter(person, joined, place = "") {
  await person.page.addInitScript(([key, value]) => localStorage.setItem(key, value), [`ao:token:${joined.code}`, JSON.stringify(joined)]);
  await person.goto(`/s/${joined.code}${place}`);
}
