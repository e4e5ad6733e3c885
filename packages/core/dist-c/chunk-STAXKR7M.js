import {
  RunningTaskContext,
  enterTasks
} from "./chunk-S2N7RX3B.js";
import {
  decodeInput,
  encodeThrown,
  loadCallable
} from "./chunk-YOGR2O4F.js";
import {
  AFTER,
  Bell,
  FIGURE,
  GO_ROUND,
  ITEM,
  KIND,
  LENGTH,
  MAY_SPIN,
  NEWS,
  OUTCOME_COUNT,
  OUTCOME_HEAD,
  OUTCOME_HEAD_BYTES,
  OUTCOME_TYPES,
  RingSpace,
  SEQUENCE,
  TASK_COUNT,
  TASK_HEAD_BYTES,
  TYPE,
  TaskRecord,
  aligned,
  assumeIdentity,
  encodeLaneValue,
  forThread,
  loadingModules,
  openLane,
  outcomeRegion,
  postedAs,
  postedNumber,
  readLaneValue,
  readPostedValue,
  sharedNow,
  taskRegion,
  writeLaneValue
} from "./chunk-7ELPNYIP.js";
import {
  Spinner,
  damaged,
  decodeValue,
  encodeValue,
  getHeapStatistics,
  setClass,
  setImmediate
} from "./chunk-HYOWXHKS.js";
import {
  inspect
} from "./chunk-WMSUII7P.js";
import {
  readFileSync
} from "./chunk-6WIJLKRI.js";

// src/lane/outcome-writer.ts
var OutcomeWriter = class {
  #memory;
  #space;
  #start;
  #count = 0;
  #taken = 0;
  constructor(memory) {
    this.#memory = memory;
    const region = outcomeRegion(memory.size);
    this.#start = region.start;
    this.#space = new RingSpace(memory.cells, region);
    if (Atomics.load(memory.cells, OUTCOME_HEAD) === 0) Atomics.store(memory.cells, OUTCOME_HEAD, region.start);
  }
  /** The longest value that always finds room once the host has read everything. */
  get longest() {
    return this.#space.longest - OUTCOME_HEAD_BYTES;
  }
  /** Puts an outcome; returns false when the host has to read some first. */
  put(head, value) {
    const byteLength = OUTCOME_HEAD_BYTES + (value?.byteLength ?? 0);
    const { cells, numbers, bytes } = this.#memory;
    const found = this.#space.find(byteLength, Atomics.load(cells, OUTCOME_HEAD));
    if (found === void 0) return false;
    const { at } = found;
    this.#space.take(at, byteLength);
    const base = at >> 2;
    cells[base + LENGTH] = byteLength;
    cells[base + SEQUENCE] = head.sequence;
    cells[base + ITEM] = head.item;
    cells[base + TYPE] = OUTCOME_TYPES.indexOf(head.type);
    cells[base + KIND] = value?.kind ?? 0;
    cells[base + AFTER] = head.after;
    numbers[(at >> 3) + FIGURE] = head.figure;
    if (value !== void 0) writeLaneValue(value, bytes, at + OUTCOME_HEAD_BYTES);
    this.#count = this.#count + 1 | 0;
    Atomics.store(cells, OUTCOME_COUNT, this.#count);
    return true;
  }
  /** Takes out what was put since the last time, for a host with memory of its own. */
  takeOut() {
    const outcomes = Uint8Array.from(this.#memory.bytes.subarray(this.#start, this.#space.tail));
    const count = this.#count - this.#taken | 0;
    this.#taken = this.#count;
    this.#space.restart();
    return { outcomes, count };
  }
};

// src/lane/task-reader.ts
var TaskReader = class {
  #memory;
  #start;
  #end;
  #at;
  #count = 0;
  #last;
  constructor(memory) {
    this.#memory = memory;
    const { start, byteLength } = taskRegion(memory.size);
    this.#start = start;
    this.#end = start + byteLength;
    this.#at = this.#start;
  }
  /** How many records were read, ever, in 32 bits. */
  get count() {
    return this.#count;
  }
  /** Whether there is a record. */
  get hasNext() {
    return Atomics.load(this.#memory.cells, TASK_COUNT) !== this.#count;
  }
  /** The record that was read last. */
  get last() {
    return this.#last;
  }
  /** Puts a record that came in a message where the next one is read; there must be none. */
  receive(record) {
    const { bytes, cells } = this.#memory;
    if (record.byteLength > this.#end - this.#start) throw damaged(record);
    bytes.set(record, this.#start);
    this.#at = this.#start;
    Atomics.add(cells, TASK_COUNT, 1);
  }
  /**
   * Returns the next record; undefined when there is none.
   *
   * @throws {@link MessageFormatError} when something else lies there than a host of ours writes.
   */
  next() {
    if (!this.hasNext) return void 0;
    if (this.#memory.cells[this.#at >> 2] === GO_ROUND) this.#at = this.#start;
    const record = new TaskRecord(this.#memory, this.#at);
    if (!record.isWhole || this.#at + record.byteLength > this.#end)
      throw damaged(this.#memory.bytes.subarray(this.#at, this.#at + TASK_HEAD_BYTES));
    this.#at += aligned(record.byteLength);
    this.#count = this.#count + 1 | 0;
    this.#last = record;
    return record;
  }
};
var InputReader = class {
  #memory;
  #end;
  #at;
  constructor({ memory, at, byteLength }) {
    this.#memory = memory;
    this.#at = at + TASK_HEAD_BYTES;
    this.#end = at + byteLength;
  }
  /**
   * Returns the next input, or the number of the message that it came in.
   *
   * @throws {@link MessageFormatError} when something else lies there than a host of ours writes.
   */
  next() {
    const { cells, bytes } = this.#memory;
    const kind = cells[this.#at >> 2] ?? 0;
    const byteLength = cells[(this.#at >> 2) + 1] ?? 0;
    const at = this.#at + 8;
    if (byteLength < 0 || at + byteLength > this.#end) throw damaged(bytes.subarray(this.#at, at));
    this.#at = at + aligned(byteLength);
    return postedNumber(bytes, at, kind) ?? readLaneValue(bytes, { at, byteLength }, kind);
  }
};

// src/lane/guest-lane.ts
var SPIN_MS = 0.25;
var GuestLane = class {
  memory;
  tasks;
  outcomes;
  /** Rings the host. */
  host;
  /** Is rung by the host once it has read outcomes. */
  room;
  #own;
  #spinner = new Spinner(SPIN_MS);
  #hasRung = false;
  constructor(memory) {
    this.memory = memory;
    this.tasks = new TaskReader(memory);
    this.outcomes = new OutcomeWriter(memory);
    this.host = new Bell(memory, "outcomes");
    this.room = new Bell(memory, "room");
    this.#own = new Bell(memory, "tasks");
  }
  /** Whether the host sleeps and has to be rung now. */
  mustRing() {
    const isAsleep = this.host.mustRing();
    this.#hasRung ||= isAsleep;
    return isAsleep;
  }
  /**
   * Looks on for tasks for a moment, if that has paid lately; returns whether there is one.
   *
   * Not when the host was rung just now: it may be given the very core on which this thread would look on.
   */
  lookOn() {
    const { cells } = this.memory;
    const hasRung = this.#hasRung;
    this.#hasRung = false;
    if (hasRung || Atomics.load(cells, MAY_SPIN) === 0) return this.tasks.hasNext;
    return this.#spinner.spin(cells, TASK_COUNT, this.tasks.count);
  }
  /** Says that this end must be rung from now on; returns whether it may sleep, as there is nothing to do. */
  sleep() {
    this.#own.sleep();
    if (!this.tasks.hasNext) return true;
    this.#own.wake();
    return false;
  }
  /** Whether the host sees at once what this end writes; else it has to be sent it. */
  get isShared() {
    return this.memory.isShared;
  }
  /** Returns what the host has to be sent: where the record is that was read last, and the outcomes since the last report. */
  report() {
    return { record: this.tasks.last?.copyState() ?? new Uint8Array(), ...this.outcomes.takeOut() };
  }
  /** Lets a host that looks by itself see that there is something. */
  tell() {
    Atomics.add(this.memory.cells, NEWS, 1);
  }
};

// src/guest/inbox.ts
var Inbox = class {
  #values = /* @__PURE__ */ new Map();
  #handled = 0;
  #waiting;
  /** Notes that one more message that tasks may need was handled. */
  note() {
    this.#handled += 1;
    if (this.#waiting !== void 0 && this.#handled >= this.#waiting.count) this.#waiting.resolve();
  }
  /** Keeps a value until a task takes it. */
  keep(number, value) {
    this.#values.set(number, { value, count: this.#handled + 1 });
  }
  /** Takes the value of the message with this number. */
  take(number) {
    const kept = this.#values.get(number);
    if (kept === void 0) throw new Error(`value ${number} was not sent to this worker`);
    this.#values.delete(number);
    return readPostedValue(kept.value);
  }
  /** Lets go of the values that came with the first so many messages: the tasks they were for will not run here. */
  release(upTo) {
    for (const [number, { count }] of this.#values) {
      if (count > upTo) return;
      this.#values.delete(number);
    }
  }
  /** Whether so many messages were handled. */
  has(count) {
    return this.#handled >= count;
  }
  /** Waits until so many messages were handled. */
  async reached(count) {
    if (this.has(count)) return;
    const { promise, resolve } = Promise.withResolvers();
    this.#waiting = { count, resolve };
    await promise;
    this.#waiting = void 0;
  }
};

// src/guest/gc-clock.ts
var GcClock = class {
  #observer;
  #ms = 0;
  /** Begins to measure, or stops. */
  measure(isWanted) {
    if (isWanted === (this.#observer !== void 0)) return;
    this.#observer?.disconnect();
    this.#observer = isWanted ? new PerformanceObserver((list) => this.#add(list.getEntries())) : void 0;
    this.#observer?.observe({ entryTypes: ["gc"] });
  }
  /** Returns for how long it did since the last call, in milliseconds; Node tells of a collection some turns after it. */
  take() {
    const ms = this.#ms;
    this.#ms = 0;
    return ms;
  }
  #add(collections) {
    for (const { duration } of collections) this.#ms += duration;
  }
};

// src/guest/task-run.ts
var NO_TIMES = { busyMs: 0, copyMs: 0 };
var TaskRun = class {
  record;
  /** Whether any of its tasks has failed. */
  hasFailed = false;
  /** For how long its tasks have run, and how much of that went into reading inputs and writing results. */
  times = { busyMs: 0, copyMs: 0 };
  #setting;
  #loaded;
  #inputs;
  #item = 0;
  #context;
  #lookedAt = 0;
  #lookedItem = 0;
  /** When the function of the running task was done; 0 before that, and where tasks are timed together. */
  #returnedAt = 0;
  constructor(record, loaded, setting) {
    this.record = record;
    this.#loaded = loaded;
    this.#setting = setting;
    this.#inputs = new InputReader(record);
  }
  /** The context of the running task, made when it is first asked for. */
  get context() {
    return this.#context ??= this.#newContext();
  }
  /** Tells a task to stop, if it is the one that runs. */
  abort(item, reason) {
    if (item !== this.#item) return;
    this.#context ??= this.#newContext();
    this.#context.abort(reason);
  }
  /** Runs the tasks until none is left or the rest was cut off. */
  async run() {
    const { record } = this;
    this.#lookedAt = performance.now();
    record.startedAt = sharedNow();
    enterTasks(this);
    while (this.#item < record.count) {
      const outcome = this.#runSome();
      const isDone = typeof outcome === "object" ? await outcome : outcome;
      if (isDone === false) this.hasFailed = true;
      if (isDone === void 0 || this.hasFailed && record.stopsOnError) break;
      if (this.#look()) await this.#turn();
    }
    enterTasks(void 0);
    this.#look();
  }
  /** Fails every task alike, as the function cannot be loaded. */
  static async failAll(record, error, { reporter }) {
    for (let item = 0; item < record.count && record.start(item); item++)
      await reporter.error({ record, item }, error, 0);
  }
  /** Runs one task or several quick ones, and returns whether the last succeeded; undefined when the rest was cut off. */
  #runSome() {
    const { record } = this;
    if (this.#loaded.isQuick && record.arity === 1 && !record.spreads && !record.isTimed) return this.#runNumbers();
    if (record.isTimed) record.startedAt = sharedNow();
    if (!record.start(this.#item)) return void 0;
    if (record.isTimed) this.#setting.reporter.begin();
    if (record.isWatched && !this.#loaded.isQuick) this.#setting.reporter.ringNow();
    return record.arity === 0 ? this.#runValue() : this.#runTask(this.#numbers());
  }
  /** Runs quick tasks from number to number, as long as they give numbers. */
  #runNumbers() {
    const { record } = this;
    const { fn, together } = this.#loaded;
    const { numbers } = record.memory;
    const slot = record.slots;
    const end = Math.min(record.count, this.#item + together);
    try {
      while (this.#item < end) {
        if (!record.start(this.#item)) return void 0;
        const result = fn(numbers[slot + this.#item]);
        if (typeof result !== "number") return this.#take(result);
        numbers[slot + this.#item] = result;
        this.#next();
      }
      return true;
    } catch (error) {
      return this.#takeError(error);
    }
  }
  #runValue() {
    let encoded;
    try {
      const input = this.#inputs.next();
      encoded = typeof input === "number" ? this.#setting.inbox.take(input) : input;
    } catch (error) {
      return this.#takeError(error);
    }
    if (encoded.coded) return this.#runCoded(encoded);
    this.#noteInput();
    return this.#runTask(encoded.value);
  }
  #runTask(value) {
    try {
      return this.#take(this.#call(value));
    } catch (error) {
      return this.#takeError(error);
    }
  }
  #runCoded(encoded) {
    try {
      const input = decodeInput(encoded);
      if (input instanceof Promise) return this.#runLater(input);
      this.#noteInput();
      return this.#take(this.#call(input));
    } catch (error) {
      return this.#takeError(error);
    }
  }
  async #runLater(input) {
    try {
      const value = await input;
      this.#noteInput();
      return await this.#take(this.#call(value));
    } catch (error) {
      return this.#takeError(error);
    }
  }
  #call(value) {
    const { fn } = this.#loaded;
    return this.record.spreads ? Reflect.apply(fn, void 0, spreadable(value)) : fn(value);
  }
  /** Takes what a function returned, and reports it once it is there. */
  #take(result) {
    return isThenable(result) ? this.#takeLater(result) : this.#report(result);
  }
  async #takeLater(result) {
    try {
      return await this.#report(await result);
    } catch (error) {
      return this.#takeError(error);
    }
  }
  #report(value) {
    const { record } = this;
    const { isQuick, averageMs } = this.#loaded;
    if (record.arity > 0 && isQuick && typeof value === "number") {
      record.memory.numbers[record.slots + this.#item * record.arity] = value;
      this.#next();
      return true;
    }
    if (!isQuick) this.#returnedAt = performance.now();
    const ms = isQuick ? averageMs : this.#returnedAt - this.#lookedAt;
    const reported = this.#setting.reporter.result(this.#place(), value, ms);
    this.#next();
    return reported;
  }
  #takeError(error) {
    const reported = this.#setting.reporter.error(this.#place(), error, performance.now() - this.#lookedAt);
    this.#next();
    return reported;
  }
  /** Counts the time since the last look as that of reading the input. */
  #noteInput() {
    if (!this.#loaded.isQuick) this.times.copyMs += performance.now() - this.#lookedAt;
  }
  #next() {
    this.#item += 1;
    if (this.#context !== void 0) this.#context = void 0;
  }
  /** Looks at the clock; returns whether the event loop is due for a turn. */
  #look() {
    const calls = this.#item - this.#lookedItem;
    const now = performance.now();
    const ms = now - this.#lookedAt;
    this.#loaded.observe(ms, calls);
    this.times.busyMs += ms;
    if (this.#returnedAt > 0) this.times.copyMs += now - this.#returnedAt;
    this.#returnedAt = 0;
    this.#lookedAt = now;
    this.#lookedItem = this.#item;
    return this.#setting.turns.isDue(now);
  }
  /** Tells the host of what is done and lets the event loop turn. */
  async #turn() {
    this.#setting.reporter.ringNow();
    await this.#setting.turns.take();
    this.#lookedAt = performance.now();
    this.record.startedAt = sharedNow();
  }
  #numbers() {
    const { slots, arity, spreads, memory } = this.record;
    const at = slots + this.#item * arity;
    return spreads ? Array.from(memory.numbers.subarray(at, at + arity)) : memory.numbers[at];
  }
  #place() {
    return { record: this.record, item: this.#item };
  }
  #newContext() {
    const { record } = this;
    const place = this.#place();
    const { reporter, workerId } = this.#setting;
    const context = new RunningTaskContext(workerId, record.attempt, (fraction) => {
      if (this.#context === context && record.started > place.item) reporter.progress(place, fraction);
    });
    return context;
  }
};
function isThenable(value) {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
function spreadable(value) {
  if (!Array.isArray(value)) throw new TypeError("starmap takes an array of arguments for each call");
  return value;
}

// src/guest/lane-loop.ts
var LaneLoop = class {
  #lane;
  #setting;
  #gcClock = new GcClock();
  #isAwake = false;
  #run;
  /** The work that failed last, whose tasks nobody wants any more. */
  #failedGroup = 0;
  /** The record that was aborted last without being the one that runs. */
  #dropped = 0;
  constructor(lane, setting) {
    this.#lane = lane;
    this.#setting = setting;
  }
  /** Has the loop look for tasks, if it sleeps. */
  wake() {
    if (this.#isAwake) return;
    this.#isAwake = true;
    void this.#loop();
  }
  /** Takes a record that came in a message. */
  receive(record) {
    this.#lane.tasks.receive(record);
    this.wake();
  }
  /** Tells a task to stop, if it is the one that runs; one that was sent and has not begun will not. */
  abort(sequence, item, reason) {
    if (this.#run?.record.sequence === sequence) this.#run.abort(item, reason);
    else this.#dropped = sequence;
  }
  async #loop() {
    const { turns } = this.#setting;
    turns.begin();
    for (; ; ) {
      const record = this.#lane.tasks.next();
      if (record === void 0) {
        if (this.#rest()) return;
        continue;
      }
      await this.#runRecord(record);
      if (turns.isDue(performance.now())) await turns.take();
    }
  }
  /** Waits a moment for more; returns true when the loop is over until it is woken. */
  #rest() {
    if (this.#lane.lookOn()) return false;
    if (!this.#lane.sleep()) return false;
    this.#isAwake = false;
    return true;
  }
  async #runRecord(record) {
    const { inbox, reporter } = this.#setting;
    if (!inbox.has(record.after)) await inbox.reached(record.after);
    if (record.forgets !== 0) this.#setting.forget(record.forgets);
    this.#gcClock.measure(record.isMeasured);
    const times = await this.#runTasks(record);
    inbox.release(record.after);
    record.end({ ...times, gcMs: this.#gcClock.take(), memoryBytes: this.#setting.memoryBytes() });
    reporter.ringNow();
  }
  async #runTasks(record) {
    if (record.stopsOnError && record.group === this.#failedGroup) return NO_TIMES;
    try {
      const loaded = this.#setting.load(record.fn);
      const run = new TaskRun(record, loaded instanceof Promise ? await loaded : loaded, this.#setting);
      if (record.sequence === this.#dropped) return NO_TIMES;
      this.#run = run;
      await run.run();
      if (run.hasFailed && record.stopsOnError) this.#failedGroup = record.group;
      return run.times;
    } catch (error) {
      await TaskRun.failAll(record, error, this.#setting);
      return NO_TIMES;
    } finally {
      this.#run = void 0;
    }
  }
};

// src/guest/loaded-function.ts
var QUICK_MS = 0.02;
var MOST_TOGETHER = 256;
var TOGETHER_MS = 0.5;
var LoadedFunction = class {
  fn;
  /** How long one call takes, in milliseconds, by the last that were timed. */
  averageMs = 0;
  /** How many calls to time together. */
  together = 1;
  constructor(fn) {
    if (!isAnyFunction(fn)) throw new TypeError("A task is a function");
    this.fn = fn;
  }
  /** Takes the time of some calls into account. */
  observe(ms, calls) {
    if (calls === 0) return;
    this.averageMs = ms / calls;
    this.together = this.averageMs > QUICK_MS ? 1 : Math.min(MOST_TOGETHER, this.together * 2, Math.ceil(TOGETHER_MS / Math.max(this.averageMs, 1e-6)));
  }
  get isQuick() {
    return this.together > 1;
  }
};
function isAnyFunction(fn) {
  return typeof fn === "function";
}

// src/guest/outcome-reporter.ts
var OutcomeReporter = class {
  #lane;
  #port;
  #posts = 0;
  #roomWaiter;
  #hasNews = false;
  constructor(lane, port) {
    this.#lane = lane;
    this.#port = port;
  }
  /**
   * Reports the result of a task.
   *
   * @returns True, at once if there was room.
   * @throws {@link NotSerializableError} when it cannot travel; nothing was reported then.
   */
  result(task, value, ms) {
    return this.#put(task, "result", { value: this.#encode(value, "result"), figure: ms }) ?? true;
  }
  /** Reports what a task threw; returns false, at once if there was room. */
  error(task, thrown, ms) {
    const value = encodeThrown(thrown, (error) => this.#encode(error, "error"));
    const waiting = this.#put(task, "error", { value, figure: ms });
    return waiting === void 0 ? false : waiting.then(() => false);
  }
  /** Reports how far a task is; what finds no room is let go of. */
  progress(task, fraction) {
    this.#tryPut(task, "progress", { value: void 0, figure: fraction });
    this.ring();
  }
  /** Notes that something has changed that the host may want to look at. */
  note() {
    this.#hasNews = true;
    this.#lane.tell();
  }
  /** Notes that something has changed, and has the host look. */
  ringNow() {
    this.note();
    this.ring();
  }
  /** Has the host look, unless it looks by itself or there is nothing new. */
  ring() {
    if (!this.#hasNews) return;
    this.#hasNews = false;
    if (!this.#lane.isShared) this.#port.send({ type: "report", report: this.#lane.report() });
    else if (this.#lane.mustRing()) this.#port.send({ type: "wake" });
  }
  /** Tells a host that does not see it that a task has begun. */
  begin() {
    if (!this.#lane.isShared) this.ringNow();
  }
  /** Is told that the host has rung: there may be room again. */
  onRung() {
    this.#roomWaiter?.();
  }
  /** Takes the way of a message for what the lane cannot carry. */
  #encode(value, path) {
    const encoded = encodeLaneValue(value, () => path, {
      sharesMemory: this.#port.sharesMemory,
      moves: true,
      longest: this.#lane.outcomes.longest
    });
    if ("chunks" in encoded) return encoded;
    this.#posts += 1;
    const { posted, moved } = this.#port.sharesMemory ? forThread(encoded) : encoded;
    this.#lane.host.spare();
    this.#port.send({ type: "value", number: this.#posts, value: posted }, moved);
    return postedAs(this.#posts);
  }
  /** Returns undefined when it was put at once. */
  #put(task, type, content) {
    return this.#tryPut(task, type, content) ? void 0 : this.#putLater(task, type, content);
  }
  #tryPut({ record, item }, type, { value, figure }) {
    const head = { sequence: record.sequence, item, type, figure, after: this.#posts };
    if (!this.#lane.outcomes.put(head, value)) return false;
    this.note();
    return true;
  }
  async #putLater(task, type, content) {
    const value = content.value === void 0 ? void 0 : { ...content.value, chunks: content.value.chunks.map((chunk) => Uint8Array.from(chunk)) };
    for (; ; ) {
      const { promise, resolve } = Promise.withResolvers();
      this.#roomWaiter = resolve;
      this.#lane.room.sleep();
      if (this.#tryPut(task, type, { ...content, value })) return true;
      this.#hasNews = true;
      this.ring();
      await promise;
    }
  }
};

// src/guest/run-call.ts
async function runCall(call, port) {
  const { name, isDaemon, parentName, argv } = call;
  assumeIdentity({ name, isDaemon, isPoolWorker: false, parentName, parentPid: process.ppid }, argv);
  try {
    const target = call.target === void 0 ? void 0 : await loadTarget(call.target);
    if (call.subclass !== void 0) await runSubclass(call, call.subclass, target);
    else if (target !== void 0) await Reflect.apply(target.fn, void 0, target.args);
    port.release();
  } catch (error) {
    const kind = port.sharesMemory ? "Thread" : "Process";
    process.stderr.write(`${kind} ${name}:
${inspect(error)}
`, () => process.exit(1));
  }
}
async function loadTarget({ callable, args }) {
  const fn = await loadingModules(() => loadCallable(callable));
  const values = await decodeInput(args);
  return { fn, args: Array.isArray(values) ? values : [] };
}
async function runSubclass(call, { callable, fields }, target) {
  const cls = await loadingModules(() => loadCallable(callable));
  const own = await decodeInput(fields);
  const instance = Reflect.construct(
    baseOf(cls),
    [target?.fn, { name: call.name, daemon: call.isDaemon, args: target?.args ?? [] }],
    cls
  );
  if (!isRunnable(instance)) throw new TypeError(`${cls.name} has no run()`);
  await Object.assign(instance, own).run();
}
function baseOf(cls) {
  let base = cls;
  while (typeof base === "function" && !Object.hasOwn(base, "isBase")) base = Object.getPrototypeOf(base);
  return typeof base === "function" ? base : cls;
}
function isRunnable(value) {
  return typeof value === "object" && value !== null && "run" in value && typeof value.run === "function";
}

// src/guest/turns.ts
var TURN_MS = 5;
var Turns = class {
  #end = 0;
  /** Begins to count, as the event loop has just had a turn. */
  begin() {
    this.#end = performance.now() + TURN_MS;
  }
  /** Whether tasks have run on end for long enough. */
  isDue(now) {
    return now >= this.#end;
  }
  /** Lets the event loop turn once. */
  async take() {
    await setImmediate();
    this.begin();
  }
};

// src/guest/serve.ts
var MEMORY_FIGURE_MS = 250;
function serve(port) {
  const guest = new Guest(port);
  process.on("uncaughtExceptionMonitor", (error) => port.send({ type: "crash", error: thrownOn(port, error) }));
  port.listen((message) => guest.receive(message));
}
function thrownOn({ sharesMemory }, error) {
  return encodeThrown(error, (thrown) => encodeValue(thrown, "error", { sharesMemory }));
}
var Guest = class {
  #port;
  #inbox = new Inbox();
  #functions = /* @__PURE__ */ new Map();
  #queue = Promise.resolve();
  #loop;
  #reporter;
  #watchesMemory = false;
  #memory = { bytes: 0, at: -Infinity };
  constructor(port) {
    this.#port = port;
  }
  receive(message) {
    switch (message.type) {
      case "wake":
        this.#reporter?.onRung();
        return this.#loop?.wake();
      case "task":
        return this.#loop?.receive(message.record);
      case "abort":
        return this.#loop?.abort(message.sequence, message.item, decodeValue(message.reason.value));
      case "start":
      case "classes":
      case "function":
      case "value":
      case "invoke":
      case "call":
      case "stop":
        this.#queue = this.#queue.then(() => this.#handle(message));
    }
  }
  async #handle(message) {
    switch (message.type) {
      case "start":
        return this.#start(message);
      case "classes":
        await this.#learn(message.classes);
        return this.#inbox.note();
      case "function":
        this.#load(message);
        return this.#inbox.note();
      case "value":
        this.#inbox.keep(message.number, message.value);
        this.#inbox.note();
        return this.#loop?.wake();
      case "invoke":
        return this.#invoke(message.call);
      case "call":
        this.#tellReady();
        return runCall(message.call, this.#port);
      case "stop":
        return stop();
    }
  }
  async #start(message) {
    this.#watchesMemory = message.watchesMemory;
    const { name, parentName, argv } = message;
    assumeIdentity({ name, isDaemon: true, isPoolWorker: true, parentName, parentPid: process.ppid }, argv);
    if (!this.#port.sharesMemory) process.on("SIGINT", () => {
    });
    try {
      if (message.lane !== void 0) this.#openLane(message.lane, message.workerId);
      for (const url of message.preload) await loadingModules(() => import(url));
      if (message.initializer !== void 0) await invoke(message.initializer);
      this.#tellReady();
      this.#loop?.wake();
    } catch (error) {
      this.#port.send({ type: "start-failed", error: thrownOn(this.#port, error) });
    }
  }
  #tellReady() {
    const { threadId } = this.#port;
    const memoryBytes = this.#memoryBytes();
    this.#port.send({ type: "ready", pid: process.pid, threadId, systemThreadId: systemThreadId(), memoryBytes });
  }
  #openLane(address, workerId) {
    const lane = new GuestLane(openLane(address));
    this.#reporter = new OutcomeReporter(lane, this.#port);
    this.#loop = new LaneLoop(lane, {
      workerId,
      inbox: this.#inbox,
      reporter: this.#reporter,
      turns: new Turns(),
      load: (fn) => this.#functionOf(fn),
      forget: (fn) => void this.#functions.delete(fn),
      memoryBytes: () => this.#memoryBytes()
    });
  }
  async #invoke(call) {
    const { sharesMemory } = this.#port;
    try {
      const value = encodeValue(await invoke(call), "result", { sharesMemory });
      this.#port.send({ type: "returned", value });
    } catch (error) {
      this.#port.send({ type: "start-failed", error: thrownOn(this.#port, error) });
    }
  }
  async #learn(classes) {
    for (const { name, callable } of classes) {
      const cls = await loadingModules(() => loadCallable(callable));
      setClass(name, cls);
    }
  }
  #load({ number, callable }) {
    const loading = loadingModules(() => loadCallable(callable)).then((fn) => new LoadedFunction(fn));
    this.#functions.set(number, loading);
    loading.then(
      (loaded) => {
        if (this.#functions.has(number)) this.#functions.set(number, loaded);
      },
      () => {
      }
    );
  }
  #functionOf(number) {
    const loaded = this.#functions.get(number);
    if (loaded === void 0) throw new Error(`function ${number} was not sent to this worker`);
    return loaded;
  }
  #memoryBytes() {
    const now = performance.now();
    if (this.#watchesMemory || now - this.#memory.at > MEMORY_FIGURE_MS) {
      this.#memory = { bytes: this.#port.sharesMemory ? heapBytes() : process.memoryUsage.rss(), at: now };
    }
    return this.#memory.bytes;
  }
};
async function invoke({ callable, args }) {
  const fn = await loadingModules(() => loadCallable(callable));
  const values = await decodeInput(args);
  return Reflect.apply(fn, void 0, Array.isArray(values) ? values : []);
}
function heapBytes() {
  const { total_heap_size, external_memory } = getHeapStatistics();
  return total_heap_size + external_memory;
}
function systemThreadId() {
  try {
    return Number.parseInt(readFileSync("/proc/thread-self/stat", "utf8"), 10);
  } catch {
    return void 0;
  }
}
async function stop() {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise((resolve) => stream.write("", () => resolve()));
  }
  process.exit(0);
}

export {
  serve
};
//# sourceMappingURL=chunk-STAXKR7M.js.map