// Sessions that are over, with any number of groups and arguments: made as files, and imported.

/** Opens a session, and imports these groups into it; returns its links. */
export async function finishedSession(base, { groups, columns = {}, dilemmas = ["tempo", "rooster"], change = () => {} }) {
  const settings = { title: "Demo", language: "nl", dilemmas, planned: dilemmas.length, minutes: 10, rooms: 1, placement: "pick", programme: [{ kind: "dilemmas", minutes: 60 }], first_ballot: false, both_sides_heard: false, mirrored: false, silent_minute: false };
  const opened = await posted(`${base}/api/sessions`, settings);
  const asked = await fetch(`${base}/api/sessions/${opened.code}/report/archive.json`, { headers: { authorization: `Bearer ${opened.facilitator}` } });
  const archive = await asked.json();
  const { session } = archive;
  let id = 0;
  const began = session.opened_at;
  const round = (dilemma, group) => {
    const said = Object.entries(columns).flatMap(([column, texts]) => {
      const [side, kind] = column.split(" ");
      return texts(group).map((text) => ({ id: (id += 1), author: 0, side, kind, text, at: began }));
    });
    const side = group % 5 < 2 ? "left" : "right";
    const count = side === "left" ? { left: 3, right: 1 } : { left: 1, right: 3 };
    const reasons = { motivation: `Demo: zo kiest groep ${group}.`, certainty: 4 };
    return {
      dilemma, started_at: began, phase: "done", timer: { deadline: began + 600_000, granted: 600_000, extra: 0 }, silences_had: [],
      arguments: Object.fromEntries(said.map((argument) => [argument.id, argument])),
      was_read: true, first_ballots: {}, ballots: { count },
      outcome: { chosen: { side, way: "majority", recorded: "ballots", count, in_time: true, reasons } },
    };
  };
  session.rooms = Object.fromEntries(Array.from({ length: groups }, (_, at) => at + 1).map((group) => [group, { number: group, rounds: dilemmas.map((_, at) => round(at + 1, group)) }]));
  change(session);
  return posted(`${base}/api/sessions/import`, archive);
}

async function posted(address, body) {
  const response = await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
  return response.json();
}
