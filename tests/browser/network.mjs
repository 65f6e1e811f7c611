// A network between people and the server that is slow, or drops everything silently, as in a tunnel.
import { connect, createServer } from "node:net";

const CONNECTIONS_MAX = 50;

/** A way to `target` that delays everything by the milliseconds of `delay`, and keeps the order. */
export async function wayTo(target, delay = () => 0) {
  const { hostname, port } = new URL(target);
  const pairs = new Set();
  let swallows = false;
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    const pair = { near, far, hasLost: swallows };
    pairs.add(pair);
    for (const [from, to] of [[near, far], [far, near]]) {
      let before = Promise.resolve();
      from.on("data", (bytes) => {
        if (swallows) {
          pair.hasLost = true;
          return;
        }
        const delayed = new Promise((done) => setTimeout(done, delay()));
        before = Promise.all([before, delayed]).then(() => to.writable && to.write(bytes));
      });
      from.on("close", () => {
        pairs.delete(pair);
        to.destroy();
      });
      from.on("error", () => to.destroy());
    }
  });
  server.maxConnections = CONNECTIONS_MAX;
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** From now on nothing arrives, without an error. */
    swallow() {
      swallows = true;
    },
    /** Cuts the network, with an error on both sides. */
    cut() {
      isCut = true;
      for (const { near, far } of pairs) for (const end of [near, far]) end.destroy();
    },
    /** Restores the network. Messages on their way and their connections are lost. */
    comeBack() {
      [swallows, isCut] = [false, false];
      for (const { near, far, hasLost } of pairs) if (hasLost) for (const end of [near, far]) end.destroy();
    },
    close: () => server.close(),
  };
}
