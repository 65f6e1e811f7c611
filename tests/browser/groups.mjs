// Groups of one device each, without a screen, which says what its group does.
import { Device } from "./device.mjs";
import { joinRoom } from "./together.mjs";

export class Groups {
  #devices = new Map();

  /** So many groups of a session, in each of them somebody who presents. */
  static async joining(base, code, count) {
    const groups = new Groups();
    for (let room = 1; room <= count; room += 1) {
      const { token } = await joinRoom(base, code, `Demo ${room}A`, room);
      groups.#devices.set(room, await Device.connect(base, code, token));
    }
    return groups;
  }

  /** The device of a group gives a command, and waits until it is stored. */
  does(room, command) {
    return this.#devices.get(room).command(command);
  }

  /** The device of a group steers it to a phase. */
  goes(room, phase) {
    return this.#devices.get(room).goes(phase);
  }

  /** A group goes through its round to a choice for the left, counted by hands. */
  async choose(room, round) {
    for (const phase of ["left", "right", "choose"]) await this.goes(room, phase);
    await this.does(room, { ballot: { count_hands: { round, left: 3, right: 1 } } });
    await this.does(room, { ballot: { lock_choice: { round, reasons: { motivation: "Demo" } } } });
  }
}
