import {
  Connection,
  checkWaitOptions,
  encodeValueMessage,
  isMonitorAsked,
  monitorSettings,
  showAsText,
  startMonitor,
  waitFor
} from "./chunk-NKTRGAF2.js";
import {
  checkFunction,
  checkInteger,
  checkKeys,
  checkMs,
  checkSignal,
  checkString,
  hub
} from "./chunk-JK2THXWM.js";
import {
  OWNER_PREFIX,
  OWN_PREFIX,
  PART_PREFIX,
  PartDeserializer,
  PartSerializer,
  leaveUnderWay,
  nodeCrypto,
  removeAtExit,
  removeIfUnused,
  sweep,
  sweepAtExit
} from "./chunk-4MDTYAVC.js";
import {
  HANDLE,
  REFUSAL,
  SHARED_DIRECTORY,
  Spinner,
  attachBlock,
  createBlock,
  damaged,
  decodeEncoded,
  encodePlain,
  encodeValue,
  isHandle,
  lookOn,
  ownCopyOf,
  ownMappings,
  partsIn,
  piecesOf,
  plainCells,
  readPlain,
  readingMessage,
  registerHandleKind,
  reviveHandle,
  shareBlock,
  systemError,
  takeColumns
} from "./chunk-HYOWXHKS.js";
import {
  inspect,
  isDeepStrictEqual,
  sharedSlot
} from "./chunk-WMSUII7P.js";
import {
  AWAKE,
  DOORBELL,
  ENTRIES,
  ENTRY_CELLS,
  ENTRY_COUNT,
  RUNG,
  STOP,
  TABLE_BYTES
} from "./chunk-JWCBLBIA.js";
import {
  errno,
  libc,
  startGuarded
} from "./chunk-T2POVQXV.js";
import {
  BrokenBarrierError,
  ConnectionClosedError,
  MessageFormatError,
  MessageTooLongError,
  MpError,
  NotSerializableError,
  OptionRangeError,
  OptionTypeError,
  QueueEmptyError,
  QueueFullError,
  QueueShutDownError,
  SharedMemoryExistsError,
  SharedMemoryFullError,
  SharedMemoryNotFoundError,
  StateError,
  TimeoutError,
  Worker,
  closeSync,
  fstatSync,
  isMainThread,
  isMarkedAsUntransferable,
  openSync,
  readFileSync,
  readdirSync,
  threadId,
  workerUrl
} from "./chunk-6WIJLKRI.js";

// src/memory/look.ts
var Look = class {
  /** True when nothing has happened for a while: look also whether those that are waited for still live. */
  isCheckup = false;
  /** False in the first look, when the next may follow at once; then what is blocked goes to sleep and must be woken. */
  sleepsNext = false;
  /** The cell to wait on, and the value it holds as long as nothing has happened. */
  index = 0;
  expected = 0;
  /** Says what to wait for before the next look. */
  blocked(index, expected) {
    this.index = index;
    this.expected = expected;
  }
};

// src/memory/heartbeat.ts
var BEAT_MS = 75;
var Heartbeat = class {
  #listeners = /* @__PURE__ */ new Set();
  #timer;
  add(listener) {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.#beat(), BEAT_MS);
    return () => this.#remove(listener);
  }
  #remove(listener) {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = void 0;
  }
  #beat() {
    for (const listener of [...this.#listeners]) if (this.#listeners.has(listener)) listener();
  }
};
var heartbeat = new Heartbeat();

// src/memory/pending-retry.ts
var MAX_TIMER_MS = 2 ** 31 - 1;
var PendingRetry = class {
  #words;
  #attempt;
  #look;
  #outcome = Promise.withResolvers();
  #watch;
  #index;
  constructor(words, attempt, look) {
    this.#words = words;
    this.#attempt = attempt;
    this.#look = look;
    this.#index = look.index;
  }
  async settle({ timeout, signal }) {
    const onAbort = () => this.#giveUp(() => this.#outcome.reject(signal?.reason));
    const isLimited = timeout !== void 0 && timeout <= MAX_TIMER_MS;
    const timer2 = isLimited ? setTimeout(() => this.#expire(), timeout) : void 0;
    signal?.addEventListener("abort", onAbort, { once: true });
    const stopBeat = heartbeat.add(() => this.#lookAgain(true));
    this.#startWatch();
    try {
      return await this.#outcome.promise;
    } finally {
      stopBeat();
      clearTimeout(timer2);
      signal?.removeEventListener("abort", onAbort);
    }
  }
  #startWatch() {
    const { index, expected } = this.#look;
    this.#index = index;
    this.#watch = this.#words.watch(index, expected, () => this.#lookAgain(false));
  }
  #lookAgain(isCheckup) {
    if (this.#watch === void 0) return;
    this.#look.isCheckup = isCheckup;
    try {
      const result = this.#attempt(this.#look);
      if (result !== void 0) return this.#end(() => this.#outcome.resolve(result));
    } catch (error) {
      return this.#giveUp(() => this.#outcome.reject(error));
    }
    if (this.#look.index === this.#index) return this.#watch.expect(this.#look.expected);
    this.#watch.end();
    this.#startWatch();
  }
  #expire() {
    this.#lookAgain(true);
    this.#giveUp(() => this.#outcome.resolve(void 0));
  }
  /** A wake that this wait may have been sent already is passed on to the next that waits. */
  #giveUp(settle) {
    if (this.#watch === void 0) return;
    this.#end(settle);
    this.#words.wake(this.#index, 1);
  }
  #end(settle) {
    this.#watch?.end();
    this.#watch = void 0;
    settle();
  }
};

// src/memory/retry.ts
var CHECKUP_MS = 50;
function retrySync(words, attempt, { timeout }) {
  if (timeout !== void 0) checkMs("timeout", timeout);
  const look = new Look();
  const first = attempt(look);
  if (first !== void 0 || timeout === 0) return first;
  const end = timeout === void 0 ? Number.POSITIVE_INFINITY : performance.now() + timeout;
  words.spinner.spin(words.cells, look.index, look.expected);
  look.sleepsNext = true;
  const second = attempt(look);
  if (second !== void 0) return second;
  return sleepAndRetry(words, attempt, { look, end });
}
function sleepAndRetry(words, attempt, { look, end }) {
  let checkupAt = performance.now() + CHECKUP_MS;
  for (; ; ) {
    const before = performance.now();
    if (before < end) words.sleep(look.index, look.expected, Math.min(CHECKUP_MS, end - before));
    const now = performance.now();
    look.isCheckup = now >= checkupAt;
    if (look.isCheckup) checkupAt = now + CHECKUP_MS;
    const result = attempt(look);
    if (result !== void 0 || now >= end) return result;
  }
}
async function retry(words, attempt, options) {
  const { timeout, signal } = options;
  if (timeout !== void 0) checkMs("timeout", timeout);
  if (signal !== void 0) checkSignal("signal", signal).throwIfAborted();
  const look = new Look();
  const first = attempt(look);
  if (first !== void 0 || timeout === 0) return first;
  words.spinner.spin(words.cells, look.index, look.expected);
  look.sleepsNext = true;
  const second = attempt(look);
  if (second !== void 0) return second;
  return new PendingRetry(words, attempt, look).settle(options);
}

// src/channel/item-type.ts
function assertItem(_value) {
}

// src/channel/ring-frame.ts
function bytesOfFrame({ segment, start, byteLength }) {
  return segment.bytes.subarray(start, start + byteLength);
}

// src/channel/ring-kind.ts
var BYTES = 0;
var PLAIN = 1;
var CLONE = 2;
var CODED_CLONE = 3;
var HOW = 3;
var WITH_PARTS = 4;
var OUTSIDE = 8;

// src/channel/ring-layout.ts
var RING_WORDS_BYTES = 1024;
var IS_DROPPED = 0;
var MAX_ITEMS = 1;
var TAKERS = 4;
var PUTTERS = 5;
var JOINERS = 6;
var USES_BLOCKS = 7;
var TAIL_LOCK = 32;
var TAIL = 64;
var HEAD_LOCK = 96;
var HEAD = 128;
var DONE = 160;
var MAX_BYTES = 1;
var OPEN = 0;
var SHUT_DOWN = 1;
var SHUT_DOWN_AT_ONCE = 2;
var FRAME_BYTES = 16;
var SIGN_BYTES = 8;
var GO_ROUND = 4294967295;
var GO_ON = 4294967294;
var ALIGNMENT = 8;
function aligned(bytes) {
  return bytes + (ALIGNMENT - (bytes & ALIGNMENT - 1) & ALIGNMENT - 1);
}

// src/channel/ring-message.ts
var KEPT_BYTES = 64 * 1024;
var PiecesMessage = class PiecesMessage {
  kind;
  byteLength;
  #pieces;
  constructor(kind, pieces) {
    let byteLength = 0;
    for (const piece of pieces) byteLength = aligned(byteLength) + piece.byteLength;
    this.kind = kind;
    this.byteLength = byteLength;
    this.#pieces = pieces;
  }
  get weight() {
    return this.byteLength;
  }
  get isTorn() {
    return this.#pieces.some(({ buffer }) => buffer instanceof ArrayBuffer && buffer.detached);
  }
  writeTo({ bytes }, position) {
    let at = position;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at = aligned(at + piece.byteLength);
    }
  }
  keep() {
    return new PiecesMessage(this.kind, this.#pieces.map(copyOfSmall));
  }
  drop() {
  }
};
function copyOfSmall(bytes) {
  return bytes.byteLength < KEPT_BYTES ? ownCopyOf(bytes) : bytes;
}

// src/channel/plain-message.ts
var receivedCells = new Uint32Array(plainCells.length);
var receivedBytes = Buffer.from(receivedCells.buffer);
var receivedLength = 0;
var PlainMessage = class {
  kind = PLAIN;
  isTorn = false;
  byteLength = 0;
  get weight() {
    return this.byteLength;
  }
  writeTo({ cells }, position) {
    const first = position >> 2;
    const count = this.byteLength + 3 >> 2;
    for (let index = 0; index < count; index += 1) cells[first + index] = plainCells[index] ?? 0;
  }
  /** A copy of the value. */
  get bytes() {
    return new Uint8Array(new Uint8Array(plainCells.buffer, 0, this.byteLength));
  }
  keep() {
    return new PiecesMessage(PLAIN, [this.bytes]);
  }
  drop() {
  }
};
var message = new PlainMessage();
function plainMessage(value) {
  message.byteLength = encodePlain(value, 0);
  if (message.byteLength === 0) return void 0;
  const columns = takeColumns();
  if (columns.length === 0) return message;
  return new PiecesMessage(PLAIN | WITH_PARTS, piecesOf(message.bytes, columns));
}
function receivePlain(frame) {
  const { segment, start, byteLength } = frame;
  const { cells } = segment;
  if (byteLength > receivedBytes.byteLength) throw damaged(bytesOfFrame(frame));
  receivedLength = byteLength;
  const first = start >> 2;
  const count = byteLength + 3 >> 2;
  for (let index = 0; index < count; index += 1) receivedCells[index] = cells[first + index] ?? 0;
}
function readReceivedPlain() {
  return readPlain(receivedBytes, { at: 0, byteLength: receivedLength });
}

// src/memory/short-wait.ts
var SPIN_MS = 0.05;
var NAP_MS = 0.5;
var MAX_REST = 64;
var ShortWait = class {
  #rest = 0;
  #nextRest = 1;
  /** Repeats an attempt that has just failed with this look, and returns what it returned then. */
  retry(words, look, attempt) {
    if (this.#rest > 0) {
      this.#rest -= 1;
      return void 0;
    }
    const result = watch(words, look, attempt) ?? nap(words, look, attempt);
    this.#rest = result === void 0 ? this.#nextRest : 0;
    this.#nextRest = result === void 0 ? Math.min(this.#nextRest * 2, MAX_REST) : 1;
    return result;
  }
};
function watch(words, look, attempt) {
  return lookOn(words.cells, look, SPIN_MS) ? attempt(look) : void 0;
}
function nap(words, look, attempt) {
  look.sleepsNext = true;
  try {
    const result = attempt(look);
    if (result !== void 0) return result;
  } finally {
    look.sleepsNext = false;
  }
  words.sleep(look.index, look.expected, NAP_MS);
  return attempt(look);
}

// src/channel/ring-end.ts
var STEP = 2;
var SHUT = 1;
var COPIES = 4;
var COPY_CELLS = 4;
function messagesBetween(tail, head) {
  return tail - head >>> 1;
}
var RingEnd = class {
  /** Messages that have passed this end, ever, times two, in 32 bits; and one more if it is shut. */
  stamp = 0;
  segment = 0;
  /** Bytes from the start of the segment. */
  position = 0;
  /** Bytes of messages that have passed this end, ever. */
  bytes = 0;
  #cells;
  #numbers;
  #first;
  /** @param first - Where the end begins, in cells; even. */
  constructor(words, first) {
    const { buffer, byteOffset, byteLength } = words.cells;
    this.#cells = words.cells;
    this.#numbers = new Float64Array(buffer, byteOffset, byteLength >> 3);
    this.#first = first;
  }
  /** The stamp as it is in shared memory. */
  get latest() {
    return Atomics.load(this.#cells, this.#first);
  }
  get isShut() {
    return (this.stamp & SHUT) !== 0;
  }
  /**
   * Looks where the end is; safe without its lock.
   *
   * @returns Whether it has moved since the last look.
   */
  load() {
    const { stamp, position, bytes } = this;
    do {
      this.stamp = this.latest;
      const at = this.#copyFor(this.stamp);
      this.segment = this.#cells[at] ?? 0;
      this.position = this.#cells[at + 1] ?? 0;
      this.bytes = this.#numbers[(at >> 1) + 1] ?? 0;
    } while (this.stamp !== this.latest);
    return stamp !== this.stamp || position !== this.position || bytes !== this.bytes;
  }
  /**
   * Moves the end past one message, to a position in its segment as it is here; only for whoever has the lock.
   *
   * @returns Whether it has moved: not if it was shut.
   */
  pass(position, weight) {
    const next = this.stamp + STEP | 0;
    const bytes = this.bytes + weight;
    const at = this.#copyFor(next);
    this.#cells[at] = this.segment;
    this.#cells[at + 1] = position;
    this.#numbers[(at >> 1) + 1] = bytes;
    if (Atomics.compareExchange(this.#cells, this.#first, this.stamp, next) !== this.stamp) return false;
    this.stamp = next;
    this.position = position;
    this.bytes = bytes;
    return true;
  }
  /** Lets no message pass any more; needs no lock. */
  shut() {
    Atomics.or(this.#cells, this.#first, SHUT);
  }
  #copyFor(stamp) {
    return this.#first + COPIES + (stamp >> 1 & 1) * COPY_CELLS;
  }
};

// src/memory/thread-identity.ts
var THREAD_MASK = 0xffffffff007ffffen;
var ID_MASK = 0x3fffffn;
var ALIVE_MS = 20;
var own;
var recent = /* @__PURE__ */ new Map();
function ownThread() {
  own ??= readThread("thread-self") ?? withoutProc();
  return own;
}
function isThreadAlive(word) {
  const thread = word & THREAD_MASK;
  if (thread === ownThread()) return true;
  const now = performance.now();
  const believedUntil = recent.get(thread);
  if (believedUntil !== void 0 && believedUntil > now) return true;
  const isAlive = process.platform !== "linux" || readThread(String(thread >> 1n & ID_MASK)) === thread;
  if (recent.size > 256) recent.clear();
  if (isAlive) recent.set(thread, now + ALIVE_MS);
  return isAlive;
}
function isThreadStopped(word) {
  const state = readStatus(String(word >> 1n & ID_MASK))?.state;
  return state === "T" || state === "t";
}
function readThread(directory) {
  const status = readStatus(directory);
  if (status === void 0 || status.state === "Z" || status.state === "X" || status.state === "x") return void 0;
  return pack(status.id, status.startTime);
}
function readStatus(directory) {
  let stat;
  try {
    stat = readFileSync(`/proc/${directory}/stat`, "latin1");
  } catch {
    return void 0;
  }
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { id: BigInt(Number.parseInt(stat, 10)), state: fields[0], startTime: BigInt(fields[19] ?? "0") };
}
function withoutProc() {
  return pack(BigInt(threadId + 1), BigInt(process.pid));
}
function pack(id, startTime) {
  return (id & ID_MASK) << 1n | (startTime & 0xffffffffn) << 32n;
}

// src/channel/ring-lock.ts
var LOOKS = 300;
var SLEEP_MS = 1;
var AWAITED = 1n;
var RingLock = class {
  #words;
  #cell;
  #word;
  /** @param cell - The first of two cells that hold the lock; even. */
  constructor(words, cell) {
    this.#words = words;
    this.#cell = cell;
    this.#word = cell >> 1;
  }
  /** Takes the lock, or else, unless it insists, tells what to wait for. */
  enterFor(look, patience) {
    return patience === "insist" ? this.#enter() : this.#tryEnter(look);
  }
  leave() {
    const word = Atomics.exchange(this.#words.wide, this.#word, 0n);
    if ((word & AWAITED) !== 0n) this.#words.wake(this.#cell);
  }
  #tryEnter(look) {
    const { cells, wide } = this.#words;
    for (let looks = 0; looks < LOOKS; looks += 1) {
      if (Atomics.load(cells, this.#cell) !== 0) continue;
      if (Atomics.compareExchange(wide, this.#word, 0n, ownThread()) === 0n) return true;
    }
    return this.#takeOverOrWait(look);
  }
  /** Waits for the lock, and blocks the thread; returns false only if whoever holds it is stopped, and cannot go on. */
  #enter() {
    const look = new Look();
    look.sleepsNext = true;
    while (!this.#tryEnter(look)) {
      if (look.isCheckup && isThreadStopped(Atomics.load(this.#words.wide, this.#word))) return false;
      this.#words.sleep(look.index, look.expected, SLEEP_MS);
      look.isCheckup = true;
    }
    return true;
  }
  #takeOverOrWait(look) {
    const { wide } = this.#words;
    const word = Atomics.load(wide, this.#word);
    const isFree = word === 0n || look.isCheckup && !isThreadAlive(word & THREAD_MASK);
    const taken = ownThread() | word & AWAITED;
    if (isFree && Atomics.compareExchange(wide, this.#word, word, taken) === word) return true;
    this.#wait(look);
    return false;
  }
  #wait(look) {
    const { wide } = this.#words;
    const word = Atomics.load(wide, this.#word);
    const expected = word === 0n || look.sleepsNext ? word | AWAITED : word;
    if (word !== 0n && look.sleepsNext) Atomics.compareExchange(wide, this.#word, word, expected);
    look.blocked(this.#cell, Number(BigInt.asIntN(32, expected)));
  }
};

// src/channel/sleepers.ts
var ASLEEP = 1;
var Sleepers = class {
  #words;
  #cell;
  constructor(words, cell) {
    this.#words = words;
    this.#cell = cell;
  }
  /** Returns what the cell holds until the next wake; whoever sleeps for that long has to look once more before. */
  ticket() {
    return Atomics.or(this.#words.cells, this.#cell, ASLEEP) | ASLEEP;
  }
  /** Wakes all, if there may be any; has to come after what they wait for. */
  wake() {
    const seen = this.#words.load(this.#cell);
    if ((seen & ASLEEP) === 0) return;
    if (this.#words.compareExchange(this.#cell, seen, seen + 1 | 0) === seen) this.#words.wake(this.#cell);
  }
};
function outdated(ticket) {
  return ticket - 1 | 0;
}

// src/channel/ring-head.ts
var RingHead = class {
  #takers;
  #segments;
  #lock;
  #head;
  #tail;
  /** The stamp of the tail as it was when this thread looked for messages last. */
  #tailStamp = 0;
  #frame;
  constructor(words, segments) {
    this.#takers = new Sleepers(words, TAKERS);
    this.#segments = segments;
    this.#lock = new RingLock(words, HEAD_LOCK);
    this.#head = new RingEnd(words, HEAD);
    this.#tail = new RingEnd(words, TAIL);
    this.#frame = { segment: segments.get(0), start: 0, byteLength: 0, kind: 0 };
  }
  /** Tells whether there is a message, or else what to wait for. */
  hasItem(look) {
    const head = this.#head.latest;
    const tail = this.#tail.latest;
    if (messagesBetween(tail, head) > 0) return true;
    this.#waitForMessage(look, tail);
    return false;
  }
  /** Takes a message; see `Ring`. Wakes nobody. */
  take(read, look, patience) {
    if (!this.#mayHaveItem(look) || !this.#lock.enterFor(look, patience)) return void 0;
    try {
      return this.#takeInside(read, look);
    } finally {
      this.#lock.leave();
    }
  }
  /** Tells whether it is worth while to take the lock; if not, there is no message. */
  #mayHaveItem(look) {
    const { latest, stamp } = this.#head;
    return latest === stamp && messagesBetween(this.#tailStamp, stamp) > 0 || this.hasItem(look);
  }
  #takeInside(read, look) {
    const head = this.#head;
    const hasMoved = head.load();
    if (hasMoved || messagesBetween(this.#tailStamp, head.stamp) === 0) this.#tailStamp = this.#tail.latest;
    if (messagesBetween(this.#tailStamp, head.stamp) === 0) return this.#waitForMessage(look, this.#tailStamp);
    const first = head.segment;
    const frame = this.#nextFrame();
    const { segment, start, byteLength } = frame;
    const weight = segment.numbers[(start >> 3) - 1] ?? 0;
    const value = read(frame);
    head.pass(aligned(start + byteLength), weight);
    for (let old = first; old < head.segment; old += 1) this.#segments.remove(old);
    return value;
  }
  /** Finds the message at the head. */
  #nextFrame() {
    const head = this.#head;
    const frame = this.#frame;
    let { position } = head;
    let segment = this.#segments.get(head.segment);
    let byteLength = segment.cells[position >> 2] ?? 0;
    while (byteLength === GO_ROUND || byteLength === GO_ON) {
      if (byteLength === GO_ROUND && position === 0) throw damaged(segment.bytes.subarray(0, SIGN_BYTES));
      if (byteLength === GO_ON) head.segment += 1;
      position = 0;
      segment = this.#segments.get(head.segment);
      byteLength = segment.cells[0] ?? 0;
    }
    const start = position + FRAME_BYTES;
    if (start + byteLength > segment.bytes.byteLength) throw damaged(segment.bytes.subarray(position, start));
    frame.segment = segment;
    frame.kind = segment.cells[(position >> 2) + 1] ?? 0;
    frame.start = start;
    frame.byteLength = byteLength;
    return frame;
  }
  #waitForMessage(look, tailStamp) {
    if (!look.sleepsNext) return look.blocked(TAIL, tailStamp);
    const ticket = this.#takers.ticket();
    return look.blocked(TAKERS, this.#tail.latest === tailStamp ? ticket : outdated(ticket));
  }
};

// src/channel/ring-spot.ts
function spotFor(bytes, { tail, head, isEmpty, endOfRoom }) {
  const start = tail.position;
  if (head.segment < tail.segment) return start + bytes <= endOfRoom ? start : void 0;
  const end = (isEmpty ? start : head.position) - SIGN_BYTES;
  if (!isEmpty && start <= head.position) return start + bytes <= end ? start : void 0;
  if (start + bytes <= endOfRoom) return start;
  return bytes <= end ? 0 : void 0;
}

// src/channel/ring-tail.ts
var MAX_SEGMENT_BYTES = 256 * 1024 * 1024;
var RingTail = class {
  #words;
  #segments;
  #putters;
  #lock;
  #tail;
  /** The head as it was when this thread looked for room last. */
  #head;
  #maxItems;
  #maxBytes;
  constructor(words, segments) {
    const { buffer, byteOffset } = words.cells;
    this.#words = words;
    this.#segments = segments;
    this.#putters = new Sleepers(words, PUTTERS);
    this.#lock = new RingLock(words, TAIL_LOCK);
    this.#tail = new RingEnd(words, TAIL);
    this.#head = new RingEnd(words, HEAD);
    this.#maxItems = words.load(MAX_ITEMS) || Number.POSITIVE_INFINITY;
    this.#maxBytes = new Float64Array(buffer, byteOffset)[MAX_BYTES] ?? Number.POSITIVE_INFINITY;
  }
  /** Whether a message of one byte would have to wait. */
  get isFull() {
    const tail = new RingEnd(this.#words, TAIL);
    const head = new RingEnd(this.#words, HEAD);
    do {
      head.load();
      tail.load();
    } while (head.stamp !== head.latest);
    return this.#isTooMuch(tail, head, 1);
  }
  /** Puts a message; see `Ring`. Wakes nobody. */
  put(message2, look, patience) {
    if (!this.#lock.enterFor(look, patience)) return void 0;
    try {
      return this.#putInside(message2, look);
    } finally {
      this.#lock.leave();
    }
  }
  #putInside(message2, look) {
    const hasMoved = this.#tail.load();
    if (this.#tail.isShut) return false;
    const position = (hasMoved ? void 0 : this.#spot(message2)) ?? this.#spotNow(message2);
    if (position === void 0) return this.#waitForRoom(look);
    const { byteLength, kind, weight } = message2;
    const segment = this.#segments.get(this.#tail.segment);
    segment.cells[position >> 2] = byteLength;
    segment.cells[(position >> 2) + 1] = kind;
    segment.numbers[(position >> 3) + 1] = weight;
    message2.writeTo(segment, position + FRAME_BYTES);
    return this.#tail.pass(position + frameBytesFor(byteLength), weight);
  }
  #waitForRoom(look) {
    const head = this.#head;
    const tail = this.#tail;
    if (!look.sleepsNext) return look.blocked(HEAD, head.stamp);
    const ticket = this.#putters.ticket();
    const isSame = head.latest === head.stamp && tail.latest === tail.stamp;
    return look.blocked(PUTTERS, isSame ? ticket : outdated(ticket));
  }
  #isTooMuch(tail, head, weight) {
    const count = messagesBetween(tail.stamp, head.stamp);
    return count >= this.#maxItems || count > 0 && tail.bytes - head.bytes + weight > this.#maxBytes;
  }
  #spotNow(message2) {
    this.#head.load();
    return this.#spot(message2) ?? this.#spotInNext(message2);
  }
  /** Finds room for a message in the segment of the tail, by what is known of the head. */
  #spot({ byteLength, weight }) {
    const tail = this.#tail;
    const head = this.#head;
    if (this.#isTooMuch(tail, head, weight)) return void 0;
    const { cells, endOfRoom } = this.#segments.get(tail.segment);
    const isEmpty = messagesBetween(tail.stamp, head.stamp) === 0;
    const position = spotFor(frameBytesFor(byteLength), { tail, head, isEmpty, endOfRoom });
    if (position !== void 0 && position !== tail.position) cells[tail.position >> 2] = GO_ROUND;
    return position;
  }
  /** Goes on to a new segment, if the limits allow a message; undefined when it has to wait for room. */
  #spotInNext({ byteLength, weight }) {
    const tail = this.#tail;
    const head = this.#head;
    if (this.#isTooMuch(tail, head, weight)) return void 0;
    const { bytes, cells } = this.#segments.get(tail.segment);
    const doubled = Math.min(bytes.byteLength * 2, MAX_SEGMENT_BYTES);
    const needed = 2 ** Math.ceil(Math.log2(2 * frameBytesFor(byteLength)));
    try {
      this.#segments.create(tail.segment + 1, Math.max(doubled, needed));
    } catch (error) {
      if (error instanceof SharedMemoryFullError && messagesBetween(tail.stamp, head.stamp) > 0) return void 0;
      throw error;
    }
    cells[tail.position >> 2] = GO_ON;
    this.#segments.forgetBefore(Math.min(head.segment, tail.segment));
    tail.segment += 1;
    return 0;
  }
};
function frameBytesFor(byteLength) {
  return aligned(FRAME_BYTES + byteLength);
}

// src/channel/ring.ts
var MAX_RING_MESSAGE_BYTES = 4 * 1024 * 1024;
var Ring = class {
  words;
  /** For those who wait for a message. */
  waitForMessage = new ShortWait();
  /** For those who wait for room. */
  waitForRoom = new ShortWait();
  #segments;
  #tail;
  #head;
  #tailEnd;
  #headEnd;
  /** Those who wait for a message. */
  takers;
  #putters;
  #joiners;
  constructor(words, segments) {
    this.words = words;
    this.#segments = segments;
    this.#tail = new RingTail(words, segments);
    this.#head = new RingHead(words, segments);
    this.#tailEnd = new RingEnd(words, TAIL);
    this.#headEnd = new RingEnd(words, HEAD);
    this.takers = new Sleepers(words, TAKERS);
    this.#putters = new Sleepers(words, PUTTERS);
    this.#joiners = new Sleepers(words, JOINERS);
  }
  /** Messages that can be taken. */
  get size() {
    for (; ; ) {
      const head = this.#headEnd.latest;
      const size = messagesBetween(this.#tailEnd.latest, head);
      if (this.#headEnd.latest === head) return size;
    }
  }
  get isEmpty() {
    const head = this.#headEnd.latest;
    return messagesBetween(this.#tailEnd.latest, head) === 0;
  }
  /** Whether a message of one byte would have to wait. */
  get isFull() {
    return this.#tail.isFull;
  }
  /** Messages that were put and are not finished. */
  get unfinished() {
    return messagesBetween(this.#tailEnd.latest, this.words.load(DONE));
  }
  /** Counts one message as finished; returns false when all are already. */
  finish() {
    for (; ; ) {
      const done = this.words.load(DONE);
      if (messagesBetween(this.#tailEnd.latest, done) === 0) return false;
      if (this.words.compareExchange(DONE, done, done + 2 | 0) === done) break;
    }
    if (this.unfinished === 0) this.#joiners.wake();
    return true;
  }
  /** Tells whether all messages are finished, or else what to wait for. */
  isFinished(look) {
    const ticket = this.#joiners.ticket();
    if (this.unfinished === 0 || this.state === SHUT_DOWN_AT_ONCE) return true;
    look.blocked(JOINERS, ticket);
    return false;
  }
  /** Whether it was shut down at once. */
  get isDropped() {
    return this.words.load(IS_DROPPED) !== 0;
  }
  get state() {
    if (this.isDropped) return SHUT_DOWN_AT_ONCE;
    return (this.#tailEnd.latest & 1) === 0 ? OPEN : SHUT_DOWN;
  }
  /**
   * Puts a message, or else tells what to wait for.
   *
   * @returns Whether it was put; undefined if not, and false if the ring is shut down.
   * @throws {@link SharedMemoryFullError} when there is no memory, and nothing in the ring whose taking would free any.
   */
  put(message2, look, patience) {
    const isPut = this.#tail.put(message2, look, patience);
    if (isPut === true) this.takers.wake();
    return isPut;
  }
  /** Tells whether there is a message, or else what to wait for. */
  hasItem(look) {
    return this.#head.hasItem(look);
  }
  /**
   * Takes the next message, or else tells what to wait for.
   *
   * @param read - When it throws, the message stays.
   */
  take(read, look, patience) {
    const taken = this.#head.take(read, look, patience);
    if (taken !== void 0) this.#putters.wake();
    return taken;
  }
  /** Shuts the ring down; messages that are put at this time are in before, or not at all. Waits for nobody. */
  shutDown(state) {
    if (state === SHUT_DOWN_AT_ONCE) this.words.store(IS_DROPPED, 1);
    this.#tailEnd.shut();
    this.wakeAll();
  }
  /** Has everybody who waits look again. */
  wakeAll() {
    for (const sleepers of [this.takers, this.#putters, this.#joiners]) sleepers.wake();
    for (const lock of [TAIL_LOCK, HEAD_LOCK]) this.words.wake(lock);
  }
  /** Whether there may be blocks that belong to this one. */
  get hasParts() {
    if (this.words.load(USES_BLOCKS) !== 0) return true;
    this.#tailEnd.load();
    return this.#tailEnd.segment > 0;
  }
  /** Notes that a message goes in a block of its own, which the last user has to look for. */
  noteBlock() {
    this.words.store(USES_BLOCKS, 1);
  }
  close() {
    this.#segments.close();
  }
};

// src/channel/ring-parts.ts
function partPrefix(block) {
  return `${PART_PREFIX}${block}`;
}
function removePart(name) {
  libc().unlinkShared(name);
}
function removeParts(block) {
  for (const name of readdirSync(SHARED_DIRECTORY)) if (name.startsWith(`${partPrefix(block)}-`)) removePart(name);
}

// src/channel/segments.ts
var Segments = class {
  #prefix;
  #first;
  #others = /* @__PURE__ */ new Map();
  constructor(prefix, first) {
    this.#prefix = prefix;
    this.#first = segmentOf(first);
  }
  /** Returns a segment that messages are in, or will be put into next. */
  get(number2) {
    if (number2 === 0) return this.#first;
    return this.#others.get(number2)?.segment ?? this.#keep(number2, attachBlock(this.#name(number2)));
  }
  /**
   * Makes a segment; only for whoever may put.
   *
   * @throws {@link SharedMemoryFullError} when there is no memory for it.
   */
  create(number2, byteLength) {
    removePart(this.#name(number2));
    return this.#keep(number2, createBlock(this.#name(number2), byteLength));
  }
  /** Gives the memory of a segment back; only for whoever has taken its last message. */
  remove(number2) {
    if (number2 === 0) return;
    removePart(this.#name(number2));
    this.forgetBefore(number2 + 1);
  }
  /** Lets go of segments that nobody uses any more. */
  forgetBefore(number2) {
    for (const [other, { block }] of this.#others) {
      if (other >= number2) continue;
      block.close();
      this.#others.delete(other);
    }
  }
  close() {
    this.forgetBefore(Number.POSITIVE_INFINITY);
  }
  #keep(number2, block) {
    if (block.byteLength <= SIGN_BYTES) throw new MpError(`Segment ${number2} of a ring is empty`);
    const segment = segmentOf(new Uint8Array(block.buffer));
    this.#others.set(number2, { segment, block });
    return segment;
  }
  #name(number2) {
    return `${this.#prefix}s${number2}`;
  }
};
function segmentOf(bytes) {
  return {
    bytes,
    cells: new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.byteLength / 4)),
    numbers: new Float64Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.byteLength / 8)),
    endOfRoom: bytes.byteLength - SIGN_BYTES
  };
}

// src/channel/ring-item.ts
var LOCAL = { isLocal: true, isPrivate: true, isAuthenticated: true };
var OUTSIDE_HEAD_BYTES = 16;
var scratch = Buffer.allocUnsafeSlow(16 * 1024);
var RECEIVED_PLAIN = { type: "plain" };
function encodeItem(value) {
  return plainMessage(value) ?? cloneMessage(value);
}
function cloneMessage(value) {
  const { value: body, coded } = encodeValue(value, "value", { sharesMemory: false });
  const serializer = new PartSerializer();
  serializer.writeHeader();
  serializer.writeValue(body);
  const bytes = serializer.releaseBuffer();
  const { parts } = serializer;
  const how = coded ? CODED_CLONE : CLONE;
  if (parts.length === 0) return new PiecesMessage(how, [bytes]);
  return new PiecesMessage(how | WITH_PARTS, piecesOf(bytes, parts));
}
function bytesItem(bytes) {
  return new PiecesMessage(BYTES, [bytes]);
}
function isTooLongForRing({ byteLength }) {
  return byteLength > MAX_RING_MESSAGE_BYTES;
}
var OutsideMessage = class extends PiecesMessage {
  #name;
  #weight;
  constructor(name, weight) {
    super(OUTSIDE, [Buffer.from(name, "latin1")]);
    this.#name = name;
    this.#weight = weight;
  }
  get weight() {
    return this.#weight;
  }
  keep() {
    return this;
  }
  drop() {
    removePart(this.#name);
  }
};
function moveOutside(message2, ringBlock) {
  const name = `${partPrefix(ringBlock)}-x${nodeCrypto().randomBytes(6).toString("hex")}`;
  const { byteLength, kind } = message2;
  const block = createBlock(name, OUTSIDE_HEAD_BYTES + aligned(byteLength));
  new Float64Array(block.buffer).set([byteLength, kind]);
  message2.writeTo(segmentOf(new Uint8Array(block.buffer)), OUTSIDE_HEAD_BYTES);
  block.close();
  return new OutsideMessage(name, byteLength);
}
function receive(frame) {
  const { kind } = frame;
  if (kind === PLAIN) {
    receivePlain(frame);
    return RECEIVED_PLAIN;
  }
  const bytes = bytesOfFrame(frame);
  if (kind === OUTSIDE) return { type: "outside", block: Buffer.from(bytes).toString("latin1") };
  if (kind === BYTES) return { type: "bytes", bytes: ownCopyOf(bytes) };
  if ((kind & HOW) === PLAIN) return { type: "columns", ...receiveParts(bytes) };
  const isCoded = (kind & HOW) === CODED_CLONE;
  if ((kind & WITH_PARTS) === 0) return { type: "value", isCoded, body: bodyOf(bytes), parts: [] };
  return { type: "value", isCoded, ...receiveParts(bytes) };
}
function receiveParts(bytes) {
  const { body, parts } = partsIn(bytes, (start, end) => bytes.subarray(start, end));
  return { body: bodyOf(body), parts: parts.map((part) => ownCopyOf(part).buffer) };
}
function fetchOutside(received) {
  if (received.type !== "outside") return received;
  const block = attachBlock(received.block);
  removePart(received.block);
  const [byteLength = 0, kind = BYTES] = new Float64Array(block.buffer, 0, 2);
  const segment = segmentOf(new Uint8Array(block.buffer));
  try {
    const isWhole2 = byteLength >= 0 && OUTSIDE_HEAD_BYTES + byteLength <= block.byteLength && kind !== OUTSIDE;
    if (!isWhole2) throw damaged(segment.bytes.subarray(0, OUTSIDE_HEAD_BYTES));
    return fetchOutside(receive({ segment, start: OUTSIDE_HEAD_BYTES, byteLength, kind }));
  } finally {
    block.close();
  }
}
function decodeItem(received) {
  const message2 = fetchOutside(received);
  if (message2.type === "plain") return readReceivedPlain();
  if (message2.type === "bytes") return message2.bytes;
  if (message2.type === "columns") {
    const { body: body2, parts: parts2 } = message2;
    const columns = parts2.map((part) => new Uint8Array(part));
    return readPlain(body2, { at: 0, byteLength: body2.byteLength }, { columns, isOwn: true });
  }
  const { isCoded, body, parts } = message2;
  return readingMessage(body, () => {
    const deserializer = new PartDeserializer(body, parts);
    deserializer.readHeader();
    const value = deserializer.readValue();
    return decodeEncoded({ value, coded: isCoded });
  });
}
function bytesOf(received) {
  const message2 = fetchOutside(received);
  return message2.type === "bytes" ? message2.bytes : encodeValueMessage(decodeItem(message2), LOCAL);
}
function bodyOf(bytes) {
  if (bytes.byteLength > scratch.byteLength) return ownCopyOf(bytes);
  scratch.set(bytes);
  return scratch.subarray(0, bytes.byteLength);
}

// src/channel/turns.ts
var Turns = class {
  #last;
  #count = 0;
  /** Whether nobody waits. */
  get isFree() {
    return this.#count === 0;
  }
  /**
   * Waits for its turn and then tries.
   *
   * @param attempt - Is given what is left of the time.
   * @returns What the attempt returned; undefined when the time was over before its turn.
   */
  async take(attempt, options) {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers();
    this.#last = before === void 0 ? promise : Promise.all([before, promise]);
    this.#count += 1;
    const start = performance.now();
    try {
      if (before !== void 0 && !await waitFor(before, options)) return void 0;
      return await attempt(leftOf(options, start));
    } finally {
      resolve();
      this.#count -= 1;
      if (this.#count === 0) this.#last = void 0;
    }
  }
};
function leftOf(options, start) {
  const { timeout } = options;
  return timeout === void 0 ? options : { ...options, timeout: Math.max(0, timeout - (performance.now() - start)) };
}

// src/channel/ring-writer.ts
var RingWriter = class {
  #ring;
  /** Name of the block of the ring. */
  #block;
  #hooks;
  #turns = new Turns();
  /** For puts that do not wait; it is used again each time. */
  #look = new Look();
  constructor(ring, block, hooks) {
    this.#ring = ring;
    this.#block = block;
    this.#hooks = hooks;
  }
  /** Puts a message if there is room now, and nobody waits for some. */
  tryPut(message2) {
    const fitting = this.#fitting(message2);
    let isPut;
    try {
      isPut = this.#turns.isFree && this.#attempt(fitting, this.#look, "insist");
    } finally {
      if (isPut !== true) fitting.drop();
    }
    return isPut === true;
  }
  /** Puts a message; blocks the thread. Returns whether there was room in time. */
  putSync(message2, options) {
    const fitting = this.#fitting(message2);
    const patience = patienceFor(options);
    let isPut;
    try {
      isPut = retrySync(this.#ring.words, (look) => this.#attempt(fitting, look, patience), options);
    } finally {
      if (isPut !== true) fitting.drop();
    }
    return isPut === true;
  }
  /** Puts a message, after those that wait already; returns true if it was put at once, or else whether it was in time. */
  put(message2, options) {
    if (isTooLongForRing(message2)) return this.#putWaiting(this.#fitting(message2), options);
    if (this.#turns.isFree && this.#putSoon(message2, options)) return true;
    return this.#putWaiting(message2.keep(), options);
  }
  /** Puts a message at once, or after a moment. */
  #putSoon(message2, { timeout }) {
    if (this.#attempt(message2, this.#look, "try") === true) return true;
    if (timeout === 0) return false;
    const { words, waitForRoom } = this.#ring;
    return waitForRoom.retry(words, this.#look, (look) => this.#attempt(message2, look, "try")) === true;
  }
  async #putWaiting(kept, options) {
    const patience = patienceFor(options);
    const put = async (left) => retry(this.#ring.words, (look) => this.#attempt(kept, look, patience), left);
    let isPut;
    try {
      isPut = await this.#turns.take(put, options);
    } finally {
      if (isPut !== true) kept.drop();
    }
    return isPut === true;
  }
  #attempt(message2, look, patience) {
    this.#hooks.assertOpen(look.isCheckup);
    if (message2.isTorn)
      throw new NotSerializableError("value", "its memory was transferred before there was room for it");
    const isPut = this.#ring.put(message2, look, patience);
    if (isPut === false) throw this.#hooks.shutDownError();
    return isPut;
  }
  #fitting(message2) {
    if (!isTooLongForRing(message2)) return message2;
    this.#ring.noteBlock();
    return moveOutside(message2, this.#block);
  }
};
function patienceFor({ timeout }) {
  return timeout === 0 ? "insist" : "try";
}

// src/channel/item-line.ts
var NO_LIMIT = {};
var DONE2 = Promise.resolve();
var ItemLine = class {
  user;
  ring;
  writer;
  #takers = new Turns();
  /** For gets that do not wait; it is used again each time. */
  #look = new Look();
  constructor(user) {
    this.user = user;
    this.ring = user.ring(0);
    this.writer = new RingWriter(this.ring, user.name, {
      assertOpen: () => this.assertOpen(),
      shutDownError: () => new QueueShutDownError()
    });
  }
  /** @throws {@link StateError} when it was closed here. */
  assertOpen() {
    if (this.user.isClosed) throw new StateError("This queue is closed");
  }
  /** Puts an item if there is room now, and nobody waits for some. */
  tryPut(item) {
    this.assertOpen();
    return this.writer.tryPut(encodeItem(item));
  }
  /** Puts an item; blocks the thread. */
  putSync(item, options) {
    this.assertOpen();
    if (!this.writer.putSync(encodeItem(item), options)) throw new QueueFullError(options.timeout ?? 0);
  }
  /** Puts an item, after those that wait already. What is put at once costs no promise. */
  put(item, options) {
    try {
      this.assertOpen();
      if (options !== NO_LIMIT) checkWaitOptions(options);
      const isPut = this.writer.put(encodeItem(item), options);
      return isPut === true ? DONE2 : putInTime(isPut, options);
    } catch (error) {
      return rejection(error);
    }
  }
  /** Takes an item if there is one. */
  tryTake() {
    return this.#take(new Look(), "insist");
  }
  /** Takes an item; blocks the thread. */
  getSync(options) {
    const patience = patienceFor(options);
    const taken = retrySync(this.ring.words, (look) => this.#take(look, patience), options);
    if (taken === void 0) throw new QueueEmptyError(options.timeout ?? 0);
    return taken.value;
  }
  /** Takes an item, after those who wait already. */
  get(options) {
    try {
      if (options !== NO_LIMIT) checkWaitOptions(options);
      const received = this.#takers.isFree ? this.#receiveSoon(options) : void 0;
      return received === void 0 ? this.#getWaiting(options) : Promise.resolve(this.#decode(received));
    } catch (error) {
      return rejection(error);
    }
  }
  /** Waits until an item, or the end, can be taken, and takes nothing. */
  async poll(options) {
    return this.#until((look) => this.ring.state !== OPEN || this.ring.hasItem(look), options);
  }
  /** Waits until all that was put is finished. */
  async join(options) {
    return this.#until((look) => this.ring.isFinished(look), options);
  }
  /** Shuts the line down for everybody; `isAtOnce` throws away what is in it. */
  shutDown(isAtOnce) {
    this.assertOpen();
    this.ring.shutDown(isAtOnce ? SHUT_DOWN_AT_ONCE : SHUT_DOWN);
    const look = new Look();
    const next = () => this.ring.take(receive, look, "insist");
    if (isAtOnce) for (let dropped = next(); dropped !== void 0; dropped = next()) fetchOutside(dropped);
  }
  close() {
    this.user.close();
  }
  /** Takes a message at once, or after a moment. */
  #receiveSoon({ timeout }) {
    const received = this.#receive(this.#look, "try");
    if (received !== void 0 || timeout === 0) return received;
    const { words, waitForMessage } = this.ring;
    return waitForMessage.retry(words, this.#look, (look) => this.#receive(look, "try"));
  }
  async #getWaiting(options) {
    const patience = patienceFor(options);
    const take = async (left) => retry(this.ring.words, (look) => this.#take(look, patience), left);
    const taken = await this.#takers.take(take, options);
    if (taken === void 0) throw new QueueEmptyError(options.timeout ?? 0);
    return taken.value;
  }
  #take(look, patience) {
    const received = this.#receive(look, patience);
    return received === void 0 ? void 0 : { value: this.#decode(received) };
  }
  #decode(received) {
    const item = decodeItem(received);
    assertItem(item);
    return item;
  }
  /** Takes a message, which has to be decoded before the next one is taken. */
  #receive(look, patience) {
    this.assertOpen();
    if (this.ring.isDropped) throw new QueueShutDownError();
    const received = this.ring.take(receive, look, patience);
    if (received === void 0 && this.ring.state !== OPEN && this.ring.isEmpty) throw new QueueShutDownError();
    return received;
  }
  async #until(isSo, options) {
    const attempt = (look) => {
      this.assertOpen();
      return isSo(look) || void 0;
    };
    return await retry(this.ring.words, attempt, options) ?? false;
  }
};
async function putInTime(isPut, { timeout = 0 }) {
  if (!await isPut) throw new QueueFullError(timeout);
}
async function rejection(error) {
  throw error;
}

// src/monitor/begin-when-asked.ts
var identity = sharedSlot("identity");
var isFirst = true;
function beginWhenAsked() {
  if (!isFirst) return;
  isFirst = false;
  if (identity.value !== void 0 || !isMonitorAsked()) return;
  hub().notesThings = true;
  startMonitor({ isAsked: monitorSettings(void 0).isAsked });
}

// src/monitor/note-thing.ts
function noteThing(thing, figuresOf) {
  beginWhenAsked();
  if (hub().notesThings) hub().things.add(thing, figuresOf);
}

// src/channel/end-with-thread.ts
var ends = /* @__PURE__ */ new Set();
var isWatched = false;
function endWithThread(end) {
  ends.add(end);
  if (!isWatched) process.on("exit", endAll);
  isWatched = true;
  return () => void ends.delete(end);
}
function endAll() {
  for (const end of ends) end();
  if (isMainThread) removeAtExit();
}

// src/wire/immovable.ts
var reasons = /* @__PURE__ */ new WeakMap();
function keepInPlace(memory, reason) {
  reasons.set(memory, reason);
}
function reasonToStay(memory) {
  return memory.detached ? "its memory was moved before, and is empty" : reasons.get(memory);
}
function isKeptByNode(memory) {
  return isMarkedAsUntransferable(memory);
}

// src/memory/exposed-buffer.ts
var keptBy = /* @__PURE__ */ new WeakMap();
function exposeMemory(address, byteLength, owner) {
  const buffer = libc().view(address, byteLength);
  for (const method of ["transfer", "transferToFixedLength"])
    Object.defineProperty(buffer, method, { value: refuseTransfer, configurable: true });
  keepInPlace(buffer, "it is shared memory, which stays where it is; send what it belongs to, or a copy");
  keptBy.set(buffer, owner);
  return buffer;
}
function withdrawMemory(buffer) {
  if (!buffer.detached) ArrayBuffer.prototype.transfer.call(buffer);
}
function refuseTransfer() {
  throw new StateError("Shared memory cannot be transferred; copy it with slice()");
}

// src/memory/watch-bank.ts
var POLL_MS = 1;
var MAX_ENDED = 256;
var WatchBank = class {
  #table = libc().map(-1, TABLE_BYTES);
  #cells = new Int32Array(libc().view(this.#table, TABLE_BYTES));
  #entries = /* @__PURE__ */ new Map();
  #free = Array.from({ length: ENTRY_COUNT }, (_, entry) => entry);
  /** A wake may have gone to a watch that has ended since, and is then passed on. */
  #ended = /* @__PURE__ */ new Set();
  #poll;
  #canRing = false;
  #isAnswering = false;
  #worker;
  constructor() {
    const start = () => new Worker(workerUrl("watch"), { workerData: { mpWatchTable: this.#table }, execArgv: [], name: "mp-watch" });
    this.#worker = startGuarded(start).thread;
    this.#worker.on("message", (message2) => this.#receive(message2));
    this.#worker.on("error", () => this.#canRing = false);
    this.#worker.unref();
  }
  /** Whether those who wait are being told, after which the watcher reads the table again. */
  get isAnswering() {
    return this.#isAnswering;
  }
  get isFull() {
    return this.#free.length === 0;
  }
  add(cell, address) {
    const entry = this.#free.pop() ?? 0;
    this.#entries.set(cell, entry);
    const at = ENTRIES + entry * ENTRY_CELLS;
    this.#cells.set([address % 2 ** 32, Math.floor(address / 2 ** 32), cell.expected], at);
    Atomics.store(this.#cells, at + 3, 1);
  }
  update(cell) {
    const entry = this.#entries.get(cell);
    if (entry !== void 0) Atomics.store(this.#cells, ENTRIES + entry * ENTRY_CELLS + 2, cell.expected);
  }
  remove(cell, address) {
    const entry = this.#entries.get(cell);
    if (entry === void 0) return;
    this.#entries.delete(cell);
    Atomics.store(this.#cells, ENTRIES + entry * ENTRY_CELLS + 3, 0);
    this.#free.push(entry);
    this.#ended.add(address);
    if (this.#ended.size > MAX_ENDED) this.#passOn();
  }
  /** Has the watcher take note of what was added and updated. */
  commit() {
    if (!this.#canRing) this.#startPoll();
    Atomics.add(this.#cells, DOORBELL, 1);
    if (Atomics.load(this.#cells, AWAKE) === 1) libc().futexWake(this.#table + DOORBELL * 4, 1);
    else if (this.#canRing) this.#worker.postMessage("run");
  }
  #receive(message2) {
    if (message2 === "ready") {
      this.#canRing = true;
      return this.#worker.postMessage("run");
    }
    if (message2 === "unsupported") this.#canRing = false;
    this.#isAnswering = true;
    this.#look();
    this.#isAnswering = false;
    Atomics.store(this.#cells, RUNG, 0);
    Atomics.add(this.#cells, DOORBELL, 1);
    libc().futexWake(this.#table + RUNG * 4, 1);
    if (!this.#canRing && this.#entries.size > 0) this.#startPoll();
  }
  #look() {
    this.#passOn();
    for (const cell of [...this.#entries.keys()]) if (this.#entries.has(cell)) cell.look();
  }
  #passOn() {
    for (const address of this.#ended) libc().futexWake(address, 1);
    this.#ended.clear();
  }
  #startPoll() {
    if (this.#poll !== void 0) return;
    this.#poll = setTimeout(() => {
      this.#poll = void 0;
      for (const cell of [...this.#entries.keys()]) if (this.#entries.has(cell) && cell.hasChanged) cell.look();
      if (!this.#canRing && this.#entries.size > 0) this.#startPoll();
    }, POLL_MS);
  }
  /** Lets the watcher out of the kernel for good, as the thread that it serves exits. */
  stop() {
    Atomics.store(this.#cells, STOP, 1);
    Atomics.add(this.#cells, DOORBELL, 1);
    for (const cell of [DOORBELL, RUNG]) libc().futexWake(this.#table + cell * 4, 1);
  }
};

// src/memory/watched-cell.ts
var WatchedCell = class {
  cells;
  index;
  /** The value the cell holds as long as nothing has happened. */
  expected;
  #looks = /* @__PURE__ */ new Set();
  constructor(cells, index, expected) {
    this.cells = cells;
    this.index = index;
    this.expected = expected;
  }
  get isIdle() {
    return this.#looks.size === 0;
  }
  get hasChanged() {
    return Atomics.load(this.cells, this.index) !== this.expected;
  }
  add(look, { onChange, onIdle }) {
    this.#looks.add(look);
    return {
      expect: (value) => {
        if (value === this.expected) return;
        this.expected = value;
        onChange();
      },
      end: () => {
        if (this.#looks.delete(look) && this.isIdle) onIdle();
      }
    };
  }
  /** Lets all who wait look, in order. */
  look() {
    for (const look of [...this.#looks]) if (this.#looks.has(look)) look();
  }
};

// src/memory/mapped-watches.ts
var MappedWatches = class {
  #places = /* @__PURE__ */ new Map();
  #banks = [];
  #fresh = /* @__PURE__ */ new Set();
  #nudged = /* @__PURE__ */ new Set();
  #isCommitDue = false;
  watch(address, { cells, index, expected }, look) {
    const known3 = this.#places.get(address);
    const place = known3 ?? { cell: new WatchedCell(cells, index, expected), bank: void 0 };
    if (known3 === void 0) this.#places.set(address, place);
    const watch2 = place.cell.add(look, {
      onChange: () => {
        if (place.bank?.isAnswering === true) place.bank.update(place.cell);
        else this.#changed(address);
      },
      onIdle: () => this.#remove(address, place)
    });
    if (known3 === void 0) this.#changed(address);
    else watch2.expect(expected);
    return watch2;
  }
  /** Lets those of this thread who wait on a cell look at the end of the running job, without the way round. */
  nudge(address) {
    if (!this.#places.has(address) || this.#nudged.has(address)) return;
    this.#nudged.add(address);
    queueMicrotask(() => {
      this.#nudged.delete(address);
      this.#places.get(address)?.cell.look();
    });
  }
  #changed(address) {
    this.#fresh.add(address);
    if (this.#isCommitDue) return;
    this.#isCommitDue = true;
    setImmediate(() => this.#commit());
  }
  #commit() {
    this.#isCommitDue = false;
    const banks = /* @__PURE__ */ new Set();
    for (const address of this.#fresh) {
      const place = this.#places.get(address);
      if (place === void 0) continue;
      if (place.bank === void 0) {
        place.bank = this.#bankWithRoom();
        place.bank.add(place.cell, address);
      } else place.bank.update(place.cell);
      banks.add(place.bank);
    }
    this.#fresh.clear();
    for (const bank of banks) bank.commit();
  }
  #remove(address, place) {
    if (this.#places.get(address) === place) this.#places.delete(address);
    place.bank?.remove(place.cell, address);
  }
  #bankWithRoom() {
    let bank = this.#banks.find(({ isFull }) => !isFull);
    if (bank === void 0) {
      if (this.#banks.length === 0) process.on("exit", () => this.#banks.forEach((each) => each.stop()));
      bank = new WatchBank();
      this.#banks.push(bank);
    }
    return bank;
  }
};
var mappedWatches = new MappedWatches();

// src/memory/words.ts
var Words = class {
  /** The cells themselves, for `Atomics`. */
  cells;
  /** The same memory in steps of 8 bytes. */
  wide;
  spinner = new Spinner();
  constructor(buffer, byteOffset, byteLength) {
    this.cells = new Int32Array(buffer, byteOffset, byteLength >> 2);
    this.wide = new BigUint64Array(buffer, byteOffset, byteLength >> 3);
  }
  load(index) {
    return Atomics.load(this.cells, index);
  }
  store(index, value) {
    Atomics.store(this.cells, index, value);
  }
  /** Adds, and returns what was there before. */
  add(index, value) {
    return Atomics.add(this.cells, index, value);
  }
  /** Puts `replacement` where `expected` is, and returns what was there before. */
  compareExchange(index, expected, replacement) {
    return Atomics.compareExchange(this.cells, index, expected, replacement);
  }
  /**
   * Waits until the cell no longer holds the value.
   *
   * @returns Whether it changed in time.
   * @throws (rejects) the reason of the signal when that aborts first.
   */
  async wait(index, expected, options = {}) {
    const changed = await retry(this, (look) => this.load(index) !== expected || look.blocked(index, expected), options);
    return changed ?? false;
  }
  /** As `wait`, but blocks the thread. */
  waitSync(index, expected, options = {}) {
    const changed = retrySync(this, (look) => this.load(index) !== expected || look.blocked(index, expected), options);
    return changed ?? false;
  }
};

// src/memory/mapped-words.ts
var EVERYBODY = 2 ** 31 - 1;
var MappedWords = class extends Words {
  #address;
  constructor({ buffer, byteOffset, byteLength, address }) {
    super(buffer, byteOffset, byteLength);
    this.#address = address;
  }
  sleep(index, expected, timeoutMs) {
    libc().futexWait(this.#address + index * 4, expected, timeoutMs);
  }
  watch(index, expected, look) {
    return mappedWatches.watch(this.#address + index * 4, { cells: this.cells, index, expected }, look);
  }
  wake(index, count = EVERYBODY) {
    const address = this.#address + index * 4;
    mappedWatches.nudge(address);
    return libc().futexWake(address, count);
  }
  expose(owner) {
    return exposeMemory(this.#address, this.cells.byteLength, owner);
  }
};

// src/channel/tickets.ts
var MAX_TICKET = 2 ** 31 - 2;
var NO_PLACE = -1;
var TICKET_CELLS = 1024;
function isTicket(value) {
  if (typeof value !== "object" || value === null || !("place" in value && "number" in value)) return false;
  const { place, number: number2 } = value;
  return isWhole(place, NO_PLACE, TICKET_CELLS - 1) && isWhole(number2, 0, MAX_TICKET);
}
function isWhole(value, min, max) {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}
var Tickets = class {
  #cells;
  #sent = /* @__PURE__ */ new Map();
  constructor(cells) {
    this.#cells = cells;
  }
  /** Whether a handle is under way, whose arrival may be the next user. */
  get isAnyUnderWay() {
    for (const [place, number2] of this.#sent) {
      if (Atomics.load(this.#cells, place) === number2) return true;
      this.#sent.delete(place);
    }
    return false;
  }
  issue() {
    const number2 = nodeCrypto().randomInt(1, MAX_TICKET);
    const start = number2 % this.#cells.length;
    for (let step = 0; step < this.#cells.length; step += 1) {
      const place = (start + step) % this.#cells.length;
      if (Atomics.compareExchange(this.#cells, place, 0, number2) !== 0) continue;
      this.#sent.set(place, number2);
      return { place, number: number2 };
    }
    return { place: NO_PLACE, number: number2 };
  }
  /** Says that a handle has arrived, or never will. */
  redeem({ place, number: number2 }) {
    if (place >= 0) Atomics.compareExchange(this.#cells, place, number2, 0);
  }
};

// src/channel/ring-block.ts
var MAX_RINGS = 2;
var PAGE_BYTES = 4096;
var RING_COUNT = 0;
var FIRST_RING = PAGE_BYTES / 2;
var SEGMENTS = 2 * PAGE_BYTES;
var BLOCK_BYTES = 65536;
function createRingBlock(limits) {
  sweepAtExit();
  sweep();
  const block = createBlock(`${OWN_PREFIX}ring-${nodeCrypto().randomBytes(6).toString("hex")}`, BLOCK_BYTES);
  new Int32Array(block.buffer)[RING_COUNT] = limits.length;
  for (const [index, { maxItems, maxBytes }] of limits.entries()) {
    const start = FIRST_RING + index * RING_WORDS_BYTES;
    new Int32Array(block.buffer, start)[MAX_ITEMS] = maxItems;
    new Float64Array(block.buffer, start)[MAX_BYTES] = maxBytes;
  }
  return openParts(block);
}
function openRingBlock(name) {
  sweepAtExit();
  sweep();
  const block = attachBlock(name);
  try {
    return openParts(block);
  } catch (error) {
    block.close();
    throw error;
  }
}
function openParts(block) {
  const page = new Uint8Array(block.buffer).subarray(0, FIRST_RING);
  const ringCount = block.byteLength < BLOCK_BYTES ? 0 : new Int32Array(block.buffer)[RING_COUNT] ?? 0;
  if (ringCount < 1 || ringCount > MAX_RINGS) throw damaged(page);
  const rings = Array.from({ length: ringCount }, (_, index) => ringAt(block, index, ringCount));
  return { block, rings, tickets: new Int32Array(block.buffer, PAGE_BYTES, TICKET_CELLS) };
}
function ringAt({ buffer, address, name }, index, ringCount) {
  const byteOffset = FIRST_RING + index * RING_WORDS_BYTES;
  const byteLength = RING_WORDS_BYTES;
  const words = new MappedWords({ buffer, byteOffset, byteLength, address: address + byteOffset });
  const segmentBytes = (BLOCK_BYTES - SEGMENTS) / ringCount;
  const first = new Uint8Array(buffer, SEGMENTS + index * segmentBytes, segmentBytes);
  return new Ring(words, new Segments(`${partPrefix(name)}-${index}`, first));
}

// src/channel/ring-user.ts
var LINGER_MS = 50;
var FIRST_HOLD = 2 ** 40;
var ENDS = [0, 1];
var lingering = /* @__PURE__ */ new Set();
var timer;
var RingUser = class RingUser {
  end;
  #parts;
  #tickets;
  #fd;
  #forget;
  #isClosed = false;
  #hasEnded = false;
  constructor(parts, end) {
    this.end = end;
    this.#parts = parts;
    this.#tickets = new Tickets(parts.tickets);
    this.#fd = openSync(`${SHARED_DIRECTORY}/${this.name}`, "r+");
    libc().holdByte(this.#fd, FIRST_HOLD + end);
    this.#forget = endWithThread(() => this.#endWithThread());
  }
  /** Creates a block, and returns a user of its first end. */
  static create(limits) {
    return new RingUser(createRingBlock(limits), 0);
  }
  /** Becomes a user of the block that a handle speaks of. */
  static adopt({ name, end, ticket }) {
    const user = new RingUser(openRingBlock(name), end);
    user.redeem(ticket);
    return user;
  }
  get name() {
    return this.#parts.block.name;
  }
  get isClosed() {
    return this.#isClosed;
  }
  /** Returns a ring by its number; a block has one for each direction. */
  ring(index) {
    const ring = this.#parts.rings[index];
    if (ring === void 0) throw new RangeError(`There is no ring ${index} in ${this.name}`);
    return ring;
  }
  /** Whether the end has any user besides this one. */
  isHeldByOthers(end) {
    return libc().isByteHeld(this.#fd, FIRST_HOLD + end);
  }
  /** Shuts the lines of the other end of a pipe down if nobody has it any more. */
  noticeOtherEnd() {
    releaseArrived();
    const other = this.end === 0 ? 1 : 0;
    if (this.ring(other).state === OPEN && !this.isHeldByOthers(other)) this.#shutDown(other);
  }
  /** Returns another user, of the same or the other end, in this thread. */
  another(end) {
    return new RingUser(openRingBlock(this.name), end);
  }
  /** Makes what another thread or process needs to become a user. */
  handle({ onSent } = {}) {
    const ticket = this.#tickets.issue();
    onSent?.(() => this.#giveUp(ticket));
    return { name: this.name, end: this.end, ticket };
  }
  /** Says that a handle has arrived here. */
  redeem(ticket) {
    this.#tickets.redeem(ticket);
  }
  /** Ends the use; while a handle that was sent has not arrived, the end counts as used. */
  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    lingering.add(this);
    releaseArrived();
  }
  /** Ends the use if no handle is under way any more. */
  releaseIfArrived() {
    if (!this.#hasEnded && this.#tickets.isAnyUnderWay) return;
    lingering.delete(this);
    if (!this.#hasEnded) this.#release();
  }
  /** What an end of a pipe has sent can still be read; what was sent to it cannot. */
  #shutDown(end) {
    this.ring(end).shutDown(SHUT_DOWN);
    this.ring(1 - end).shutDown(SHUT_DOWN_AT_ONCE);
  }
  #release() {
    this.#hasEnded = true;
    this.#forget();
    this.#end();
    this.#letGo();
  }
  #letGo() {
    closeSync(this.#fd);
    for (const ring of this.#parts.rings) ring.close();
    this.#parts.block.close();
  }
  /** Forgets a handle that never arrived. */
  #giveUp(ticket) {
    if (this.#hasEnded) return;
    this.#tickets.redeem(ticket);
    if (this.#isClosed) this.releaseIfArrived();
  }
  #endWithThread() {
    this.#isClosed = true;
    this.#hasEnded = true;
    if (this.#tickets.isAnyUnderWay) leaveUnderWay(this.name);
    else this.#end();
    if (!isMainThread) this.#letGo();
  }
  /** Says that this user is gone, and removes the block if it was the last one. */
  #end() {
    libc().releaseByte(this.#fd, FIRST_HOLD + this.end);
    for (const ring of this.#parts.rings) ring.wakeAll();
    if (this.#parts.rings.length === 2 && !this.isHeldByOthers(this.end)) this.#shutDown(this.end);
    if (this.#parts.tickets.some((cell) => cell !== 0) || ENDS.some((end) => this.isHeldByOthers(end))) return;
    removePart(this.name);
    if (this.#parts.rings.some((ring) => ring.hasParts)) removeParts(this.name);
  }
};
function isRingHandle(data) {
  if (typeof data !== "object" || data === null || !("name" in data && "end" in data && "ticket" in data)) return false;
  const { name, end, ticket } = data;
  return typeof name === "string" && (end === 0 || end === 1) && isTicket(ticket);
}
function releaseArrived() {
  for (const user of [...lingering]) user.releaseIfArrived();
  clearTimeout(timer);
  timer = lingering.size === 0 ? void 0 : setTimeout(releaseArrived, LINGER_MS).unref();
}

// src/channel/ring-things.ts
var known = /* @__PURE__ */ new Map();
var collected = new FinalizationRegistry((user) => {
  user.close();
  if (known.get(keyOf(user))?.user === user) known.delete(keyOf(user));
});
function rememberThing(thing, user) {
  known.set(keyOf(user), { user, thing: new WeakRef(thing) });
  collected.register(thing, user);
}
function thingOf(handle, make) {
  const entry = known.get(keyOf(handle));
  const thing = entry?.thing.deref();
  if (entry === void 0 || thing === void 0 || entry.user.isClosed) return make(RingUser.adopt(handle));
  entry.user.redeem(handle.ticket);
  return thing;
}
function keyOf({ name, end }) {
  return `${name}/${end}`;
}

// src/channel/shared-queue.ts
var arriving;
var SharedQueue = class {
  /** @internal */
  line;
  /** @internal */
  constructor(limits) {
    const user = arriving ?? RingUser.create([limits]);
    arriving = void 0;
    this.line = new ItemLine(user);
    rememberThing(this, user);
    const maxSize = limits.maxItems === 0 ? void 0 : limits.maxItems;
    noteThing(this, ({ line }) => {
      line.assertOpen();
      return { kind: "queue", size: line.ring.size, maxSize };
    });
  }
  /**
   * Lets go of the queue in this thread or process: its methods throw from now on, and what waits here rejects. Items
   * stay, and others that have the queue are not affected. Can be called again.
   */
  close() {
    this.line.close();
  }
  [Symbol.dispose]() {
    this.close();
  }
  async [Symbol.asyncDispose]() {
    this.close();
  }
  #handle(options) {
    this.line.assertOpen();
    return { kind: this.kind, data: this.line.user.handle(options) };
  }
  static {
    Object.defineProperty(this.prototype, HANDLE, {
      value(options) {
        return this.#handle(options);
      }
    });
  }
};
function registerQueueKind(kind, construct) {
  registerHandleKind(kind, (data) => {
    if (!isRingHandle(data)) throw new TypeError("The handle of a queue is malformed");
    return thingOf(data, (user) => {
      arriving = user;
      return construct();
    });
  });
}

// src/channel/queue.ts
var MOST_ITEMS = 2 ** 31 - 1;
var Queue = class extends SharedQueue {
  constructor(options = {}) {
    checkKeys("options", options, ["maxSize", "maxBytes"]);
    const { maxSize, maxBytes } = options;
    super({
      maxItems: maxSize === void 0 ? 0 : checkInteger("maxSize", maxSize, { min: 1, max: MOST_ITEMS }),
      maxBytes: maxBytes === void 0 ? Number.POSITIVE_INFINITY : checkInteger("maxBytes", maxBytes, { min: 1 })
    });
  }
  get kind() {
    return "Queue";
  }
  /** Items that can be taken at this moment; exact. */
  get size() {
    this.line.assertOpen();
    return this.line.ring.size;
  }
  /** Whether there is nothing to take at this moment. */
  get isEmpty() {
    return this.size === 0;
  }
  /** Whether even a small item would have to wait at this moment. */
  get isFull() {
    this.line.assertOpen();
    return this.line.ring.isFull;
  }
  /** Whether nothing can be put any more, by anybody. */
  get isShutDown() {
    this.line.assertOpen();
    return this.line.ring.state !== OPEN;
  }
  /**
   * Puts an item, as it is now, and resolves when it is in the queue, which it is at once when there is room.
   *
   * @remarks Typed arrays from 64 KiB up must not be changed before it resolves.
   * @throws (rejects) {@link NotSerializableError} when a part of it cannot travel; nothing is put then.
   * @throws (rejects) {@link QueueFullError} when there is no room in time.
   * @throws (rejects) {@link QueueShutDownError} when the queue was shut down, also while it waits.
   * @throws (rejects) {@link SharedMemoryFullError} when the queue is empty and memory has no room all the same.
   * @throws (rejects) {@link StateError} when the queue was closed here.
   */
  put(item, options = NO_LIMIT) {
    return this.line.put(item, options);
  }
  /** Puts an item if there is room at this moment, and returns whether there was; throws what `put()` throws. */
  tryPut(item) {
    return this.line.tryPut(item);
  }
  /** Puts an item and blocks the thread until it is in the queue; throws what `put()` throws. For workers. */
  putSync(item, options = {}) {
    this.line.putSync(item, options);
  }
  /**
   * Waits for an item and takes it.
   *
   * @throws (rejects) {@link QueueEmptyError} when none comes in time; none is lost.
   * @throws (rejects) {@link QueueShutDownError} when the queue was shut down and nothing is left in it.
   * @throws (rejects) {@link NotSerializableError} when it holds an instance of a class that is not registered here.
   * @throws (rejects) {@link StateError} when the queue was closed here, also while it waits.
   */
  get(options = NO_LIMIT) {
    return this.line.get(options);
  }
  /**
   * Takes an item if there is one at this moment; returns undefined if there is none.
   *
   * @throws {@link QueueShutDownError} when the queue was shut down and nothing is left in it.
   * @see {@link Queue.get} with a timeout of 0 to tell an item that is undefined from none.
   */
  tryGet() {
    return this.line.tryTake()?.value;
  }
  /** Takes an item and blocks the thread until there is one; throws what `get()` throws. For workers. */
  getSync(options = {}) {
    return this.line.getSync(options);
  }
  /** Waits until an item, or the end, can be taken, takes nothing, and tells whether it can. */
  async poll(options = {}) {
    return this.line.poll(options);
  }
  /** Lets nobody put any more; what is in the queue can be taken, unless it is thrown away. Can be called again. */
  shutdown({ immediate = false } = {}) {
    this.line.shutDown(immediate);
  }
  /** Takes items until the queue is shut down and empty. */
  async *[Symbol.asyncIterator]() {
    for (; ; ) {
      try {
        yield await this.get();
      } catch (error) {
        if (error instanceof QueueShutDownError) return;
        throw error;
      }
    }
  }
};
registerQueueKind("Queue", () => new Queue());

// src/channel/joinable-queue.ts
var JoinableQueue = class extends Queue {
  get kind() {
    return "JoinableQueue";
  }
  /** Items that were put and not reported as done. */
  get unfinished() {
    this.line.assertOpen();
    return this.line.ring.unfinished;
  }
  /**
   * Reports one item that was taken as done.
   *
   * @throws {@link StateError} when all that were put are done already.
   */
  taskDone() {
    this.line.assertOpen();
    if (!this.line.ring.finish())
      throw new StateError("taskDone() was called more often than items were put; call it once for each item taken");
  }
  /**
   * Waits until all items that were put are done, or the queue is shut down at once.
   *
   * @returns Whether they are; false when the time was over.
   * @throws (rejects) {@link StateError} when the queue was closed here, also while it waits.
   */
  async join(options = {}) {
    return this.line.join(options);
  }
};
registerQueueKind("JoinableQueue", () => new JoinableQueue());

// src/channel/pipe-transport.ts
var PipeTransport = class {
  isReadable;
  isWritable;
  reach = { isLocal: true, isPrivate: true, isAuthenticated: true };
  #user;
  #incoming;
  #writer;
  #onChange = () => {
  };
  #watch;
  #stopBeat;
  #look = new Look();
  constructor(user, { isReadable, isWritable }) {
    this.#user = user;
    this.isReadable = isReadable;
    this.isWritable = isWritable;
    this.#incoming = user.ring(1 - user.end);
    this.#writer = new RingWriter(user.ring(user.end), user.name, {
      assertOpen: (isCheckup) => this.#assertOpen(isCheckup),
      shutDownError: () => new ConnectionClosedError("The other end of the pipe was closed; nothing can be sent to it")
    });
  }
  get hasMessage() {
    return !this.#incoming.isEmpty;
  }
  get end() {
    if (this.#incoming.isEmpty) this.#user.noticeOtherEnd();
    const isShutDown = this.#incoming.state !== OPEN;
    return isShutDown && this.#incoming.isEmpty ? { error: void 0 } : void 0;
  }
  listen(onChange) {
    this.#onChange = onChange;
  }
  read(limitBytes) {
    const message2 = this.#take(limitBytes);
    return message2 === void 0 ? void 0 : bytesOf(message2);
  }
  readValue() {
    const message2 = this.#take(Number.POSITIVE_INFINITY);
    if (message2?.type === "bytes")
      throw new MessageFormatError(message2.bytes, "it was sent by sendBytes(); read it with recvBytes()");
    return message2 === void 0 ? void 0 : { value: decodeItem(message2) };
  }
  async write(message2) {
    await this.#writer.put(bytesItem(message2), NO_LIMIT);
  }
  async writeValue(value) {
    const isPut = this.#writer.put(encodeItem(value), NO_LIMIT);
    if (isPut !== true) await isPut;
  }
  writeValueSync(value, options) {
    return this.#writer.putSync(encodeItem(value), options);
  }
  waitSync(options) {
    const isReady = retrySync(
      this.#incoming.words,
      (look) => {
        if (look.isCheckup) this.#user.noticeOtherEnd();
        return this.#incoming.state !== OPEN || this.#incoming.hasItem(look) || void 0;
      },
      options
    );
    return isReady ?? false;
  }
  watch() {
    const { words, takers } = this.#incoming;
    const ticket = takers.ticket();
    const isNews = !this.#incoming.isEmpty || this.#incoming.state !== OPEN;
    this.#watch = words.watch(TAKERS, isNews ? outdated(ticket) : ticket, () => this.#lookAgain());
    this.#stopBeat = heartbeat.add(() => this.#lookAgain());
  }
  unwatch() {
    this.#watch?.end();
    this.#stopBeat?.();
    this.#watch = void 0;
    this.#stopBeat = void 0;
  }
  close() {
    this.#user.close();
  }
  handle(options) {
    const { isReadable, isWritable } = this;
    return { kind: "Connection", data: { ...this.#user.handle(options), isReadable, isWritable } };
  }
  #lookAgain() {
    const ticket = this.#incoming.takers.ticket();
    this.#onChange();
    this.#watch?.expect(ticket);
  }
  #take(limitBytes) {
    const read = receiveUpTo(limitBytes);
    const { words, waitForMessage } = this.#incoming;
    let taken = this.#incoming.take(read, this.#look, "insist");
    if (taken === void 0 && this.#watch === void 0)
      taken = waitForMessage.retry(words, this.#look, (look) => this.#incoming.take(read, look, "insist"));
    if (taken === void 0) return void 0;
    const message2 = fetchOutside(taken);
    if (message2.type === "bytes" && message2.bytes.byteLength > limitBytes)
      throw new MessageTooLongError(message2.bytes.byteLength, limitBytes);
    return message2;
  }
  #assertOpen(isCheckup) {
    if (this.#user.isClosed) throw new ConnectionClosedError("This end of the connection is closed");
    if (isCheckup) this.#user.noticeOtherEnd();
  }
};
function receiveUpTo(limitBytes) {
  if (limitBytes === Number.POSITIVE_INFINITY) return receive;
  return (frame) => {
    if (frame.byteLength > limitBytes) throw new MessageTooLongError(frame.byteLength, limitBytes);
    return receive(frame);
  };
}

// src/channel/pipe.ts
var LIMITS = { maxItems: 0, maxBytes: 1024 * 1024 };
function pipe(options = {}) {
  checkKeys("options", options, ["duplex"]);
  const { duplex = true } = options;
  if (typeof duplex !== "boolean") throw new OptionTypeError(`duplex must be a boolean, got ${inspect(duplex)}`);
  const first = RingUser.create([LIMITS, LIMITS]);
  const second = first.another(1);
  return [
    connectionOver(first, { isReadable: true, isWritable: duplex }),
    connectionOver(second, { isReadable: duplex, isWritable: true })
  ];
}
registerHandleKind("Connection", (data) => {
  if (!isPipeHandle(data)) throw new TypeError("The handle of a connection is malformed");
  return thingOf(data, (user) => connectionOver(user, data));
});
function connectionOver(user, roles) {
  const connection = new Connection(new PipeTransport(user, roles));
  rememberThing(connection, user);
  return connection;
}
function isPipeHandle(data) {
  return isRingHandle(data) && "isReadable" in data && "isWritable" in data;
}

// src/channel/simple-queue.ts
var SimpleQueue = class extends SharedQueue {
  constructor() {
    super({ maxItems: 0, maxBytes: Number.POSITIVE_INFINITY });
  }
  get kind() {
    return "SimpleQueue";
  }
  /** Whether there is nothing to take at this moment. */
  get isEmpty() {
    this.line.assertOpen();
    return this.line.ring.isEmpty;
  }
  /**
   * Puts an item, as it is now.
   *
   * @throws (rejects) {@link NotSerializableError} when a part of it cannot travel; nothing is put then.
   * @throws (rejects) {@link StateError} when the queue was closed here.
   */
  put(item) {
    return this.line.put(item, NO_LIMIT);
  }
  /**
   * Waits for an item and takes it.
   *
   * @throws (rejects) {@link QueueEmptyError} when none comes in time; none is lost.
   * @throws (rejects) {@link StateError} when the queue was closed here, also while it waits.
   */
  get(options = NO_LIMIT) {
    return this.line.get(options);
  }
};
registerQueueKind("SimpleQueue", () => new SimpleQueue());

// src/memory/ownership.ts
function ownBlock(name) {
  sweepAtExit();
  sweep();
  const file = `${OWNER_PREFIX}${name}`;
  let fd = libc().openShared(file, true);
  if (fd === -errno.exists && removeIfUnused(file)) fd = libc().openShared(file, true);
  if (fd === -errno.exists) throw new SharedMemoryExistsError(name);
  if (fd < 0) throw systemError("shm_open", file, -fd);
  libc().lockShared(fd);
  if (fstatSync(fd).nlink > 0) return new OwnerFile(file, fd);
  libc().close(fd);
  return ownBlock(name);
}
var OwnerFile = class {
  #file;
  #fd;
  constructor(file, fd) {
    this.#file = file;
    this.#fd = fd;
  }
  get hasEnded() {
    return this.#fd < 0;
  }
  end() {
    if (this.#fd < 0) return;
    libc().unlinkShared(this.#file);
    libc().close(this.#fd);
    this.#fd = -1;
  }
};

// src/memory/shared-memory.ts
var KIND = "mp.shared-memory";
var MAX_NAME_BYTES = 250;
var unmapped = new FinalizationRegistry((block) => block.close());
var SharedMemory = class SharedMemory {
  /** Name to attach by; without a slash, as in Python. */
  name;
  /** Bytes. */
  size;
  #block;
  #buffer;
  #ownership;
  constructor(block, ownership) {
    this.name = block.name;
    this.size = block.byteLength;
    this.#block = block;
    this.#ownership = ownership;
    const mapping = {};
    this.#buffer = exposeMemory(block.address, block.byteLength, mapping);
    unmapped.register(mapping, block, this);
    noteThing(
      this,
      ({ name, size: bytes, buffer }) => buffer.detached ? void 0 : { kind: "memory", name, bytes }
    );
  }
  /**
   * Creates a block, filled with zeros.
   *
   * @param size - Bytes, at least 1.
   * @throws {@link SharedMemoryExistsError} when the name is taken.
   * @throws {@link SharedMemoryFullError} when there is no room for it.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   */
  static create(size, options = {}) {
    checkInteger("size", size, { min: 1 });
    checkKeys("options", options, ["name"]);
    const name = options.name === void 0 ? `mpshm_${nodeCrypto().randomBytes(6).toString("hex")}` : checkName(options.name);
    const ownership = ownBlock(name);
    try {
      const block = createBlock(name, size);
      block.closeDescriptor();
      return new SharedMemory(block, ownership);
    } catch (error) {
      ownership.end();
      throw error;
    }
  }
  /**
   * Attaches to a block that exists, whoever created it.
   *
   * @throws {@link SharedMemoryNotFoundError} when there is none of this name.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   */
  static attach(name) {
    checkName(name);
    sweepAtExit();
    sweep();
    const block = attachBlock(name);
    block.closeDescriptor();
    return new SharedMemory(block, void 0);
  }
  /** The memory; empty, with all views of it, once this is closed. It must not be transferred. */
  get buffer() {
    return this.#buffer;
  }
  /** Lets go of the memory here; others keep it, and it can be attached to again. Can be called again. */
  close() {
    withdrawMemory(this.#buffer);
    unmapped.unregister(this);
    this.#block.close();
  }
  /**
   * Removes the name: nobody can attach any more. Those who are attached keep the memory until they close it.
   *
   * @throws {@link SharedMemoryNotFoundError} when the name was removed before.
   */
  unlink() {
    this.#ownership?.end();
    if (libc().unlinkShared(this.name) === -errno.notFound) throw new SharedMemoryNotFoundError(this.name);
  }
  /** Closes it, and removes the name if it was created here and not removed before. */
  [Symbol.dispose]() {
    this.close();
    if (this.#ownership === void 0 || this.#ownership.hasEnded) return;
    this.#ownership.end();
    libc().unlinkShared(this.name);
  }
  /** Says name and size, as `console.log` shows it. */
  toString() {
    return `SharedMemory('${this.name}', size=${this.size}${this.#buffer.detached ? ", closed" : ""})`;
  }
};
showAsText(SharedMemory.prototype);
Object.defineProperty(SharedMemory.prototype, HANDLE, {
  value() {
    if (this.buffer.detached) throw new StateError(`${this.toString()} cannot be sent`);
    return { kind: KIND, data: this.name };
  }
});
registerHandleKind(KIND, (name) => SharedMemory.attach(checkString("name", name)));
function checkName(name) {
  checkString("name", name);
  const bytes = Buffer.byteLength(name);
  if (bytes === 0 || bytes > MAX_NAME_BYTES || /[/\0]/.test(name) || name === "." || name === "..")
    throw new OptionRangeError(
      `name must have from 1 to ${MAX_NAME_BYTES} bytes, no slash and no NUL, got ${inspect(name)}`
    );
  if (name.startsWith(OWN_PREFIX) || name.startsWith(OWNER_PREFIX))
    throw new OptionRangeError(`name must not begin with "${OWN_PREFIX}" or "${OWNER_PREFIX}", got ${inspect(name)}`);
  return name;
}

// src/memory/shareable-item.ts
var SLOT_BYTES = 8;
var NUMBERS = ["q", "d", "xxxxxxx?"];
var TEXT = 1;
var BYTES2 = 2;
var NOTHING = 3;
function encodeItem2(item) {
  if (item === null) return { format: "xxxxxx?x", code: NOTHING, bytes: new Uint8Array(SLOT_BYTES) };
  switch (typeof item) {
    case "boolean":
      return { format: "xxxxxxx?", code: 0, bytes: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, item ? 1 : 0) };
    case "number":
      return { format: "d", code: 0, bytes: new Uint8Array(Float64Array.of(item).buffer) };
    case "bigint":
      if (BigInt.asIntN(64, item) !== item)
        throw new OptionRangeError(`An integer of a ShareableList has 64 bits; ${item} has more`);
      return { format: "q", code: 0, bytes: new Uint8Array(BigInt64Array.of(item).buffer) };
    case "string":
      return encodeBytes(new TextEncoder().encode(item), TEXT);
    default:
      if (item instanceof Uint8Array) return encodeBytes(item, BYTES2);
      throw new OptionTypeError(
        `A ShareableList holds bigint, number, string, boolean, null and Uint8Array, not ${inspect(item)}`
      );
  }
}
function encodeBytes(bytes, code) {
  if (bytes.at(-1) === 0)
    throw new OptionRangeError("Text and bytes of a ShareableList must not end with a NUL, which would be lost");
  const format = `${roomFor(bytes)}s`;
  if (format.length <= SLOT_BYTES) return { format, code, bytes };
  throw new OptionRangeError(`An item of a ShareableList has at most 9,999,999 bytes; this has ${bytes.length}`);
}
function roomFor({ length }) {
  return SLOT_BYTES * (Math.floor(length / SLOT_BYTES) + 1);
}
function slotBytes(format) {
  return format.endsWith("s") ? Number.parseInt(format, 10) : SLOT_BYTES;
}
function decodeItem2({ format, code }, slot) {
  if (code === NOTHING) return null;
  if (code === TEXT) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(stripped(slot));
  if (code === BYTES2) return stripped(slot);
  if (code !== 0 || !NUMBERS.includes(format) || slot.byteLength < SLOT_BYTES)
    throw new OptionTypeError(
      `A slot of ${slot.byteLength} bytes with format ${inspect(format)} and code ${code} is none of a ShareableList`
    );
  const view = new DataView(slot.buffer, slot.byteOffset, slot.byteLength);
  if (format === "q") return view.getBigInt64(0, true);
  return format === "d" ? view.getFloat64(0, true) : view.getUint8(SLOT_BYTES - 1) !== 0;
}
function stripped(slot) {
  let { length } = slot;
  while (length > 0 && slot[length - 1] === 0) length -= 1;
  return slot.slice(0, length);
}

// src/memory/shareable-layout.ts
var WORD_BYTES = 8;
function createList(items, options) {
  const encoded = items.map(encodeItem2);
  const offsets = [0];
  for (const { format } of encoded) offsets.push((offsets.at(-1) ?? 0) + slotBytes(format));
  const start = (items.length + 2) * WORD_BYTES;
  const end = start + (offsets.at(-1) ?? 0);
  const shm = SharedMemory.create(end + items.length * (WORD_BYTES + 1), options);
  const bytes = new Uint8Array(shm.buffer);
  new BigInt64Array(shm.buffer, 0, items.length + 2).set([items.length, ...offsets].map(BigInt));
  for (const [index, item] of encoded.entries()) {
    bytes.set(item.bytes, start + (offsets[index] ?? 0));
    writeFormat(bytes.subarray(end + index * WORD_BYTES, end + (index + 1) * WORD_BYTES), item.format);
    bytes[end + items.length * WORD_BYTES + index] = item.code;
  }
  return shm;
}
function readStarts(shm) {
  const words = new BigInt64Array(shm.buffer, 0, Math.floor(shm.size / WORD_BYTES));
  const length = Number(words[0] ?? -1n);
  const dataStart = (length + 2) * WORD_BYTES;
  const starts = Array.from(words.subarray(1, Math.max(0, length) + 2), (offset) => dataStart + Number(offset));
  const isInOrder = starts[0] === dataStart && starts.every((start, index) => start >= (starts[index - 1] ?? 0));
  const end = (starts.at(-1) ?? 0) + length * (WORD_BYTES + 1);
  if (length >= 0 && starts.length === length + 1 && isInOrder && end <= shm.size) return starts;
  shm.close();
  throw new OptionTypeError(`Shared memory "${shm.name}" holds no ShareableList`);
}
function writeFormat(place, format) {
  place.fill(0);
  place.set(Buffer.from(format, "latin1"));
}
function fitFormat(format, before, size) {
  if (!format.endsWith("s")) return format;
  return before.endsWith("s") ? before : `${size}s`;
}

// src/memory/shareable-list.ts
var KIND2 = "mp.shareable-list";
var attaching;
var ShareableList = class ShareableList {
  /** The block that holds it; `shm.name` is what others attach by, `shm.unlink()` removes it. */
  shm;
  length;
  /** Where each slot begins, and where the last ends. */
  #starts;
  /**
   * @throws {@link OptionTypeError} when an item is none that a list can hold.
   * @throws {@link OptionRangeError} when an item would not come back as it was.
   * @throws {@link SharedMemoryExistsError} when the name is taken.
   * @throws {@link SharedMemoryFullError} when there is no room for it.
   */
  constructor(items, options = {}) {
    this.shm = attaching ?? createList([...items], options);
    attaching = void 0;
    this.#starts = readStarts(this.shm);
    this.length = this.#starts.length - 1;
  }
  /**
   * Attaches to a list that exists, be it one of Python's.
   *
   * @throws {@link SharedMemoryNotFoundError} when there is no block of this name.
   * @throws {@link OptionTypeError} when the block holds no list.
   */
  static attach(name) {
    attaching = SharedMemory.attach(name);
    return new ShareableList([]);
  }
  /** How Python's `struct` would name what the slots hold, such as `8sdq`. */
  get format() {
    return Array.from({ length: this.length }, (_, index) => this.#format(index).format).join("");
  }
  /**
   * Reads an item; a negative index counts from the end.
   *
   * @throws {@link OptionRangeError} when there is no such index.
   */
  get(index) {
    const position = this.#position(index);
    return decodeItem2(this.#format(position), this.#slot(position));
  }
  /**
   * Replaces an item; a negative index counts from the end.
   *
   * @throws {@link OptionRangeError} when there is no such index, or the slot has no room for the text or bytes.
   * @throws {@link OptionTypeError} when a list cannot hold it.
   */
  set(index, item) {
    const position = this.#position(index);
    const slot = this.#slot(position);
    const { format, code, bytes } = encodeItem2(item);
    if (bytes.length > slot.length)
      throw new OptionRangeError(`Item ${position} has room for ${slot.length} bytes, not for ${bytes.length}`);
    const before = this.#format(position).format;
    this.#setFormat(position, { format: fitFormat(format, before, slot.length), code });
    slot.fill(0);
    slot.set(bytes);
  }
  /** Counts the items that are the same, by value. */
  count(item) {
    return [...this].filter((other) => isDeepStrictEqual(other, item)).length;
  }
  /** Returns the index of the first item that is the same, by value; -1 when there is none. */
  indexOf(item) {
    return [...this].findIndex((other) => isDeepStrictEqual(other, item));
  }
  /** Yields the items one by one, each as it is at that moment. */
  *[Symbol.iterator]() {
    for (let index = 0; index < this.length; index += 1) yield this.get(index);
  }
  /** Says what is in it and its name, as `console.log` shows it. */
  toString() {
    const items = this.shm.buffer.detached ? "closed" : `[${Array.from(this, (item) => inspect(item)).join(", ")}]`;
    return `ShareableList(${items}, name='${this.shm.name}')`;
  }
  /** Lets go of the memory here; others keep it. */
  close() {
    this.shm.close();
  }
  /** Closes it, and removes the name if the list was created here. */
  [Symbol.dispose]() {
    this.shm[Symbol.dispose]();
  }
  #position(index) {
    if (this.shm.buffer.detached) throw new StateError("This ShareableList is closed");
    const position = index < 0 ? index + this.length : index;
    if (Number.isInteger(position) && position >= 0 && position < this.length) return position;
    throw new OptionRangeError(
      `index must be a whole number from ${-this.length} to ${this.length - 1}, got ${String(index)}`
    );
  }
  #slot(position) {
    const start = this.#starts[position] ?? 0;
    return new Uint8Array(this.shm.buffer, start, (this.#starts[position + 1] ?? start) - start);
  }
  #format(position) {
    const end = this.#starts[this.length] ?? 0;
    const text = Buffer.from(this.shm.buffer, end + position * WORD_BYTES, WORD_BYTES).toString("latin1");
    const code = new Uint8Array(this.shm.buffer, end + this.length * WORD_BYTES + position, 1);
    return { format: text.replace(/\0+$/, ""), code: code[0] ?? 0 };
  }
  #setFormat(position, { format, code }) {
    const end = this.#starts[this.length] ?? 0;
    writeFormat(new Uint8Array(this.shm.buffer, end + position * WORD_BYTES, WORD_BYTES), format);
    new Uint8Array(this.shm.buffer, end + this.length * WORD_BYTES, this.length)[position] = code;
  }
};
showAsText(ShareableList.prototype);
Object.defineProperty(ShareableList.prototype, HANDLE, {
  value() {
    if (this.shm.buffer.detached) throw new StateError("This ShareableList is closed and cannot be sent");
    return { kind: KIND2, data: this.shm.name };
  }
});
registerHandleKind(KIND2, (name) => ShareableList.attach(checkString("name", name)));

// src/memory/owner-word.ts
var AWAITED2 = 1n;
var FREE = 0n;
var OwnerWord = class {
  #words;
  #index;
  /** `index` counts in steps of 8 bytes. */
  constructor(words, index) {
    this.#words = words;
    this.#index = index;
  }
  get isTaken() {
    return Atomics.load(this.#words.wide, this.#index) !== FREE;
  }
  /** Whether somebody may sleep until it is free. */
  get isAwaited() {
    return (Atomics.load(this.#words.wide, this.#index) & AWAITED2) !== 0n;
  }
  /** The word of the thread that has it; undefined when nobody does. */
  get owner() {
    const seen = Atomics.load(this.#words.wide, this.#index);
    return seen === FREE ? void 0 : seen;
  }
  /** Tells whether a thread has it. */
  isOf(thread) {
    return (Atomics.load(this.#words.wide, this.#index) & THREAD_MASK) === thread;
  }
  /** Returns what the thread has put here; undefined if it does not have it. */
  ownerOf(thread) {
    const seen = Atomics.load(this.#words.wide, this.#index);
    return (seen & THREAD_MASK) === thread ? seen & ~AWAITED2 : void 0;
  }
  /** Takes it if it is free. */
  takeFree(owner) {
    return Atomics.compareExchange(this.#words.wide, this.#index, FREE, owner) === FREE;
  }
  /** Takes it if it is free, or if the thread that has it has ended; for `retry`. */
  attempt(owner, look) {
    const wanted = look.sleepsNext ? owner | AWAITED2 : owner;
    for (; ; ) {
      const seen = this.#exchange(FREE, wanted);
      if (seen === FREE) return "taken";
      if (look.isCheckup && !isThreadAlive(seen)) {
        if (this.#exchange(seen, wanted | AWAITED2) === seen) return "abandoned";
        continue;
      }
      if (look.sleepsNext && (seen & AWAITED2) === 0n && this.#exchange(seen, seen | AWAITED2) !== seen) continue;
      const lower = this.#words.load(this.#index * 2);
      if (lower === 0 || look.sleepsNext && (lower & 1) === 0) continue;
      return look.blocked(this.#index * 2, lower);
    }
  }
  /** Frees it if it is the owner's, and wakes one that waits; returns whether it was. */
  free(owner) {
    const seen = this.#exchange(owner, FREE);
    if (seen === owner) return true;
    if ((seen & ~AWAITED2) !== (owner & ~AWAITED2)) return false;
    return this.#exchange(seen, FREE) === seen ? this.#wake() : this.free(owner);
  }
  /** Frees it whoever has it; returns whether somebody had. */
  freeAny() {
    const seen = Atomics.exchange(this.#words.wide, this.#index, FREE);
    if ((seen & AWAITED2) !== 0n) this.#wake();
    return seen !== FREE;
  }
  #wake() {
    this.#words.wake(this.#index * 2, 1);
    return true;
  }
  #exchange(expected, replacement) {
    return Atomics.compareExchange(this.#words.wide, this.#index, expected, replacement);
  }
};

// src/memory/parties.ts
var CAPACITY = 124;
var HEAD_CELLS = 16;
var ROW_CELLS = 4;
var GUARD = 0;
var ROWS_USED = 2;
var OWN_CELLS = 3;
var PARTIES_BYTES = (HEAD_CELLS + CAPACITY * ROW_CELLS) * 4;
var Parties = class {
  #words;
  #guard;
  #ownRow = -1;
  constructor(words) {
    this.#words = words;
    this.#guard = new OwnerWord(words, GUARD);
  }
  /** Does something while no other thread does; it must not wait. */
  guarded(work) {
    const self = ownThread();
    if (!this.#guard.takeFree(self)) retrySync(this.#words, (look) => this.#guard.attempt(self, look), {});
    try {
      return work();
    } finally {
      this.#guard.free(self);
    }
  }
  /** Returns this thread's row; only behind the guard. */
  own() {
    if (!this.#isOwn(this.#ownRow)) this.#ownRow = this.#find(ownThread()) ?? this.#claim();
    return rowAt(this.#ownRow);
  }
  /** Returns this thread's row if it has one; only behind the guard. */
  ownIfAny() {
    if (!this.#isOwn(this.#ownRow)) this.#ownRow = this.#find(ownThread()) ?? -1;
    return this.#ownRow < 0 ? void 0 : rowAt(this.#ownRow);
  }
  /** Returns the rows of all threads; only behind the guard. */
  all() {
    const rows = [];
    const used = this.#words.load(ROWS_USED);
    for (let row = 0; row < used; row += 1) if (this.#threadOf(row) !== 0n) rows.push(rowAt(row));
    return rows;
  }
  /** Adds up what a row says, over all rows; only behind the guard. */
  sum(of) {
    let sum = 0;
    const used = this.#words.load(ROWS_USED);
    for (let row = 0; row < used; row += 1) if (this.#threadOf(row) !== 0n) sum += of(rowAt(row));
    return sum;
  }
  /** Tells whether the thread of a row still runs. */
  isAlive({ first }) {
    const thread = Atomics.load(this.#words.wide, first / 2 - 1);
    return thread !== 0n && isThreadAlive(thread);
  }
  /** Gives back the rows of threads that have ended; returns whether there were any. Only behind the guard. */
  removeDead() {
    let hasRemoved = false;
    for (const row of this.all()) {
      if (this.isAlive(row)) continue;
      this.remove(row);
      hasRemoved = true;
    }
    return hasRemoved;
  }
  /** Gives back a row. */
  remove({ first }) {
    Atomics.store(this.#words.wide, first / 2 - 1, 0n);
  }
  #claim() {
    const row = this.#find(0n) ?? this.#append() ?? (this.removeDead() ? this.#find(0n) : void 0);
    if (row === void 0) throw new StateError(`No more than ${CAPACITY} threads can take part at a time`);
    const { first, second } = rowAt(row);
    this.#words.store(first, 0);
    this.#words.store(second, 0);
    Atomics.store(this.#words.wide, first / 2 - 1, ownThread());
    return row;
  }
  #append() {
    const used = this.#words.load(ROWS_USED);
    if (used >= CAPACITY) return void 0;
    this.#words.store(ROWS_USED, used + 1);
    return used;
  }
  #find(thread) {
    const used = this.#words.load(ROWS_USED);
    for (let row = 0; row < used; row += 1) if (this.#threadOf(row) === thread) return row;
    return void 0;
  }
  #isOwn(row) {
    return row >= 0 && this.#threadOf(row) === ownThread();
  }
  #threadOf(row) {
    return Atomics.load(this.#words.wide, (HEAD_CELLS + row * ROW_CELLS) / 2);
  }
};
function rowAt(row) {
  const first = HEAD_CELLS + row * ROW_CELLS + 2;
  return { first, second: first + 1 };
}

// src/memory/arena.ts
var LINE_BYTES = 64;
var BLOCK_BYTES2 = 65536;
var MAX_SHARED_BYTES = 16384;
var REFERENCES = 0;
var GENERATION = 1;
var TICKETS = 2;
var TICKET_COUNT = 32;
var UNNUMBERED = 3;
var HEAD_BYTES = 16;
var IN_THE_MAKING = -1;
var blocks = /* @__PURE__ */ new Map();
var cursors = /* @__PURE__ */ new Map();
function allocateCell(byteLength) {
  const cellBytes = Math.ceil((byteLength + HEAD_BYTES) / LINE_BYTES) * LINE_BYTES;
  if (isAlone(byteLength)) return allocateAlone(byteLength, cellBytes);
  const cursor = cursors.get(cellBytes) ?? firstCursor(cellBytes);
  const found = findFree(cursor, cellBytes) ?? findElsewhere(cellBytes) ?? newCursor(cellBytes);
  const { block, next } = found;
  cursors.set(cellBytes, { block, next: next + cellBytes });
  return prepare(block, next, byteLength);
}
function findCell({ block: name, offset, byteLength, generation }) {
  let source = blocks.get(name);
  if (source === void 0) {
    sweep();
    source = isAlone(byteLength) ? attachBlock(name) : shareBlock(name);
    blocks.set(name, source);
  }
  const cell = cellAt(source, offset, byteLength);
  return cell.generation === generation ? cell : void 0;
}
function addReference({ head, generation }) {
  for (; ; ) {
    const count = Atomics.load(head, REFERENCES);
    if (count <= 0 || Atomics.load(head, GENERATION) !== generation) return false;
    if (Atomics.compareExchange(head, REFERENCES, count, count + 1) === count) return true;
  }
}
function dropReference({ head }) {
  return Atomics.sub(head, REFERENCES, 1) === 1;
}
function issueTicket(cell) {
  addReference(cell);
  for (let ticket = 0; ticket < TICKET_COUNT; ticket += 1)
    if ((Atomics.or(cell.head, TICKETS, 1 << ticket) & 1 << ticket) === 0) return ticket;
  Atomics.add(cell.head, UNNUMBERED, 1);
  return TICKET_COUNT;
}
function redeemTicket(cell, ticket) {
  return takeTicket(cell, ticket) || addReference(cell);
}
function takeTicket({ head }, ticket) {
  if (ticket < TICKET_COUNT) return (Atomics.and(head, TICKETS, ~(1 << ticket)) & 1 << ticket) !== 0;
  for (let count = Atomics.load(head, UNNUMBERED); count > 0; count = Atomics.load(head, UNNUMBERED))
    if (Atomics.compareExchange(head, UNNUMBERED, count, count - 1) === count) return true;
  return false;
}
function giveTicketUp(place, ticket) {
  const isUsedHere = blocks.has(place.block);
  const cell = findIfThere(place);
  if (cell === void 0) return;
  const isLast = takeTicket(cell, ticket) && dropReference(cell);
  if (isLast || !isUsedHere) closeAlone(cell, isLast);
}
function findIfThere(place) {
  try {
    return findCell(place);
  } catch (error) {
    if (error instanceof SharedMemoryNotFoundError) return void 0;
    throw error;
  }
}
function leaveTickets() {
  for (const block of ownBlocks("")) {
    const words = new Int32Array(block.buffer);
    const step = cellBytesOf(block.name) >> 2;
    for (let at = TICKETS; at + 1 < words.length; at += step) {
      if (words[at] === 0 && words[at + 1] === 0) continue;
      leaveUnderWay(block.name);
      break;
    }
  }
}
sweepAtExit(leaveTickets);
function closeAlone(cell, isLast) {
  if (!isAlone(cell.byteLength)) return;
  blocks.delete(cell.block);
  if (isLast) libc().unlinkShared(cell.block);
  cell.source.close();
}
function isAlone(byteLength) {
  return byteLength + HEAD_BYTES > MAX_SHARED_BYTES;
}
function allocateAlone(byteLength, cellBytes) {
  const block = createOwn(cellBytes, cellBytes);
  Atomics.store(new Int32Array(block.buffer), REFERENCES, IN_THE_MAKING);
  return prepare(block, 0, byteLength);
}
function prepare(block, offset, byteLength) {
  const cell = cellAt(block, offset, byteLength);
  const generation = Atomics.add(cell.head, GENERATION, 1) + 1;
  cell.head.fill(0, TICKETS);
  cell.words.cells.fill(0);
  Atomics.store(cell.head, REFERENCES, 1);
  return { ...cell, generation };
}
function cellAt(source, offset, byteLength) {
  const { buffer, address, name } = source;
  const head = new Int32Array(buffer, offset, HEAD_BYTES >> 2);
  const start = offset + HEAD_BYTES;
  const words = new MappedWords({ buffer, byteOffset: start, byteLength, address: address + start });
  return { block: name, offset, byteLength, generation: Atomics.load(head, GENERATION), head, words, source };
}
function findFree({ block, next }, cellBytes) {
  const words = new Int32Array(block.buffer);
  const count = Math.floor(block.byteLength / cellBytes);
  const start = Math.floor(next / cellBytes);
  for (let step = 0; step < count; step += 1) {
    const offset = (start + step) % count * cellBytes;
    if (Atomics.compareExchange(words, offset >> 2, 0, IN_THE_MAKING) === 0) return { block, next: offset };
  }
  return void 0;
}
function findElsewhere(cellBytes) {
  for (const [name, block] of blocks) {
    if (!name.startsWith(`${ownPrefix()}${cellBytes}-`)) continue;
    const found = findFree({ block, next: 0 }, cellBytes);
    if (found !== void 0) return found;
  }
  return void 0;
}
function firstCursor(cellBytes) {
  const [known3] = ownBlocks(`${cellBytes}-`);
  return { block: known3 ?? createOwn(cellBytes, BLOCK_BYTES2), next: 0 };
}
function ownBlocks(size) {
  const prefix = `${ownPrefix()}${size}`;
  for (const { name } of ownMappings(prefix)) if (!blocks.has(name)) blocks.set(name, shareBlock(name));
  return [...blocks.values()].filter(({ name }) => name.startsWith(prefix));
}
function newCursor(cellBytes) {
  const cursor = findFree({ block: createOwn(cellBytes, BLOCK_BYTES2), next: 0 }, cellBytes);
  if (cursor === void 0) throw new RangeError(`A block has no room for a cell of ${cellBytes} bytes`);
  return cursor;
}
function createOwn(cellBytes, byteLength) {
  sweep();
  const block = createBlock(`${ownPrefix()}${cellBytes}-${nodeCrypto().randomBytes(4).toString("hex")}`, byteLength);
  blocks.set(block.name, block);
  return block;
}
function ownPrefix() {
  return `${OWN_PREFIX}${process.pid}-`;
}
function cellBytesOf(name) {
  return Number(name.split("-")[2]);
}

// src/memory/buffer-words.ts
var SLICE_MS = 100;
var BufferWords = class extends Words {
  buffer;
  #watched = /* @__PURE__ */ new Map();
  /** The wait of each watched cell that is followed by the next; earlier ones, for other values, end by themselves. */
  #waits = /* @__PURE__ */ new Map();
  constructor(buffer, byteOffset = 0, byteLength = buffer.byteLength - byteOffset) {
    super(buffer, byteOffset, byteLength);
    this.buffer = buffer;
  }
  sleep(index, expected, timeoutMs) {
    Atomics.wait(this.cells, index, expected, timeoutMs);
  }
  watch(index, expected, look) {
    const known3 = this.#watched.get(index);
    const cell = known3 ?? new WatchedCell(this.cells, index, expected);
    const watch2 = cell.add(look, {
      onChange: () => this.#wait(index, cell),
      onIdle: () => this.#forget(index, cell)
    });
    if (known3 !== void 0) watch2.expect(expected);
    else {
      this.#watched.set(index, cell);
      this.#wait(index, cell);
    }
    return watch2;
  }
  wake(index, count) {
    return Atomics.notify(this.cells, index, count);
  }
  expose() {
    return this.buffer;
  }
  #forget(index, cell) {
    this.#watched.delete(index);
    this.#waits.delete(cell);
  }
  #wait(index, cell) {
    const wait = /* @__PURE__ */ Symbol("wait");
    this.#waits.set(cell, wait);
    const result = Atomics.waitAsync(this.cells, index, cell.expected, SLICE_MS);
    if (!result.async) {
      queueMicrotask(() => this.#look(index, cell, wait));
      return;
    }
    void result.value.then((how) => {
      if (how === "ok" && this.#watched.get(index) !== cell) this.wake(index, 1);
      else this.#look(index, cell, wait);
    });
  }
  #look(index, cell, wait) {
    if (this.#watched.get(index) !== cell) return;
    cell.look();
    if (this.#waits.get(cell) === wait) this.#wait(index, cell);
  }
};

// src/memory/cell.ts
var live = /* @__PURE__ */ new Set();
var collected2 = new FinalizationRegistry(giveBack);
var isExitWatched = false;
var Cell = class Cell {
  words;
  #source;
  constructor(words, source) {
    this.words = words;
    this.#source = source;
    if (source instanceof SharedArrayBuffer) return;
    live.add(source);
    collected2.register(this, source, this);
    if (!isExitWatched) process.on("exit", () => [...live].forEach(giveBack));
    isExitWatched = true;
  }
  /** Makes a cell that is filled with zeros. */
  static allocate(byteLength, scope) {
    if (scope === "threads") {
      const words = new BufferWords(new SharedArrayBuffer(Math.ceil(byteLength / 8) * 8));
      return new Cell(words, words.buffer);
    }
    const source = allocateCell(Math.ceil(byteLength / 8) * 8);
    return new Cell(source.words, source);
  }
  /**
   * Finds the cell of a handle that has arrived.
   *
   * @throws {@link StateError} when nobody refers to it any more.
   * @throws {@link SharedMemoryNotFoundError} when the program that owned it has ended.
   */
  static adopt(handle) {
    if ("buffer" in handle) return new Cell(new BufferWords(handle.buffer), handle.buffer);
    const source = findCell(handle);
    if (source !== void 0 && redeemTicket(source, handle.ticket)) return new Cell(source.words, source);
    throw new StateError("A shared thing arrived after everybody else had let go of it");
  }
  /** What tells this cell from all others, for as long as it lives. */
  static key(handle) {
    return "buffer" in handle ? handle.buffer : `${handle.block}/${handle.offset}/${handle.generation}`;
  }
  /** Gives back the ticket of a handle whose cell is known here already. */
  static redeem(handle) {
    const source = "buffer" in handle ? void 0 : findCell(handle);
    if (source !== void 0 && "ticket" in handle && redeemTicket(source, handle.ticket)) dropReference(source);
  }
  /** Tells why it has no handle for a recipient; undefined when it has one. */
  refusal({ sharesMemory }) {
    if (sharesMemory || !(this.#source instanceof SharedArrayBuffer)) return void 0;
    return "it is shared by threads only; leave out { scope: 'threads' }";
  }
  /** Makes a handle, for one recipient. */
  handle(options) {
    const refusal = this.refusal(options);
    if (refusal !== void 0) throw new NotSerializableError("value", refusal);
    const source = this.#source;
    if (source instanceof SharedArrayBuffer) return { buffer: source };
    const { block, offset, byteLength, generation } = source;
    const place = { block, offset, byteLength, generation };
    const ticket = issueTicket(source);
    options.onSent?.(({ mayHaveArrived }) => {
      if (!mayHaveArrived) giveTicketUp(place, ticket);
    });
    return { ...place, ticket };
  }
  /** Lets go of the cell; it must not be used afterwards. */
  release() {
    if (this.#source instanceof SharedArrayBuffer) return;
    collected2.unregister(this);
    giveBack(this.#source);
  }
};
function giveBack(source) {
  if (!live.delete(source)) return;
  closeAlone(source, dropReference(source));
}

// src/memory/shared-object.ts
var arriving2;
var known2 = /* @__PURE__ */ new Map();
var forgotten = new FinalizationRegistry((key) => {
  if (known2.get(key)?.deref() === void 0) known2.delete(key);
});
var SharedObject = class {
  /** Whether this object was made for a handle that arrived, whose words are in use already. */
  hasArrived;
  #cell;
  #key;
  constructor(byteLength, { scope } = {}) {
    if (scope !== void 0 && scope !== "processes" && scope !== "threads")
      throw new OptionTypeError(`scope must be 'processes' or 'threads', got ${inspect(scope)}`);
    const cell = arriving2;
    arriving2 = void 0;
    this.hasArrived = cell !== void 0;
    this.#cell = cell ?? Cell.allocate(byteLength, scope);
  }
  get words() {
    if (this.#cell === void 0) throw new StateError(`This ${this.constructor.name} is closed`);
    return this.#cell.words;
  }
  /** What keeps the memory from being used for something else; for buffers that are given to users. */
  get lifeline() {
    return this.#cell ?? this;
  }
  /** Says what it is like at this moment, as `console.log` shows it. */
  toString() {
    return `${this.constructor.name}(${this.#cell === void 0 ? "closed" : this.summary})`;
  }
  /** @throws {@link StateError} when this object is closed. */
  assertOpen() {
    void this.words;
  }
  /** Lets go of the shared memory; the object cannot be used afterwards. Others that have it are not affected. */
  close() {
    if (this.#key !== void 0) known2.delete(this.#key);
    this.#cell?.release();
    this.#cell = void 0;
  }
  [Symbol.dispose]() {
    this.close();
  }
  /** Makes the record by which this object travels. */
  toHandle(options) {
    if (this.#cell === void 0) throw new StateError(`This ${this.constructor.name} is closed and cannot be sent`);
    const handle = this.#cell.handle(options);
    this.#remember(Cell.key(handle));
    return { kind: this.kind, data: handle };
  }
  static {
    showAsText(this.prototype);
    Object.defineProperty(this.prototype, HANDLE, {
      value(options) {
        return this.toHandle(options);
      }
    });
    Object.defineProperty(this.prototype, REFUSAL, {
      value(options) {
        return this.#cell?.refusal(options);
      }
    });
  }
  /** Makes `construct` build its object around the cell of a handle, or returns the object that is there already. */
  static arrive(data, construct) {
    if (!isCellHandle(data)) throw new TypeError("A handle of shared memory is malformed");
    const key = Cell.key(data);
    const object = known2.get(key)?.deref();
    if (object !== void 0) {
      Cell.redeem(data);
      return object;
    }
    arriving2 = Cell.adopt(data);
    const fresh = construct();
    fresh.#remember(key);
    return fresh;
  }
  #remember(key) {
    if (this.#key !== void 0) return;
    this.#key = key;
    known2.set(key, new WeakRef(this));
    forgotten.register(this, key);
  }
};
function registerSharedKind(kind, construct) {
  registerHandleKind(kind, (data) => SharedObject.arrive(data, construct));
}
function checkSharedOptions(options, ...others) {
  checkKeys("options", options, ["scope", ...others]);
}
function isCellHandle(data) {
  if (typeof data !== "object" || data === null) return false;
  if ("buffer" in data) return data.buffer instanceof SharedArrayBuffer;
  const { block, offset, byteLength, generation, ticket } = { ...data };
  return typeof block === "string" && [offset, byteLength, generation, ticket].every(Number.isSafeInteger);
}

// src/sync/barrier-state.ts
var PARTY_COUNT = OWN_CELLS;
var ROUND = OWN_CELLS + 1;
var BROKEN = OWN_CELLS + 2;
var CHANGES = OWN_CELLS + 3;
var RESETS = OWN_CELLS + 4;
var TIMEOUT = OWN_CELLS + 5;
var HAS_ACTION = OWN_CELLS + 6;
var ACTING = OWN_CELLS + 7;
var COUNT_BITS = 12;
var COUNT_MASK = (1 << COUNT_BITS) - 1;
var ROUND_MASK = (1 << 32 - COUNT_BITS) - 1;
var BarrierState = class {
  #words;
  #parties;
  #hasAction;
  /** `hasAction` tells whether this thread has the action of the barrier. */
  constructor(words, hasAction) {
    this.#words = words;
    this.#parties = new Parties(words);
    this.#hasAction = hasAction;
  }
  begin({ parties, timeout }) {
    this.#words.store(PARTY_COUNT, parties);
    this.#words.store(TIMEOUT, Math.min(Math.ceil(timeout), 2 ** 31 - 1));
    this.#words.store(HAS_ACTION, this.#hasAction ? 1 : 0);
  }
  get parties() {
    return this.#words.load(PARTY_COUNT);
  }
  get timeout() {
    const timeout = this.#words.load(TIMEOUT);
    return timeout < 0 ? void 0 : timeout;
  }
  get isBroken() {
    return this.#words.load(BROKEN) === 1;
  }
  get waiting() {
    if (this.isBroken) return 0;
    const arrived = this.#parties.guarded(() => this.#arrived());
    return arrived < this.parties ? arrived : 0;
  }
  /** Counts this thread in, unless the round is full; then it has to wait for the next. */
  arrive(look) {
    return this.#parties.guarded(() => {
      this.#assertWhole(look);
      const round = this.#words.load(ROUND);
      const index = this.#arrived();
      if (index >= this.parties) return look.blocked(CHANGES, this.#words.load(CHANGES));
      const row = this.#parties.own();
      if (this.#hasAction) this.#count(row.second);
      this.#count(row.first);
      if (index + 1 === this.parties) this.#changed();
      return { round, index };
    });
  }
  /** What one that has arrived in a round does next: goes on, runs the action, or waits. */
  attempt(round, look) {
    return this.#parties.guarded(() => {
      if (this.#words.load(ROUND) !== round) return this.#outcome(round);
      this.#assertWhole(look);
      if (this.#arrived() >= this.parties) {
        if (this.#words.load(HAS_ACTION) === 0) {
          this.#advance(0);
          return "pass";
        }
        if (this.#claimAction(round)) return "act";
      }
      return look.blocked(CHANGES, this.#words.load(CHANGES));
    });
  }
  /** Lets all of a round go on; returns false when it has broken or was reset. */
  pass(round) {
    return this.#parties.guarded(() => {
      if (this.#words.load(ROUND) !== round || this.isBroken) return false;
      this.#advance(0);
      return true;
    });
  }
  /** Breaks it; with a round, only if that has not ended yet. */
  break(round) {
    this.#parties.guarded(() => {
      if (round !== void 0 && this.#words.load(ROUND) !== round) return;
      this.#break();
    });
  }
  reset() {
    this.#parties.guarded(() => {
      if (this.#arrived() > 0) this.#advance(1);
      this.#words.store(BROKEN, 0);
      this.#changed();
    });
  }
  #claimAction(round) {
    if (this.#words.load(ACTING) === round + 1) return false;
    if (this.#hasAction) {
      this.#words.store(ACTING, round + 1);
      return true;
    }
    if (this.#parties.sum((row) => this.#countOf(row.second)) > 0) return false;
    this.#break();
    throw new StateError("The action of the barrier is where that was made, and nobody of there takes part");
  }
  #outcome(round) {
    const wasReset = this.#words.load(RESETS) >>> (round & 31) & 1;
    if (wasReset === 1) throw new BrokenBarrierError("The barrier was reset");
    return "pass";
  }
  /** Throws when it is broken; from time to time, also finds out that one of those who wait has died. */
  #assertWhole(look) {
    if (look.isCheckup && !this.isBroken && this.#parties.all().some((row) => this.#isDead(row))) this.#break();
    if (this.isBroken) throw new BrokenBarrierError("The barrier is broken; reset() makes it usable again");
  }
  #isDead(row) {
    return this.#countOf(row.first) > 0 && !this.#parties.isAlive(row);
  }
  #break() {
    this.#words.store(BROKEN, 1);
    this.#changed();
  }
  /** Ends the round; how it ended is written first, for whoever sees the next. */
  #advance(wasReset) {
    const round = this.#words.load(ROUND);
    const bit = 1 << (round & 31);
    const resets = this.#words.load(RESETS);
    this.#words.store(RESETS, wasReset === 1 ? resets | bit : resets & ~bit);
    this.#words.store(ROUND, round + 1 | 0);
    this.#changed();
  }
  #changed() {
    this.#words.add(CHANGES, 1);
    this.#words.wake(CHANGES);
  }
  #arrived() {
    return this.#parties.sum(({ first }) => this.#countOf(first));
  }
  /** How often a cell says that its thread has arrived in this round. */
  #countOf(cell) {
    const value = this.#words.load(cell);
    return value >>> COUNT_BITS === (this.#words.load(ROUND) & ROUND_MASK) ? value & COUNT_MASK : 0;
  }
  #count(cell) {
    const round = this.#words.load(ROUND) & ROUND_MASK;
    this.#words.store(cell, round << COUNT_BITS | this.#countOf(cell) + 1);
  }
};

// src/sync/barrier.ts
var Barrier = class extends SharedObject {
  #state;
  #action;
  #timeout;
  /**
   * @param parties - How many have to arrive, at least 1.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(parties, options = {}) {
    checkKeys("options", options, ["scope", "action", "timeout"]);
    checkInteger("parties", parties, { min: 1, max: 2 ** 31 - 1 });
    const { action, timeout, ...shared } = options;
    super(PARTIES_BYTES, shared);
    this.#action = action === void 0 ? void 0 : checkFunction("action", action);
    this.#state = new BarrierState(this.words, action !== void 0);
    if (!this.hasArrived)
      this.#state.begin({ parties, timeout: timeout === void 0 ? -1 : checkMs("timeout", timeout) });
    this.#timeout = this.#state.timeout;
  }
  get kind() {
    return "mp.barrier";
  }
  get summary() {
    const { parties, waiting, isBroken } = this.#state;
    return `parties=${parties}, ${isBroken ? "broken" : `waiting=${waiting}`}`;
  }
  /** How many have to arrive. */
  get parties() {
    this.assertOpen();
    return this.#state.parties;
  }
  /** How many have arrived and wait for the others. */
  get waiting() {
    this.assertOpen();
    return this.#state.waiting;
  }
  /** Whether it is broken. */
  get broken() {
    this.assertOpen();
    return this.#state.isBroken;
  }
  /**
   * Waits until all have arrived.
   *
   * @returns Which arrival this was, from 0, each number once.
   * @throws (rejects) {@link BrokenBarrierError} when it is broken, or breaks; also when the time is over, which breaks it.
   * @throws (rejects) the reason of the signal when that aborts first, which breaks it.
   * @throws (rejects) what the action throws, where it ran.
   */
  async wait(options = {}) {
    checkKeys("options", options, ["timeout", "signal"]);
    const limits = this.#limits(options);
    let round;
    try {
      const arrival = await retry(this.words, (look) => this.#state.arrive(look), limits);
      if (arrival === void 0) throw timeIsOver();
      round = arrival.round;
      const turn2 = await retry(this.words, this.#attempt(round), limits);
      if (turn2 === void 0) throw timeIsOver();
      if (turn2 === "act") await this.#action?.();
      this.#finish(turn2, round);
      return arrival.index;
    } catch (error) {
      if (round !== void 0) this.#state.break(round);
      throw error;
    }
  }
  /** As `wait`, but blocks the thread: for workers. The action must not be async. */
  waitSync(options = {}) {
    checkKeys("options", options, ["timeout"]);
    const limits = this.#limits(options);
    let round;
    try {
      const arrival = retrySync(this.words, (look) => this.#state.arrive(look), limits);
      if (arrival === void 0) throw timeIsOver();
      round = arrival.round;
      const turn2 = retrySync(this.words, this.#attempt(round), limits);
      if (turn2 === void 0) throw timeIsOver();
      if (turn2 === "act") this.#action?.();
      this.#finish(turn2, round);
      return arrival.index;
    } catch (error) {
      if (round !== void 0) this.#state.break(round);
      throw error;
    }
  }
  /** Makes it usable again: those who wait get a {@link BrokenBarrierError}. */
  reset() {
    this.assertOpen();
    this.#state.reset();
  }
  /** Breaks it: those who wait, and who come until `reset()`, get a {@link BrokenBarrierError}. */
  abort() {
    this.assertOpen();
    this.#state.break(void 0);
  }
  #attempt(round) {
    return (look) => this.#state.attempt(round, look);
  }
  #finish(turn2, round) {
    if (turn2 === "act" && !this.#state.pass(round))
      throw new BrokenBarrierError("The barrier broke while its action ran; reset() makes it usable again");
  }
  #limits(options) {
    return this.#timeout === void 0 || options.timeout !== void 0 ? options : { ...options, timeout: this.#timeout };
  }
};
registerSharedKind("mp.barrier", () => new Barrier(1));
function timeIsOver() {
  return new BrokenBarrierError("Not all parties arrived at the barrier in time; reset() makes it usable again");
}

// src/sync/held.ts
var Held = class {
  /**
   * Whether the last to hold it ended without releasing it: what it protects may be half changed.
   */
  abandoned;
  #release;
  #isReleased = false;
  constructor(release, abandoned) {
    this.#release = release;
    this.abandoned = abandoned;
  }
  /**
   * Releases it; has no effect the second time.
   *
   * @throws {@link StateError} when somebody else released it meanwhile.
   */
  release() {
    if (this.#isReleased) return;
    this.#isReleased = true;
    if (!this.#release()) throw new StateError("It is not held any more: somebody else has released it");
  }
  /** As `release()`, but also content when somebody else released it. */
  [Symbol.dispose]() {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#release();
  }
};

// src/memory/thread-name.ts
function threadName(word) {
  const id = Number((word & THREAD_MASK & 0xffffffffn) >> 1n);
  if (!isThreadAlive(word)) return `${id}, which has ended`;
  const pid = processOf(id);
  return pid === void 0 || pid === id ? String(id) : `${pid}:${id}`;
}
function processOf(thread) {
  try {
    const group = /^Tgid:\s*(\d+)/m.exec(readFileSync(`/proc/${thread}/status`, "latin1"))?.[1];
    return group === void 0 ? void 0 : Number(group);
  } catch {
    return void 0;
  }
}

// src/sync/acquire.ts
async function acquire({ words, what }, attempt, options) {
  checkKeys("options", options, ["timeout", "signal"]);
  const result = await retry(words, attempt, options);
  if (result === void 0) throw new TimeoutError(what, options.timeout ?? 0);
  return result;
}
function acquireSync({ words, what }, attempt, options) {
  checkKeys("options", options, ["timeout"]);
  const result = retrySync(words, attempt, options);
  if (result === void 0) throw new TimeoutError(what, options.timeout ?? 0);
  return result;
}

// src/sync/waiters.ts
var SLOTS = 12;
var COUNT_SHIFT = 23n;
var ONE = 1n << COUNT_SHIFT;
var MOST = 511n;
var WAITERS_BYTES = SLOTS * 8;
var Waiters = class {
  #words;
  #first;
  #isOpen = true;
  /** `first` counts in steps of 8 bytes. */
  constructor(words, first) {
    this.#words = words;
    this.#first = first;
  }
  /** The threads that wait, by their words, and how many waits they have together. */
  waiting() {
    const slots = this.#slots().map((slot) => this.#load(slot)).filter((seen) => seen !== 0n && isThreadAlive(seen));
    const count = slots.reduce((sum, seen) => sum + Number(countOf(seen)), 0);
    return { threads: slots.map((seen) => seen & THREAD_MASK), count };
  }
  /** Counts an attempt that is repeated as a wait from its first sleep until `end` is called. */
  noting(attempt) {
    let isCounted = false;
    let hasSlept = false;
    return {
      attempt: (look) => {
        const result = attempt(look);
        if (result === void 0 && look.sleepsNext && !hasSlept) {
          hasSlept = true;
          isCounted = this.#enter();
        }
        return result;
      },
      end: () => {
        if (isCounted) this.#leave();
      }
    };
  }
  /** From here on the memory may be another's. */
  close() {
    this.#isOpen = false;
  }
  #enter() {
    const slot = this.#ownSlot() ?? this.#claim();
    if (slot === void 0 || countOf(this.#load(slot)) >= MOST) return false;
    Atomics.add(this.#words.wide, slot, ONE);
    return true;
  }
  #leave() {
    const slot = this.#isOpen ? this.#ownSlot() : void 0;
    if (slot === void 0) return;
    const seen = this.#load(slot);
    Atomics.store(this.#words.wide, slot, countOf(seen) <= 1n ? 0n : seen - ONE);
  }
  #ownSlot() {
    const self = ownThread();
    return this.#slots().find((slot) => (this.#load(slot) & THREAD_MASK) === self);
  }
  #claim() {
    const self = ownThread();
    const claim = (slot, seen) => Atomics.compareExchange(this.#words.wide, slot, seen, self) === seen;
    const isLeft = (slot) => {
      const seen = this.#load(slot);
      return seen !== 0n && !isThreadAlive(seen) && claim(slot, seen);
    };
    return this.#slots().find((slot) => claim(slot, 0n)) ?? this.#slots().find(isLeft);
  }
  #slots() {
    return Array.from({ length: SLOTS }, (_, index) => this.#first + index);
  }
  #load(slot) {
    return Atomics.load(this.#words.wide, slot);
  }
};
function countOf(seen) {
  return seen >> COUNT_SHIFT & MOST;
}

// src/sync/acquirable.ts
var Acquirable = class extends SharedObject {
  waiters;
  /** `byteLength` is a multiple of 8, and covers what decides who has it. */
  constructor(byteLength, options) {
    super(byteLength + WAITERS_BYTES, options);
    this.waiters = new Waiters(this.words, byteLength / 8);
  }
  /**
   * Waits until it can be had, and takes it.
   *
   * @throws (rejects) {@link TimeoutError} when it was not to be had in time.
   * @throws (rejects) the reason of the signal when that aborts first.
   */
  async acquire(options = {}) {
    const { attempt, release } = this.begin();
    const wait = this.waiters.noting(attempt);
    try {
      const what = `${this.constructor.name}.acquire()`;
      return new Held(release, await acquire({ words: this.words, what }, wait.attempt, options) === "abandoned");
    } finally {
      wait.end();
    }
  }
  /**
   * As `acquire`, but blocks the thread: for workers.
   *
   * @throws {@link TimeoutError} when it was not to be had in time.
   */
  acquireSync(options = {}) {
    const { attempt, release } = this.begin();
    const wait = this.waiters.noting(attempt);
    try {
      const what = `${this.constructor.name}.acquireSync()`;
      return new Held(release, acquireSync({ words: this.words, what }, wait.attempt, options) === "abandoned");
    } finally {
      wait.end();
    }
  }
  /** Takes it if it can be had at once, be it from one that has ended; returns undefined otherwise. */
  tryAcquire() {
    this.assertOpen();
    const { attempt, release } = this.begin();
    const look = new Look();
    look.isCheckup = true;
    const how = attempt(look);
    return how === void 0 ? void 0 : new Held(release, how === "abandoned");
  }
  close() {
    this.waiters.close();
    super.close();
  }
  /** What those who watch the program are told of those who wait. */
  get waitersTold() {
    const { count, threads } = this.waiters.waiting();
    return { waiters: count, waitingThreads: threads.map((thread) => threadName(thread)) };
  }
};

// src/sync/semaphore.ts
var TOTAL = OWN_CELLS;
var BOUND = OWN_CELLS + 1;
var RELEASES = OWN_CELLS + 2;
var AWAITED3 = OWN_CELLS + 3;
var MAX_VALUE = 2 ** 31 - 1;
var Semaphore = class extends Acquirable {
  #parties;
  /**
   * @param value - Permits at first.
   * @throws {@link OptionRangeError} when it is below 0.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(value = 1, options = {}) {
    checkSharedOptions(options);
    checkInteger("value", value, { min: 0, max: MAX_VALUE });
    super(PARTIES_BYTES, options);
    this.#parties = new Parties(this.words);
    noteThing(this, (semaphore) => semaphore.#figures());
    if (this.hasArrived) return;
    this.words.store(TOTAL, value);
    this.words.store(BOUND, value);
  }
  get kind() {
    return "mp.semaphore";
  }
  get summary() {
    return `value=${this.value}`;
  }
  /** Whether there may never be more permits than at first. */
  get isBounded() {
    return false;
  }
  /** Most permits there may be, where that is limited. */
  get bound() {
    return this.words.load(BOUND);
  }
  /** Permits that are free at this moment. */
  get value() {
    this.assertOpen();
    return this.#parties.guarded(() => this.#free());
  }
  /**
   * Frees a permit: one of this thread, else one of whoever holds some, else one more than there were.
   *
   * @throws {@link StateError} when all permits of a `BoundedSemaphore` are free.
   */
  release() {
    this.assertOpen();
    if (!this.#release()) throw new StateError(`All permits are free (${this.value}), so none can be released`);
  }
  begin() {
    return { attempt: (look) => this.#attempt(look), release: () => this.#release() };
  }
  #attempt(look) {
    return this.#parties.guarded(() => {
      if (look.isCheckup) this.#parties.removeDead();
      if (this.#free() > 0) {
        this.words.add(this.#parties.own().first, 1);
        return "taken";
      }
      const releases = this.words.load(RELEASES);
      if (look.sleepsNext) this.words.store(AWAITED3, releases | 1);
      return look.blocked(RELEASES, releases);
    });
  }
  #release() {
    const awaited = this.#parties.guarded(() => this.#freeOne() ? this.words.load(AWAITED3) : void 0);
    if (awaited === void 0) return false;
    if (awaited !== 0 && this.words.wake(RELEASES, 1) === 0) this.words.compareExchange(AWAITED3, awaited, 0);
    return true;
  }
  /** What those who watch the program are told: as it looks, without a wait for those who are changing it. */
  #figures() {
    const permits = this.#free();
    const isAwaited = this.words.load(AWAITED3) !== 0;
    return { kind: "lock", isTaken: permits === 0, isAwaited, ...this.waitersTold, permits };
  }
  #freeOne() {
    const own2 = this.#parties.ownIfAny();
    const holds = (row) => this.words.load(row.first) > 0;
    const holder = own2 !== void 0 && holds(own2) ? own2 : this.#parties.all().find(holds);
    if (holder !== void 0) this.words.add(holder.first, -1);
    else {
      const total = this.words.load(TOTAL);
      if (total >= (this.isBounded ? this.bound : MAX_VALUE)) return false;
      this.words.store(TOTAL, total + 1);
    }
    this.words.add(RELEASES, 2);
    return true;
  }
  #free() {
    return this.words.load(TOTAL) - this.#parties.sum(({ first }) => this.words.load(first));
  }
};
registerSharedKind("mp.semaphore", () => new Semaphore());

// src/sync/bounded-semaphore.ts
var BoundedSemaphore = class extends Semaphore {
  get kind() {
    return "mp.bounded-semaphore";
  }
  get summary() {
    return `${super.summary}, max=${this.bound}`;
  }
  get isBounded() {
    return true;
  }
};
registerSharedKind("mp.bounded-semaphore", () => new BoundedSemaphore());

// src/sync/owned-lock.ts
var OwnedLock = class extends Acquirable {
  owner;
  /** `byteLength` covers the word, which comes first and has 8 bytes. */
  constructor(byteLength, options) {
    checkSharedOptions(options);
    super(byteLength, options);
    this.owner = new OwnerWord(this.words, 0);
    noteThing(this, (lock) => lock.#figures());
  }
  /** Whether somebody holds it at this moment. */
  get locked() {
    this.assertOpen();
    return this.owner.isTaken;
  }
  /** Whether this thread holds it at this moment. */
  get isOwn() {
    this.assertOpen();
    return this.owner.isOf(ownThread());
  }
  /** What those who watch the program are told. */
  #figures() {
    this.assertOpen();
    const { owner, isTaken, isAwaited } = this.owner;
    const holder = owner === void 0 ? void 0 : threadName(owner);
    return { kind: "lock", isTaken, holder, isAwaited, ...this.waitersTold };
  }
  get summary() {
    const { owner } = this.owner;
    return owner === void 0 ? "free" : `held by ${threadName(owner)}`;
  }
};

// src/sync/suspension.ts
function suspension({ words, waiters }, attempt) {
  const wait = waiters.noting(attempt);
  return {
    resume: async () => {
      try {
        await retry(words, wait.attempt, {});
      } finally {
        wait.end();
      }
    },
    resumeSync: () => {
      try {
        retrySync(words, wait.attempt, {});
      } finally {
        wait.end();
      }
    }
  };
}

// src/sync/lock.ts
var BYTES3 = 8;
var TURNS = 512;
var TURN_SHIFT = 23n;
var turns = [];
var turn = 0;
function nextOwner() {
  turn = (turn + 1) % TURNS;
  turns[turn] ??= ownThread() | BigInt(turn) << TURN_SHIFT;
  return turns[turn] ?? ownThread();
}
var Lock = class extends OwnedLock {
  /**
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(options = {}) {
    super(BYTES3, options);
  }
  get kind() {
    return "mp.lock";
  }
  /**
   * As `acquire`, but blocks the thread: for workers.
   *
   * @throws {@link TimeoutError} when it was not to be had in time.
   */
  acquireSync(options = {}) {
    this.assertOpen();
    const owner = nextOwner();
    if (this.owner.takeFree(owner)) return new Held(() => this.owner.free(owner), false);
    return super.acquireSync(options);
  }
  /**
   * Releases it, whoever holds it: a lock may be acquired by one and released by another.
   *
   * @throws {@link StateError} when nobody holds it.
   */
  release() {
    this.assertOpen();
    if (!this.owner.freeAny()) throw new StateError("The lock is not held by anybody, so it cannot be released");
  }
  suspend() {
    this.assertOpen();
    const owner = this.owner.ownerOf(ownThread());
    if (owner === void 0) return void 0;
    this.owner.free(owner);
    return suspension({ words: this.words, waiters: this.waiters }, (look) => this.owner.attempt(owner, look));
  }
  begin() {
    const owner = nextOwner();
    return { attempt: (look) => this.owner.attempt(owner, look), release: () => this.owner.free(owner) };
  }
};
registerSharedKind("mp.lock", () => new Lock());

// src/sync/rlock.ts
var BYTES4 = 16;
var DEPTH = 2;
var RLock = class extends OwnedLock {
  /**
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(options = {}) {
    super(BYTES4, options);
  }
  get kind() {
    return "mp.rlock";
  }
  get summary() {
    return this.owner.isTaken ? `${super.summary}, depth=${this.words.load(DEPTH)}` : super.summary;
  }
  /**
   * Releases it once; others get it when it was released as often as it was acquired.
   *
   * @throws {@link StateError} when this thread does not hold it.
   */
  release() {
    this.assertOpen();
    if (!this.#releaseOnce()) throw new StateError("The lock is not held by this thread, so it cannot be released here");
  }
  suspend() {
    this.assertOpen();
    const self = ownThread();
    if (!this.owner.isOf(self)) return void 0;
    const depth = this.words.load(DEPTH);
    this.words.store(DEPTH, 0);
    this.owner.free(self);
    return suspension({ words: this.words, waiters: this.waiters }, (look) => {
      const how = this.#attempt(look);
      if (how !== void 0) this.words.add(DEPTH, depth - 1);
      return how;
    });
  }
  begin() {
    return { attempt: (look) => this.#attempt(look), release: () => this.#releaseOnce() };
  }
  #attempt(look) {
    const self = ownThread();
    if (this.owner.isOf(self)) {
      this.words.add(DEPTH, 1);
      return "taken";
    }
    const how = this.owner.attempt(self, look);
    if (how !== void 0) this.words.store(DEPTH, 1);
    return how;
  }
  #releaseOnce() {
    const self = ownThread();
    if (!this.owner.isOf(self)) return false;
    return this.words.add(DEPTH, -1) > 1 || this.owner.free(self);
  }
};
registerSharedKind("mp.rlock", () => new RLock());

// src/sync/condition-line.ts
var CURSOR = OWN_CELLS;
var RETURNED = 1 << 16;
var MOST_WAITS = 2 ** 15 - 1;
var ConditionLine = class {
  #words;
  #parties;
  #line = [];
  constructor(words) {
    this.#words = words;
    this.#parties = new Parties(words);
  }
  /** How many living threads' waits were not answered. */
  get size() {
    const openOf = (row) => this.#parties.isAlive(row) ? Math.max(0, this.#open(row)) : 0;
    return this.#parties.guarded(() => this.#parties.sum(openOf));
  }
  /**
   * Asks, at the end of the line.
   *
   * @throws {@link StateError} when too many of this thread wait.
   */
  join() {
    if (this.#line.length >= MOST_WAITS) throw new StateError(`No more than ${MOST_WAITS} can wait in one thread`);
    const row = this.#parties.guarded(() => {
      const own2 = this.#parties.own();
      this.#ask(own2, 1);
      return own2;
    });
    const place = { row };
    this.#line.push(place);
    return place;
  }
  /** Takes an answer if one has come; for `retry`. */
  attempt(place) {
    return (look) => {
      if (look.isCheckup) this.#passOn();
      const answers = this.#words.load(place.row.second);
      return this.#take(place) || look.blocked(place.row.second, answers);
    };
  }
  /** Returns whether a wait whose time may be over was answered, as late as now; if not, takes its question back. */
  leave(place) {
    return this.#parties.guarded(() => {
      if (this.#take(place)) {
        this.#words.add(place.row.first, RETURNED);
        return true;
      }
      this.#line.splice(this.#line.indexOf(place), 1);
      this.#ask(place.row, -1);
      return false;
    });
  }
  /** Takes back the question of a wait that was aborted; an answer that it had goes to another. */
  giveUp(place) {
    const wasAnswered = this.leave(place);
    if (wasAnswered) this.answer(1);
  }
  /** Answers so many questions, one thread after the other, and wakes those who asked. */
  answer(count) {
    this.#wake(this.#parties.guarded(() => this.#answer(count)));
  }
  /** Gives the answers that the dead had, and did not return with, to others. */
  #passOn() {
    const answered = this.#parties.guarded(() => {
      const left = this.#parties.all().filter((row) => this.#untaken(row) > 0 && !this.#parties.isAlive(row));
      return left.flatMap((row) => {
        const rows = this.#answer(this.#untaken(row));
        this.#parties.remove(row);
        return rows;
      });
    });
    this.#wake(answered);
  }
  #wake(rows) {
    for (const { second } of rows) this.#words.wake(second);
  }
  /** The first in line take the answers that nobody has taken. */
  #take(place) {
    const position = this.#line.indexOf(place);
    if (position < 0) return true;
    if (position >= this.#line.length - this.#open(place.row)) return void 0;
    this.#line.splice(position, 1);
    return true;
  }
  #answer(count) {
    const answered = [];
    let left = count;
    for (const row of this.#rowsInTurn()) {
      const open = Math.min(left, this.#open(row));
      if (open <= 0) continue;
      if (!this.#parties.isAlive(row)) {
        this.#parties.remove(row);
        continue;
      }
      this.#words.add(row.second, open);
      this.#words.store(CURSOR, row.first);
      answered.push(row);
      left -= open;
    }
    return answered;
  }
  #rowsInTurn() {
    const rows = this.#parties.all();
    const cursor = this.#words.load(CURSOR);
    const start = rows.findIndex(({ first }) => first > cursor);
    return start <= 0 ? rows : [...rows.slice(start), ...rows.slice(0, start)];
  }
  /** Changes how often a row has asked, and leaves the other half of the cell as it is. */
  #ask({ first }, count) {
    const cell = this.#words.load(first);
    this.#words.store(first, cell & ~(RETURNED - 1) | cell + count & RETURNED - 1);
  }
  /** Questions of a row that were not answered. */
  #open({ first, second }) {
    return difference(this.#words.load(first), this.#words.load(second));
  }
  /** Answers of a row that no wait has returned with. */
  #untaken({ first, second }) {
    return difference(this.#words.load(second), this.#words.load(first) >>> 16);
  }
};
function difference(ahead, behind) {
  return ahead - behind << 16 >> 16;
}

// src/sync/value-lock.ts
function valueLock({ lock, ...shared }) {
  if (lock === void 0) return new Lock(shared);
  if (lock instanceof Lock || lock instanceof RLock) return lock;
  throw new OptionTypeError(`lock must be a Lock or an RLock, got ${inspect(lock)}`);
}
function lockHandle(lock, options) {
  if (isHandle(lock)) return lock[HANDLE](options);
  throw new TypeError("A lock is a handle");
}
function reviveLock(record) {
  if (typeof record === "object" && record !== null && "kind" in record && "data" in record) {
    const lock = reviveHandle({ kind: String(record.kind), data: record.data });
    if (lock instanceof Lock || lock instanceof RLock) return lock;
  }
  throw new TypeError("A handle of a lock is malformed");
}

// src/sync/condition.ts
var KIND3 = "mp.condition";
var Condition = class extends SharedObject {
  /** The lock that protects what is waited for. */
  lock;
  #line;
  /**
   * @param lock - Without it, a new `Lock`. With an `RLock`, Python's default, no more than one task of each thread may
   * wait at a time: all tasks of a thread count as its holder.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(lock, options = {}) {
    checkSharedOptions(options);
    super(PARTIES_BYTES, options);
    this.lock = valueLock(lock === void 0 ? options : { lock });
    this.#line = new ConditionLine(this.words);
  }
  get kind() {
    return KIND3;
  }
  get summary() {
    return `${this.lock.toString()}, waiting=${this.#line.size}`;
  }
  /** Acquires the lock. */
  async acquire(options = {}) {
    return this.lock.acquire(options);
  }
  /** As `acquire`, but blocks the thread: for workers. */
  acquireSync(options = {}) {
    return this.lock.acquireSync(options);
  }
  /** Acquires the lock if it is free; returns undefined otherwise. */
  tryAcquire() {
    return this.lock.tryAcquire();
  }
  /** Releases the lock. */
  release() {
    this.lock.release();
  }
  /**
   * Releases the lock, waits until notified, and acquires the lock again, as deep as it was.
   *
   * @returns Whether it was notified in time; the lock is held again either way, also after a rejection.
   * @throws (rejects) {@link StateError} when this thread does not hold the lock.
   * @throws (rejects) the reason of the signal when that aborts first.
   */
  async wait(options = {}) {
    checkKeys("options", options, ["timeout", "signal"]);
    const { place, suspension: suspension2 } = this.#begin();
    try {
      await retry(this.words, this.#line.attempt(place), options);
    } catch (error) {
      await suspension2.resume();
      this.#line.giveUp(place);
      throw error;
    }
    await suspension2.resume();
    return this.#line.leave(place);
  }
  /** As `wait`, but blocks the thread: for workers. */
  waitSync(options = {}) {
    checkKeys("options", options, ["timeout"]);
    const { place, suspension: suspension2 } = this.#begin();
    try {
      retrySync(this.words, this.#line.attempt(place), options);
    } finally {
      suspension2.resumeSync();
    }
    return this.#line.leave(place);
  }
  /**
   * Waits until a predicate, asked now and after each notification while the lock is held, says yes.
   *
   * @returns What the predicate said last: something falsy when the time was over.
   * @throws (rejects) as `wait`, and what the predicate throws.
   */
  async waitFor(predicate, options = {}) {
    checkFunction("predicate", predicate);
    const left = timeLeft(options.timeout);
    let result = predicate();
    while (!result && left() > 0) {
      await this.wait(options.timeout === void 0 ? options : { ...options, timeout: left() });
      result = predicate();
    }
    return result;
  }
  /** As `waitFor`, but blocks the thread: for workers. */
  waitForSync(predicate, options = {}) {
    checkFunction("predicate", predicate);
    const left = timeLeft(options.timeout);
    let result = predicate();
    while (!result && left() > 0) {
      this.waitSync(options.timeout === void 0 ? options : { timeout: left() });
      result = predicate();
    }
    return result;
  }
  /**
   * Wakes at most `count` of those who wait; they go on when they get the lock.
   *
   * @throws {@link StateError} when this thread does not hold the lock.
   */
  notify(count = 1) {
    checkInteger("count", count, { min: 0 });
    this.#assertHeld();
    this.#line.answer(count);
  }
  /**
   * Wakes all who wait.
   *
   * @throws {@link StateError} when this thread does not hold the lock.
   */
  notifyAll() {
    this.notify(Number.MAX_SAFE_INTEGER);
  }
  toHandle(options) {
    const { kind, data: cell } = super.toHandle(options);
    return { kind, data: { cell, lock: lockHandle(this.lock, options) } };
  }
  #begin() {
    this.#assertHeld();
    const place = this.#line.join();
    const suspension2 = this.lock.suspend();
    if (suspension2 !== void 0) return { place, suspension: suspension2 };
    this.#line.giveUp(place);
    throw new StateError("The lock was released by somebody else");
  }
  #assertHeld() {
    this.assertOpen();
    if (!this.lock.isOwn) throw new StateError("The lock of the condition is not held by this thread");
  }
};
registerHandleKind(KIND3, (data) => {
  if (typeof data !== "object" || data === null || !("cell" in data && "lock" in data))
    throw new TypeError("A handle of a condition is malformed");
  const lock = reviveLock(data.lock);
  return SharedObject.arrive(data.cell, () => new Condition(lock));
});
function timeLeft(timeout) {
  if (timeout === void 0) return () => Number.POSITIVE_INFINITY;
  const end = performance.now() + timeout;
  return () => Math.max(0, end - performance.now());
}

// src/sync/event.ts
var BYTES5 = 8;
var STATE = 0;
var Event = class extends SharedObject {
  /**
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(options = {}) {
    checkSharedOptions(options);
    super(BYTES5, options);
  }
  get kind() {
    return "mp.event";
  }
  get summary() {
    return this.isSet ? "set" : "unset";
  }
  /** Whether it is set at this moment. */
  get isSet() {
    return (this.words.load(STATE) & 1) === 1;
  }
  /** Sets it, and lets all who wait go on. */
  set() {
    const { words } = this;
    for (let state = words.load(STATE); (state & 1) === 0; state = words.load(STATE)) {
      if (words.compareExchange(STATE, state, state + 2 | 1) !== state) continue;
      words.wake(STATE);
      return;
    }
  }
  /** Clears it: from now on there is something to wait for. */
  clear() {
    const { words } = this;
    Atomics.and(words.cells, STATE, ~1);
  }
  /**
   * Waits until it is set.
   *
   * @returns Whether it was set in time.
   * @throws (rejects) the reason of the signal when that aborts first.
   */
  async wait(options = {}) {
    checkKeys("options", options, ["timeout", "signal"]);
    return await retry(this.words, this.#attempt(), options) ?? false;
  }
  /** As `wait`, but blocks the thread: for workers. */
  waitSync(options = {}) {
    checkKeys("options", options, ["timeout"]);
    return retrySync(this.words, this.#attempt(), options) ?? false;
  }
  #attempt() {
    const { words } = this;
    const count = words.load(STATE) >> 1;
    return (look) => {
      const state = words.load(STATE);
      return (state & 1) === 1 || state >> 1 !== count ? true : look.blocked(STATE, state);
    };
  }
};
registerSharedKind("mp.event", () => new Event());

// src/memory/big-elements.ts
var BigElements = class {
  view;
  constructor(view) {
    this.view = view;
  }
  load(index) {
    return Atomics.load(this.view, index);
  }
  store(index, value) {
    Atomics.store(this.view, index, this.#fitting(value));
  }
  add(index, value) {
    return Atomics.add(this.view, index, big(value));
  }
  sub(index, value) {
    return Atomics.sub(this.view, index, big(value));
  }
  and(index, value) {
    return Atomics.and(this.view, index, big(value));
  }
  or(index, value) {
    return Atomics.or(this.view, index, big(value));
  }
  exchange(index, value) {
    return Atomics.exchange(this.view, index, this.#fitting(value));
  }
  compareExchange(index, expected, replacement) {
    return Atomics.compareExchange(this.view, index, this.#fitting(expected), this.#fitting(replacement));
  }
  #fitting(value) {
    const stored = this.view instanceof BigInt64Array ? BigInt.asIntN(64, big(value)) : BigInt.asUintN(64, big(value));
    if (stored === value) return value;
    throw new OptionRangeError(`value must fit into 64 bits, got ${value}`);
  }
};
function big(value) {
  if (typeof value === "bigint") return value;
  throw new OptionTypeError(`value must be a bigint, got ${inspect(value)}`);
}

// src/memory/boolean-elements.ts
var BooleanElements = class {
  view;
  constructor(view) {
    this.view = view;
  }
  load(index) {
    return Atomics.load(this.view, index) !== 0;
  }
  store(index, value) {
    Atomics.store(this.view, index, byte(value));
  }
  add() {
    throw new OptionTypeError("add() is for numbers");
  }
  sub() {
    throw new OptionTypeError("sub() is for numbers");
  }
  and(index, value) {
    return Atomics.and(this.view, index, byte(value)) !== 0;
  }
  or(index, value) {
    return Atomics.or(this.view, index, byte(value)) !== 0;
  }
  exchange(index, value) {
    return Atomics.exchange(this.view, index, byte(value)) !== 0;
  }
  compareExchange(index, expected, replacement) {
    return Atomics.compareExchange(this.view, index, byte(expected), byte(replacement)) !== 0;
  }
};
function byte(value) {
  if (typeof value === "boolean") return value ? 1 : 0;
  throw new OptionTypeError(`value must be a boolean, got ${inspect(value)}`);
}

// src/memory/float-elements.ts
var FloatElements = class {
  view;
  #update;
  constructor(view) {
    this.view = view;
    this.#update = view instanceof Float64Array ? updateDouble(view) : updateSingle(view);
  }
  load(index) {
    return this.view[index] ?? 0;
  }
  store(index, value) {
    this.exchange(index, value);
  }
  add(index, value) {
    number(value);
    return this.#update(index, (before) => before + value);
  }
  sub(index, value) {
    number(value);
    return this.#update(index, (before) => before - value);
  }
  and() {
    throw new OptionTypeError("and() is for whole numbers and booleans");
  }
  or() {
    throw new OptionTypeError("or() is for whole numbers and booleans");
  }
  exchange(index, value) {
    number(value);
    return this.#update(index, () => value);
  }
  /** Compares as `Object.is` does: -0 is not 0, and NaN is itself. */
  compareExchange(index, expected, replacement) {
    number(replacement);
    const wanted = this.view instanceof Float32Array ? Math.fround(number(expected)) : number(expected);
    return this.#update(index, (before) => Object.is(before, wanted) ? replacement : before);
  }
};
function updateDouble({ buffer, byteOffset, length }) {
  const bits = new BigInt64Array(buffer, byteOffset, length);
  const value = new Float64Array(1);
  const valueBits = new BigInt64Array(value.buffer);
  return (index, change) => {
    for (; ; ) {
      const seen = Atomics.load(bits, index);
      valueBits[0] = seen;
      const before = value[0] ?? 0;
      value[0] = change(before);
      if (Atomics.compareExchange(bits, index, seen, valueBits[0]) === seen) return before;
    }
  };
}
function updateSingle({ buffer, byteOffset, length }) {
  const bits = new Int32Array(buffer, byteOffset, length);
  const value = new Float32Array(1);
  const valueBits = new Int32Array(value.buffer);
  return (index, change) => {
    for (; ; ) {
      const seen = Atomics.load(bits, index);
      valueBits[0] = seen;
      const before = value[0] ?? 0;
      value[0] = change(before);
      if (Atomics.compareExchange(bits, index, seen, valueBits[0]) === seen) return before;
    }
  };
}
function number(value) {
  if (typeof value === "number") return value;
  throw new OptionTypeError(`value must be a number, got ${inspect(value)}`);
}

// src/memory/integer-elements.ts
var IntegerElements = class {
  view;
  #limits;
  constructor(view, limits) {
    this.view = view;
    this.#limits = limits;
  }
  load(index) {
    return Atomics.load(this.view, index);
  }
  store(index, value) {
    Atomics.store(this.view, index, this.#fitting(value));
  }
  add(index, value) {
    return Atomics.add(this.view, index, whole(value));
  }
  sub(index, value) {
    return Atomics.sub(this.view, index, whole(value));
  }
  and(index, value) {
    return Atomics.and(this.view, index, whole(value));
  }
  or(index, value) {
    return Atomics.or(this.view, index, whole(value));
  }
  exchange(index, value) {
    return Atomics.exchange(this.view, index, this.#fitting(value));
  }
  compareExchange(index, expected, replacement) {
    return Atomics.compareExchange(this.view, index, this.#fitting(expected), this.#fitting(replacement));
  }
  #fitting(value) {
    const { min, max } = this.#limits;
    if (whole(value) >= min && value <= max) return value;
    throw new OptionRangeError(`value must be from ${min} to ${max}, got ${value}`);
  }
};
function whole(value) {
  if (Number.isInteger(value)) return value;
  throw new OptionTypeError(`value must be a whole number, got ${inspect(value)}`);
}

// src/memory/elements.ts
var BYTES6 = {
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  i64: 8,
  u64: 8,
  f32: 4,
  f64: 8,
  bool: 1
};
function bytesOf2(type) {
  return BYTES6[type];
}
function checkElementType(type) {
  if (isElementType(type)) return type;
  throw new OptionTypeError(`type must be one of ${Object.keys(BYTES6).join(", ")}, got ${inspect(type)}`);
}
function isElementType(type) {
  return typeof type === "string" && Object.hasOwn(BYTES6, type);
}
function viewOf(type, piece) {
  return elementsOf(type, piece).view;
}
function elementsOf(type, { buffer, byteOffset, length }) {
  switch (type) {
    case "i8":
      return new IntegerElements(new Int8Array(buffer, byteOffset, length), { min: -128, max: 127 });
    case "u8":
      return new IntegerElements(new Uint8Array(buffer, byteOffset, length), { min: 0, max: 255 });
    case "i16":
      return new IntegerElements(new Int16Array(buffer, byteOffset, length), { min: -32768, max: 32767 });
    case "u16":
      return new IntegerElements(new Uint16Array(buffer, byteOffset, length), { min: 0, max: 65535 });
    case "i32":
      return new IntegerElements(new Int32Array(buffer, byteOffset, length), {
        min: -2147483648,
        max: 2147483647
      });
    case "u32":
      return new IntegerElements(new Uint32Array(buffer, byteOffset, length), { min: 0, max: 4294967295 });
    case "i64":
      return new BigElements(new BigInt64Array(buffer, byteOffset, length));
    case "u64":
      return new BigElements(new BigUint64Array(buffer, byteOffset, length));
    case "f32":
      return new FloatElements(new Float32Array(buffer, byteOffset, length));
    case "f64":
      return new FloatElements(new Float64Array(buffer, byteOffset, length));
    case "bool":
      return new BooleanElements(new Uint8Array(buffer, byteOffset, length));
  }
}

// src/sync/shared-array.ts
var KIND4 = "mp.shared-array";
var SHOWN = 6;
var SharedArray = class extends SharedObject {
  /** What it holds. */
  type;
  length;
  #buffer;
  #view;
  #lock;
  #elements;
  /**
   * @param contents - How many, all 0 or false; or what they are, which sets the length.
   * @throws {@link OptionRangeError} when one does not fit the type.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(type, contents, options = {}) {
    checkSharedOptions(options, "lock");
    const values = typeof contents === "number" ? void 0 : [...contents];
    const length = values?.length ?? checkInteger("length", contents, { min: 0 });
    super(Math.max(1, length) * bytesOf2(checkElementType(type)), options);
    this.type = type;
    this.length = length;
    this.#buffer = this.words.expose(this.lifeline);
    this.#view = viewOf(type, { buffer: this.#buffer, byteOffset: 0, length });
    this.#elements = elementsOf(type, { buffer: this.#buffer, byteOffset: 0, length });
    this.#lock = valueLock(options);
    values?.forEach((value, index) => this.#elements.store(index, value));
  }
  get kind() {
    return KIND4;
  }
  get summary() {
    const first = Array.from({ length: Math.min(this.length, SHOWN) }, (_, index) => inspect(this.load(index)));
    const rest = this.length > SHOWN ? [`\u2026 ${this.length - SHOWN} more`] : [];
    return `'${this.type}', [${[...first, ...rest].join(", ")}]`;
  }
  /** The lock it comes with. */
  get lock() {
    return this.#lock;
  }
  /** Typed array over the memory; of bytes for booleans. */
  get view() {
    this.assertOpen();
    return this.#view;
  }
  /** @throws {@link OptionRangeError} when there is no such index; also for all other steps. */
  load(index) {
    return this.#elements.load(this.#check(index));
  }
  store(index, value) {
    this.#elements.store(this.#check(index), value);
  }
  /** Adds, and returns what was there before. */
  add(index, value) {
    return this.#elements.add(this.#check(index), value);
  }
  /** Subtracts, and returns what was there before. */
  sub(index, value) {
    return this.#elements.sub(this.#check(index), value);
  }
  /** Keeps the bits that are set in both, and returns what was there before. */
  and(index, value) {
    return this.#elements.and(this.#check(index), value);
  }
  /** Sets the bits that are set in either, and returns what was there before. */
  or(index, value) {
    return this.#elements.or(this.#check(index), value);
  }
  /** Replaces one, and returns what was there before. */
  exchange(index, value) {
    return this.#elements.exchange(this.#check(index), value);
  }
  /** Replaces one if it is `expected`, and returns what was there before. */
  compareExchange(index, expected, replacement) {
    return this.#elements.compareExchange(this.#check(index), expected, replacement);
  }
  /** Yields them one by one, each as it is at that moment. */
  *[Symbol.iterator]() {
    for (let index = 0; index < this.length; index += 1) yield this.load(index);
  }
  /** Lets go of the memory here; the view is empty from then on. Others that have it are not affected. */
  close() {
    if (!(this.#buffer instanceof SharedArrayBuffer)) withdrawMemory(this.#buffer);
    super.close();
  }
  toHandle(options) {
    const { kind, data: cell } = super.toHandle(options);
    return { kind, data: { cell, type: this.type, length: this.length, lock: lockHandle(this.#lock, options) } };
  }
  #check(index) {
    this.assertOpen();
    if (Number.isInteger(index) && index >= 0 && index < this.length) return index;
    throw new OptionRangeError(`index must be a whole number from 0 to ${this.length - 1}, got ${index}`);
  }
};
registerHandleKind(KIND4, (data) => {
  const { cell, type, length, lock } = checkData(data);
  return SharedObject.arrive(cell, () => new SharedArray(type, length, { lock }));
});
function checkData(data) {
  if (typeof data !== "object" || data === null || !("cell" in data && "type" in data && "lock" in data))
    throw new TypeError("A handle of a shared array is malformed");
  const length = checkInteger("length", "length" in data ? data.length : void 0, { min: 0 });
  return { cell: data.cell, type: checkElementType(data.type), length, lock: reviveLock(data.lock) };
}

// src/sync/value.ts
var KIND5 = "mp.value";
var BYTES7 = 8;
var Value = class extends SharedObject {
  /** What it holds. */
  type;
  #lock;
  #elements;
  /**
   * @param initial - Without it, 0 or false.
   * @throws {@link OptionRangeError} when it does not fit the type.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   * @throws {@link SharedMemoryFullError} when there is no room.
   */
  constructor(type, initial, options = {}) {
    checkSharedOptions(options, "lock");
    super(BYTES7, options);
    this.type = checkElementType(type);
    const { buffer, byteOffset } = this.words.cells;
    this.#elements = elementsOf(type, { buffer, byteOffset, length: 1 });
    this.#lock = valueLock(options);
    if (initial !== void 0) this.#elements.store(0, initial);
  }
  get kind() {
    return KIND5;
  }
  /** The lock it comes with. */
  get lock() {
    return this.#lock;
  }
  get summary() {
    return `'${this.type}', ${inspect(this.value)}`;
  }
  get value() {
    return this.#open().load(0);
  }
  set value(value) {
    this.#open().store(0, value);
  }
  /** Adds, and returns what was there before. */
  add(value) {
    return this.#open().add(0, value);
  }
  /** Subtracts, and returns what was there before. */
  sub(value) {
    return this.#open().sub(0, value);
  }
  /** Keeps the bits that are set in both, and returns what was there before. */
  and(value) {
    return this.#open().and(0, value);
  }
  /** Sets the bits that are set in either, and returns what was there before. */
  or(value) {
    return this.#open().or(0, value);
  }
  /** Replaces it, and returns what was there before. */
  exchange(value) {
    return this.#open().exchange(0, value);
  }
  /** Replaces it if it is `expected`, and returns what was there before. */
  compareExchange(expected, replacement) {
    return this.#open().compareExchange(0, expected, replacement);
  }
  toHandle(options) {
    const { kind, data: cell } = super.toHandle(options);
    return { kind, data: { cell, type: this.type, lock: lockHandle(this.#lock, options) } };
  }
  #open() {
    this.assertOpen();
    return this.#elements;
  }
};
registerHandleKind(KIND5, (data) => {
  const { cell, type, lock } = checkData2(data);
  return SharedObject.arrive(cell, () => new Value(type, void 0, { lock }));
});
function checkData2(data) {
  if (typeof data !== "object" || data === null || !("cell" in data && "type" in data && "lock" in data))
    throw new TypeError("A handle of a shared value is malformed");
  return { cell: data.cell, type: checkElementType(data.type), lock: reviveLock(data.lock) };
}

export {
  beginWhenAsked,
  noteThing,
  reasonToStay,
  isKeptByNode,
  Queue,
  JoinableQueue,
  pipe,
  SimpleQueue,
  SharedMemory,
  ShareableList,
  Barrier,
  Held,
  Semaphore,
  BoundedSemaphore,
  Lock,
  RLock,
  Condition,
  Event,
  SharedArray,
  Value
};
//# sourceMappingURL=chunk-PTNPYNU6.js.map