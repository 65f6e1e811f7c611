// Groups without people: each has one device, which says what its group does. They live in a page of their own, for
// the sockets of a browser.
import { PROTOCOL } from "./device.mjs";
import { joinRoom } from "./together.mjs";

export class Groups {
  constructor(page) {
    this.page = page;
  }

  /** So many groups of a session, in each of them somebody who presents. */
  static async joining(person, base, code, count) {
    const { page } = person;
    await page.goto(`${base}/test`);
    const groups = new Groups(page);
    for (let room = 1; room <= count; room += 1) {
      const { token } = await joinRoom(base, code, `Demo ${room}A`, room);
      await page.evaluate(
        ({ code, room, secret, protocol }) =>
          new Promise((done) => {
            globalThis.devices ??= new Map();
            const socket = new WebSocket(`ws://${location.host}/api/socket`);
            const device = { socket, waits: new Map() };
            socket.onopen = () => socket.send(JSON.stringify({ hello: { protocol, code, secret } }));
            socket.onmessage = ({ data }) => {
              done();
              const frame = JSON.parse(data);
              const told = frame.ack ?? frame.rejected;
              device.waits.get(told?.id)?.(frame);
            };
            devices.set(room, device);
          }),
        { code, room, secret: token, protocol: PROTOCOL },
      );
    }
    return groups;
  }

  /** The device of a group gives a command, and has it acknowledged. */
  async does(room, command) {
    const answer = await this.page.evaluate(
      ({ room, command }) =>
        new Promise((done) => {
          const { socket, waits } = devices.get(room);
          const hex = (digits) => Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join("");
          const time = Date.now().toString(16).padStart(12, "0");
          const id = `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
          waits.set(id, done);
          socket.send(JSON.stringify({ command: { id, command } }));
        }),
      { room, command },
    );
    if (answer.rejected) throw new Error(`group ${room}, ${JSON.stringify(command)}: ${JSON.stringify(answer)}`);
  }

  /** A group goes through its round to a choice for the left, counted by hands. */
  async choose(room, round, left = 3, right = 1) {
    for (const phase of ["left", "right", "choose"]) await this.does(room, { set_phase: { phase } });
    await this.does(room, { count_hands: { round, left, right } });
    await this.does(room, { lock_choice: { round, reasons: { motivation: "Demo" } } });
  }

  /** A device is gone. */
  leaves(room) {
    return this.page.evaluate((room) => devices.get(room).socket.close(), room);
  }
}
