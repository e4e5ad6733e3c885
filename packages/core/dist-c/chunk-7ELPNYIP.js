import {
  Deserializer,
  LARGE_BYTES,
  Serializer,
  TAG,
  encodeValue,
  hasOtherKeys,
  isPrimitive,
  ownCopyOf,
  partsIn,
  piecesOf,
  readPlain,
  readingMessage,
  systemError,
  takeColumns,
  writePlain
} from "./chunk-HYOWXHKS.js";
import {
  sharedSlot,
  types
} from "./chunk-WMSUII7P.js";
import {
  libc
} from "./chunk-T2POVQXV.js";
import {
  closeSync,
  openSync
} from "./chunk-6WIJLKRI.js";

// src/guest/loading.ts
var slot = sharedSlot("modules-loading");
function isLoadingModules() {
  return (slot.value ?? 0) > 0;
}
async function loadingModules(load) {
  slot.value = (slot.value ?? 0) + 1;
  try {
    return await load();
  } finally {
    slot.value = (slot.value ?? 1) - 1;
  }
}

// src/guest/identity.ts
var slot2 = sharedSlot("identity");
function identity() {
  return slot2.value;
}
function assumeIdentity(identity2, argv) {
  slot2.value = identity2;
  process.argv = [process.execPath, ...argv];
}

// src/lane/layout.ts
var TASK_COUNT = 0;
var OUTCOME_HEAD = 1;
var MAY_SPIN = 2;
var OUTCOME_COUNT = 32;
var NEWS = 33;
var HOST_ASLEEP = 64;
var GUEST_ASLEEP = 96;
var GUEST_NEEDS_ROOM = 97;
var HEAD_BYTES = 512;
var GO_ROUND = -1;
var THREAD_LANE = { taskBytes: 4 * 1024 * 1024, outcomeBytes: 4 * 1024 * 1024 };
var PROCESS_LANE = { taskBytes: 16 * 1024 * 1024, outcomeBytes: 16 * 1024 * 1024 };
var POSTED_LANE = { taskBytes: 64 * 1024, outcomeBytes: 64 * 1024 };
function laneBytes({ taskBytes, outcomeBytes }) {
  return HEAD_BYTES + taskBytes + outcomeBytes;
}
function taskRegion({ taskBytes }) {
  return { start: HEAD_BYTES, byteLength: taskBytes };
}
function outcomeRegion({ taskBytes, outcomeBytes }) {
  return { start: HEAD_BYTES + taskBytes, byteLength: outcomeBytes };
}
function aligned(bytes) {
  return bytes + 7 & ~7;
}

// src/lane/lane-memory.ts
function createThreadLane() {
  const buffer = new SharedArrayBuffer(laneBytes(THREAD_LANE));
  return { memory: viewsOf(buffer, THREAD_LANE), address: { type: "buffer", buffer }, forgetAddress, close };
}
function createProcessLane(env) {
  const byteLength = laneBytes(PROCESS_LANE);
  const fd = canShare(env) ? libc().openAnonymous("mp-lane", byteLength) : -1;
  if (fd < 0) return createPostedLane();
  const address = libc().map(fd, byteLength);
  if (address < 0) {
    libc().close(fd);
    return createPostedLane();
  }
  const buffer = libc().view(address, byteLength);
  let isOpen = true;
  return {
    memory: viewsOf(buffer, PROCESS_LANE),
    address: { type: "file", path: `/proc/${process.pid}/fd/${fd}` },
    forgetAddress: () => {
      if (isOpen) libc().close(fd);
      isOpen = false;
    },
    close: () => {
      buffer.transfer();
      libc().unmap(address, byteLength);
    }
  };
}
function openLane(address) {
  switch (address.type) {
    case "buffer":
      return viewsOf(address.buffer, THREAD_LANE);
    case "file":
      return mapFile(address.path);
    case "posted":
      return createPostedLane().memory;
  }
}
function createPostedLane() {
  const memory = viewsOf(new ArrayBuffer(laneBytes(POSTED_LANE)), POSTED_LANE);
  return { memory: { ...memory, isShared: false }, address: { type: "posted" }, forgetAddress, close };
}
function mapFile(path) {
  const byteLength = laneBytes(PROCESS_LANE);
  const fd = openSync(path, "r+");
  const address = libc().map(fd, byteLength);
  closeSync(fd);
  if (address < 0) throw systemError("mmap", path, -address);
  return viewsOf(libc().view(address, byteLength), PROCESS_LANE);
}
function viewsOf(buffer, size) {
  const cells = new Int32Array(buffer);
  return { size, cells, numbers: new Float64Array(buffer), bytes: Buffer.from(buffer), isShared: true };
}
function canShare(env) {
  const { MP_SHARED_MEMORY } = "MP_SHARED_MEMORY" in env ? env : process.env;
  if (MP_SHARED_MEMORY === "off") return false;
  try {
    return libc() !== void 0;
  } catch {
    return false;
  }
}
function forgetAddress() {
}
function close() {
}

// src/callable/recent-functions.ts
var MAX_BYTES = 64 * 2 ** 20;
var MAX_COUNT = 1e3;
var RecentFunctions = class {
  /** Bytes that each function holds, the one used longest ago first. */
  #sizes = /* @__PURE__ */ new Map();
  #bytes = 0;
  #newest;
  /** Notes that a function is used again; returns whether it is one of them. */
  use(fn) {
    if (fn === this.#newest) return true;
    const bytes = this.#sizes.get(fn);
    if (bytes === void 0) return false;
    this.#sizes.delete(fn);
    this.#put(fn, bytes);
    return true;
  }
  /** Adds a function, and returns those that there is no room for any more. */
  add(fn, bytes) {
    this.#drop(fn);
    this.#put(fn, bytes);
    this.#bytes += bytes;
    const dropped = [];
    for (const oldest of this.#sizes.keys()) {
      if (this.#sizes.size === 1 || this.#bytes <= MAX_BYTES && this.#sizes.size <= MAX_COUNT) break;
      this.#drop(oldest);
      dropped.push(oldest);
    }
    return dropped;
  }
  #put(fn, bytes) {
    this.#sizes.set(fn, bytes);
    this.#newest = fn;
  }
  #drop(fn) {
    this.#bytes -= this.#sizes.get(fn) ?? 0;
    this.#sizes.delete(fn);
  }
};

// src/callable/size-of.ts
var BYTES_PER_NODE = 64;
var BYTES_PER_PART = 16;
function sizeOf(callable) {
  if (callable.type !== "value") return 0;
  return callable.nodes.reduce((bytes, node) => bytes + sizeOfNode(node), 0);
}
function sizeOfNode({ kind, parts }) {
  let bytes = BYTES_PER_NODE + parts.length * BYTES_PER_PART;
  for (const part of parts) if (typeof part === "string") bytes += part.length;
  if (kind.type === "buffer") bytes += kind.bytes.byteLength;
  if (kind.type === "function") bytes += kind.code.source.length;
  if (kind.type === "object" && kind.base.type === "bytes") bytes += kind.base.bytes.byteLength;
  return bytes;
}

// src/lane/bell.ts
var CELLS = { outcomes: HOST_ASLEEP, tasks: GUEST_ASLEEP, room: GUEST_NEEDS_ROOM };
var Bell = class {
  #cells;
  #cell;
  constructor({ cells }, of) {
    this.#cells = cells;
    this.#cell = CELLS[of];
  }
  /** Says that it must be rung from now on; whoever sleeps looks once more after this. */
  sleep() {
    Atomics.store(this.#cells, this.#cell, 1);
  }
  /** Says that it looks by itself. */
  wake() {
    Atomics.store(this.#cells, this.#cell, 0);
  }
  /** Says that a message is on its way that wakes it as a ring would. */
  spare() {
    Atomics.store(this.#cells, this.#cell, 0);
  }
  /** Tells whether it must be rung, which is then up to whoever asked. */
  mustRing() {
    return Atomics.load(this.#cells, this.#cell) === 1 && Atomics.exchange(this.#cells, this.#cell, 0) === 1;
  }
};

// src/lane/packed-value.ts
function isPacked(value) {
  return "body" in value;
}
function forThread({ posted, moved }) {
  if (!isPacked(posted)) return { posted, moved };
  const parts = posted.parts.map((part) => moved.has(part.buffer) ? part : new Uint8Array(part.buffer.slice(0)));
  const memory = /* @__PURE__ */ new Set([...moved, ...parts.map(({ buffer }) => buffer)]);
  const { body } = posted;
  if (body.byteLength >= LARGE_BYTES && body.buffer instanceof ArrayBuffer) memory.add(body.buffer);
  return { posted: { ...posted, parts }, moved: memory };
}

// src/wire/records.ts
var FEWEST_ENTRIES = 64;
var ENTRIES_PER_FRACTION = 8;
var CHARACTERS_PER_ENTRY = 64;
var SAMPLE = 256;
var MAX_DEPTH = 32;
var MAX_OBJECTS = 2 ** 23;
function recordsAsJson(value) {
  if (isPrimitive(value) || hasJsonHooks() || !new Records().isOneOfThem(value)) return void 0;
  try {
    return Buffer.from(JSON.stringify(value));
  } catch {
    return void 0;
  }
}
function readRecords(bytes) {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
}
function hasJsonHooks() {
  return "toJSON" in Object.prototype || "toJSON" in Array.prototype;
}
var Records = class {
  #seen = /* @__PURE__ */ new Set();
  #values = 0;
  #entries = 0;
  #fractions = 0;
  #characters = 0;
  isOneOfThem(value) {
    return this.#isKept(value, 0) && this.#entries >= FEWEST_ENTRIES && this.#isQuick();
  }
  #isQuick() {
    const entries = this.#entries;
    return entries * 2 >= this.#values && entries >= this.#fractions * ENTRIES_PER_FRACTION && this.#characters <= entries * CHARACTERS_PER_ENTRY;
  }
  #isKept(value, depth) {
    this.#values += 1;
    if (this.#values % SAMPLE === 0 && !this.#isQuick()) return false;
    switch (typeof value) {
      case "string":
        this.#characters += value.length;
        return true;
      case "number":
        return this.#isKeptNumber(value);
      case "boolean":
        return true;
      case "object":
        return value === null || this.#isKeptObject(value, depth + 1);
      case "undefined":
      case "bigint":
      case "function":
      case "symbol":
        return false;
    }
  }
  #isKeptNumber(value) {
    if ((value | 0) === value) return !Object.is(value, -0);
    this.#fractions += 1;
    return Number.isFinite(value);
  }
  #isKeptObject(value, depth) {
    const seen = this.#seen.size;
    if (depth > MAX_DEPTH || seen === MAX_OBJECTS || this.#seen.add(value).size === seen) return false;
    if (types.isProxy(value)) return false;
    if (Object.getOwnPropertySymbols(value).length > 0) return false;
    const prototype = Object.getPrototypeOf(value);
    if (hasEntries(value, prototype)) return !(TAG in value) && this.#areKeptEntries(value, depth);
    return prototype === Array.prototype && Array.isArray(value) && this.#areKeptElements(value, depth);
  }
  #areKeptEntries(value, depth) {
    for (const key in value) {
      this.#entries += 1;
      if (!this.#isKept(value[key], depth)) return false;
    }
    return true;
  }
  #areKeptElements(array, depth) {
    if (hasOtherKeys(array)) return false;
    for (let position = 0; position < array.length; position++) if (!this.#isKept(array[position], depth)) return false;
    return true;
  }
};
function hasEntries(_value, prototype) {
  return prototype === Object.prototype;
}

// src/lane/lane-value.ts
var PLAIN = 1;
var CLONE = 2;
var CODED = 3;
var WITH_PARTS = 4;
var POSTED = 8;
var RECORDS = 16;
var POSTED_BYTES = 4;
var NOTHING = /* @__PURE__ */ new Set();
function encodeLaneValue(value, path, options) {
  const plain = writePlain(value, 0);
  if (plain !== void 0) {
    const columns = takeColumns();
    if (columns.length === 0) return { kind: PLAIN, chunks: [plain], byteLength: plain.byteLength };
    return fit({ kind: PLAIN, body: new Uint8Array(plain), parts: columns }, NOTHING, options);
  }
  const records = recordsAsJson(value);
  if (records !== void 0) return fit({ kind: RECORDS, body: records, parts: [] }, NOTHING, options);
  const memory = { parts: [], moved: /* @__PURE__ */ new Set() };
  const encoded = encodeValue(value, path, { ...options, memory });
  const moved = options.moves ? memory.moved : NOTHING;
  const { parts } = memory;
  const isHandedOver = options.sharesMemory && moved.size > 0 && parts.length > 0;
  const packed = isHandedOver ? void 0 : pack(encoded, parts);
  return packed === void 0 ? { posted: { ...encoded, parts }, moved } : fit(packed, moved, options);
}
function postedAs(number) {
  return {
    kind: POSTED,
    chunks: [Uint8Array.from([number, number >> 8, number >> 16, number >> 24])],
    byteLength: POSTED_BYTES
  };
}
function writeLaneValue({ chunks, moved }, bytes, position) {
  let at = position;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at = aligned(at + chunk.byteLength);
  }
  if (moved !== void 0) for (const memory of moved) memory.transfer(0);
}
function postedNumber(bytes, at, kind) {
  return kind === POSTED ? bytes.readInt32LE(at) : void 0;
}
function readLaneValue(bytes, range, kind) {
  if (kind === PLAIN) return { value: readPlain(bytes, range), coded: false };
  const own = bytes.subarray(range.at, range.at + range.byteLength);
  return readingMessage(own, () => {
    const { body, parts } = piecesIn(own, kind);
    return kind === (PLAIN | WITH_PARTS) ? readWithColumns(body, { columns: parts, isOwn: false }) : unpack({ kind: kind & ~WITH_PARTS, body, parts: parts.map(ownCopyOf) });
  });
}
function readPostedValue(posted) {
  return isPacked(posted) ? readingMessage(posted.body, () => unpack(posted)) : posted;
}
function unpack({ kind, body, parts }) {
  if (kind === PLAIN) return readWithColumns(body, { columns: parts, isOwn: true });
  if (kind === RECORDS) return { value: readRecords(body), coded: false };
  const deserializer = new Deserializer(body);
  deserializer.readHeader();
  const value = deserializer.readValue();
  return { value, coded: (kind & CODED) === CODED, parts: parts.map(({ buffer }) => buffer) };
}
function pack({ value, coded }, memory) {
  const serializer = new Serializer();
  try {
    serializer.writeHeader();
    serializer.writeValue(value);
  } catch {
    return void 0;
  }
  const parts = memory.map((part) => new Uint8Array(part));
  return { kind: coded ? CODED : CLONE, body: serializer.releaseBuffer(), parts };
}
function fit(packed, moved, { longest }) {
  const { kind, body, parts } = packed;
  if (parts.length === 0 && body.byteLength <= longest)
    return { kind, chunks: [body], byteLength: body.byteLength, moved };
  const chunks = piecesOf(body, parts);
  const byteLength = chunks.reduce((sum, chunk) => aligned(sum) + chunk.byteLength, 0);
  return byteLength > longest ? { posted: packed, moved } : { kind: kind | WITH_PARTS, chunks, byteLength, moved };
}
function readWithColumns(body, beside) {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return { value: readPlain(bytes, { at: 0, byteLength: bytes.byteLength }, beside), coded: false };
}
function piecesIn(bytes, kind) {
  if ((kind & WITH_PARTS) === 0) return { body: bytes, parts: [] };
  return partsIn(bytes, (start, end) => bytes.subarray(start, end));
}

// src/memory/shared-clock.ts
var offset = Number(process.hrtime.bigint()) / 1e6 - performance.now();
function sharedNow() {
  return performance.now() + offset;
}

// src/lane/outcome-record.ts
var OUTCOME_TYPES = ["result", "error", "progress"];
var LENGTH = 0;
var SEQUENCE = 1;
var ITEM = 2;
var TYPE = 3;
var KIND = 4;
var AFTER = 5;
var FIGURE = 3;
var OUTCOME_HEAD_BYTES = 32;

// src/lane/ring-space.ts
var FIRST_BYTES = 128 * 1024;
var RingSpace = class {
  /** The longest record that always finds room once the ring is empty. */
  longest;
  #cells;
  #region;
  #end;
  #tail;
  constructor(cells, region) {
    this.#cells = cells;
    this.#region = region;
    this.#tail = region.start;
    this.#end = region.start + Math.min(FIRST_BYTES, region.byteLength);
    this.longest = (region.byteLength >> 1) - 16;
  }
  /** Where the next record would begin. */
  get tail() {
    return this.#tail;
  }
  /**
   * Finds room for a record of so many bytes at least.
   *
   * @param head - Where the first record begins that is still needed; the tail when there is none.
   * @returns Where it goes, and how many bytes it may have; undefined when there is no room.
   */
  find(bytes, head) {
    const tail = this.#tail;
    if (tail < head) return this.#fit(tail, head - 8, bytes);
    const here = this.#fit(tail, this.#end - 8, bytes);
    return here ?? this.#fit(this.#region.start, head - 8, bytes) ?? this.#grow(bytes);
  }
  /** Takes the room that `find` has found. */
  take(at, bytes) {
    if (at < this.#tail) this.#cells[this.#tail >> 2] = GO_ROUND;
    this.#tail = at + aligned(bytes);
  }
  /** Begins again at the start of the ring, as nothing in it is needed any more. */
  restart() {
    this.#tail = this.#region.start;
  }
  #grow(bytes) {
    const whole = this.#region.start + this.#region.byteLength;
    const wanted = Math.min(whole, this.#tail + aligned(2 * bytes) + 8);
    const found = this.#fit(this.#tail, wanted - 8, bytes);
    if (found !== void 0) this.#end = Math.max(this.#end, wanted);
    return found;
  }
  #fit(at, end, bytes) {
    return at + bytes <= end ? { at, room: end - at } : void 0;
  }
};

// src/lane/task-record.ts
var LENGTH2 = 0;
var SEQUENCE2 = 1;
var STARTED = 2;
var ENDED = 3;
var FUNCTION = 4;
var COUNT = 5;
var FLAGS = 6;
var ATTEMPT = 7;
var ARITY = 8;
var AFTER2 = 9;
var GROUP = 10;
var FORGETS = 11;
var STARTED_AT = 6;
var BUSY_MS = 7;
var MEMORY_BYTES = 8;
var COPY_MS = 9;
var GC_MS = 10;
var TASK_HEAD_BYTES = 88;
var VALUE_HEAD_BYTES = 8;
var CUT = 1 << 30;
var SPREADS = 1;
var STOPS_ON_ERROR = 2;
var NUMBERS = 4;
var TIMED = 8;
var WATCHED = 16;
var MEASURED = 32;
var TaskRecord = class {
  /** Position in the memory. */
  at;
  memory;
  #cells;
  #base;
  #numbers;
  constructor(memory, at) {
    this.memory = memory;
    this.at = at;
    this.#cells = memory.cells;
    this.#base = at >> 2;
    this.#numbers = at >> 3;
  }
  /** Writes all but the inputs. */
  write(head, sequence, shape) {
    const cells = this.#cells;
    const base = this.#base;
    cells[base + LENGTH2] = shape.byteLength;
    cells[base + SEQUENCE2] = sequence;
    cells[base + STARTED] = 0;
    cells[base + ENDED] = 0;
    cells[base + FUNCTION] = head.fn;
    cells[base + COUNT] = shape.count;
    const isNumbers = shape.arity > 0;
    cells[base + FLAGS] = (head.spreads ? SPREADS : 0) | (head.stopsOnError ? STOPS_ON_ERROR : 0) | (isNumbers ? NUMBERS : 0) | (head.isTimed ? TIMED : 0) | (head.isWatched ? WATCHED : 0) | (head.isMeasured ? MEASURED : 0);
    cells[base + GROUP] = head.group;
    cells[base + FORGETS] = head.forgets;
    cells[base + ATTEMPT] = head.attempt;
    cells[base + ARITY] = shape.arity;
    cells[base + AFTER2] = head.after;
    this.startedAt = 0;
  }
  get byteLength() {
    return this.#cell(LENGTH2);
  }
  /** Whether the length fits what is said to be in it. */
  get isWhole() {
    const { count, arity, byteLength } = this;
    if (count < 0 || arity < 0) return false;
    const inputBytes = byteLength - TASK_HEAD_BYTES;
    return arity === 0 ? inputBytes >= VALUE_HEAD_BYTES * count : inputBytes === 8 * count * arity;
  }
  get sequence() {
    return this.#cell(SEQUENCE2);
  }
  get fn() {
    return this.#cell(FUNCTION);
  }
  get forgets() {
    return this.#cell(FORGETS);
  }
  get count() {
    return this.#cell(COUNT);
  }
  get attempt() {
    return this.#cell(ATTEMPT);
  }
  /** How many numbers make an input; 0 when inputs are not numbers. */
  get arity() {
    return this.#cell(ARITY);
  }
  get after() {
    return this.#cell(AFTER2);
  }
  get spreads() {
    return (this.#cell(FLAGS) & SPREADS) !== 0;
  }
  get stopsOnError() {
    return (this.#cell(FLAGS) & STOPS_ON_ERROR) !== 0;
  }
  get isTimed() {
    return (this.#cell(FLAGS) & TIMED) !== 0;
  }
  get isWatched() {
    return (this.#cell(FLAGS) & WATCHED) !== 0;
  }
  get isMeasured() {
    return (this.#cell(FLAGS) & MEASURED) !== 0;
  }
  get group() {
    return this.#cell(GROUP);
  }
  /** Where inputs that are numbers begin in `memory.numbers`; the result of a task goes where its first input was. */
  get slots() {
    return this.at + TASK_HEAD_BYTES >> 3;
  }
  /** How many tasks the worker has started. */
  get started() {
    return Atomics.load(this.#cells, this.#base + STARTED) & ~CUT;
  }
  /** Starts the task with this number; returns false when it may not be. For the worker. */
  start(item) {
    return Atomics.compareExchange(this.#cells, this.#base + STARTED, item, item + 1) === item;
  }
  /** Has nothing more started, and returns how many tasks were. For the host. */
  cut() {
    const cell = this.#base + STARTED;
    for (; ; ) {
      const started = Atomics.load(this.#cells, cell);
      if ((started & CUT) !== 0 || Atomics.compareExchange(this.#cells, cell, started, started | CUT) === started)
        return started & ~CUT;
    }
  }
  /** Whether the worker has done with it. */
  get hasEnded() {
    return Atomics.load(this.#cells, this.#base + ENDED) === 1;
  }
  /** Says that nothing of it runs any more, and nothing will. For the worker. */
  end({ busyMs, copyMs, gcMs, memoryBytes }) {
    this.memory.numbers[this.#numbers + BUSY_MS] = busyMs;
    this.memory.numbers[this.#numbers + COPY_MS] = copyMs;
    this.memory.numbers[this.#numbers + GC_MS] = gcMs;
    this.memory.numbers[this.#numbers + MEMORY_BYTES] = memoryBytes;
    Atomics.store(this.#cells, this.#base + ENDED, 1);
  }
  /** For how long its tasks ran, in milliseconds. */
  get busyMs() {
    return this.memory.numbers[this.#numbers + BUSY_MS] ?? 0;
  }
  /** How much of that went into reading inputs and writing results, in milliseconds. */
  get copyMs() {
    return this.memory.numbers[this.#numbers + COPY_MS] ?? 0;
  }
  /** For how long the worker collected garbage since the record before, in milliseconds. */
  get gcMs() {
    return this.memory.numbers[this.#numbers + GC_MS] ?? 0;
  }
  /** Memory of the worker when it ended the record. */
  get memoryBytes() {
    return this.memory.numbers[this.#numbers + MEMORY_BYTES] ?? 0;
  }
  /** When the running task was started, or a little before that; in milliseconds of the shared clock, 0 if none was. */
  get startedAt() {
    return this.memory.numbers[this.#numbers + STARTED_AT] ?? 0;
  }
  set startedAt(at) {
    this.memory.numbers[this.#numbers + STARTED_AT] = at;
  }
  /** Returns a copy of all of it, for a worker with memory of its own. */
  copy() {
    return this.#copyOf(this.byteLength);
  }
  /** Returns a copy of what the worker changes, for a host with memory of its own. */
  copyState() {
    return this.#copyOf(this.arity === 0 ? TASK_HEAD_BYTES : this.byteLength);
  }
  /** Takes over what the worker has changed. */
  takeState(state) {
    this.memory.bytes.set(state, this.at);
  }
  #copyOf(byteLength) {
    return Uint8Array.from(this.memory.bytes.subarray(this.at, this.at + byteLength));
  }
  #cell(index) {
    return this.#cells[this.#base + index] ?? 0;
  }
};

export {
  isLoadingModules,
  loadingModules,
  identity,
  assumeIdentity,
  sharedNow,
  RecentFunctions,
  sizeOf,
  TASK_COUNT,
  OUTCOME_HEAD,
  MAY_SPIN,
  OUTCOME_COUNT,
  NEWS,
  GO_ROUND,
  taskRegion,
  outcomeRegion,
  aligned,
  Bell,
  createThreadLane,
  createProcessLane,
  openLane,
  forThread,
  POSTED_BYTES,
  encodeLaneValue,
  postedAs,
  writeLaneValue,
  postedNumber,
  readLaneValue,
  readPostedValue,
  OUTCOME_TYPES,
  LENGTH,
  SEQUENCE,
  ITEM,
  TYPE,
  KIND,
  AFTER,
  FIGURE,
  OUTCOME_HEAD_BYTES,
  RingSpace,
  TASK_HEAD_BYTES,
  VALUE_HEAD_BYTES,
  TaskRecord
};
//# sourceMappingURL=chunk-7ELPNYIP.js.map