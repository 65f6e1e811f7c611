// A device without a screen: it speaks the real protocol over plain requests, so that a play fills a room in no time
// and steers it without looking for buttons.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";

/** The version of the frames, as their generated description has it. */
const PROTOCOL = Number(readFileSync(new URL("../../docs/socket.md", import.meta.url), "utf8").match(/version (\d+) of the frames/)[1]);
/** How often it says that it is still there, in milliseconds: who is silent for long counts as gone. */
const PINGS = 10_000;

/** A number that grows with time, as the server wants it for a command. */
function uuidv7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export class Device {
  #answers = new Map();
  #inTurn = Promise.resolve();
  #end = new AbortController();

  /** Comes in with a secret: a participant's token, or that of a link. */
  static async connect(base, code, secret, { follows = false } = {}) {
    const device = new Device();
    device.base = base;
    const hello = { hello: { protocol: PROTOCOL, code, secret, follows, after: null } };
    const answer = await fetch(`${base}/api/stream`, { method: "POST", body: JSON.stringify(hello), signal: device.#end.signal });
    if (!answer.ok) throw new Error(`a stream: ${answer.status} ${await answer.text()}`);
    await new Promise((welcomed, refused) => {
      device.#listen(answer.body, welcomed).then(() => refused(new Error("the stream ended")), refused);
    });
    device.pings = setInterval(() => device.#say([{ ping: { sent: Date.now() } }]).catch(() => {}), PINGS);
    return device;
  }

  /** The server takes one request of a device at a time. */
  #say(frames) {
    const turn = this.#inTurn.then(async () => {
      const answer = await fetch(`${this.base}/api/stream/frames`, { method: "POST", headers: { authorization: `Bearer ${this.key}` }, body: frames.map((frame) => JSON.stringify(frame)).join("\n") });
      if (!answer.ok) throw new Error(`frames: ${answer.status} ${await answer.text()}`);
    });
    this.#inTurn = turn.catch(() => {});
    return turn;
  }

  async #listen(body, welcomed) {
    const text = new TextDecoder();
    let unread = "";
    try {
      for await (const piece of body) {
        unread += text.decode(piece, { stream: true });
        const events = unread.split("\n\n");
        unread = events.pop();
        for (const event of events) this.#hear(event, welcomed);
      }
    } catch (error) {
      if (!this.#end.signal.aborted) throw error;
    }
  }

  #hear(event, welcomed) {
    const data = event.match(/^data: (.*)$/m)?.[1];
    if (data === undefined) return;
    if (/^event: channel$/m.test(event)) {
      this.key = data;
      return;
    }
    const frame = JSON.parse(data);
    if (frame.welcome) welcomed();
    if (frame.goodbye) throw new Error(`shown out: ${frame.goodbye}`);
    const { ack, rejected } = frame;
    const id = ack?.id ?? rejected?.id;
    if (id === undefined) return;
    this.#answers.get(id)?.(rejected?.rejection);
    this.#answers.delete(id);
  }

  /** Gives commands, and waits until they are stored. */
  async commands(commands) {
    const asked = commands.map((command) => ({ id: uuidv7(), command }));
    const stored = asked.map(
      ({ id, command }) =>
        new Promise((done, failed) => {
          this.#answers.set(id, (rejection) => (rejection ? failed(new Error(`${JSON.stringify(command)}: ${JSON.stringify(rejection)}`)) : done()));
        }),
    );
    await Promise.all([...stored, this.#say(asked.map((command) => ({ command })))]);
  }

  command(command) {
    return this.commands([command]);
  }

  leave() {
    clearInterval(this.pings);
    this.#end.abort();
  }
}
