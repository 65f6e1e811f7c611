// A device without a screen. It speaks the real protocol over plain requests, so that a script can fill a room quickly
// and steer it without looking for buttons.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";

/** The version of the frames, from their generated description. */
export const PROTOCOL = Number(readFileSync(new URL("../../docs/socket.md", import.meta.url), "utf8").match(/version (\d+) of the frames/)[1]);
/** An id that grows with time, as the server requires for commands. */
function uuidv7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** The server's answer on a stream that has ended. */
const STREAM_GONE = "stream-gone";
/** Did the connection end, without an answer of the server? */
const isCutOff = (error) => error instanceof TypeError;
/** How often a device reconnects after its stream ended, as a page does. */
const COMES_BACK = 5;

export class Device {
  #answers = new Map();
  #listeners = new Set();
  #inTurn = Promise.resolve();
  #end = new AbortController();
  #came = 0;

  /** Connects with a secret: a participant's token, or that of a link. */
  static async connect(base, code, secret, { follows = false } = {}) {
    const device = new Device();
    device.base = base;
    device.hello = { hello: { protocol: PROTOCOL, code, secret, follows, after: null } };
    await device.#comesIn();
    return device;
  }

  async #comesIn() {
    const answer = await fetch(`${this.base}/api/stream`, { method: "POST", body: JSON.stringify(this.hello), signal: this.#end.signal });
    if (!answer.ok) throw new Error(`a stream: ${answer.status} ${await answer.text()}`);
    await new Promise((welcomed, refused) => {
      const over = (error) => {
        refused(error);
        this.#hearsNothing(error);
      };
      const comesBack = () => this.#comesBack().catch(over);
      this.#listen(answer.body, welcomed).then(comesBack, (error) => (isCutOff(error) ? comesBack() : over(error)));
    });
  }

  /** The server may end a stream that a busy machine left waiting. Unanswered commands are sent again, and count once. */
  async #comesBack() {
    if (this.#end.signal.aborted) return;
    this.#came += 1;
    if (this.#came > COMES_BACK) throw new Error(`the stream ended ${this.#came} times`);
    await this.#comesIn();
    const unanswered = [...this.#answers.values()].map(({ command }) => ({ command }));
    if (unanswered.length > 0) await this.#say(unanswered);
  }

  /** Rejects everything that is still unanswered, for example after a frame that the server can't read. */
  #hearsNothing(error) {
    this.over = error;
    for (const { answered } of this.#answers.values()) answered(error.message);
    this.#answers.clear();
  }

  /** The server accepts one request of a device at a time. */
  #say(frames) {
    const turn = this.#inTurn.then(async () => {
      const post = () => fetch(`${this.base}/api/stream/frames`, { method: "POST", headers: { authorization: `Bearer ${this.key}` }, body: frames.map((frame) => JSON.stringify(frame)).join("\n") });
      // A kept-alive connection may have ended as well.
      const answer = await post().catch((error) => (isCutOff(error) ? post() : Promise.reject(error)));
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
    // A device that does not answer counts as away.
    if (frame === "are_you_there") this.#say(["here"]).catch(() => {});
    if (frame.welcome) {
      this.own = frame.welcome.you.participant;
      this.#holds(frame.welcome.snapshot);
      welcomed();
    }
    if (frame.change) this.#sees(frame.change.change);
    if (frame.goodbye) throw new Error(`the server closed the connection: ${frame.goodbye}`);
    const { ack, rejected } = frame;
    const id = ack?.id ?? rejected?.id;
    if (id === undefined) return;
    this.#answers.get(id)?.answered(rejected?.rejection);
    this.#answers.delete(id);
  }

  /**
   * The number and the phase of its room's latest round, as far as it was sent. The latest argument that it was sent is
   * `argument`, and the side on which the latest lot fell `lot`.
   */
  #holds({ participants = {}, rooms = {} }) {
    const rounds = rooms[participants[this.own]?.room]?.rounds ?? [];
    [this.round, this.phase] = [rounds.length, rounds.at(-1)?.phase];
  }

  #sees({ event, placed, snapshot }) {
    if (placed ?? snapshot) this.#holds(placed ?? snapshot);
    const { round: ofRound, argument: ofArgument, ballot } = event?.event ?? {};
    if (ofRound?.started) [this.round, this.phase] = [this.round + 1, "read"];
    if (ofRound?.phase_changed) this.phase = ofRound.phase_changed.phase;
    if (ofRound?.time_up) this.phase = "choose";
    if (ofRound?.closed) this.phase = "done";
    if (ofArgument?.added) this.argument = ofArgument.added.argument;
    if (ballot?.lot_drawn) this.lot = ballot.lot_drawn.side;
    for (const listener of this.#listeners) listener();
  }

  /** Takes its room to a phase, once a round runs there. */
  async goes(phase) {
    const isInRound = () => this.phase && this.phase !== "done";
    if (!isInRound()) {
      await new Promise((told) => {
        const listener = () => isInRound() && this.#listeners.delete(listener) && told();
        this.#listeners.add(listener);
      });
    }
    await this.command({ round: { set_phase: { round: this.round, from: this.phase, phase } } });
  }

  /** Gives commands, and waits until they are stored. */
  async commands(commands) {
    if (this.over) throw this.over;
    const asked = commands.map((command) => ({ id: uuidv7(), command }));
    const stored = asked.map(
      (command) =>
        new Promise((done, failed) => {
          const answered = (rejection) => (rejection ? failed(new Error(`${JSON.stringify(command.command)}: ${JSON.stringify(rejection)}`)) : done());
          this.#answers.set(command.id, { command, answered });
        }),
    );
    // If the stream has ended, the request is made again after reconnecting.
    const said = this.#say(asked.map((command) => ({ command }))).catch((error) => {
      if (!error.message.includes(STREAM_GONE)) throw error;
    });
    await Promise.all([...stored, said]);
  }

  command(command) {
    return this.commands([command]);
  }

  leave() {
    this.#end.abort();
  }
}
