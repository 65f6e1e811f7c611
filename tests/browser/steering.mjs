// Steers a session without a screen, for plays that are about other people's screens: over plain HTTP, as a device whose
// network lets no socket through.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";

/** The version of the frames that this server speaks, as its documents say. */
const protocol = Number(/Version (\d+) of the frames/.exec(readFileSync(new URL("../../docs/socket.schema.json", import.meta.url), "utf8"))[1]);

/** An id of a command: a UUID of version 7. */
function commandId() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Connects with a secret; answers with a way to command, which waits for what becomes of it. */
export async function steer(base, code, secret) {
  const hello = JSON.stringify({ hello: { protocol, code, secret, follows: false, after: null } });
  const answer = await fetch(`${base}/api/stream`, { method: "POST", body: hello });
  if (!answer.ok) throw new Error(`steering: ${answer.status}`);
  const waiting = new Map();
  let key;
  const frames = (async () => {
    let text = "";
    for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
      text += piece;
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (event.startsWith("event: channel")) key = data;
        else if (data) hear(JSON.parse(data));
      }
    }
  })();
  frames.catch(() => {});
  const welcomed = new Promise((done) => waiting.set("welcome", done));
  function hear(frame) {
    if (frame.welcome) waiting.get("welcome")(frame.welcome);
    const answered = frame.ack ?? frame.rejected;
    if (answered) waiting.get(answered.id)?.(frame);
  }
  await welcomed;
  return async (command) => {
    const id = commandId();
    const answered = new Promise((done) => waiting.set(id, done));
    const sent = await fetch(`${base}/api/stream/frames`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ command: { id, command } }),
    });
    if (sent.status !== 204) throw new Error(`steering: ${sent.status}`);
    const { rejected } = await answered;
    if (rejected) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(rejected)}`);
  };
}
