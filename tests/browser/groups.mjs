// Groups that each have one device without a screen, which acts for the group.
import { Device } from "./device.mjs";
import { joinRoom } from "./together.mjs";

export class Groups {
  #devices = new Map();

  /** This many groups of a session, each with a presenter. */
  static async joining(base, code, count) {
    const groups = new Groups();
    for (let room = 1; room <= count; room += 1) {
      const { token } = await joinRoom(base, code, `Demo ${room}A`, room);
      groups.#devices.set(room, await Device.connect(base, code, token));
    }
    return groups;
  }

  /** Gives a command on the device of a group, and waits until it is stored. */
  does(room, command) {
    return this.#devices.get(room).command(command);
  }

  /** Takes a group to a phase. */
  goes(room, phase) {
    return this.#devices.get(room).goes(phase);
  }

  /** Takes a group through its round to a choice for the left, by show of hands. */
  async choose(room, round) {
    for (const phase of ["left", "right", "choose"]) await this.goes(room, phase);
    await this.does(room, { ballot: { count_hands: { round, left: 3, right: 1 } } });
    await this.does(room, { ballot: { lock_choice: { round, side: "left", reasons: { motivation: "Demo" } } } });
  }
}
