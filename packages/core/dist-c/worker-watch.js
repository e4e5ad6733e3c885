import {
  AWAKE,
  DOORBELL,
  ENTRIES,
  ENTRY_CELLS,
  ENTRY_COUNT,
  RUNG,
  STOP,
  TABLE_BYTES,
  VECTOR
} from "./chunk-JWCBLBIA.js";
import {
  libc
} from "./chunk-T2POVQXV.js";
import {
  constants,
  parentPort,
  workerData
} from "./chunk-6WIJLKRI.js";

// src/memory/watch-thread.ts
var SHARED_32_BIT = 2;
var SLEEP_MS = 100;
function serveWatches(table) {
  const watcher = new Watcher(table);
  parentPort?.on("message", () => watcher.run());
  parentPort?.postMessage("ready");
}
var Watcher = class {
  #table;
  #cells;
  #libc = libc();
  constructor(table) {
    this.#table = table;
    this.#cells = new Int32Array(this.#libc.view(table, TABLE_BYTES));
  }
  /** Watches until there has been nothing to watch for a while. */
  run() {
    Atomics.store(this.#cells, AWAKE, 1);
    while (Atomics.load(this.#cells, STOP) === 0) {
      const doorbell = Atomics.load(this.#cells, DOORBELL);
      const count = this.#fillVector(doorbell);
      if (count > 1) this.#sleep(count, doorbell);
      else if (this.#rest(doorbell)) return;
    }
  }
  #sleep(count, doorbell) {
    const woken = this.#libc.futexWaitv(this.#table + VECTOR * 4, count, SLEEP_MS);
    if (woken === -constants.errno.ETIMEDOUT || woken === -constants.errno.EINTR || woken === 0) return;
    if (woken === -constants.errno.EAGAIN && Atomics.load(this.#cells, DOORBELL) !== doorbell) return;
    this.#ring(woken === -constants.errno.ENOSYS);
  }
  #ring(isUnsupported) {
    Atomics.store(this.#cells, RUNG, 1);
    parentPort?.postMessage(isUnsupported ? "unsupported" : "ring");
    while (Atomics.load(this.#cells, RUNG) === 1 && Atomics.load(this.#cells, STOP) === 0) {
      this.#libc.futexWait(this.#table + RUNG * 4, 1, SLEEP_MS);
    }
  }
  /** Sleeps on the doorbell alone; returns whether it stayed silent, and this thread waits for a message. */
  #rest(doorbell) {
    this.#libc.futexWait(this.#table + DOORBELL * 4, doorbell, SLEEP_MS);
    if (Atomics.load(this.#cells, DOORBELL) !== doorbell) return false;
    Atomics.store(this.#cells, AWAKE, 0);
    if (Atomics.load(this.#cells, DOORBELL) === doorbell) return true;
    Atomics.store(this.#cells, AWAKE, 1);
    return false;
  }
  #fillVector(doorbell) {
    this.#fillElement(0, { low: this.#table % 2 ** 32, high: Math.floor(this.#table / 2 ** 32), expected: doorbell });
    let count = 1;
    for (let entry = 0; entry < ENTRY_COUNT; entry += 1) {
      const at = ENTRIES + entry * ENTRY_CELLS;
      if (Atomics.load(this.#cells, at + 3) === 0) continue;
      const [low = 0, high = 0, expected = 0] = this.#cells.subarray(at, at + 3);
      this.#fillElement(count, { low, high, expected });
      count += 1;
    }
    return count;
  }
  #fillElement(position, { low, high, expected }) {
    this.#cells.set([expected, 0, low, high, SHARED_32_BIT, 0], VECTOR + position * 6);
  }
};

// src/worker-watch.ts
var start = workerData;
if (isWatchStart(start)) serveWatches(start.mpWatchTable);
function isWatchStart(data) {
  return typeof data === "object" && data !== null && "mpWatchTable" in data;
}
//# sourceMappingURL=worker-watch.js.map