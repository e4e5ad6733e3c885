import {
  bucketOf
} from "./chunk-FXDHSZY7.js";
import {
  PartFrameReader,
  PartsUnderWay,
  encodePartFrames,
  isFromGuest
} from "./chunk-AHRPKRJL.js";
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
  POSTED_BYTES,
  RecentFunctions,
  RingSpace,
  SEQUENCE,
  TASK_COUNT,
  TASK_HEAD_BYTES,
  TYPE,
  TaskRecord,
  VALUE_HEAD_BYTES,
  aligned,
  createProcessLane,
  createThreadLane,
  encodeLaneValue,
  forThread,
  identity,
  isLoadingModules,
  outcomeRegion,
  postedAs,
  postedNumber,
  readLaneValue,
  readPostedValue,
  sharedNow,
  sizeOf,
  taskRegion,
  writeLaneValue
} from "./chunk-7ELPNYIP.js";
import {
  BaseProxy,
  Connection,
  LatencyRecord,
  SocketTransport,
  TimeLimit,
  WaitingLine,
  answerChallenge,
  deliverChallenge,
  describeArgument,
  describeCallable,
  forRecipient,
  isLoopback,
  isResult,
  iteratorOf,
  knownClasses,
  latencyOf,
  monitorSettings,
  once,
  showAsText,
  startMonitor,
  waitFor
} from "./chunk-NKTRGAF2.js";
import {
  PoolEvents,
  checkFunction,
  checkInteger,
  checkKeys,
  checkMs,
  checkSignal,
  checkString,
  checkStrings,
  eventTime,
  hub,
  isAlive,
  placeOf,
  quotaOf,
  systemFigures
} from "./chunk-JK2THXWM.js";
import {
  Socket,
  createServer
} from "./chunk-XDU5SSBP.js";
import {
  LARGE_BYTES,
  Spinner,
  appendCallerStack,
  damaged,
  decodeEncoded,
  encodeValue,
  setCallerStack
} from "./chunk-HYOWXHKS.js";
import {
  fileURLToPath,
  inspect,
  isDeepStrictEqual,
  join,
  types
} from "./chunk-WMSUII7P.js";
import {
  ownRequire,
  startGuarded
} from "./chunk-T2POVQXV.js";
import {
  AuthenticationError,
  BrokenBarrierError,
  CancelledError,
  MessageChannel,
  MessageFormatError,
  MpError,
  OptionRangeError,
  OptionTypeError,
  PoolClosedError,
  QueueEmptyError,
  QueueFullError,
  QueueShutDownError,
  StateError,
  TimeoutError,
  Worker,
  WorkerExitError,
  WorkerStartError,
  availableParallelism,
  chmodSync,
  isMainThread,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  receiveMessageOnPort,
  rmSync,
  threadId,
  tmpdir,
  workerUrl
} from "./chunk-6WIJLKRI.js";

// src/process/cpu-count.ts
function cpuCount() {
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(quotaOf())));
}

// src/process/current-process.ts
var childCount = 0;
function currentProcess() {
  const { name, isDaemon } = identity() ?? {
    name: isMainThread ? "MainProcess" : `Thread-${threadId}`,
    isDaemon: false
  };
  const daemon = isDaemon && identity()?.isPoolWorker !== true;
  return { name, pid: process.pid, threadId: isMainThread ? 0 : threadId, daemon };
}
function parentProcess() {
  const self = identity();
  if (self === void 0) return null;
  const pid = isMainThread ? self.parentPid : process.pid;
  return {
    name: self.parentName,
    pid,
    get isAlive() {
      return pid === process.pid || process.ppid === pid;
    },
    join: async (options = {}) => void await waitFor(new Promise(() => {
    }), options)
  };
}
function childName(kind) {
  childCount++;
  const self = identity();
  return self === void 0 || self.isPoolWorker ? `${kind}-${childCount}` : `${self.name}:${childCount}`;
}

// src/pool/job.ts
function rejection(reason) {
  const { promise, reject } = Promise.withResolvers();
  reject(reason);
  return promise;
}
var NOTHING = { id: 0, state: "failed", cancel: () => {
} };
var Job = class Job extends Promise {
  #control = NOTHING;
  /**
   * Returns a job of the work that `open` begins; what that throws rejects it.
   *
   * @internal
   * @param onRejection - Is told of a call that is wrong before anyone who awaits the job; of work, by the work itself.
   */
  static of(onRejection, open) {
    let control = NOTHING;
    const job = new Job((resolve, reject) => {
      try {
        control = open(resolve);
      } catch (error) {
        onRejection();
        reject(error);
      }
    });
    job.#control = control;
    return job;
  }
  /** Number of the job, unique in this program; the same as in events. */
  get id() {
    return this.#control.id;
  }
  /** Where the job is now; `queued` until its first task was handed to a worker. */
  get state() {
    return this.#control.state;
  }
  /**
   * Rejects the job with a `CancelledError`, drops what was not started and aborts what runs.
   *
   * @remarks
   * The signal of a running task aborts; if it does not end within half a second, its worker is replaced. Has no
   * effect on a job that is over.
   */
  cancel(reason) {
    this.#control.cancel(reason);
  }
};
Reflect.defineProperty(Job.prototype, "constructor", { value: Promise, writable: true, configurable: true });

// src/pool/outcome-line.ts
var NONE = /* @__PURE__ */ Symbol("none");
var MOST_TAKEN = 1024;
var Failure = class {
  error;
  constructor(error) {
    this.error = error;
  }
};
var OutcomeLine = class {
  /** How many outcomes the reader has taken. */
  taken = 0;
  #isOrdered;
  #readers = [];
  /** Outcomes from the one with the number `#first` on. */
  #outcomes = [];
  #first = 0;
  /** Number of the next outcome to be taken. */
  #next = 0;
  #arrived = 0;
  #hasEnded = false;
  #last;
  constructor(isOrdered) {
    this.#isOrdered = isOrdered;
  }
  /** Adds the result of an input. */
  put(index, value) {
    const place = (this.#isOrdered ? index : this.#arrived++) - this.#first;
    while (this.#outcomes.length < place) this.#outcomes.push(NONE);
    this.#outcomes[place] = value;
    if (this.#readers.length > 0) this.#deliver();
  }
  /** Adds the error of an input. */
  putFailure(index, error) {
    this.put(index, new Failure(error));
  }
  /** Says that no outcome will be added; `last` comes after all that are there. */
  end(last) {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#last = last;
    this.#deliver();
  }
  /** Returns the next outcome if it is there, is a result, and nobody waits; `NONE` otherwise. */
  takeResult() {
    if (this.#readers.length > 0) return NONE;
    const place = this.#next - this.#first;
    const outcome = place < this.#outcomes.length ? this.#outcomes[place] : NONE;
    if (outcome === NONE || outcome instanceof Failure) return NONE;
    this.#pass(place);
    return outcome;
  }
  /** Gives the next outcome to a reader once it is there; those who wait are served in turn. */
  take(reader) {
    this.#readers.push(reader);
    if (this.#readers.length === 1) this.#deliver();
  }
  #deliver() {
    for (let reader = this.#readers[0]; reader !== void 0 && this.#give(reader); reader = this.#readers[0])
      this.#readers.shift();
  }
  /** Returns whether the reader was given something. */
  #give(reader) {
    let place = this.#next - this.#first;
    if (this.#hasEnded) while (place < this.#outcomes.length && this.#outcomes[place] === NONE) place += 1;
    if (place >= this.#outcomes.length) return this.#hasEnded && this.#giveEnd(reader);
    const outcome = this.#outcomes[place];
    if (outcome === NONE) return false;
    this.#pass(place);
    if (outcome instanceof Failure) reader.onFailure(outcome.error);
    else reader.onResult(outcome);
    return true;
  }
  #pass(place) {
    this.#outcomes[place] = NONE;
    this.#next = this.#first + place + 1;
    this.taken += 1;
    const passed = place + 1;
    const { length } = this.#outcomes;
    if (passed === length || passed >= MOST_TAKEN && 2 * passed >= length) this.#cutOff(passed);
  }
  #giveEnd(reader) {
    const last = this.#last;
    this.#last = void 0;
    if (last === void 0) reader.onEnd();
    else reader.onFailure(last.error);
    return true;
  }
  #cutOff(taken) {
    this.#outcomes = this.#outcomes.slice(taken);
    this.#first += taken;
  }
};

// src/pool/pool-iterator.ts
var PromisingReader = class {
  #work;
  #resolvers = Promise.withResolvers();
  constructor(work) {
    this.#work = work;
  }
  get promise() {
    return this.#resolvers.promise;
  }
  onResult(value) {
    if (isResult(value)) this.#resolvers.resolve({ done: false, value });
  }
  onFailure(reason) {
    this.#work.pause();
    this.#resolvers.reject(reason);
  }
  onEnd() {
    this.#resolvers.resolve({ done: true, value: void 0 });
  }
};
var PoolIterator = class {
  #work;
  constructor(work) {
    this.#work = work;
  }
  /** Number of the job, unique in this program; the same as in events. */
  get id() {
    return this.#work.id;
  }
  /** Returns the next result, or rejects with the error of the task at this place. */
  next() {
    const result = this.#work.takeResult();
    if (result !== NONE && isResult(result)) return Promise.resolve({ done: false, value: result });
    const reader = new PromisingReader(this.#work);
    this.#work.next(reader);
    return reader.promise;
  }
  /**
   * Stops what runs, drops what was not started, and closes the source.
   *
   * @remarks
   * Settles when no task of it runs any more. A task that ignores its signal is given half a second before its worker
   * is replaced; a thread that is in native code cannot be stopped, and is waited for no longer than a second.
   */
  async return() {
    await this.#work.return();
    return { done: true, value: void 0 };
  }
  [Symbol.asyncIterator]() {
    return this;
  }
  async [Symbol.asyncDispose]() {
    await this.#work.return();
  }
};

// built-in:node:child_process
var builtIn = /* @__PURE__ */ process.getBuiltinModule("node:child_process");
var spawn = /* @__PURE__ */ (() => builtIn.spawn)();

// src/host/end-with-program.ts
var atExit = /* @__PURE__ */ new Set();
function endWithProgram(end) {
  if (atExit.size === 0) process.on("exit", endAll);
  atExit.add(end);
  return () => {
    atExit.delete(end);
    if (atExit.size === 0) process.off("exit", endAll);
  };
}
function endAll() {
  for (const end of atExit) end();
}

// src/host/environment.ts
var OWN_FLAGS = /^(--eval|-e|--print|-p|-pe|--check|-c|--interactive|-i|--test|--watch|--run|--input-type|--inspect|--cpu-prof|--heap-prof)/;
var OWN_FLAGS_WITH_ANY_VALUE = /* @__PURE__ */ new Set(["--eval", "-e", "--print", "-p", "-pe"]);
function workerEnv(changes) {
  const env = {};
  for (const [key, value] of Object.entries({ ...process.env, ...changes })) if (value !== void 0) env[key] = value;
  return env;
}
function inheritedExecArgv() {
  return process.execArgv.filter(
    (flag, position, all) => !OWN_FLAGS.test(flag) && !isValueOf(all[position - 1] ?? "", flag)
  );
}
function isValueOf(flag, argument) {
  if (OWN_FLAGS_WITH_ANY_VALUE.has(flag)) return true;
  return OWN_FLAGS.test(flag) && !flag.includes("=") && !argument.startsWith("-");
}

// src/host/for-guest.ts
function forGuest(message, sharesMemory) {
  const options = { sharesMemory };
  switch (message.type) {
    case "function":
      return { ...message, callable: forRecipient(message.callable, options) };
    case "start":
      return { ...message, initializer: callFor(message.initializer, sharesMemory) };
    case "invoke":
      return { ...message, call: { ...message.call, callable: forRecipient(message.call.callable, options) } };
    case "call":
      return { ...message, call: { ...message.call, ...partsFor(message.call, sharesMemory) } };
    case "classes":
    case "value":
    case "wake":
    case "task":
    case "abort":
    case "stop":
      return message;
  }
}
function partsFor({ target, subclass }, sharesMemory) {
  return {
    target: callFor(target, sharesMemory),
    subclass: subclass === void 0 ? void 0 : { ...subclass, callable: forRecipient(subclass.callable, { sharesMemory }) }
  };
}
function callFor(call, sharesMemory) {
  return call === void 0 ? void 0 : { ...call, callable: forRecipient(call.callable, { sharesMemory }) };
}

// src/host/process-host.ts
var FROM_GUEST = 3;
var TO_GUEST = 4;
function startProcess(options, listener) {
  const child = spawn(
    process.execPath,
    [...options.execArgv ?? inheritedExecArgv(), fileURLToPath(workerUrl("process")), String(process.pid)],
    { stdio: ["ignore", "inherit", "inherit", "pipe", "pipe"], env: workerEnv(options.env), windowsHide: true }
  );
  return new ProcessHost(child, listener);
}
var ProcessHost = class {
  sharesMemory = false;
  #child;
  #listener;
  #forget;
  #output;
  #input;
  #underWay = new PartsUnderWay();
  #error;
  #isDamaged = false;
  constructor(child, listener) {
    this.#child = child;
    this.#listener = listener;
    this.#output = pipeOf(child, FROM_GUEST);
    this.#input = pipeOf(child, TO_GUEST);
    this.#forget = endWithProgram(() => child.kill("SIGKILL"));
    child.on("error", (error) => this.#onError(error));
    child.on("close", (exitCode, signal) => this.#onClose(exitCode, signal));
    this.#listen();
  }
  get pid() {
    return this.#child.pid;
  }
  send(message, moved = []) {
    const input = this.#input;
    if (input === void 0 || input.destroyed) return;
    const { frames, blocks } = encodePartFrames(forGuest(message, false));
    this.#underWay.add(blocks);
    for (const frame of frames) input.write(frame);
    for (const memory of moved) memory.transfer(0);
  }
  ref() {
    this.#child.ref();
    this.#output?.ref();
    this.#input?.ref();
  }
  unref() {
    this.#child.unref();
    this.#output?.unref();
    this.#input?.unref();
  }
  kill(signal) {
    this.#child.kill(signal);
  }
  #listen() {
    const reader = new PartFrameReader();
    this.#output?.on("data", (bytes) => this.#read(reader, bytes));
    this.#output?.on("error", (error) => this.#error ??= error);
    this.#input?.on("error", () => {
    });
  }
  /** Whoever writes something else into the pipe of a worker ends the worker: no message after that can be told. */
  #read(reader, bytes) {
    if (this.#isDamaged) return;
    try {
      for (const message of reader.read(bytes)) if (isFromGuest(message)) this.#receive(message);
    } catch (error) {
      if (!(error instanceof MessageFormatError)) throw error;
      this.#isDamaged = true;
      this.#error ??= error;
      this.kill("SIGKILL");
    }
  }
  #receive(message) {
    this.#underWay.forgetRead();
    this.#listener.onMessage(message);
  }
  #onError(error) {
    this.#error ??= this.#hasStarted ? error : startError(error);
  }
  #onClose(exitCode, signal) {
    this.#forget();
    this.#underWay.close();
    this.#listener.onExit({ exitCode: this.#hasStarted ? exitCode : null, signal, error: this.#error });
  }
  get #hasStarted() {
    return this.#child.pid !== void 0;
  }
};
function startError(cause) {
  return new WorkerStartError(`Node could not be started from ${process.execPath}: ${cause.message}`, { cause });
}
function pipeOf(child, position) {
  const pipe = child.stdio?.[position];
  return pipe instanceof Socket ? pipe : void 0;
}

// src/host/thread-host.ts
function startThread(options, listener) {
  const { port1, port2 } = new MessageChannel();
  const start = () => new Worker(workerUrl("thread"), {
    workerData: { mpPort: port2 },
    transferList: [port2],
    env: workerEnv(options.env),
    ...options.execArgv === void 0 ? {} : { execArgv: options.execArgv },
    name: options.name
  });
  return new ThreadHost(startGuarded(start), port1, listener);
}
var ThreadHost = class {
  sharesMemory = true;
  pid = process.pid;
  #thread;
  #terminate;
  #port;
  #listener;
  #error;
  constructor({ thread, terminate }, port, listener) {
    this.#thread = thread;
    this.#terminate = terminate;
    this.#port = port;
    this.#listener = listener;
    port.on("message", (message) => listener.onMessage(message));
    thread.on("error", (error) => this.#error ??= error);
    thread.on("exit", (code) => this.#onExit(code));
  }
  send(message, moved = []) {
    this.#port.postMessage(forGuest(message, true), [...moved]);
  }
  ref() {
    this.#port.ref();
    this.#thread.ref();
  }
  unref() {
    this.#port.unref();
    this.#thread.unref();
  }
  kill() {
    this.#terminate();
  }
  /** Ends the thread as it cannot be used, for the reason given. */
  fail(error) {
    this.#error ??= error;
    this.#terminate();
  }
  #onExit(exitCode) {
    for (let left = receiveMessageOnPort(this.#port); left !== void 0; left = receiveMessageOnPort(this.#port)) {
      const message = left.message;
      if (isFromGuest(message)) this.#listener.onMessage(message);
    }
    this.#port.close();
    const error = this.#error;
    if (exitCode === 0 && error !== void 0) {
      const refusal2 = new WorkerStartError("A thread cannot start; its cause says what there is no room for", {
        cause: error
      });
      return this.#listener.onExit({ exitCode: null, signal: null, error: refusal2 });
    }
    this.#listener.onExit({ exitCode: exitCode & 255, signal: null, error });
  }
};

// src/host/piscina-host.ts
var loaded;
function startPooledThread(options, listener) {
  loaded ??= loadPiscina();
  const { Piscina } = loaded;
  const piscina = new Piscina({
    filename: fileURLToPath(workerUrl("thread")),
    name: "adopt",
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    atomics: "disabled",
    recordTiming: false,
    env: workerEnv(options.env),
    ...options.execArgv === void 0 ? {} : { execArgv: options.execArgv }
  });
  const { port1, port2 } = new MessageChannel();
  let adoption = Promise.resolve();
  const guarded = startGuarded(() => {
    adoption = piscina.run(Piscina.move(port2));
    const [thread] = piscina.threads;
    if (thread === void 0) throw new WorkerStartError("Piscina started no thread");
    return thread;
  });
  const host = new ThreadHost(guarded, port1, {
    onMessage: (message) => listener.onMessage(message),
    onExit: (exit) => {
      listener.onExit(exit);
      void piscina.destroy();
    }
  });
  piscina.on("error", () => {
  });
  adoption.catch((error) => host.fail(error));
  return host;
}
function loadPiscina() {
  const piscina = ownRequire("piscina");
  if (isPiscina(piscina)) return piscina;
  throw new TypeError("piscina has no class Piscina");
}
function isPiscina(value) {
  return (typeof value === "object" || typeof value === "function") && value !== null && "Piscina" in value;
}

// src/pool/first-message.ts
function firstMessageOf(settings, backend) {
  const { initializer, initializerArgs = [], preload = [], maxMemoryPerWorker } = settings;
  const args = encodeValue(initializerArgs, "initializerArgs", {
    sharesMemory: backend === "thread",
    describeFunction: describeArgument
  });
  return {
    parentName: currentProcess().name,
    argv: process.argv.slice(1),
    preload: preload.map((specifier) => import.meta.resolve(specifier)),
    watchesMemory: maxMemoryPerWorker !== void 0,
    initializer: initializer === void 0 ? void 0 : { callable: describeCallable(initializer), args }
  };
}

// src/pool/options.ts
var POOL_KEYS = [
  "workers",
  "initializer",
  "initializerArgs",
  "maxTasksPerWorker",
  "maxMemoryPerWorker",
  "name",
  "env",
  "execArgv",
  "preload",
  "monitor"
];
var TASK_KEYS = ["timeout", "signal", "retries", "priority", "onProgress"];
var MAP_KEYS = [...TASK_KEYS, "chunkSize"];
var IMAP_KEYS = [...MAP_KEYS, "buffer"];
var MAX_WORKERS = 1024;
function poolSettings(given, cpuCount2) {
  const options = typeof given === "number" ? { workers: given } : given;
  checkKeys("Pool options", options, POOL_KEYS);
  if (options.initializer !== void 0) checkFunction("initializer", options.initializer);
  if (options.initializerArgs !== void 0 && !Array.isArray(options.initializerArgs))
    throw new OptionTypeError(`initializerArgs must be an array, got ${inspect(options.initializerArgs)}`);
  if (options.maxTasksPerWorker !== void 0) checkInteger("maxTasksPerWorker", options.maxTasksPerWorker, { min: 1 });
  if (options.maxMemoryPerWorker !== void 0)
    checkInteger("maxMemoryPerWorker", options.maxMemoryPerWorker, { min: 1 });
  if (options.name !== void 0) checkString("name", options.name);
  if (options.execArgv !== void 0) checkStrings("execArgv", options.execArgv);
  if (options.preload !== void 0) checkStrings("preload", options.preload);
  const workers = elasticWorkers(options.workers ?? cpuCount2);
  return { ...options, workers, monitor: monitorSettings(options.monitor) };
}
function elasticWorkers(workers) {
  if (typeof workers === "number") {
    const count = checkInteger("workers", workers, { min: 1, max: MAX_WORKERS });
    return { min: count, max: count, idleTimeout: Number.POSITIVE_INFINITY };
  }
  checkKeys("workers", workers, ["min", "max", "idleTimeout"]);
  const min = checkInteger("workers.min", workers.min, { min: 0, max: MAX_WORKERS });
  const max = checkInteger("workers.max", workers.max, { min: 1, max: MAX_WORKERS });
  if (min > max) throw new OptionRangeError(`workers.min must be at most workers.max, got ${min} and ${max}`);
  return { min, max, idleTimeout: checkMs("workers.idleTimeout", workers.idleTimeout ?? 1e4) };
}
function checkTaskOptions(options, keys = TASK_KEYS) {
  checkKeys("options", options, keys);
  if (options.timeout !== void 0) checkMs("timeout", options.timeout);
  if (options.signal !== void 0) checkSignal("signal", options.signal);
  if (options.retries !== void 0) checkInteger("retries", options.retries, { min: 0 });
  if (options.priority !== void 0 && !Number.isFinite(options.priority))
    throw new OptionTypeError(`priority must be a finite number, got ${inspect(options.priority)}`);
  if (options.onProgress !== void 0) checkFunction("onProgress", options.onProgress);
}
function checkMapOptions(options) {
  checkTaskOptions(options, MAP_KEYS);
  if (options.chunkSize !== void 0) checkInteger("chunkSize", options.chunkSize, { min: 1 });
}
function checkImapOptions(options) {
  checkTaskOptions(options, IMAP_KEYS);
  if (options.chunkSize !== void 0) checkInteger("chunkSize", options.chunkSize, { min: 1 });
  if (options.buffer !== void 0) checkInteger("buffer", options.buffer, { min: 1 });
}

// src/pool/balancer.ts
var LOOK_MS = 10;
var Balancer = class {
  #parts;
  #isDue = false;
  constructor(parts) {
    this.#parts = parts;
  }
  /** Looks at the workers from time to time, as long as there is something that could be taken away. */
  watch() {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => this.#look(), LOOK_MS);
  }
  #look() {
    this.#isDue = false;
    let isWaiting = false;
    for (const worker of this.#parts.workers()) {
      worker.sweep();
      if (worker.tasks.queued === 0) continue;
      isWaiting = true;
      const [first] = worker.tasks.flights;
      if (first !== void 0 && (first.isOverdue || this.#parts.hasIdle()))
        worker.tasks.recall((flight) => flight !== first || flight.record.started > flight.next);
    }
    if (isWaiting) this.watch();
  }
};

// src/pool/work.ts
var lastId = 0;
var MOST_DEATHS = 3;
var Work = class {
  id = ++lastId;
  spec;
  end;
  isStarted = false;
  done = 0;
  failed = 0;
  /** Whether it stands in the queue. */
  isQueued = false;
  /** What stands behind it there. */
  nextQueued;
  /** Its neighbours among the work that has not ended. */
  before;
  after;
  #owner;
  #onAbort;
  #incidents;
  constructor(spec, owner) {
    this.spec = spec;
    this.#owner = owner;
    if (spec.signal !== void 0) this.#follow(spec.signal);
  }
  get state() {
    return this.end ?? (this.isStarted ? "running" : "queued");
  }
  /** Takes the final outcome of one task. */
  settle(index, outcome) {
    if (this.end !== void 0) return;
    this.count(outcome.type, 1);
    this.accept(index, outcome);
  }
  /** Ends the work before its time, with an error for whoever waits for it. */
  fail(error, end = "failed") {
    if (this.end !== void 0) return;
    this.abandon(error);
    this.finish(end);
  }
  /** Drops what has not been started and stops what runs. */
  cancel(reason) {
    this.fail(
      new CancelledError(`Job ${this.id} (${this.spec.callable.name}) was cancelled`, { cause: reason }),
      "cancelled"
    );
  }
  /** Notes the death of a worker that was about to begin one of its tasks; returns whether it is to fail of it. */
  failsByDeath() {
    this.#noted.deaths += 1;
    return this.#noted.deaths >= MOST_DEATHS;
  }
  /** Notes that a task was given up while it runs; {@link endStray} follows when it or its worker has ended. */
  addStray() {
    this.#noted.strays += 1;
  }
  endStray() {
    const noted = this.#noted;
    noted.strays -= 1;
    if (noted.strays > 0) return;
    for (const resolve of noted.onStill.splice(0)) resolve();
  }
  /** Waits until none of the tasks that were given up runs any more. */
  stillness() {
    if ((this.#incidents?.strays ?? 0) === 0) return Promise.resolve();
    return new Promise((resolve) => this.#noted.onStill.push(resolve));
  }
  noteRejection() {
    this.#owner.onRejection();
  }
  waitForWorkers() {
    this.#owner.onWaiting(this);
  }
  finish(end) {
    if (this.end !== void 0) return;
    this.end = end;
    if (this.#onAbort !== void 0) this.spec.signal?.removeEventListener("abort", this.#onAbort);
    this.#owner.onEnd(this, end);
  }
  get #noted() {
    return this.#incidents ??= { deaths: 0, strays: 0, onStill: [] };
  }
  #follow(signal) {
    this.#onAbort = () => this.cancel(signal.reason);
    signal.addEventListener("abort", this.#onAbort, { once: true });
  }
  /** Counts tasks that have ended, and tells of it. */
  count(type, tasks) {
    if (type === "done") {
      this.done += tasks;
      if (this.#incidents !== void 0) this.#incidents.deaths = 0;
    } else this.failed += tasks;
    this.#owner.onProgress(this);
    const { onProgress } = this.spec;
    if (onProgress !== void 0) this.#tell(onProgress);
  }
  #tell(onProgress) {
    try {
      onProgress({ done: this.done, total: this.total, failed: this.failed });
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
};

// src/pool/call-work.ts
var CallWork = class extends Work {
  args;
  attempt = 1;
  /** Whether a worker has it. */
  isOut = false;
  /** Let go of at the end: a program may keep its jobs for long. */
  #settle;
  constructor(spec, owner, { args, settle }) {
    super(spec, owner);
    this.args = args;
    this.#settle = settle;
  }
  get total() {
    return 1;
  }
  get stopsOnError() {
    return false;
  }
  get waiting() {
    return this.end === void 0 && !this.isOut ? 1 : 0;
  }
  /** Lets it be handed out. */
  open() {
    this.waitForWorkers();
  }
  /** Takes it back, to be handed out again. */
  takeBack(attempt) {
    if (this.end !== void 0) return;
    this.attempt = attempt;
    this.isOut = false;
    this.waitForWorkers();
  }
  /** Whether it may go in one batch with another call. */
  goesWith({ spec, attempt }) {
    const { callable, timeoutMs, retries } = this.spec;
    return callable === spec.callable && timeoutMs === spec.timeoutMs && retries === spec.retries && attempt === this.attempt;
  }
  accept(_index, outcome) {
    if (outcome.type === "failed") return this.fail(outcome.error);
    if (isResult(outcome.value)) this.#settle?.(outcome.value);
    this.finish("done");
  }
  finish(end) {
    super.finish(end);
    this.#settle = void 0;
  }
  abandon(error) {
    this.noteRejection();
    this.#settle?.(rejection(error));
  }
};

// src/pool/chunk-size.ts
var CHUNK_MS = 2;
var SHARES_PER_WORKER = 2;
var MOST_TASKS = 8192;
var FEW_TASKS = 32;
var SHARED_MS = 0.1;
function chunkSizeFor(waiting, averageMs, workerCount) {
  if (averageMs === void 0) return 1;
  const ms = Math.max(averageMs, 1e-6);
  const share = Math.max(
    Math.ceil(waiting / (SHARES_PER_WORKER * workerCount)),
    Math.min(FEW_TASKS, Math.floor(SHARED_MS / ms))
  );
  return Math.max(1, Math.min(MOST_TASKS, share, Math.floor(CHUNK_MS / ms)));
}

// src/pool/choose-worker.ts
var AHEAD_MS = 4;
var WAKE_MS = 0.25;
function awakeFor(averageMs, workers) {
  return averageMs !== void 0 && averageMs < WAKE_MS ? leastBusy(workers, WAKE_MS) : void 0;
}
function busyFor(averageMs, workers) {
  return averageMs !== void 0 && averageMs <= AHEAD_MS ? leastBusy(workers, AHEAD_MS) : void 0;
}
function leastBusy(workers, limitMs) {
  let least;
  let leastMs = limitMs;
  for (const worker of workers) {
    const { backlogMs } = worker;
    if (backlogMs < leastMs) [least, leastMs] = [worker, backlogMs];
  }
  return least;
}

// src/pool/errors-across.ts
function errorFromWorker(encoded, { callSite }) {
  const error = decodeEncoded(encoded);
  if (error instanceof Error) appendCallerStack(error, callSite.stack);
  return error;
}
function exitErrorOf({ exit, cause }, taskName, { callSite }) {
  const error = new WorkerExitError(exit, taskName, cause === void 0 ? void 0 : { cause });
  setCallerStack(error, callSite.stack);
  return error;
}
function timeoutErrorOf(taskName, { timeoutMs, callSite }) {
  const error = new TimeoutError(`Task ${taskName}`, timeoutMs ?? 0);
  setCallerStack(error, callSite.stack);
  return error;
}
function encodeReason(reason) {
  try {
    return encodeValue(reason, "reason", { sharesMemory: false });
  } catch {
    return encodeValue(new MpError(String(reason)), "reason", { sharesMemory: false });
  }
}

// src/pool/flight.ts
var OVERDUE_MS = 20;
var OVERDUE_TIMES = 5;
var Flight = class {
  batch;
  record;
  /** How long it should take, in milliseconds; Infinity when that is not known. */
  estimateMs;
  /** Whether nobody else can run it, as memory of an input is with the worker for good. */
  isPinned;
  #sentAt = sharedNow();
  #handles;
  /** Position of the first task that is not settled. */
  next = 0;
  /** Where the batch was cut off; what is behind it went elsewhere. */
  end;
  /** Set when the running task was given up: what it still reports does not count. */
  givenUp;
  /** Position of the task whose start was told last. */
  told = -1;
  constructor(batch, record, { estimateMs, handles, isPinned }) {
    this.batch = batch;
    this.record = record;
    this.estimateMs = estimateMs;
    this.isPinned = isPinned;
    this.#handles = handles;
    this.end = batch.length;
  }
  /** For how long the task that runs has run, in milliseconds, or a little less. */
  get elapsedMs() {
    return sharedNow() - Math.max(this.record.startedAt, this.#sentAt);
  }
  /** Whether the worker has started the first task that is not settled. */
  get isRunning() {
    return this.record.started > this.next;
  }
  /** Whether its function runs; a task that was sent in a message counts as running before that. */
  get hasBegun() {
    return this.isRunning && this.record.startedAt > 0;
  }
  /** Whether one of its tasks takes much longer than all should. */
  get isOverdue() {
    const { estimateMs, elapsedMs } = this;
    return Number.isFinite(estimateMs) && elapsedMs > OVERDUE_MS && elapsedMs > OVERDUE_TIMES * estimateMs;
  }
  /** How long one of its tasks takes, in milliseconds, for those that are too quick to be timed each. */
  get averageMs() {
    const { record, estimateMs, batch } = this;
    if (record.hasEnded) return record.busyMs / Math.max(1, record.started);
    return Number.isFinite(estimateMs) ? estimateMs / batch.length : 0;
  }
  /** Tasks that were not started. */
  get rest() {
    return this.end - Math.min(this.end, Math.max(this.record.started, this.next));
  }
  /** The running task in words: its function and the position of its input. */
  get taskName() {
    return `${this.batch.spec.callable.name}[${this.batch.taskAt(this.next).index}]`;
  }
  /** What the running task is of; in a batch of calls each has its own. */
  get work() {
    return this.batch.taskAt(this.next).work;
  }
  /** What the running task was handed in with. */
  get spec() {
    return this.work.spec;
  }
  /** Has nothing more of it started, and what was not runs elsewhere. */
  cut() {
    const started = Math.max(this.record.cut(), this.next);
    const cutOff = { from: Math.min(started, this.end), to: this.end };
    this.end = cutOff.from;
    this.batch.giveBack(cutOff, this.batch.attempt);
  }
  /** Turns to the next task. */
  advance() {
    this.next++;
    this.givenUp = void 0;
  }
  /** Gives up the handles among inputs, of which those of tasks that were not started have not arrived. */
  giveUpHandles() {
    const { started } = this.record;
    for (const { position, giveUp } of this.#handles) giveUp({ mayHaveArrived: position < started });
    this.#handles = [];
  }
};

// src/lane/outcome-reader.ts
var OutcomeReader = class {
  #memory;
  #start;
  #end;
  #at;
  #count = 0;
  #damage;
  constructor(memory) {
    this.#memory = memory;
    const { start, byteLength } = outcomeRegion(memory.size);
    this.#start = start;
    this.#end = start + byteLength;
    this.#at = this.#start;
  }
  /** What is wrong with the ring, if it holds what no worker of ours has written. */
  get damage() {
    return this.#damage;
  }
  /** Whether there is an outcome. */
  get hasNext() {
    return this.#damage === void 0 && Atomics.load(this.#memory.cells, OUTCOME_COUNT) !== this.#count;
  }
  /** Puts outcomes that came in a message where the next one is read; all before must have been. */
  receive({ outcomes, count }) {
    if (outcomes.byteLength > this.#end - this.#start) this.#damage = damaged(outcomes);
    else this.#memory.bytes.set(outcomes, this.#start);
    this.#at = this.#start;
    Atomics.add(this.#memory.cells, OUTCOME_COUNT, count);
  }
  /** Returns the head of the next outcome, which stays; undefined when there is none. */
  peek() {
    if (!this.hasNext) return void 0;
    const { cells, numbers } = this.#memory;
    if (cells[this.#at >> 2] === GO_ROUND) this.#at = this.#start;
    const base = this.#at >> 2;
    if (!this.#isWhole(base)) return this.giveUp();
    return {
      sequence: cells[base + SEQUENCE] ?? 0,
      item: cells[base + ITEM] ?? 0,
      type: OUTCOME_TYPES[cells[base + TYPE] ?? 0] ?? "result",
      figure: numbers[(this.#at >> 3) + FIGURE] ?? 0,
      after: cells[base + AFTER] ?? 0
    };
  }
  /** Tells whether an outcome begins there that lies within the ring. */
  #isWhole(base) {
    const { cells } = this.#memory;
    const byteLength = cells[base + LENGTH] ?? 0;
    const hasType = OUTCOME_TYPES[cells[base + TYPE] ?? -1] !== void 0;
    return hasType && byteLength >= OUTCOME_HEAD_BYTES && this.#at + byteLength <= this.#end;
  }
  /** Says that the outcome which is next is none of those that can come. */
  giveUp() {
    this.#damage = damaged(this.#memory.bytes.subarray(this.#at, this.#at + OUTCOME_HEAD_BYTES));
  }
  /** Returns the value of the outcome that was peeked at, or the number of the message that it came in. */
  value() {
    const { cells, bytes } = this.#memory;
    const base = this.#at >> 2;
    const kind = cells[base + KIND] ?? 0;
    const byteLength = (cells[base + LENGTH] ?? 0) - OUTCOME_HEAD_BYTES;
    const at = this.#at + OUTCOME_HEAD_BYTES;
    return postedNumber(bytes, at, kind) ?? readLaneValue(bytes, { at, byteLength }, kind);
  }
  /** Turns to the next outcome. */
  advance() {
    const { cells } = this.#memory;
    this.#at += aligned(cells[(this.#at >> 2) + LENGTH] ?? 0);
    this.#count = this.#count + 1 | 0;
    Atomics.store(cells, OUTCOME_HEAD, this.#at);
  }
};

// src/lane/task-writer.ts
var TaskWriter = class {
  #memory;
  #space;
  /** Where the worker looks for each record that it may still need, in order: at the record, or at what leads to it. */
  #needed = [];
  #count = 0;
  #at = 0;
  #room = 0;
  #used = 0;
  #values = 0;
  constructor(memory) {
    this.#memory = memory;
    this.#space = new RingSpace(memory.cells, taskRegion(memory.size));
  }
  /** The longest value that always finds room once the worker has nothing left. */
  get longest() {
    return this.#space.longest - TASK_HEAD_BYTES - VALUE_HEAD_BYTES;
  }
  /** Records that were published and not forgotten. */
  get depth() {
    return this.#needed.length;
  }
  /** The memory in steps of 8 bytes. */
  get numbers() {
    return this.#memory.numbers;
  }
  /** Begins a record with room for one input of so many bytes at least; returns false when there is none. */
  open(bytes) {
    const head = this.#needed[0] ?? this.#space.tail;
    const found = this.#space.find(TASK_HEAD_BYTES + VALUE_HEAD_BYTES + aligned(bytes), head);
    if (found === void 0) return false;
    this.#at = found.at;
    this.#room = found.room;
    this.#used = TASK_HEAD_BYTES;
    this.#values = 0;
    return true;
  }
  /** Where the numbers of the open record begin in the memory, and how many there is room for. */
  get slots() {
    return { start: this.#at + TASK_HEAD_BYTES >> 3, room: this.#room - TASK_HEAD_BYTES >> 3 };
  }
  /** Whether one more input of so many bytes finds room in the open record. */
  hasRoom(bytes) {
    return this.#used + VALUE_HEAD_BYTES + aligned(bytes) <= this.#room;
  }
  /** Adds an input to the open record, which must have room for it. */
  add(value) {
    const { kind, byteLength } = value;
    const { cells, bytes } = this.#memory;
    const at = this.#at + this.#used;
    cells[at >> 2] = kind;
    cells[(at >> 2) + 1] = byteLength;
    writeLaneValue(value, bytes, at + VALUE_HEAD_BYTES);
    this.#used += VALUE_HEAD_BYTES + aligned(byteLength);
    this.#values += 1;
  }
  /** Publishes the open record, of the values that were added. */
  publishValues(head) {
    return this.#publish(head, { count: this.#values, arity: 0, byteLength: this.#used });
  }
  /** Publishes the open record, of the numbers that were written to its slots. */
  publishNumbers(head, count, arity) {
    return this.#publish(head, { count, arity, byteLength: TASK_HEAD_BYTES + 8 * count * arity });
  }
  /** Forgets the oldest record, which the worker has ended. */
  forget() {
    this.#needed.shift();
  }
  #publish(head, shape) {
    const record = new TaskRecord(this.#memory, this.#at);
    this.#count = this.#count + 1 | 0;
    record.write(head, this.#count, shape);
    this.#needed.push(this.#space.tail);
    this.#space.take(this.#at, shape.byteLength);
    Atomics.store(this.#memory.cells, TASK_COUNT, this.#count);
    return record;
  }
};

// src/lane/host-lane.ts
var HostLane = class {
  tasks;
  outcomes;
  address;
  /** Rings the worker. */
  guest;
  /** Rings the worker that waits for room. */
  room;
  /** Is rung by the worker. */
  own;
  #lane;
  /**
   * @param sharesMemory - Whether the worker is a thread of this process.
   * @param env - How the environment of the worker differs from that of this process.
   */
  constructor(sharesMemory, env) {
    this.#lane = sharesMemory ? createThreadLane() : createProcessLane(env);
    const { memory, address } = this.#lane;
    this.tasks = new TaskWriter(memory);
    this.outcomes = new OutcomeReader(memory);
    this.address = address;
    this.guest = new Bell(memory, "tasks");
    this.own = new Bell(memory, "outcomes");
    this.room = new Bell(memory, "room");
  }
  /** Whether the worker sees at once what is put in, and can be cut off from the rest of it. */
  get isShared() {
    return this.#lane.memory.isShared;
  }
  /** Changes whenever there is something to look at. */
  get news() {
    return Atomics.load(this.#lane.memory.cells, NEWS);
  }
  /** Looks at the lane for a moment, if that has paid lately; returns whether it has changed from `news`. */
  lookOn(spinner, news) {
    return this.isShared && spinner.spin(this.#lane.memory.cells, NEWS, news);
  }
  /** Takes over what a worker with memory of its own has sent of it, while it runs this record. */
  receive(report, record) {
    record.takeState(report.record);
    this.outcomes.receive(report);
  }
  /** Lets the worker look on for a moment when it has nothing to do, or has it sleep at once. */
  allowSpinning(isAllowed) {
    Atomics.store(this.#lane.memory.cells, MAY_SPIN, isAllowed ? 1 : 0);
  }
  /** Is called once the worker has opened the lane. */
  forgetAddress() {
    this.#lane.forgetAddress();
  }
  /** Lets go of the memory. */
  close() {
    this.#lane.forgetAddress();
    this.#lane.close();
  }
};

// src/pool/batch.ts
function arityOf(batch) {
  const first = batch.length === 0 ? void 0 : batch.inputAt(0);
  if (!batch.spec.spreads) return typeof first === "number" ? 1 : 0;
  return Array.isArray(first) && areNumbers(first) ? first.length : 0;
}
function writeNumericArguments(batch, to, { start, room, arity }) {
  const count = Math.min(batch.length, Math.floor(room / arity));
  for (let position = 0; position < count; position++) {
    if (!writeArguments(batch.inputAt(position), to, { at: start + position * arity, arity })) return position;
  }
  return count;
}
function writeArguments(args, to, { at, arity }) {
  if (!Array.isArray(args) || args.length !== arity) return false;
  for (let index = 0; index < arity; index++) {
    const value = args[index];
    if (typeof value !== "number") return false;
    to[at + index] = value;
  }
  return true;
}
var MOST_NUMBERS = 16;
function areNumbers(values) {
  return values.length > 0 && values.length <= MOST_NUMBERS && values.every((value) => typeof value === "number");
}

// src/pool/send-batch.ts
var NOTHING_SENT = { handles: [], refusal: void 0, hasMoved: false };
function sendBatch(batch, to) {
  return sendNumbers(batch, to) ?? sendValues(batch, to);
}
function sendNumbers(batch, to) {
  const arity = arityOf(batch);
  if (arity === 0) return void 0;
  const { tasks } = to;
  if (!tasks.open(8 * arity)) return { ...NOTHING_SENT, record: void 0 };
  const { start, room } = tasks.slots;
  const count = batch.writeNumbers(tasks.numbers, { start, room, arity });
  return { ...NOTHING_SENT, record: tasks.publishNumbers(to.head(batch), count, arity) };
}
function sendValues(batch, to) {
  const handles = [];
  let position = 0;
  const options = {
    sharesMemory: to.sharesMemory,
    longest: to.tasks.longest,
    describeFunction: describeArgument,
    onSent: (giveUp) => void handles.push({ position, giveUp })
  };
  const movesFirst = to.isFree && batch.spec.retries === 0;
  let refusal2;
  let hasMoved = false;
  try {
    for (; position < batch.length; position++) {
      const value = encodeLaneValue(batch.inputAt(position), () => pathOf(batch, position), {
        ...options,
        moves: movesFirst && position === 0
      });
      const moves = (value.moved?.size ?? 0) > 0;
      if (!add(value, position === 0, to)) break;
      hasMoved ||= moves;
    }
  } catch (error) {
    refusal2 = { error };
  }
  if (position > 0) return { record: to.tasks.publishValues(to.head(batch)), handles, refusal: refusal2, hasMoved };
  for (const { giveUp } of handles) giveUp({ mayHaveArrived: false });
  return { record: void 0, handles: [], refusal: refusal2, hasMoved };
}
function add(value, isFirst, to) {
  const isPosted = "posted" in value;
  const byteLength = isPosted ? POSTED_BYTES : value.byteLength;
  if (isFirst ? !to.tasks.open(byteLength) : !to.tasks.hasRoom(byteLength)) return false;
  to.tasks.add(isPosted ? postedAs(to.post(value)) : value);
  return true;
}
function pathOf(batch, position) {
  const { kind } = batch.spec;
  return kind === "apply" ? "args" : `items[${batch.taskAt(position).index}]`;
}

// src/pool/worker-line.ts
var WorkerLine = class {
  lane;
  host;
  /** Numbers of the functions that the worker has, by their ids. */
  #functions = /* @__PURE__ */ new Map();
  #recent = new RecentFunctions();
  /** Numbers of functions that it may forget with the next records. */
  #dropped = [];
  #sentFunctions = 0;
  /** Values that have come as messages, until the outcomes that speak of them are read. */
  #values = /* @__PURE__ */ new Map();
  #sentClasses = 0;
  #sentValues = 0;
  /** Messages sent that tasks may need to have been handled. */
  #sent = 0;
  /** How many values have come as messages. */
  received = 0;
  /** Starts the worker. */
  constructor({ host, sharesMemory, options }, listener) {
    this.lane = new HostLane(sharesMemory, options.env);
    try {
      this.host = host(options, listener);
    } catch (error) {
      this.lane.close();
      throw error;
    }
  }
  /** Sends the classes that were registered since the last time. */
  teach(classes) {
    if (classes.length === this.#sentClasses) return;
    this.#tell({ type: "classes", classes: classes.slice(this.#sentClasses) });
    this.#sentClasses = classes.length;
  }
  /**
   * Sends a function, unless the worker has it.
   *
   * @throws {@link NotSerializableError} when what it captures cannot travel to this worker.
   */
  learn(callable) {
    const { id } = callable;
    if (this.#recent.use(id)) return;
    const number = ++this.#sentFunctions;
    this.#tell({ type: "function", number, callable });
    this.#functions.set(id, number);
    for (const gone of this.#recent.add(id, sizeOf(callable))) this.#drop(gone);
  }
  #drop(id) {
    const number = this.#functions.get(id);
    if (number !== void 0) this.#dropped.push(number);
    this.#functions.delete(id);
  }
  /** Writes as much of a batch into the lane as finds room and can travel. */
  send(batch, { isFree, isWatched, isMeasured }) {
    return sendBatch(batch, {
      isFree,
      tasks: this.lane.tasks,
      sharesMemory: this.host.sharesMemory,
      post: (value) => this.#post(value),
      head: ({ spec, attempt, stopsOnError, group }) => ({
        fn: this.#functions.get(spec.callable.id) ?? 0,
        forgets: this.#dropped.shift() ?? 0,
        after: this.#sent,
        attempt,
        spreads: spec.spreads,
        stopsOnError,
        group,
        isTimed: spec.timeoutMs !== void 0,
        isWatched,
        isMeasured
      })
    });
  }
  /** Lets the worker know of a record: it is rung if it sleeps, or sent the record if it cannot see it. */
  announce(record) {
    if (!this.lane.isShared) this.#handOver(record);
    else if (this.lane.guest.mustRing()) this.host.send({ type: "wake" });
  }
  /** Has a worker that waits for room look at its lane. */
  ringForRoom() {
    if (this.lane.room.mustRing()) this.host.send({ type: "wake" });
  }
  /** Keeps a value that has come as a message. */
  keep(number, value) {
    this.received += 1;
    this.#values.set(number, value);
  }
  /** Takes the value that has come as the message with this number. */
  take(number) {
    const value = this.#values.get(number);
    if (value === void 0) throw new Error(`value ${number} did not come from the worker`);
    this.#values.delete(number);
    return readPostedValue(value);
  }
  #handOver(record) {
    this.host.send({ type: "task", record: record.copy() });
    record.start(0);
  }
  #post(value) {
    const { posted, moved } = this.host.sharesMemory ? forThread(value) : value;
    const number = ++this.#sentValues;
    this.lane.guest.spare();
    this.#tell({ type: "value", number, value: posted }, moved);
    return number;
  }
  #tell(message, moved) {
    this.host.send(message, moved);
    this.#sent += 1;
  }
};

// src/pool/worker-record.ts
var WorkerRecord = class {
  startedAt = Date.now();
  latencyRecord = new LatencyRecord();
  done = 0;
  failed = 0;
  #openedAt = performance.now();
  /** For how long its tasks have run, and how much of that went into reading inputs and writing results. */
  busyMs = 0;
  copyMs = 0;
  /** For how long it has collected garbage while it was watched. */
  gcMs = 0;
  /** How long it took to get ready. */
  startMs;
  /** Notes how an attempt at a task ended. */
  add(outcome, ms) {
    if (outcome === "done") {
      this.done++;
      this.latencyRecord.record(ms);
    } else {
      this.failed++;
    }
  }
  /** Notes that several attempts ended well, after so long each on average. */
  addQuick(count, ms) {
    this.done += count;
    this.latencyRecord.recordMany(count, ms);
  }
  /** Notes for how long a task kept the worker busy. */
  addBusy({ busyMs, copyMs, gcMs }) {
    this.busyMs += busyMs;
    this.copyMs += copyMs;
    this.gcMs += gcMs;
  }
  get latency() {
    return latencyOf([this.latencyRecord]);
  }
  /** Returns the share of its life that it ran tasks; `runningMs` is how long the one that runs has taken. */
  busyFraction(runningMs) {
    return Math.min(1, (this.busyMs + runningMs) / Math.max(1, performance.now() - this.#openedAt));
  }
};

// src/pool/task-clock.ts
var GRACE_MS = 500;
var MAX_TIMER_MS = 2 ** 31 - 1;
var TaskClock = class {
  #owner;
  #timer;
  #grace;
  constructor(owner) {
    this.#owner = owner;
  }
  /** Watches tasks that may take so long, until none is left; one timer serves all of them. */
  watch(limitMs) {
    this.#timer ??= setTimeout(() => this.#onTimer(), Math.min(limitMs, MAX_TIMER_MS));
  }
  /** Gives a task that was told to stop its last half second. */
  warn() {
    this.#grace ??= setTimeout(() => this.#owner.onStuck(), GRACE_MS);
  }
  /** Takes the warning back: the task has stopped. */
  calm() {
    if (this.#grace === void 0) return;
    clearTimeout(this.#grace);
    this.#grace = void 0;
  }
  /** Stops watching. */
  stop() {
    this.calm();
    clearTimeout(this.#timer);
    this.#timer = void 0;
  }
  #onTimer() {
    this.#timer = void 0;
    const task = this.#owner.timedTask();
    if (task === void 0) return;
    const left = task.limitMs - task.elapsedMs;
    this.watch(left > 0 ? left : task.limitMs);
    if (left <= 0) this.#owner.onLate();
  }
};

// src/pool/worker-tasks.ts
var WorkerTasks = class {
  /** Batches that the worker has, in the order in which it runs them. */
  flights = [];
  #lane;
  #owner;
  #clock;
  #progress;
  #hasRead = false;
  constructor(lane, owner) {
    this.#lane = lane;
    this.#owner = owner;
    this.#clock = new TaskClock({
      timedTask: () => this.#timedTask(),
      onLate: () => this.#onLate(),
      onStuck: () => owner.onStuck()
    });
  }
  /** Follows a batch that was sent to the worker. */
  add(flight) {
    const { timeoutMs } = flight.batch.spec;
    this.flights.push(flight);
    if (timeoutMs !== void 0) this.#clock.watch(timeoutMs);
  }
  /** Takes what there is of outcomes; returns whether there was anything. */
  sweep() {
    let isNews = false;
    this.#hasRead = false;
    for (let flight = this.flights[0]; flight !== void 0; flight = this.flights[0]) {
      const { hasEnded } = flight.record;
      const started = Math.min(flight.record.started, flight.end);
      const before = flight.next;
      const isComplete = this.#takeOutcomes(flight);
      if (isComplete) this.#takeNumbers(flight, hasEnded ? started : started - 1);
      isNews ||= hasEnded || flight.next > before;
      if (!hasEnded || !isComplete) {
        if (flight.isRunning) this.#tellStart(flight);
        break;
      }
      this.#end(flight, started);
    }
    if (this.#hasRead) this.#owner.onRoom();
    return isNews || this.#hasRead;
  }
  /** Gives up the running task if it is of this work, and has the rest of the work not started. */
  withdraw(work, end) {
    if (this.#lane.isShared) {
      for (const flight of this.flights) if (flight.batch.includes(work)) flight.cut();
    }
    const [running] = this.flights;
    if (end === "cancelled" && running?.isRunning === true && running.work === work)
      this.#giveUp(running, { reason: work.spec.signal?.reason, outcome: "cancelled" });
  }
  /** Has what was not started run elsewhere, as far as `isWanted` says so. */
  recall(isWanted) {
    if (!this.#lane.isShared) return;
    for (const flight of this.flights.toReversed()) if (!flight.isPinned && isWanted(flight)) flight.cut();
  }
  /** Settles what a worker that has ended was running, with the error given, and has the rest run elsewhere. */
  fail(errorOf) {
    this.#clock.stop();
    this.sweep();
    const [running] = this.flights;
    if (running?.isRunning === true) {
      const { elapsedMs: ms } = running;
      this.#endTask(running, { outcome: "failed", error: errorOf(running), ms });
    } else if (running?.record.started === 0 && running.batch.taskAt(0).work.failsByDeath()) {
      this.#failAll(running, errorOf);
    }
    for (const flight of this.flights) {
      flight.giveUpHandles();
      flight.cut();
    }
    this.flights.length = 0;
  }
  /** Fails a batch of which nothing was started. */
  #failAll(flight, errorOf) {
    while (flight.next < flight.end) {
      if (flight.batch.isWanted(flight.next))
        this.#endTask(flight, { outcome: "failed", error: errorOf(flight), ms: 0 });
      else flight.advance();
    }
  }
  /** The task that runs, and since when; undefined when none does. */
  get running() {
    return this.current?.running;
  }
  /** The task that runs, with the work that it is of; undefined when none does. */
  get current() {
    const [flight] = this.flights;
    if (flight?.isRunning !== true) return void 0;
    const { work, index, attempt } = flight.batch.taskAt(flight.next);
    const { id: job, spec } = work;
    const { elapsedMs: ms } = flight;
    return { work, running: { job, index, function: spec.callable.name, attempt, ms, progress: this.#progress } };
  }
  /** For how long the batch that runs has run, in milliseconds; 0 when none does. */
  get runningMs() {
    const [flight] = this.flights;
    if (flight === void 0 || flight.record.startedAt === 0) return 0;
    return Math.max(0, flight.elapsedMs);
  }
  /** Tasks that were not started. */
  get queued() {
    return this.flights.reduce((sum, flight) => sum + flight.rest, 0);
  }
  /** Takes the outcomes of a batch; returns false when a value has yet to arrive. */
  #takeOutcomes(flight) {
    const { outcomes } = this.#lane;
    for (let head = outcomes.peek(); head?.sequence === flight.record.sequence; head = outcomes.peek()) {
      if (head.after > this.#owner.posts) return false;
      if (head.type === "progress") this.#onProgress(flight, head);
      else if (head.item < flight.next || head.item >= flight.end) return outcomes.giveUp() ?? false;
      else this.#onOutcome(flight, head);
      outcomes.advance();
      this.#hasRead = true;
    }
    return true;
  }
  #onOutcome(flight, { item, type, figure: ms }) {
    this.#takeNumbers(flight, item);
    try {
      const content = this.#lane.outcomes.value();
      const encoded = typeof content === "number" ? this.#owner.takePosted(content) : content;
      if (type === "result") this.#endTask(flight, { outcome: "done", value: decodeEncoded(encoded), ms });
      else {
        const error = errorFromWorker(encoded, flight.spec);
        this.#endTask(flight, { outcome: "failed", error, ms });
      }
    } catch (error) {
      this.#endTask(flight, { outcome: "failed", error, ms });
    }
  }
  /** Takes the results that stand in the place of the inputs, up to a position. */
  #takeNumbers(flight, to) {
    const { batch, record } = flight;
    if (to > flight.next && flight.givenUp !== void 0) {
      const value = record.memory.numbers[record.slots + flight.next * record.arity];
      this.#endTask(flight, { outcome: "done", value, ms: flight.elapsedMs });
    }
    const from = flight.next;
    if (to <= from) return;
    flight.next = to;
    this.#owner.onQuickEnds(batch, { from, to }, flight.averageMs);
    const place = { at: record.slots + from * record.arity, stride: record.arity };
    batch.settleNumbers({ from, to }, record.memory.numbers, place);
  }
  #onProgress(flight, { item, figure }) {
    if (item !== flight.next || flight.givenUp !== void 0) return;
    this.#tellStart(flight);
    this.#progress = figure;
    this.#owner.onProgress(flight.batch, item, figure);
  }
  /** Takes the end of the running task, and turns to the next one of the batch. */
  #endTask(flight, end) {
    const { batch, next: position, givenUp, work } = flight;
    this.#tellStart(flight);
    this.#progress = void 0;
    flight.advance();
    this.#clock.calm();
    if (givenUp === void 0) this.#settle({ batch, position, ...end });
    else if (givenUp === "retry") retry(batch, position);
    else work.endStray();
  }
  /** Settles a task, or has it run again where that is allowed; returns whether it does. */
  #settle(end, isStillRunning = false) {
    const { batch, position, outcome } = end;
    const isFailure = outcome !== "done" && outcome !== "cancelled";
    const isRetried = isFailure && batch.attempt <= batch.spec.retries && batch.isWanted(position);
    this.#owner.onEnd(isRetried ? { ...end, outcome: "retry" } : end);
    if (isRetried && !isStillRunning) retry(batch, position);
    else if (outcome === "done") batch.settle(position, { type: "done", value: end.value });
    else if (!isRetried) batch.settle(position, { type: "failed", error: end.error });
    return isRetried;
  }
  #end(flight, started) {
    this.flights.shift();
    flight.giveUpHandles();
    this.#lane.tasks.forget();
    flight.batch.giveBack({ from: started, to: flight.end }, flight.batch.attempt);
    if (this.flights.length === 0) this.#clock.stop();
    this.#owner.onFlightEnd(flight, started);
  }
  #tellStart(flight) {
    if (flight.told === flight.next) return;
    flight.told = flight.next;
    if (this.#owner.isWatched) this.#owner.onStart(flight.batch, flight.next);
  }
  #timedTask() {
    this.sweep();
    const limited = this.flights.find(({ batch }) => batch.spec.timeoutMs !== void 0);
    if (limited === void 0) return void 0;
    const isFirst = limited === this.flights[0];
    return {
      limitMs: limited.batch.spec.timeoutMs ?? 0,
      elapsedMs: isFirst && limited.hasBegun ? limited.elapsedMs : 0
    };
  }
  #onLate() {
    const [flight] = this.flights;
    if (flight === void 0 || flight.givenUp !== void 0) return;
    this.#giveUp(flight, { reason: timeoutErrorOf(flight.taskName, flight.spec), outcome: "timeout" });
  }
  /** Stops waiting for the running task: its signal aborts, and it has half a second before the worker is replaced. */
  #giveUp(flight, { reason, outcome }) {
    const { batch, next: position, givenUp, record, elapsedMs: ms } = flight;
    this.#tellStart(flight);
    this.#owner.abort(record.sequence, position, reason);
    this.#clock.warn();
    if (givenUp !== void 0) return;
    const isRetried = this.#settle({ batch, position, outcome, ms, error: reason }, true);
    flight.givenUp = isRetried ? "retry" : "settled";
    if (!isRetried) flight.work.addStray();
  }
};
function retry(batch, position) {
  batch.giveBack({ from: position, to: position + 1 }, batch.attempt + 1);
}

// src/pool/pool-worker.ts
var STOP_MS = 1e3;
var MAX_FLIGHTS = 64;
var PoolWorker = class {
  id;
  lane;
  record = new WorkerRecord();
  tasks;
  wasReady = false;
  /** Why it ends, once that is decided. */
  exitReason;
  threadId = 0;
  memoryBytes;
  /** What it ran when it ended. */
  lastTask;
  /** Set when the lane had no room, until a batch has ended. */
  isFull = false;
  #owner;
  #host;
  #line;
  #phase = "starting";
  #systemThreadId;
  /** An error that nobody caught, which the worker told before it died of it. */
  #crash;
  #stopTimer;
  constructor(place, start) {
    this.id = place.id;
    this.lane = place.lane;
    this.#owner = start.owner;
    this.#line = new WorkerLine(start, {
      onMessage: (message) => this.#onMessage(message),
      onExit: (exit) => this.#onExit(exit)
    });
    this.#host = this.#line.host;
    this.tasks = this.#openTasks();
  }
  get pid() {
    return this.#host.pid;
  }
  get state() {
    if (this.#phase !== "ready") return this.#phase;
    return this.tasks.flights.length === 0 ? "idle" : "running";
  }
  /** Whether it may be handed more while it works; a lane that is not shared carries one task at a time. */
  get hasRoom() {
    const { length } = this.tasks.flights;
    return this.#phase === "ready" && !this.isFull && length < (this.#line.lane.isShared ? MAX_FLIGHTS : 1);
  }
  /** The most tasks that it can be handed at a time. */
  get batchLimit() {
    return this.#line.lane.isShared ? Number.POSITIVE_INFINITY : 1;
  }
  /** How long what it has should take, in milliseconds; Infinity when that cannot be told. */
  get backlogMs() {
    const { flights } = this.tasks;
    if (flights[0]?.isOverdue === true) return Number.POSITIVE_INFINITY;
    let sum = 0;
    for (const { estimateMs } of flights) sum += estimateMs;
    return sum;
  }
  /** Whether it has to copy large memory for what it does. */
  get hasLargeTask() {
    return (this.tasks.flights[0]?.record.byteLength ?? 0) >= LARGE_BYTES;
  }
  /** Changes whenever its lane has something new. */
  get news() {
    return this.#line.lane.news;
  }
  /** Keeps the program running for this worker, or lets it end. */
  keepProgramRunning(isWanted) {
    if (isWanted) this.#host.ref();
    else this.#host.unref();
  }
  /** Sends the first message, which makes it ready. */
  prepare(message, classes) {
    this.#line.teach(classes);
    this.#host.send({ type: "start", workerId: this.id, lane: this.#line.lane.address, ...message });
  }
  /** Hands it a batch, or as much of it as can be sent; the rest is given back. */
  assign(batch, estimateMs, classes) {
    this.#line.teach(classes);
    if (!this.#sendFunction(batch)) return;
    const isFree = this.tasks.flights.length === 0;
    const { record, handles, refusal: refusal2, hasMoved } = this.#line.send(batch, {
      isFree,
      ...this.#owner.reporter.wanted
    });
    const count = record?.count ?? 0;
    if (record !== void 0) {
      const share = estimateMs * count / batch.length;
      const flight = new Flight(batch, record, { estimateMs: share, handles, isPinned: hasMoved });
      flight.end = count;
      this.tasks.add(flight);
      this.#line.announce(record);
    }
    this.isFull = count < batch.length && refusal2 === void 0;
    if (refusal2 === void 0) return batch.giveBack({ from: count, to: batch.length }, batch.attempt);
    batch.giveBack({ from: count + 1, to: batch.length }, batch.attempt);
    batch.settle(count, { type: "failed", error: refusal2.error });
  }
  /** Lets it look on for a moment when it has nothing to do, or has it sleep at once. */
  allowSpinning(isAllowed) {
    this.#line.lane.allowSpinning(isAllowed);
  }
  /** Takes what there is of outcomes; returns whether there was anything. */
  sweep() {
    const { tally } = this.#owner.reporter;
    const clock = tally?.readingClock;
    const isNews = this.tasks.sweep();
    if (isNews && clock !== void 0) tally?.readSince(clock);
    if (this.#line.lane.outcomes.damage !== void 0) this.kill("crashed");
    return isNews;
  }
  /** Tells it not to ring, as its lane is looked at. */
  stayAwake() {
    this.#line.lane.own.wake();
  }
  /** Has it ring from now on when there are outcomes; returns false when there are some already. */
  sleepUntilRung() {
    this.#line.lane.own.sleep();
    return !this.sweep();
  }
  /** Looks at its lane for a moment, if that has paid lately; returns whether it has changed from `news`. */
  lookOn(spinner, news) {
    return this.#line.lane.lookOn(spinner, news);
  }
  /** Ends it in good order, when it has nothing to do. */
  stop(reason) {
    this.exitReason ??= reason;
    this.#phase = "stopping";
    this.keepProgramRunning(true);
    this.#host.send({ type: "stop" });
    this.#stopTimer ??= setTimeout(() => this.#host.kill("SIGKILL"), STOP_MS);
  }
  /** Ends it at once. */
  kill(reason) {
    this.exitReason ??= reason;
    this.#phase = "stopping";
    this.keepProgramRunning(true);
    this.#host.kill("SIGKILL");
  }
  /** Returns its figures as of now. */
  stats() {
    const { id, lane, pid, threadId: threadId2, state, record, memoryBytes } = this;
    const { done, failed, latency, startedAt } = record;
    const { running: task, queued } = this.tasks;
    const figures = systemFigures(pid, this.#systemThreadId);
    const busyFraction = record.busyFraction(task?.ms ?? 0);
    return {
      ...{ id, lane, pid, threadId: threadId2, state, task, done, failed, busyFraction },
      ...figures,
      ...{ memoryBytes, queued, latency, startedAt }
    };
  }
  #openTasks() {
    const owner = this.#owner;
    const line = this.#line;
    return new WorkerTasks(line.lane, {
      get isWatched() {
        return owner.reporter.isWatched;
      },
      get posts() {
        return line.received;
      },
      takePosted: (number) => line.take(number),
      onStart: (batch, position) => owner.reporter.taskStarted(this, batch.taskAt(position)),
      onEnd: (end) => {
        this.record.add(end.outcome, end.ms);
        owner.onTaskEnd(this, end);
      },
      onQuickEnds: (batch, span, ms) => {
        this.record.addQuick(span.to - span.from, ms);
        owner.onQuickEnds(this, { batch, span, ms });
      },
      onProgress: (batch, position, fraction) => owner.reporter.taskProgressed(this, { batch, position, fraction }),
      onFlightEnd: (flight, tasks) => this.#onFlightEnd(flight, tasks),
      abort: (sequence, item, reason) => this.#host.send({ type: "abort", sequence, item, reason: encodeReason(reason) }),
      onStuck: () => this.kill("stopped"),
      onRoom: () => line.ringForRoom()
    });
  }
  /** Sends the function of a batch if need be; fails the whole batch when it cannot travel to this worker. */
  #sendFunction(batch) {
    try {
      this.#line.learn(batch.spec.callable);
      return true;
    } catch (error) {
      for (let position = 0; position < batch.length; position++) batch.settle(position, { type: "failed", error });
      return false;
    }
  }
  #onFlightEnd(flight, tasks) {
    const { record, batch } = flight;
    this.isFull = false;
    this.memoryBytes = record.memoryBytes;
    this.record.addBusy(record);
    this.#owner.onFlightEnd(this, batch, tasks === 0 ? void 0 : record.busyMs / tasks);
  }
  #onMessage(message) {
    switch (message.type) {
      case "ready":
        return this.#onReady(message);
      case "start-failed":
        return this.#owner.onStartFailed(this, decodeEncoded(message.error));
      case "value":
        this.#line.keep(message.number, message.value);
        return this.#owner.onRung(this);
      case "report":
        this.#receive(message.report);
        return this.#owner.onRung(this);
      case "wake":
        return this.#owner.onRung(this);
      case "crash":
        this.#crash = message.error;
        return;
      case "returned":
        throw new TypeError("A worker of a pool was asked for nothing that returns");
    }
  }
  #receive(report) {
    const [flight] = this.tasks.flights;
    if (flight === void 0) throw new RangeError("A worker without tasks reported on one");
    this.#line.lane.receive(report, flight.record);
  }
  #onReady(message) {
    this.threadId = message.threadId;
    this.#systemThreadId = message.systemThreadId;
    this.memoryBytes = message.memoryBytes;
    this.#line.lane.forgetAddress();
    if (this.#phase !== "starting") return;
    this.wasReady = true;
    this.record.startMs = Date.now() - this.record.startedAt;
    this.#phase = "ready";
    this.#owner.onReady(this);
  }
  #onExit(exit) {
    clearTimeout(this.#stopTimer);
    this.exitReason ??= "crashed";
    this.#phase = "stopping";
    this.lastTask = this.tasks.current;
    this.tasks.fail(({ taskName, spec }) => {
      const { damage } = this.#line.lane.outcomes;
      const cause = this.#crash === void 0 ? damage ?? exit.error : errorFromWorker(this.#crash, spec);
      return exitErrorOf({ exit, cause }, taskName, spec);
    });
    this.#line.lane.close();
    this.#owner.onExit(this, exit);
  }
};

// src/pool/spare-core.ts
var CORES = availableParallelism();
function hasSpareCore(busyWorkers) {
  return busyWorkers < CORES;
}

// src/pool/start-retry.ts
var MOST_KILLED = 10;
var FIRST_MS = 100;
var LONGEST_MS = 5e3;
var StartRetry = class {
  #start;
  #killed = 0;
  #timer;
  #ms = FIRST_MS;
  /** @param start - Starts what is missing. */
  constructor(start) {
    this.#start = start;
  }
  /** Whether the next start is to wait, as there was no room for the last one. */
  get isPutOff() {
    return this.#timer !== void 0;
  }
  putOff() {
    if (this.isPutOff) return;
    this.#timer = setTimeout(() => {
      this.#timer = void 0;
      this.#start();
    }, this.#ms).unref();
    this.#ms = Math.min(2 * this.#ms, LONGEST_MS);
  }
  /** A worker that somebody killed while it started says nothing about the next one; one that exits by itself does. */
  mayFollow({ signal }) {
    this.#killed += 1;
    return signal !== null && this.#killed <= MOST_KILLED;
  }
  /** A worker is ready, or none is wanted any more. */
  reset() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    this.#ms = FIRST_MS;
    this.#killed = 0;
  }
};
function startError2({ exitCode, signal, error }) {
  if (error instanceof WorkerStartError) return error;
  const how = signal === null ? `exited with code ${exitCode}` : `was ended by ${signal}`;
  return new WorkerStartError(`A worker ${how} before it was ready`, error === void 0 ? void 0 : { cause: error });
}

// src/pool/crew.ts
var Crew = class {
  workers = /* @__PURE__ */ new Set();
  crashed = 0;
  min;
  max;
  reporter;
  #settings;
  #host;
  #owner;
  #firstMessage;
  /** Free workers, the one that worked last at the end: it is the warmest, and the others may fall idle. */
  #free = [];
  #idleTimers = /* @__PURE__ */ new Map();
  #lastId = 0;
  #isEnding = false;
  #retry = new StartRetry(() => this.fill());
  constructor(settings, { owner, firstMessage, ...host }) {
    this.#settings = settings;
    this.#host = host;
    this.#owner = owner;
    this.reporter = owner.reporter;
    this.#firstMessage = firstMessage;
    this.min = settings.workers.min;
    this.max = settings.workers.max;
  }
  /** Starts workers until there are as many as there must always be. */
  fill() {
    while (this.#mayStart && this.workers.size < this.min) this.#start();
  }
  /**
   * Returns a worker for a task that waits: a free one, or one that has little left of tasks that are quick; starts one
   * where that is allowed and too few are on their way for what waits.
   */
  free(queue, averageMs) {
    const open = this.#open;
    const worker = awakeFor(averageMs, open) ?? this.#free.findLast(({ state }) => state === "idle");
    if (worker !== void 0 || this.#isEnding) return worker;
    if (this.workers.size < this.max) this.#startFor(queue.waiting);
    return busyFor(averageMs, open);
  }
  /** Hands a batch to a worker, or as much of it as it has room for. */
  assign(worker, batch, estimateMs) {
    this.#leaveFree(worker);
    worker.keepProgramRunning(true);
    worker.assign(batch, estimateMs, knownClasses());
    if (worker.state === "idle") this.#setFree(worker);
    worker.allowSpinning(hasSpareCore(this.busyCount));
  }
  /** Whether a worker has nothing to do. */
  get hasFree() {
    return this.#free.length > 0;
  }
  /** How many workers have tasks. */
  get busyCount() {
    let count = 0;
    for (const { tasks } of this.workers) if (tasks.flights.length > 0) count += 1;
    return count;
  }
  /** Workers that have tasks. */
  get busy() {
    return [...this.workers].filter(({ tasks }) => tasks.flights.length > 0);
  }
  /** How many tasks a worker may still be given before it is replaced. */
  tasksLeft(worker) {
    const { maxTasksPerWorker } = this.#settings;
    if (maxTasksPerWorker === void 0) return worker.batchLimit;
    const underWay = worker.tasks.flights.reduce((sum, { next, end }) => sum + end - next, 0);
    return Math.min(worker.batchLimit, maxTasksPerWorker - worker.record.done - worker.record.failed - underWay);
  }
  /** Changes how many workers there are; those that work finish what they have. */
  resize(min, max) {
    this.min = min;
    this.max = max;
    for (const worker of [...this.#free]) if (this.#living > max) this.#retire(worker, "stopped");
    this.fill();
  }
  /** Ends all workers in good order, once each has nothing to do. */
  stopAll() {
    this.#end();
    for (const worker of this.workers) {
      if (worker.state === "starting") worker.kill("closed");
      else if (worker.state === "idle") this.#retire(worker, "closed");
    }
  }
  /** Ends all workers at once. */
  killAll() {
    this.#end();
    for (const worker of this.workers) worker.kill("terminated");
  }
  /** Keeps the program running while workers start for work that waits. */
  keepStartersRunning() {
    for (const worker of this.workers) if (worker.state === "starting") worker.keepProgramRunning(true);
  }
  onReady(worker) {
    this.#retry.reset();
    this.reporter.workerReady(worker);
    if (this.#living > this.max) this.#retire(worker, "stopped");
    else this.#setFree(worker);
  }
  onStartFailed(worker, error) {
    worker.kill("stopped");
    this.#break(error);
  }
  onRung(worker) {
    this.#owner.onRung(worker);
  }
  onFlightEnd(worker, batch, averageMs) {
    this.#owner.onFlightEnd(batch, averageMs);
    if (worker.state !== "idle") return this.#owner.onFree();
    const { maxMemoryPerWorker = Number.POSITIVE_INFINITY } = this.#settings;
    if (this.#isEnding) return this.#retire(worker, "closed");
    if (this.tasksLeft(worker) <= 0 || (worker.memoryBytes ?? 0) > maxMemoryPerWorker)
      return this.#retire(worker, "recycled");
    if (this.#living > this.max) return this.#retire(worker, "stopped");
    this.#setFree(worker);
  }
  onTaskEnd(worker, end) {
    this.#owner.onTaskEnd(worker, end);
  }
  onQuickEnds(worker, ends) {
    this.#owner.onQuickEnds(worker, ends);
  }
  onExit(worker, exit) {
    this.#forget(worker);
    if (worker.exitReason === "crashed") this.crashed++;
    this.#owner.onWorkerExit(worker, exit);
    if (this.#isEnding) return;
    if (!worker.wasReady && worker.exitReason === "crashed" && !this.#retry.mayFollow(exit))
      this.#cannotStart(startError2(exit));
    if (this.#isEnding) return;
    this.fill();
    this.#owner.onFree();
  }
  /** Workers that are not on their way out. */
  get #living() {
    return [...this.workers].filter((worker) => worker.state !== "stopping").length;
  }
  get #hasReady() {
    return [...this.workers].some(({ wasReady, state }) => wasReady && state !== "stopping");
  }
  /** Where one more could not start a moment ago, those that are ready have to do for now. */
  get #mayStart() {
    return !this.#isEnding && !(this.#retry.isPutOff && this.#hasReady);
  }
  #start() {
    const id = ++this.#lastId;
    const name = `${this.#settings.name ?? "Pool"}-${id}`;
    const { env = {}, execArgv } = this.#settings;
    let worker;
    try {
      const place = { id, lane: this.#freeLane() };
      worker = new PoolWorker(place, { ...this.#host, options: { name, env, execArgv }, owner: this });
      this.workers.add(worker);
      this.reporter.workerStarted(worker);
      worker.keepProgramRunning(false);
      worker.prepare({ name, ...this.#firstMessage }, knownClasses());
    } catch (cause) {
      const error = new WorkerStartError(`A worker cannot start: ${String(cause)}`, { cause });
      if (worker === void 0) this.#cannotStart(error);
      else this.#break(error);
    }
  }
  /** Workers that have tasks and may be handed more. */
  get #open() {
    return this.busy.filter((worker) => worker.hasRoom && this.tasksLeft(worker) > 0);
  }
  #startFor(waiting) {
    let lacking = waiting - [...this.workers].filter((other) => other.state === "starting").length;
    for (; lacking > 0 && this.#mayStart && this.workers.size < this.max; lacking--) this.#start();
  }
  #freeLane() {
    const taken = new Set([...this.workers].map((worker) => worker.lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    return lane;
  }
  #setFree(worker) {
    if (!this.#free.includes(worker)) this.#free.push(worker);
    worker.keepProgramRunning(false);
    const { idleTimeout } = this.#settings.workers;
    if (this.workers.size > this.min && Number.isFinite(idleTimeout)) {
      this.#idleTimers.set(worker, setTimeout(() => this.#endIdle(worker), idleTimeout).unref());
    }
    this.#owner.onFree();
  }
  #endIdle(worker) {
    this.#idleTimers.delete(worker);
    if (worker.state === "idle" && this.#living > this.min) this.#retire(worker, "idle");
  }
  #stopIdling(worker) {
    clearTimeout(this.#idleTimers.get(worker));
    this.#idleTimers.delete(worker);
  }
  #retire(worker, reason) {
    this.#leaveFree(worker);
    worker.stop(reason);
  }
  #leaveFree(worker) {
    this.#stopIdling(worker);
    const place = this.#free.indexOf(worker);
    if (place >= 0) this.#free.splice(place, 1);
  }
  #forget(worker) {
    this.#leaveFree(worker);
    this.workers.delete(worker);
  }
  #end() {
    this.#isEnding = true;
    this.#retry.reset();
  }
  /** Where others have been able to, it is for want of something that there may be again; else those who wait are told. */
  #cannotStart(error) {
    if (this.#hasReady) this.#retry.putOff();
    else this.#break(error);
  }
  #break(error) {
    if (this.#isEnding) return;
    this.#end();
    this.#owner.onBroken(error);
    for (const worker of this.workers) worker.kill("stopped");
  }
};

// src/pool/pace.ts
var WEIGHT = 0.25;
var DOUBTED_TIMES = 3;
var MOST_FUNCTIONS = 256;
var Paces = class {
  #paces = /* @__PURE__ */ new Map();
  /** Milliseconds of one call; undefined as long as nothing is known. */
  of({ id }) {
    return this.#paces.get(id)?.averageMs;
  }
  /** Takes the average time of some calls into account. */
  observe({ id }, ms) {
    const pace = this.#paces.get(id);
    if (pace === void 0) return this.#add(id, ms);
    const isLong = ms > pace.averageMs * DOUBTED_TIMES;
    if (!isLong) pace.averageMs += (ms - pace.averageMs) * WEIGHT;
    else if (pace.isDoubted) pace.averageMs = ms;
    pace.isDoubted = isLong && !pace.isDoubted;
  }
  #add(id, averageMs) {
    const [oldest] = this.#paces.keys();
    if (oldest !== void 0 && this.#paces.size >= MOST_FUNCTIONS) this.#paces.delete(oldest);
    this.#paces.set(id, { averageMs, isDoubted: false });
  }
};

// src/pool/pool-record.ts
var KEPT_RECORDS = 16;
var PoolRecord = class {
  counts = {
    done: 0,
    failed: 0,
    retried: 0,
    cancelled: 0
  };
  #past = [];
  /** Notes how so many attempts at tasks ended. */
  count(outcome, tasks = 1) {
    if (outcome === "done") this.counts.done += tasks;
    else if (outcome === "retry") this.counts.retried += tasks;
    else if (outcome === "cancelled") this.counts.cancelled += tasks;
    else this.counts.failed += tasks;
  }
  /** Keeps the task times of a worker that is gone. */
  keep(record) {
    this.#past.push(record);
    if (this.#past.length > KEPT_RECORDS) this.#past.shift();
  }
  /** Returns the percentiles over the times of workers that are there and of those that are gone. */
  latency(present) {
    return latencyOf([...this.#past, ...present]);
  }
};

// src/pool/reporter.ts
var Reporter = class {
  #events = new PoolEvents();
  #pool;
  #watch;
  /** Counts what tasks do, while the pool is watched. */
  tally;
  constructor(pool) {
    this.#pool = pool;
  }
  /** Whether anybody listens to the start and the end of each task. */
  get isWatched() {
    return this.#events.wantsTasks;
  }
  /** What workers shall tell of the tasks that they are handed. */
  get wanted() {
    return { isWatched: this.isWatched, isMeasured: this.tally !== void 0 };
  }
  /** Has somebody watch the pool, or nobody. */
  watch(watch) {
    this.#watch = watch;
    this.tally = watch?.tally;
  }
  subscribe(listener) {
    return this.#events.subscribe(listener);
  }
  poolOpened(backend, { min, max }) {
    this.#tell({ type: "pool-open", ...this.#pools(), backend, minWorkers: min, maxWorkers: max });
  }
  poolResized({ min, max }) {
    this.#tell({ type: "pool-resize", ...this.#pools(), minWorkers: min, maxWorkers: max });
  }
  poolPaused(isPaused) {
    this.#watch?.paused(isPaused);
  }
  poolEnded(state) {
    this.#tell({ type: "pool-end", ...this.#pools(), state });
  }
  workerStarted(worker) {
    this.#tell({ type: "worker-start", ...this.#workers(worker), pid: worker.pid });
  }
  workerReady(worker) {
    const { pid = 0, threadId: threadId2, record } = worker;
    this.#tell({
      type: "worker-ready",
      ...this.#workers(worker),
      pid,
      threadId: threadId2,
      startMs: record.startMs ?? 0
    });
  }
  workerExited(worker, { exitCode, signal }) {
    const reason = worker.exitReason ?? "crashed";
    const event = { type: "worker-exit", ...this.#workers(worker), reason, exitCode, signal };
    this.#watch?.workerExited(worker, event);
    this.#events.emit(event);
  }
  jobStarted(work) {
    this.tally?.jobStarted(work);
    if (!this.#events.wantsJobStart) return;
    const { id, spec, total } = work;
    const { kind, callable } = spec;
    const { name } = callable;
    this.#events.emit({ type: "job-start", at: eventTime(), pool: this.#pool, job: id, kind, function: name, total });
  }
  jobProgressed({ id, done, failed, total }) {
    if (!this.#events.wantsJobProgress) return;
    this.#events.emit({ type: "job-progress", at: eventTime(), pool: this.#pool, job: id, done, failed, total });
  }
  jobEnded(work, state) {
    this.tally?.jobEnded(work, state);
    if (!this.#events.wantsJobEnd) return;
    const { id, done, failed } = work;
    this.#events.emit({ type: "job-end", at: eventTime(), pool: this.#pool, job: id, state, done, failed });
  }
  taskStarted(worker, task) {
    if (this.isWatched) this.#tellStart(worker, task, eventTime());
  }
  taskProgressed(worker, { batch, position, fraction }) {
    if (!this.isWatched) return;
    const { work, index } = batch.taskAt(position);
    this.#events.emit({ type: "task-progress", ...this.#workers(worker), job: work.id, index, fraction });
  }
  taskEnded(worker, end) {
    this.tally?.taskEnded(worker, end);
    if (!this.isWatched) return;
    this.#tellEnd(worker, end.batch.taskAt(end.position), { ...end, at: eventTime() });
  }
  quickTasksEnded(worker, ends) {
    this.tally?.quickTasksEnded(ends);
    if (!this.isWatched) return;
    const { batch, span, ms } = ends;
    const end = { at: eventTime(), outcome: "done", ms, error: void 0 };
    for (let position = span.from; position < span.to; position++) {
      const task = batch.taskAt(position);
      this.#tellStart(worker, task, end.at);
      this.#tellEnd(worker, task, end);
    }
  }
  // Each event of a task is written out: there may be very many, and objects put together take five times as long.
  #tellStart({ id: worker, lane }, { work, index, attempt }, at) {
    this.#events.emit({ type: "task-start", at, pool: this.#pool, worker, lane, job: work.id, index, attempt });
  }
  #tellEnd({ id: worker, lane }, { work, index, attempt }, { at, outcome, ms, error: thrown }) {
    const error = thrown === void 0 ? void 0 : thrown instanceof Error ? String(thrown) : inspect(thrown);
    const { id: job } = work;
    const pool = this.#pool;
    this.#events.emit({ type: "task-end", at, pool, worker, lane, job, index, attempt, outcome, ms, error });
  }
  /** Tells of the life of the pool and its workers. */
  #tell(event) {
    this.#watch?.tell(event);
    this.#events.emit(event);
  }
  #pools() {
    return { at: eventTime(), pool: this.#pool };
  }
  #workers({ id, lane }) {
    return { ...this.#pools(), worker: id, lane };
  }
};

// src/pool/stretch.ts
function partOf(stretch, { from, to }) {
  return { ...stretch, offset: stretch.offset + from, first: stretch.first + from, length: to - from };
}

// src/pool/range-batch.ts
var RangeBatch = class {
  #work;
  #stretch;
  constructor(work, stretch) {
    this.#work = work;
    this.#stretch = stretch;
  }
  get length() {
    return this.#stretch.length;
  }
  get spec() {
    return this.#work.spec;
  }
  get attempt() {
    return this.#stretch.attempt;
  }
  get stopsOnError() {
    return this.#work.stopsOnError;
  }
  get group() {
    return this.#work.id;
  }
  inputAt(position) {
    return this.#stretch.inputs[this.#stretch.offset + position];
  }
  taskAt(position) {
    return { work: this.#work, index: this.#stretch.first + position, attempt: this.attempt };
  }
  includes(work) {
    return work === this.#work;
  }
  isWanted() {
    return this.#work.end === void 0;
  }
  writeNumbers(to, at) {
    if (this.spec.spreads) return writeNumericArguments(this, to, at);
    const { inputs, offset, length } = this.#stretch;
    const { start, room } = at;
    const count = Math.min(length, room);
    for (let position = 0; position < count; position++) {
      const input = inputs[offset + position];
      if (typeof input !== "number") return position;
      to[start + position] = input;
    }
    return count;
  }
  settle(position, outcome) {
    this.#work.settle(this.#stretch.first + position, outcome);
  }
  settleNumbers({ from, to }, numbers, place) {
    const { first } = this.#stretch;
    this.#work.settleNumbers({ from: first + from, to: first + to }, numbers, place);
  }
  giveBack(span, attempt) {
    if (span.to > span.from) this.#work.takeBack({ ...partOf(this.#stretch, span), attempt });
  }
};

// src/pool/range-work.ts
var RangeWork = class extends Work {
  /** What was taken back, in the order of the inputs. */
  #returned = [];
  #returnedCount = 0;
  /** Returns the next inputs to hand out, at most `limit`; undefined when there are none now. */
  take(limit) {
    const [first] = this.#returned;
    if (first === void 0) return this.#batchOf(this.takeFresh(limit));
    const length = Math.min(limit, first.length);
    if (length === first.length) this.#returned.shift();
    else this.#returned[0] = partOf(first, { from: length, to: first.length });
    this.#returnedCount -= length;
    return this.#batchOf(partOf(first, { from: 0, to: length }));
  }
  /** Takes back inputs that have to run again, or were not started; they are handed out before all others. */
  takeBack(stretch) {
    if (this.end !== void 0) return;
    const after = this.#returned.findIndex(({ first }) => first > stretch.first);
    this.#returned.splice(after < 0 ? this.#returned.length : after, 0, stretch);
    this.#returnedCount += stretch.length;
    this.waitForWorkers();
  }
  /** Takes the results of neighbouring tasks that are numbers. */
  settleNumbers(span, numbers, place) {
    if (this.end !== void 0) return;
    if (this.spec.onProgress === void 0) {
      this.count("done", span.to - span.from);
      return this.acceptNumbers(span, numbers, place);
    }
    for (let index = span.from; index < span.to; index++)
      this.settle(index, { type: "done", value: numbers[place.at + (index - span.from) * place.stride] });
  }
  get returnedCount() {
    return this.#returnedCount;
  }
  /** Lets go of what was taken back. */
  forgetReturned() {
    this.#returned.length = 0;
    this.#returnedCount = 0;
  }
  #batchOf(stretch) {
    return stretch === void 0 || stretch.length === 0 ? void 0 : new RangeBatch(this, stretch);
  }
};

// src/pool/source-reader.ts
var CLOSE_MS = 100;
var arrayValues = Array.prototype.values;
var SourceReader = class {
  isSync;
  /** Inputs read so far. */
  count = 0;
  hasEnded = false;
  /** What the source itself threw. */
  error;
  #ready = [];
  /** Read without an iterator, which takes a tenth of the time. */
  #array;
  #syncIterator;
  #asyncIterator;
  #onRead;
  #isReading = false;
  constructor(source, onRead) {
    if (Symbol.asyncIterator in source) this.#asyncIterator = source[Symbol.asyncIterator]();
    else if (Array.isArray(source) && source[Symbol.iterator] === arrayValues) this.#array = source;
    else this.#syncIterator = source[Symbol.iterator]();
    this.isSync = this.#asyncIterator === void 0;
    this.#onRead = onRead;
  }
  /** How many inputs were read and not handed out. */
  get ready() {
    return this.#ready.length;
  }
  /** Hands out the next inputs that were read, at most `limit`. */
  take(limit) {
    if (limit < this.#ready.length) return this.#ready.splice(0, limit);
    const all = this.#ready;
    this.#ready = [];
    return all;
  }
  /** Reads until `limit` inputs of a synchronous source are ready. */
  readSync(limit) {
    if (this.hasEnded) return;
    if (this.#array !== void 0) return this.#readArray(this.#array, limit);
    while (!this.hasEnded && this.#syncIterator !== void 0 && this.#ready.length < limit) {
      try {
        this.#add(this.#syncIterator.next());
      } catch (error) {
        this.#fail(error);
      }
    }
  }
  /** The array may become longer or shorter in the meantime. */
  #readArray(array, limit) {
    while (this.#ready.length < limit && this.count < array.length) this.#ready.push(array[this.count++]);
    this.hasEnded = this.#ready.length < limit;
  }
  /** Reads one input of an asynchronous source, unless that is under way. */
  readAsync() {
    if (this.#isReading || this.hasEnded || this.#asyncIterator === void 0) return;
    this.#isReading = true;
    void this.#readOne(this.#asyncIterator);
  }
  /** Tells the source that no more is wanted; one that is stuck at an input is not waited for. */
  async close() {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.#ready = [];
    try {
      this.#syncIterator?.return?.();
      const closing = this.#asyncIterator?.return?.();
      if (closing !== void 0) await waitFor(closing, { timeout: CLOSE_MS });
    } catch {
    }
  }
  async #readOne(iterator) {
    try {
      const result = await iterator.next();
      if (!this.hasEnded) this.#add(result);
    } catch (error) {
      this.#fail(error);
    }
    this.#isReading = false;
    this.#onRead();
  }
  #add(result) {
    if (result.done === true) this.hasEnded = true;
    else {
      this.#ready.push(result.value);
      this.count++;
    }
  }
  #fail(error) {
    this.error = { type: "failed", error };
    this.hasEnded = true;
  }
};

// src/pool/stream-work.ts
var STOP_MS2 = 1e3;
var WORTH_READING = 0.25;
var WORTH_LOOKING = 1 / 64;
var StreamWork = class extends RangeWork {
  stopsOnError = false;
  #line;
  chunkSize;
  #buffer;
  /** How far it may be ahead of its reader, as of the last look. */
  #limit;
  #source;
  /** How many results have to be taken until it is looked again whether more inputs of a synchronous source can be read. */
  #looksAt = 0;
  #isPaused = false;
  constructor(spec, owner, { source, options }) {
    super(spec, owner);
    this.#line = new OutcomeLine(options.isOrdered);
    this.#buffer = options.buffer;
    this.#limit = options.buffer();
    this.chunkSize = options.chunkSize;
    this.#source = new SourceReader(source, () => this.#onRead());
  }
  get total() {
    return this.#source.hasEnded ? this.#source.count : void 0;
  }
  get waiting() {
    if (this.end !== void 0) return 0;
    const readable = this.#source.isSync && !this.#source.hasEnded ? this.#readable : 0;
    return this.returnedCount + this.#source.ready + readable;
  }
  /** Begins to read the source. */
  open() {
    this.#fill();
    this.waitForWorkers();
  }
  takeFresh(limit) {
    this.#limit = this.#buffer();
    if (this.#source.isSync) this.#source.readSync(Math.min(limit, this.#room));
    this.#endIfOver();
    const first = this.#source.count - this.#source.ready;
    const inputs = this.#source.take(limit);
    this.#looksAt = 0;
    return { inputs, offset: 0, length: inputs.length, first, attempt: 1 };
  }
  /** Returns the next result if it is there; `NONE` if it is not, or the next outcome is another. */
  takeResult() {
    this.#isPaused = false;
    const result = this.#line.takeResult();
    if (result !== NONE) this.#onTaken();
    return result;
  }
  /** Gives a reader the next result, or the error of the task at this place, once it is there. */
  next(reader) {
    this.#line.take(reader);
    this.#onTaken();
  }
  /** Notes that the reader was given an error, after which it may not come back. */
  pause() {
    this.#isPaused = true;
  }
  /** Ends the work as its reader wants no more of it, and waits until what ran of it has stopped. */
  async return() {
    this.#line.end(void 0);
    this.finish("cancelled");
    const isStill = this.stillness();
    await this.#source.close();
    await waitFor(isStill, { timeout: STOP_MS2 });
  }
  /** Ends the work if its reader stopped at an error and has not come back: nobody takes the rest. */
  endIfForsaken() {
    if (this.#isPaused && this.end === void 0) void this.#forsake();
  }
  accept(index, outcome) {
    if (outcome.type === "done") this.#line.put(index, outcome.value);
    else this.#line.putFailure(index, outcome.error);
    this.#onTaken();
    this.#endIfOver();
  }
  acceptNumbers({ from, to }, numbers, { at, stride }) {
    for (let index = from; index < to; index++) this.#line.put(index, numbers[at + (index - from) * stride]);
    this.#onTaken();
    this.#endIfOver();
  }
  abandon(error) {
    this.#line.end({ type: "failed", error });
    void this.#source.close();
  }
  async #forsake() {
    this.#line.end({ type: "failed", error: new PoolClosedError("closed") });
    this.finish("cancelled");
    await this.#source.close();
  }
  /** How many inputs may be read now. */
  get #room() {
    return this.#limit - (this.#source.count - this.#line.taken);
  }
  /** How many inputs are worth being read now: a few at a time, not one for each result that is taken. */
  get #readable() {
    const room = this.#room;
    return room >= WORTH_READING * this.#limit ? room : 0;
  }
  #onTaken() {
    const { taken } = this.#line;
    if (this.#source.isSync && taken < this.#looksAt) return;
    this.#looksAt = taken + WORTH_LOOKING * this.#limit;
    this.#fill();
    if (this.waiting > 0) this.waitForWorkers();
  }
  #onRead() {
    this.#fill();
    this.#endIfOver();
    if (this.#source.ready > 0) this.waitForWorkers();
  }
  #fill() {
    if (this.end === void 0 && !this.#source.isSync && this.#room > 0) this.#source.readAsync();
  }
  #endIfOver() {
    const { hasEnded, ready, count, error } = this.#source;
    if (!hasEnded || ready > 0 || this.done + this.failed < count || this.end !== void 0) return;
    this.#line.end(error);
    this.finish(error === void 0 ? "done" : "failed");
  }
};

// src/pool/sweeper.ts
var SPIN_MS = 0.05;
var PATIENT_MS = 0.4;
var Sweeper = class {
  #workers;
  #spinner = new Spinner(SPIN_MS);
  #patientSpinner = new Spinner(PATIENT_MS);
  #isDue = false;
  /** @param workers - Tells which workers have tasks. */
  constructor(workers) {
    this.#workers = workers;
  }
  /** Has the lanes looked at soon, and until nothing comes any more. */
  arm() {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => this.#look());
  }
  #look() {
    this.#isDue = false;
    const workers = [...this.#workers()];
    const [first] = workers;
    if (first === void 0) return;
    for (const worker of workers) worker.stayAwake();
    const { news } = first;
    if (this.#sweep(workers) || this.#mayLookOn(workers) && first.lookOn(this.#spinnerFor(first), news))
      return this.arm();
    for (const worker of workers) if (!worker.sleepUntilRung()) this.arm();
  }
  #sweep(workers) {
    let isNews = false;
    for (const worker of workers) isNews = worker.sweep() || isNews;
    return isNews;
  }
  #spinnerFor(worker) {
    return worker.hasLargeTask ? this.#patientSpinner : this.#spinner;
  }
  /** Whether no worker needs this core. */
  #mayLookOn(workers) {
    return workers.length === 1 && hasSpareCore(1);
  }
};

// src/pool/work-list.ts
var LONGEST_MS2 = 2 ** 31 - 1;
var WorkList = class {
  #first;
  #last;
  #keepsRunning = false;
  #hold;
  get isEmpty() {
    return this.#first === void 0;
  }
  add(work) {
    work.before = this.#last;
    if (this.#last === void 0) this.#first = work;
    else this.#last.after = work;
    this.#last = work;
    if (this.#keepsRunning) this.#updateHold();
  }
  /** Takes work out, if it is in. */
  delete(work) {
    const { before, after } = work;
    if (before === void 0 && this.#first !== work) return;
    if (before === void 0) this.#first = after;
    else before.after = after;
    if (after === void 0) this.#last = before;
    else after.before = before;
    work.before = void 0;
    work.after = void 0;
    if (this.#keepsRunning) this.#updateHold();
  }
  /** Keeps the program running while there is work, where no worker that is at it does so. */
  keepRunning(isWanted) {
    this.#keepsRunning = isWanted;
    this.#updateHold();
  }
  /** Returns all of it as of now. */
  all() {
    const all = [];
    for (let work = this.#first; work !== void 0; work = work.after) all.push(work);
    return all;
  }
  #updateHold() {
    const isNeeded = this.#keepsRunning && !this.isEmpty;
    if (isNeeded) this.#hold ??= setInterval(() => {
    }, LONGEST_MS2);
    else {
      clearInterval(this.#hold);
      this.#hold = void 0;
    }
  }
};

// src/pool/call-batch.ts
var CallBatch = class {
  stopsOnError = false;
  group = 0;
  #works;
  spec;
  attempt;
  /** @param works - At least one. */
  constructor(works, { spec, attempt }) {
    this.#works = works;
    this.spec = spec;
    this.attempt = attempt;
  }
  get length() {
    return this.#works.length;
  }
  inputAt(position) {
    return this.#works[position]?.args;
  }
  taskAt(position) {
    return { work: this.#workAt(position), index: 0, attempt: this.attempt };
  }
  includes(work) {
    return this.#works.some((each) => each === work);
  }
  isWanted(position) {
    return this.#works[position]?.end === void 0;
  }
  writeNumbers(to, at) {
    return writeNumericArguments(this, to, at);
  }
  settle(position, outcome) {
    this.#works[position]?.settle(0, outcome);
  }
  settleNumbers({ from, to }, numbers, { at, stride }) {
    for (let position = from; position < to; position++)
      this.#works[position]?.settle(0, { type: "done", value: numbers[at + (position - from) * stride] });
  }
  giveBack({ from, to }, attempt) {
    for (let position = to - 1; position >= from; position--) this.#works[position]?.takeBack(attempt);
  }
  #workAt(position) {
    const work = this.#works[position];
    if (work === void 0) throw new RangeError(`there is no call ${position} of ${this.length}`);
    return work;
  }
};

// src/pool/work-queue.ts
var WorkQueue = class {
  #lines = /* @__PURE__ */ new Map();
  #priorities = [];
  /** Queued work of many inputs. */
  #ranges = /* @__PURE__ */ new Set();
  #calls = 0;
  /** Whether work of more than one priority has come. */
  get hasPriorities() {
    return this.#priorities.length > 1;
  }
  /** Adds work, unless it waits already. */
  add(work) {
    if (work.isQueued) return;
    work.isQueued = true;
    if (work instanceof CallWork) this.#calls += 1;
    else this.#ranges.add(work);
    insert(this.#lineOf(work.spec.priority), work);
  }
  /** Returns the first work that has inputs to hand out, and forgets those before it that have none. */
  first() {
    for (const priority of this.#priorities) {
      const line = this.#lineOf(priority);
      while (line.first?.waiting === 0) this.#forgetFirst(line);
      if (line.first !== void 0) return line.first;
    }
    return void 0;
  }
  /** How many tasks wait. */
  get waiting() {
    let count = 0;
    for (const work of this.#ranges) count += work.waiting;
    return count + this.#calls;
  }
  /** Takes calls that go together, from the first of all on, at most `limit`. */
  takeCalls(first, limit) {
    const line = this.#lineOf(first.spec.priority);
    const calls2 = [];
    for (let work = line.first; calls2.length < limit; work = line.first) {
      if (!(work instanceof CallWork) || work !== first && (work.waiting === 0 || !work.goesWith(first))) break;
      work.isOut = true;
      calls2.push(work);
      this.#forgetFirst(line);
    }
    return new CallBatch(calls2, first);
  }
  #lineOf(priority) {
    const known = this.#lines.get(priority);
    if (known !== void 0) return known;
    const line = { first: void 0, last: void 0 };
    this.#lines.set(priority, line);
    this.#priorities = [...this.#lines.keys()].sort((a, b) => b - a);
    return line;
  }
  #forgetFirst(line) {
    const work = line.first;
    if (work === void 0) return;
    line.first = work.nextQueued;
    if (line.first === void 0) line.last = void 0;
    work.nextQueued = void 0;
    work.isQueued = false;
    if (work instanceof CallWork) this.#calls -= 1;
    else this.#ranges.delete(work);
  }
};
function insert(line, work) {
  const before = lastBefore(line, work);
  if (before === void 0) {
    work.nextQueued = line.first;
    line.first = work;
  } else {
    work.nextQueued = before.nextQueued;
    before.nextQueued = work;
  }
  if (work.nextQueued === void 0) line.last = work;
}
function lastBefore({ first, last }, { id }) {
  if (last !== void 0 && last.id < id) return last;
  let before;
  for (let work = first; work !== void 0 && work.id < id; work = work.nextQueued) before = work;
  return before;
}

// src/pool/scheduler.ts
var CALLS_TOGETHER = 512;
var Scheduler = class {
  state = "running";
  /** Why no worker can start, once that is known. */
  brokenBy;
  isPaused = false;
  crew;
  reporter;
  onRejection;
  #identity;
  #queue = new WorkQueue();
  #works = new WorkList();
  #record = new PoolRecord();
  #ended = Promise.withResolvers();
  #paces = new Paces();
  #sweeper = new Sweeper(() => this.crew.busy);
  #balancer = new Balancer({
    workers: () => this.crew.workers,
    hasIdle: () => this.crew.hasFree && this.#queue.first() === void 0
  });
  #isDispatching = false;
  #isDispatchDue = false;
  /** Calls since work was last handed out. */
  #waitingCalls = 0;
  #hasEnded = false;
  constructor({ name, backend, settings, host, firstMessage, onRejection }) {
    this.#identity = { name, backend };
    this.reporter = new Reporter(name);
    this.onRejection = onRejection;
    this.crew = new Crew(settings, { host, sharesMemory: backend === "thread", owner: this, firstMessage });
  }
  /** Settles when every worker has ended. */
  get ended() {
    return this.#ended.promise;
  }
  /** Starts the workers that are always there. */
  open() {
    this.reporter.poolOpened(this.#identity.backend, this.crew);
    this.crew.fill();
  }
  /** Takes in new work, or rejects it when the pool takes no more. */
  submit(work) {
    this.#works.add(work);
    this.reporter.jobStarted(work);
    const refusal2 = this.refusal();
    if (refusal2 !== void 0) return work.fail(refusal2);
    if (work.spec.signal?.aborted === true) return work.cancel(work.spec.signal.reason);
    this.crew.fill();
  }
  /** Returns why no more work is taken; undefined while it is. */
  refusal() {
    if (this.state === "running") return void 0;
    return this.state === "broken" ? this.brokenBy : new PoolClosedError(this.state);
  }
  /** Throws why no more work is taken, if none is. */
  throwIfRefused() {
    if (this.state !== "running") throw this.refusal();
  }
  pause(keepsRunning = false) {
    this.isPaused = true;
    this.#works.keepRunning(keepsRunning);
    this.reporter.poolPaused(true);
    for (const worker of this.crew.workers) worker.tasks.recall(() => true);
  }
  resume() {
    this.isPaused = false;
    this.#works.keepRunning(false);
    this.reporter.poolPaused(false);
    this.#dispatch();
  }
  resize(min, max) {
    this.crew.resize(min, max);
    this.reporter.poolResized(this.crew);
    this.#dispatch();
  }
  /** Takes no more work; ends once what there is has been done. */
  close() {
    if (this.state !== "running") return;
    this.#end("closed");
    for (const work of this.#works.all()) if (work instanceof StreamWork) work.endIfForsaken();
    this.#stopIfDrained();
  }
  /** Rejects all work and ends every worker at once. */
  terminate() {
    if (this.state !== "terminated") this.#end("terminated");
    for (const work of this.#works.all()) work.fail(new PoolClosedError("terminated"));
    this.crew.killAll();
    this.#endIfAlone();
  }
  /** Returns how long a call of a function takes, in milliseconds; undefined while that is not known. */
  paceOf(callable) {
    return this.#paces.of(callable);
  }
  stats() {
    const workers = [...this.crew.workers].toSorted((a, b) => a.lane - b.lane);
    return {
      ...this.#identity,
      state: this.state,
      workers: workers.map((worker) => worker.stats()),
      queued: this.queued,
      running: this.crew.busy.length,
      ...this.#record.counts,
      crashed: this.crew.crashed,
      latency: this.#record.latency(workers.map(({ record }) => record.latencyRecord))
    };
  }
  /** Tasks that wait for a worker. */
  get queued() {
    let queued = this.#queue.waiting;
    for (const { tasks } of this.crew.workers) queued += tasks.queued;
    return queued;
  }
  /** Work that has not ended, oldest first. */
  get works() {
    return this.#works.all();
  }
  /** Whether there is work that may be done now. */
  get hasWork() {
    return !this.#works.isEmpty && !this.isPaused;
  }
  onWaiting(work) {
    if (work.end !== void 0 || work.waiting === 0) return;
    this.#queue.add(work);
    if (this.#queue.hasPriorities) this.#recallBelow(work.spec.priority);
    if (this.crew.busyCount === 0) this.#dispatch();
    else this.#dispatchSoon();
  }
  onProgress(work) {
    this.reporter.jobProgressed(work);
  }
  onEnd(work, end) {
    this.#works.delete(work);
    if (end !== "done") for (const worker of this.crew.busy) worker.tasks.withdraw(work, end);
    this.reporter.jobEnded(work, end);
    this.#stopIfDrained();
  }
  onFree() {
    this.#dispatch();
    this.#stopIfDrained();
  }
  onRung(worker) {
    worker.sweep();
    this.#sweeper.arm();
  }
  onFlightEnd({ spec }, averageMs) {
    if (averageMs !== void 0) this.#paces.observe(spec.callable, averageMs);
  }
  onTaskEnd(worker, end) {
    this.#record.count(end.outcome);
    this.reporter.taskEnded(worker, end);
  }
  onQuickEnds(worker, ends) {
    this.#record.count("done", ends.span.to - ends.span.from);
    this.reporter.quickTasksEnded(worker, ends);
  }
  onWorkerExit(worker, exit) {
    this.#record.keep(worker.record.latencyRecord);
    this.reporter.workerExited(worker, exit);
    this.#endIfAlone();
  }
  onBroken(error) {
    this.brokenBy = error;
    this.#end("broken");
    for (const work of this.#works.all()) work.fail(error);
    this.#endIfAlone();
  }
  /** Takes back what workers have not started of lower priority. */
  #recallBelow(priority) {
    for (const { tasks } of this.crew.busy) tasks.recall(({ batch }) => batch.spec.priority < priority);
  }
  /** Hands out at a time what one turn of the program gives; with many calls in a row, some of them before it ends. */
  #dispatchSoon() {
    this.#waitingCalls += 1;
    if (this.#waitingCalls === 1) queueMicrotask(() => this.#dispatch());
    else if (this.#waitingCalls % CALLS_TOGETHER === 0) this.#dispatch();
  }
  /** Hands work out as long as there is some and a worker is free for it. */
  #dispatch() {
    this.#isDispatchDue = true;
    if (this.#isDispatching) return;
    this.#isDispatching = true;
    this.#waitingCalls = 0;
    while (this.#isDispatchDue) {
      this.#isDispatchDue = false;
      this.#handOut();
    }
    this.#isDispatching = false;
  }
  #handOut() {
    if (this.isPaused || this.state === "terminated" || this.state === "broken") return;
    for (let work = this.#queue.first(); work !== void 0; work = this.#queue.first()) {
      const averageMs = this.#paces.of(work.spec.callable);
      const worker = this.crew.free(this.#queue, averageMs);
      if (worker === void 0) return this.crew.keepStartersRunning();
      const batch = this.#take(work, { limit: this.crew.tasksLeft(worker), averageMs });
      if (batch === void 0) continue;
      const { tally } = this.reporter;
      const from = tally === void 0 ? 0 : performance.now();
      this.crew.assign(worker, batch, (averageMs ?? Number.POSITIVE_INFINITY) * batch.length);
      if (tally !== void 0) tally.encodeMs += performance.now() - from;
      this.#sweeper.arm();
      this.#balancer.watch();
    }
  }
  /** Takes tasks for one worker from the work that is first in line. */
  #take(work, { limit, averageMs }) {
    work.isStarted = true;
    const { max } = this.crew;
    if (work instanceof CallWork)
      return this.#queue.takeCalls(work, Math.min(limit, chunkSizeFor(this.#queue.waiting, averageMs, max)));
    if (!(work instanceof RangeWork)) return void 0;
    return work.take(Math.min(limit, work.chunkSize ?? chunkSizeFor(work.waiting, averageMs, max)));
  }
  #end(state) {
    this.state = state;
    this.reporter.poolEnded(state);
  }
  #stopIfDrained() {
    if (!this.#works.isEmpty || this.state !== "closed") return;
    this.crew.stopAll();
    this.#endIfAlone();
  }
  #endIfAlone() {
    if (this.#hasEnded || this.state === "running" || this.crew.workers.size > 0) return;
    if (this.state === "closed" && !this.#works.isEmpty) return;
    this.#hasEnded = true;
    this.#ended.resolve();
  }
};

// src/pool/job-tally.ts
var BUCKETS = bucketOf(Number.POSITIVE_INFINITY) + 1;
var JobTally = class {
  id;
  startedAt = eventTime();
  /** Undefined for what stands for many jobs. */
  spec;
  end;
  #done = 0;
  #failed = 0;
  #retried = 0;
  #cancelled = 0;
  #runMs = 0;
  #times;
  #lowest = BUCKETS;
  #highest = -1;
  constructor(id, spec) {
    this.id = id;
    this.spec = spec;
  }
  /** Tasks in all, as far as that is known. */
  get total() {
    return void 0;
  }
  /** Tasks that ended since the job began. */
  get counts() {
    return { done: 0, failed: 0 };
  }
  /** Whether anything has ended in this slice. */
  get hasNews() {
    return this.#done + this.#failed + this.#retried + this.#cancelled > 0;
  }
  /** Counts tasks that were too quick to be timed each. */
  addQuick(tasks, ms) {
    this.#done += tasks;
    this.#runMs += tasks * ms;
    this.#countTime(ms, tasks);
  }
  /** Counts an attempt at a task. */
  add(outcome, ms) {
    if (outcome === "done") this.#done += 1;
    else if (outcome === "retry") this.#retried += 1;
    else if (outcome === "cancelled") this.#cancelled += 1;
    else this.#failed += 1;
    this.#runMs += ms;
    this.#countTime(ms, 1);
  }
  /** Ends the slice, and tells it. */
  takeSlice() {
    const counts = { done: this.#done, failed: this.#failed, retried: this.#retried, cancelled: this.#cancelled };
    const slice = { job: this.id, ...counts, runMs: this.#runMs, times: this.#takeTimes() };
    this.#done = this.#failed = this.#retried = this.#cancelled = this.#runMs = 0;
    return slice;
  }
  /** Tells its beginning. */
  startEvent(pool) {
    const { id: job, startedAt: at, spec, total } = this;
    const { kind = "apply", callable, callSite } = spec ?? {};
    const site = placeOf(callSite?.stack);
    return { type: "job-start", at, pool, job, kind, function: callable?.name ?? "", total, site };
  }
  /** Tells all of it. */
  state(pool) {
    return { start: this.startEvent(pool), total: this.total, ...this.counts };
  }
  #countTime(ms, tasks) {
    const bucket = bucketOf(ms);
    const times = this.#times ??= new Uint32Array(BUCKETS);
    times[bucket] = (times[bucket] ?? 0) + tasks;
    if (bucket < this.#lowest) this.#lowest = bucket;
    if (bucket > this.#highest) this.#highest = bucket;
  }
  #takeTimes() {
    const times = [];
    for (let bucket = this.#lowest; bucket <= this.#highest; bucket++) {
      const count = this.#times?.[bucket] ?? 0;
      if (count > 0) times.push(bucket, count);
    }
    this.#times?.fill(0, this.#lowest, this.#highest + 1);
    this.#lowest = BUCKETS;
    this.#highest = -1;
    return times;
  }
};
var WorkTally = class extends JobTally {
  #work;
  constructor(work) {
    super(work.id, work.spec);
    this.#work = work;
  }
  get total() {
    return this.#work.total;
  }
  get counts() {
    return { done: this.#work.done, failed: this.#work.failed };
  }
};
var CallsTally = class extends JobTally {
  submitted = 0;
  done = 0;
  failed = 0;
  /** Cancelled, or refused by a pool that was closed. */
  dropped = 0;
  /** When it was seen first that no call was open. */
  idleSince;
  addQuick(tasks, ms) {
    super.addQuick(tasks, ms);
    this.done += tasks;
  }
  add(outcome, ms) {
    super.add(outcome, ms);
    if (outcome === "done") this.done += 1;
  }
  get total() {
    return this.submitted - this.dropped;
  }
  get counts() {
    return { done: this.done, failed: this.failed };
  }
  get open() {
    return this.submitted - this.done - this.failed - this.dropped;
  }
};

// src/pool/in-words.ts
var MOST_ARGUMENTS = 200;
var MOST_THROWN = 500;
function inWords(thrown) {
  return cut(thrown instanceof Error ? String(thrown) : shown(thrown), MOST_THROWN);
}
function summaryOf(input, spreads) {
  const args = spreads && Array.isArray(input) ? input : [input];
  return cut(args.slice(0, 8).map(shown).join(", "), MOST_ARGUMENTS);
}
function shown(value) {
  try {
    return inspect(value, {
      depth: 1,
      breakLength: Number.POSITIVE_INFINITY,
      customInspect: false,
      // Else the traps of a proxy would run.
      showProxy: true,
      maxArrayLength: 4,
      maxStringLength: 80
    });
  } catch {
    return "(cannot be shown)";
  }
}
function cut(text, length) {
  return text.length <= length ? text : `${text.slice(0, length - 1)}\u2026`;
}

// src/pool/told-tasks.ts
var MOST_SAMPLED = 32;
var MOST_SLOW = 8;
var MOST_FAILED = 16;
var ToldTasks = class {
  /** Whether arguments of tasks that fail may be told. */
  #tellsArguments;
  #sampled = [];
  #slow = [];
  #failed = [];
  /** What a task has to take longer than to be among the slowest. */
  #slowerThan = 0;
  constructor(tellsArguments) {
    this.#tellsArguments = tellsArguments;
  }
  add(worker, end, job) {
    if (end.outcome !== "done") {
      if (this.#failed.length < MOST_FAILED) this.#failed.push(this.#told(worker, end, { job, why: "failed" }));
    } else if (this.#sampled.length < MOST_SAMPLED) {
      this.#sampled.push(this.#told(worker, end, { job, why: "sampled" }));
    } else if (end.ms > this.#slowerThan) {
      this.#addSlow(this.#told(worker, end, { job, why: "slow" }));
    }
  }
  /** Ends the slice, and tells its tasks in the order in which they ended. */
  take(pool) {
    const { length } = this.#sampled;
    if (length + this.#failed.length === 0) return [];
    const told = [...this.#sampled, ...this.#slow, ...this.#failed].toSorted((a, b) => a.at - b.at);
    this.#sampled = [];
    this.#slow = [];
    this.#failed = [];
    this.#slowerThan = 0;
    return told.map((each) => ({ type: "task-end", ...each, pool }));
  }
  #told(worker, end, about) {
    const { batch, position, outcome, ms, error } = end;
    const { work, index: ownIndex, attempt } = batch.taskAt(position);
    const index = work instanceof CallWork ? work.id : ownIndex;
    const failure = outcome === "done" ? void 0 : this.#failureOf(end);
    const place = { worker: worker.id, lane: worker.lane, index, attempt };
    return { at: eventTime(), ...about, ...place, outcome, ms, error: failure && inWords(error), failure };
  }
  #addSlow(told) {
    this.#slow.push(told);
    if (this.#slow.length <= MOST_SLOW) return;
    this.#slow.sort((a, b) => b.ms - a.ms).length = MOST_SLOW;
    this.#slowerThan = this.#slow.at(-1)?.ms ?? 0;
  }
  #failureOf({ batch, position, error }) {
    const { name, message, code } = describeThrown(error);
    const site = error instanceof Error ? placeOf(error.stack) : void 0;
    const args = this.#tellsArguments ? summaryOf(batch.inputAt(position), batch.spec.spreads) : void 0;
    return { name, message, code, site, arguments: args };
  }
};
function describeThrown(error) {
  if (!(error instanceof Error)) return { name: typeof error, message: inWords(error) };
  const code = Reflect.get(error, "code");
  const isName = typeof error.name === "string" && error.name !== "";
  return {
    name: isName ? error.name : "Error",
    message: cut(String(error.message), MOST_THROWN),
    code: typeof code === "string" ? code : void 0
  };
}

// src/pool/worker-slices.ts
var WorkerSlices = class {
  #marks = /* @__PURE__ */ new Map();
  /** Workers that ended in the slice. */
  #gone = [];
  #sliceFrom = Date.now();
  /** Begins to count, from what the workers have done so far. */
  constructor(workers) {
    for (const worker of workers) this.#marks.set(worker, markOf(worker));
  }
  /** Counts what a worker did in the slice before it ended. */
  forget(worker) {
    const now = Date.now();
    const slice = this.#sliceOf(worker, { at: now, ms: Math.max(0, now - this.#sliceFrom) }, false);
    if (slice !== void 0) this.#gone.push(slice);
    this.#marks.delete(worker);
  }
  /** Ends the slice; workers that had nothing to do are left out. */
  take(workers, slice, hasWork) {
    this.#sliceFrom = slice.at;
    const slices = this.#gone.splice(0);
    for (const worker of workers) {
      const own = this.#sliceOf(worker, slice, hasWork);
      if (own !== void 0) slices.push(own);
    }
    return slices;
  }
  #sliceOf(worker, { at, ms }, hasWork) {
    const last = this.#marks.get(worker) ?? { busyMs: 0, copyMs: 0, gcMs: 0, done: 0, failed: 0 };
    const mark = markOf(worker);
    mark.busyMs = Math.max(mark.busyMs, last.busyMs);
    this.#marks.set(worker, mark);
    const livedMs = Math.min(ms, Math.max(0, at - worker.record.startedAt));
    const busyMs = Math.min(livedMs, mark.busyMs - last.busyMs);
    const copyMs = Math.min(busyMs, mark.copyMs - last.copyMs);
    const restMs = livedMs - busyMs;
    const [startMs, waitMs] = isLoading(worker) ? [restMs, 0] : [0, hasWork ? restMs : 0];
    const done = mark.done - last.done;
    const failed = mark.failed - last.failed;
    if (busyMs + startMs + waitMs + done + failed === 0) return void 0;
    const idleMs = restMs - startMs - waitMs;
    return {
      worker: worker.id,
      lane: worker.lane,
      runMs: busyMs - copyMs,
      copyMs,
      waitMs,
      idleMs,
      startMs,
      gcMs: Math.min(busyMs, mark.gcMs - last.gcMs),
      done,
      failed
    };
  }
};
function isLoading({ state, record, tasks }) {
  return state === "starting" || record.done + record.failed === 0 && tasks.flights[0]?.hasBegun === false;
}
function markOf({ record, tasks }) {
  const { busyMs, copyMs, gcMs, done, failed } = record;
  return { busyMs: busyMs + tasks.runningMs, copyMs, gcMs, done, failed };
}

// src/pool/pool-tally.ts
var MOST_FRESH = 32;
var MOST_JOBS = 100;
var CALLS_END_MS = 1e3;
var PoolTally = class {
  /** Time that the main thread spent writing inputs and reading results, in this slice. */
  encodeMs = 0;
  decodeMs = 0;
  #jobs = /* @__PURE__ */ new Map();
  /** By what identifies the source of their function: closures that one expression makes are one function here. */
  #calls = /* @__PURE__ */ new Map();
  #lastCallable;
  #lastCalls;
  /** Stands for jobs whose start was not told. */
  #others = new JobTally(0, void 0);
  #told;
  #slices;
  #fresh = [];
  #freshWorks = 0;
  #ended = [];
  /** Ended in the slice before: their last tasks may end only now. */
  #gone = [];
  constructor({ workers, works, tellsArguments }) {
    this.#told = new ToldTasks(tellsArguments);
    this.#slices = new WorkerSlices(workers);
    for (const work of works) if (work instanceof CallWork || this.#jobs.size < MOST_JOBS) this.#add(work);
    this.#fresh = [];
  }
  jobStarted(work) {
    if (work instanceof CallWork) this.#callsOf(work).submitted += 1;
    else if (this.#freshWorks < MOST_FRESH) this.#add(work);
  }
  jobEnded(work, state) {
    if (work instanceof CallWork) {
      if (state === "failed") this.#callsOf(work).failed += 1;
      else if (state === "cancelled") this.#callsOf(work).dropped += 1;
      return;
    }
    const tally = this.#jobs.get(work.id);
    if (tally === void 0) return;
    tally.end = { at: eventTime(), state };
    this.#ended.push(tally);
  }
  taskEnded(worker, end) {
    const tally = this.#tallyOf(end.batch);
    tally.add(end.outcome, end.ms);
    this.#told.add(worker, end, tally.id);
  }
  quickTasksEnded({ batch, span, ms }) {
    this.#tallyOf(batch).addQuick(span.to - span.from, ms);
  }
  /** A clock that stands still while inputs are written: between the reading of results more may be handed out. */
  get readingClock() {
    return performance.now() - this.encodeMs;
  }
  /** Counts the time since then as that of reading results. */
  readSince(clock) {
    this.decodeMs += this.readingClock - clock;
  }
  /** Returns what counts a single call; undefined when nothing does. */
  callsOf(work) {
    return this.#calls.get(sourceOf(work.spec.callable));
  }
  workerExited(worker) {
    this.#slices.forget(worker);
  }
  /** Ends the slice, and tells it. */
  take(slice, now) {
    const { pool, hasWork, queued, running } = now;
    const happened = [...this.#fresh.map((tally) => tally.startEvent(pool)), ...this.#told.take(pool)];
    this.#fresh = [];
    this.#freshWorks = 0;
    const changed = this.#tallies().filter(({ hasNews }) => hasNews);
    const jobs = changed.map((tally) => tally.takeSlice());
    const workers = this.#slices.take(now.workers, slice, hasWork);
    const { encodeMs, decodeMs } = this;
    this.encodeMs = this.decodeMs = 0;
    const summed = [];
    if (workers.length + jobs.length > 0)
      summed.push({ type: "slice", ...slice, pool, queued, running, encodeMs, decodeMs, workers, jobs });
    for (const tally of changed) if (tally.id !== 0) summed.push(progressOf(tally, pool, slice.at));
    this.#endIdleCalls(slice.at);
    return { happened, summed, ended: this.#takeEnded(pool) };
  }
  /** Jobs that have not ended, for a snapshot. */
  states(pool) {
    const open = [...this.#jobs.values(), ...this.#calls.values()].filter(({ end }) => end === void 0);
    return open.slice(0, MOST_JOBS).map((tally) => tally.state(pool));
  }
  #add(work) {
    if (work instanceof CallWork) return void (this.#callsOf(work).submitted += 1);
    const tally = new WorkTally(work);
    this.#jobs.set(work.id, tally);
    this.#fresh.push(tally);
    this.#freshWorks += 1;
  }
  #tallyOf(batch) {
    if (batch.group !== 0) return this.#jobs.get(batch.group) ?? this.#others;
    const { callable } = batch.spec;
    if (callable === this.#lastCallable && this.#lastCalls !== void 0) return this.#lastCalls;
    return this.#calls.get(sourceOf(callable)) ?? this.#others;
  }
  #callsOf(work) {
    const { callable } = work.spec;
    if (callable === this.#lastCallable && this.#lastCalls !== void 0) return this.#lastCalls;
    const tally = this.#calls.get(sourceOf(callable)) ?? this.#newCalls(work);
    this.#lastCallable = callable;
    this.#lastCalls = tally;
    return tally;
  }
  #newCalls(work) {
    const tally = new CallsTally(work.id, work.spec);
    this.#calls.set(sourceOf(work.spec.callable), tally);
    this.#fresh.push(tally);
    return tally;
  }
  #tallies() {
    return [this.#others, ...this.#jobs.values(), ...this.#calls.values()];
  }
  #endIdleCalls(at) {
    for (const [source, tally] of this.#calls) {
      if (tally.open > 0) tally.idleSince = void 0;
      else tally.idleSince ??= at;
      if (tally.idleSince === void 0 || at - tally.idleSince < CALLS_END_MS) continue;
      tally.end = { at: tally.idleSince, state: tally.failed > 0 ? "failed" : "done" };
      this.#ended.push(tally);
      this.#calls.delete(source);
      if (this.#lastCalls === tally) this.#lastCalls = void 0;
    }
  }
  #takeEnded(pool) {
    for (const { id } of this.#gone) this.#jobs.delete(id);
    this.#gone = this.#ended;
    this.#ended = [];
    return this.#gone.map(({ id: job, counts, end }) => {
      const { at = 0, state = "done" } = end ?? {};
      return { type: "job-end", at, pool, job, state, ...counts };
    });
  }
};
function sourceOf(callable) {
  if (callable.type !== "value") return callable.id;
  const kind = callable.nodes[callable.root]?.kind;
  return kind?.type === "function" ? kind.code.id : callable.id;
}
function progressOf({ id: job, counts, total }, pool, at) {
  return { type: "job-progress", at, pool, job, ...counts, total };
}

// src/pool/told-task.ts
function toldTask(tally, work, index) {
  if (!(work instanceof CallWork)) return { job: work.id, index };
  return { job: tally?.callsOf(work)?.id ?? work.id, index: work.id };
}

// src/pool/pool-monitor.ts
var PoolMonitor = class {
  label;
  #scheduler;
  #rules;
  #hub = hub();
  #tally;
  constructor(label, scheduler, rules) {
    this.label = label;
    this.#scheduler = scheduler;
    this.#rules = rules;
  }
  /** Makes the pool known until it has ended. */
  open() {
    this.#hub.addPool(this);
    void this.#scheduler.ended.then(() => this.#hub.removePool(this));
  }
  watch() {
    const { crew, reporter, works } = this.#scheduler;
    const { tellsArguments } = this.#rules;
    this.#tally = new PoolTally({ workers: crew.workers, works, tellsArguments });
    reporter.watch({
      tally: this.#tally,
      tell: (event) => this.#tell(event),
      paused: (isPaused) => this.#hub.emit({ type: "pool-pause", at: eventTime(), pool: this.label, isPaused }),
      workerExited: (worker, event) => this.#tellExit(worker, event)
    });
  }
  unwatch() {
    this.#tally = void 0;
    this.#scheduler.reporter.watch(void 0);
  }
  collect(slice) {
    const { crew, queued, hasWork } = this.#scheduler;
    const now = { pool: this.label, workers: crew.workers, hasWork, queued, running: crew.busyCount };
    return this.#tally?.take(slice, now) ?? { happened: [], summed: [], ended: [] };
  }
  sample(at) {
    return { type: "pool-sample", at, stats: this.#stats() };
  }
  state(at) {
    const { min: minWorkers, max: maxWorkers } = this.#scheduler.crew;
    const jobs = this.#tally?.states(this.label) ?? [];
    return { at, minWorkers, maxWorkers, facts: this.#rules.facts, stats: this.#stats(), jobs };
  }
  control(request) {
    if (!this.#rules.facts.allowsControl)
      return refusal("not-allowed", `${this.label} lets nobody control it; make it with { monitor: { control: true } }`);
    const scheduler = this.#scheduler;
    switch (request.type) {
      case "pause":
        scheduler.pause(true);
        return { outcome: "done" };
      case "resume":
        scheduler.resume();
        return { outcome: "done" };
      case "resize":
        return this.#resize(request.workers);
      case "drain":
        scheduler.close();
        return { outcome: "done" };
      case "kill-task":
        return this.#killTask(request);
      case "kill-worker":
        return kill(this.#workers.find(({ id }) => id === request.worker)) ?? refusal("no-such-worker", `${this.label} has no worker ${request.worker}`);
    }
  }
  get #workers() {
    return [...this.#scheduler.crew.workers];
  }
  #resize(workers) {
    try {
      const { min, max } = elasticWorkers(workers);
      this.#scheduler.resize(min, max);
      return { outcome: "done" };
    } catch (error) {
      return refusal("invalid", error instanceof Error ? error.message : String(error));
    }
  }
  #killTask({ job, index }) {
    const worker = this.#workers.find(({ tasks }) => {
      const told = this.#told(tasks.current);
      return told?.job === job && told.index === index;
    });
    return kill(worker) ?? refusal("no-such-task", `${this.label} runs no task ${index} of job ${job} now`);
  }
  /** Returns a task under the numbers by which watchers know it. */
  #told(task) {
    return task === void 0 ? void 0 : { ...task.running, ...toldTask(this.#tally, task.work, task.running.index) };
  }
  #stats() {
    const { isPaused, crew } = this.#scheduler;
    const stats = this.#scheduler.stats();
    const byId = new Map([...crew.workers].map((worker) => [worker.id, worker]));
    const workers = stats.workers.map((figures) => {
      const worker = byId.get(figures.id);
      const { busyMs = 0, copyMs = 0, startMs } = worker?.record ?? {};
      const runningMs = worker?.tasks.runningMs ?? 0;
      const task = this.#told(worker?.tasks.current);
      return { ...figures, task, busyMs: busyMs + runningMs, copyMs, startMs };
    });
    return { ...stats, name: this.label, isPaused, workers };
  }
  #tell(event) {
    if (event.type === "pool-open") this.#hub.emit({ ...event, pool: this.label, facts: this.#rules.facts });
    else if (isTaken(event)) this.#hub.emit({ ...event, pool: this.label });
  }
  #tellExit(worker, event) {
    this.#tally?.workerExited(worker);
    this.#hub.emit({ ...event, pool: this.label, task: this.#told(worker.lastTask) });
  }
};
function isTaken(event) {
  return ["pool-resize", "pool-end", "worker-start", "worker-ready"].includes(event.type);
}
function kill(worker) {
  worker?.kill("crashed");
  return worker === void 0 ? void 0 : { outcome: "done" };
}
function refusal(reason, message) {
  return { outcome: "refused", reason, message };
}

// src/pool/watchable.ts
function watchable(scheduler, { name, settings, below }) {
  const { monitor } = settings;
  if (!monitor.isShown) return;
  startMonitor(monitor);
  const rules = new Rules(settings);
  Error.captureStackTrace(rules, below);
  new PoolMonitor(name, scheduler, rules).open();
}
var Rules = class {
  tellsArguments;
  /** Where the pool was made; put into words when somebody watches. */
  stack;
  #settings;
  #facts;
  constructor(settings) {
    this.#settings = settings;
    this.tellsArguments = settings.monitor.arguments;
  }
  get facts() {
    return this.#facts ??= this.#learn();
  }
  #learn() {
    const { monitor, maxTasksPerWorker, maxMemoryPerWorker } = this.#settings;
    return { allowsControl: monitor.control, maxTasksPerWorker, maxMemoryPerWorker, site: placeOf(this.stack) };
  }
};

// src/pool/pool-life.ts
var poolCount = 0;
var PoolLife = class {
  /** Where the workers of this class of pools live. */
  static backend = "process";
  /** Name of the pool, in events and in the names of its workers. */
  name;
  #scheduler;
  #hasJustRejected = false;
  /**
   * Starts the workers.
   *
   * @param options - Number of workers, `cpuCount()` by default, or all options.
   * @throws {@link OptionRangeError} when a number is out of its range.
   * @throws {@link OptionTypeError} when an option is unknown or of the wrong type.
   * @throws {@link CaptureError} when the initializer cannot cross to a worker.
   */
  constructor(options = {}) {
    const { backend } = new.target;
    const settings = poolSettings(options, cpuCount());
    this.name = settings.name ?? `${new.target.name}-${++poolCount}`;
    this.#scheduler = new Scheduler({
      name: this.name,
      backend,
      settings: { ...settings, name: this.name },
      host: backend === "process" ? startProcess : startPooledThread,
      firstMessage: firstMessageOf(settings, backend),
      onRejection: () => this.#noteRejection()
    });
    if (isLoadingModules()) return;
    watchable(this.#scheduler, { name: this.name, settings, below: new.target });
    this.#scheduler.open();
  }
  /** Takes no more work; what was handed in is done, then the workers end. Can be called again. */
  close() {
    this.#scheduler.close();
  }
  /**
   * Waits until every worker has ended.
   *
   * @throws (rejects) {@link StateError} when the pool still takes work: call `close()` or `terminate()` first.
   */
  async join() {
    if (this.#scheduler.state === "running")
      throw new StateError("The pool still takes work; call close() or terminate() before join()");
    await this.#scheduler.ended;
  }
  /**
   * Ends every worker at once, and waits until that is done.
   *
   * @remarks What was pending rejects with {@link PoolClosedError}.
   */
  async terminate() {
    this.#scheduler.terminate();
    await this.#scheduler.ended;
  }
  /** Closes and joins; see the remarks of the class on blocks left by a throw. */
  async [Symbol.asyncDispose]() {
    if (this.#hasJustRejected) return this.terminate();
    this.close();
    await this.join();
  }
  /** Returns figures of the pool and of each worker, as of now. */
  stats() {
    return this.#scheduler.stats();
  }
  /**
   * Calls a listener with everything that happens, in order: workers, jobs and tasks that start and end.
   *
   * @remarks
   * Each task by itself is an event at its start and one at its end, which for the smallest tasks costs about as much as
   * the task. `observe()` of `@mp/core/monitor` tells counts and times ten times a second instead, at next to no cost.
   * @returns What ends the subscription when disposed of.
   */
  subscribe(listener) {
    return this.#scheduler.reporter.subscribe(checkFunction("listener", listener));
  }
  /** Hands out no more tasks until `resume()`; those at work go on. */
  pause() {
    this.#scheduler.pause();
  }
  /** Hands out tasks again. */
  resume() {
    this.#scheduler.resume();
  }
  /**
   * Changes the number of workers; those that have to go finish their tasks first.
   *
   * @throws {@link OptionRangeError} when a number is out of its range.
   */
  resize(workers) {
    const { min, max } = elasticWorkers(workers);
    this.#scheduler.resize(min, max);
  }
  /**
   * Ends a worker at once, as a crash would: the task it runs fails or is repeated, and another takes its place.
   *
   * @param workerId - As `stats()` and events tell it.
   * @returns Whether there is such a worker.
   */
  killWorker(workerId) {
    const worker = [...this.#scheduler.crew.workers].find(({ id }) => id === workerId);
    worker?.kill("crashed");
    return worker !== void 0;
  }
  /** Returns the pool in words, as logs show it, such as `Pool-1(running, 2 workers)`. */
  toString() {
    const { state, crew } = this.#scheduler;
    return `${this.name}(${state}, ${crew.workers.size} ${crew.workers.size === 1 ? "worker" : "workers"})`;
  }
  /** Hands work to the workers. */
  give(submit) {
    return submit(this.#scheduler);
  }
  /** Remembers for the rest of this turn that a job rejected: a block left meanwhile was left by that throw. */
  #noteRejection() {
    this.#hasJustRejected = true;
    setImmediate(() => this.#hasJustRejected = false).unref();
  }
};
showAsText(PoolLife.prototype);

// src/pool/call-site.ts
var NOTED_CALLS = 4;
var lastCallable;
var lastSite = {};
var calls = 0;
function callSiteOf(callable, below) {
  if (callable === lastCallable && calls >= NOTED_CALLS) return lastSite;
  if (calls === 0) setImmediate(forget);
  calls = callable === lastCallable ? calls + 1 : 1;
  lastCallable = callable;
  lastSite = {};
  Error.captureStackTrace(lastSite, below);
  return lastSite;
}
function forget() {
  calls = 0;
  lastCallable = void 0;
  lastSite = {};
}

// src/pool/list-work.ts
var ListWork = class extends RangeWork {
  stopsOnError;
  #mode;
  #settle;
  total = 0;
  chunkSize;
  #inputs = [];
  #results = [];
  #next = 0;
  constructor(spec, owner, { mode, settle }) {
    super(spec, owner);
    this.#mode = mode;
    this.#settle = settle;
    this.stopsOnError = mode === "values" && spec.retries === 0;
  }
  /** Gives the work its inputs, all of them. */
  load(inputs, chunkSize) {
    if (this.end !== void 0) return;
    this.#inputs = inputs;
    this.total = inputs.length;
    this.#results = new Array(inputs.length);
    this.chunkSize = chunkSize;
  }
  /** Lets it be handed out. */
  open() {
    if (this.end !== void 0) return;
    if (this.total === 0) this.#complete();
    else this.waitForWorkers();
  }
  get waiting() {
    return this.end === void 0 ? this.#inputs.length - this.#next + this.returnedCount : 0;
  }
  takeFresh(limit) {
    const first = this.#next;
    const length = Math.min(limit, this.#inputs.length - first);
    this.#next += length;
    return { inputs: this.#inputs, offset: first, length, first, attempt: 1 };
  }
  accept(index, outcome) {
    if (this.#mode === "settled") this.#results[index] = settledResult(outcome);
    else if (outcome.type === "done") this.#results[index] = outcome.value;
    else return this.fail(outcome.error);
    this.#completeIfDone();
  }
  acceptNumbers(span, numbers, { at, stride }) {
    const results = this.#results;
    const isPlain = this.#mode === "values";
    for (let index = span.from, from = at; index < span.to; index++, from += stride) {
      const value = numbers[from];
      results[index] = isPlain ? value : settledResult({ type: "done", value });
    }
    this.#completeIfDone();
  }
  abandon(error) {
    this.noteRejection();
    this.#settle(rejection(error));
    this.#release();
  }
  #completeIfDone() {
    if (this.done + this.failed === this.total) this.#complete();
  }
  #complete() {
    if (isResult(this.#results)) this.#settle(this.#results);
    this.#release();
    this.finish("done");
  }
  /** Lets go of inputs and results: the work may be remembered longer than they are wanted. */
  #release() {
    this.#inputs = [];
    this.#results = [];
    this.forgetReturned();
  }
};
function settledResult(outcome) {
  return outcome.type === "done" ? { status: "fulfilled", value: outcome.value } : { status: "rejected", reason: outcome.error };
}

// src/pool/submit.ts
function submitCall(scheduler, call) {
  return Job.of(scheduler.onRejection, (settle) => {
    if (call.options !== NO_OPTIONS) checkTaskOptions(call.options);
    const work = new CallWork(specOf(call, submitCall), scheduler, { args: call.args, settle });
    scheduler.submit(work);
    work.open();
    return work;
  });
}
function submitList(scheduler, call) {
  return Job.of(scheduler.onRejection, (settle) => {
    checkMapOptions(call.options);
    const inputs = checkInputs(call.inputs);
    const mode = call.kind === "mapSettled" ? "settled" : "values";
    const work = new ListWork(specOf(call, submitList), scheduler, { mode, settle });
    const load = (items) => {
      work.load(items, call.options.chunkSize);
      scheduler.submit(work);
      work.open();
    };
    if (Symbol.iterator in inputs) load(Array.from(inputs));
    else Array.fromAsync(inputs).then(load, (error) => work.fail(error));
    return work;
  });
}
var BUFFER_PER_WORKER = 32;
var BUFFER_MS = 8;
var MOST_PER_WORKER = 8192;
function defaultBuffer(averageMs, workerCount) {
  const quick = averageMs === void 0 ? 0 : Math.min(MOST_PER_WORKER, Math.floor(BUFFER_MS / Math.max(averageMs, 1e-6)));
  return workerCount * Math.max(BUFFER_PER_WORKER, quick);
}
function submitStream(scheduler, call) {
  const { inputs, options } = call;
  checkImapOptions(options);
  const spec = specOf(call, submitStream);
  scheduler.throwIfRefused();
  const workerCount = scheduler.crew.max;
  const work = new StreamWork(spec, scheduler, {
    source: checkInputs(inputs),
    options: {
      isOrdered: call.kind === "imap",
      buffer: () => options.buffer ?? defaultBuffer(scheduler.paceOf(spec.callable), workerCount),
      chunkSize: options.chunkSize
    }
  });
  scheduler.submit(work);
  work.open();
  return new PoolIterator(work);
}
var NO_OPTIONS = {};
function specOf({ kind, fn, options }, below) {
  if (isLoadingModules()) {
    throw new StateError(
      "A module that a worker imports gave work to a pool at its top level; do that in a function, or in the main script"
    );
  }
  const callable = describeCallable(checkFunction("fn", fn));
  const callSite = callSiteOf(callable, below);
  const { spec: last } = callSite;
  if (options === NO_OPTIONS && last?.callable === callable && last.kind === kind) return last;
  const spec = {
    kind,
    callable,
    spreads: kind === "apply" || kind === "starmap",
    timeoutMs: options.timeout,
    retries: options.retries ?? 0,
    priority: options.priority ?? 0,
    signal: options.signal,
    onProgress: options.onProgress,
    callSite
  };
  if (options === NO_OPTIONS) callSite.spec = spec;
  return spec;
}
function checkInputs(inputs) {
  if (typeof inputs === "string" || isIterable(inputs)) return inputs;
  throw new OptionTypeError(
    `inputs must be iterable, such as an array, a Set or an async generator, got ${inspect(inputs)}`
  );
}
function isIterable(value) {
  return typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}

// src/pool/pool.ts
var Pool = class extends PoolLife {
  apply(fn, args = [], options = NO_OPTIONS) {
    return this.give((scheduler) => submitCall(scheduler, { kind: "apply", fn, args, options }));
  }
  /**
   * Calls a function for every input and returns all results, in the order of the inputs.
   *
   * @remarks
   * The inputs are read whole before work starts. The first task to fail rejects the job, and what was not started
   * by then is dropped.
   * @returns A job that resolves with the results.
   * @throws (rejects) {@link CaptureError} when `fn` cannot cross to a worker.
   * @throws (rejects) {@link NotSerializableError} when an input or a result cannot travel.
   * @throws (rejects) {@link WorkerExitError} when a worker dies while it runs a task of the job.
   * @throws (rejects) {@link TimeoutError} when a task takes longer than `timeout`.
   * @throws (rejects) {@link CancelledError} when the job is cancelled.
   * @throws (rejects) {@link PoolClosedError} when the pool is closed, or is terminated meanwhile.
   * @throws (rejects) whatever a task throws, with its class, fields, cause and both stacks.
   * @see {@link Pool.mapSettled} to get the results of the others when one fails.
   * @see {@link Pool.imap} for inputs or results that do not fit into memory at once.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(2)
   * expect(await pool.map((word: string) => word.length, ['a', 'bc'])).toEqual([1, 2])
   * await pool.terminate()
   * ```
   */
  map(fn, inputs, options = {}) {
    return this.#list({ kind: "map", fn, inputs, options });
  }
  /**
   * Calls a function for every array of arguments and returns all results, in order.
   *
   * @throws (rejects) as {@link Pool.map} does.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(1)
   * expect(await pool.starmap(Math.pow, [[2, 3], [3, 2]])).toEqual([8, 9])
   * await pool.terminate()
   * ```
   */
  starmap(fn, inputs, options = {}) {
    return this.#list({ kind: "starmap", fn, inputs, options });
  }
  /**
   * Calls a function for every input and returns how each call ended, in order; no failure stops the others.
   *
   * @returns A job that resolves with what `Promise.allSettled` would give.
   * @throws (rejects) {@link CancelledError} when the job is cancelled.
   * @throws (rejects) {@link PoolClosedError} when the pool is closed, or is terminated meanwhile.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(1)
   * const settled = await pool.mapSettled((text: string) => JSON.parse(text), ['1', '{'])
   * expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
   * await pool.terminate()
   * ```
   */
  mapSettled(fn, inputs, options = {}) {
    return this.#list({ kind: "mapSettled", fn, inputs, options });
  }
  /**
   * Calls a function for every input and gives the results one by one, in the order of the inputs.
   *
   * @remarks
   * Inputs are read as results are taken, at most `buffer` ahead, so neither side needs to fit into memory. A task
   * that failed makes `next()` reject at its place; the results after it can be asked for with further calls.
   * Leaving the loop stops what runs and closes the source. Where the source throws, its error comes after the results
   * of the inputs before it.
   * @throws {@link CaptureError} when `fn` cannot cross to a worker.
   * @throws {@link PoolClosedError} when the pool is closed.
   * @see {@link Pool.imapUnordered} to get each result as soon as it is there.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(2)
   * const squares = []
   * for await (const square of pool.imap((n: number) => n * n, [1, 2, 3])) squares.push(square)
   * expect(squares).toEqual([1, 4, 9])
   * await pool.terminate()
   * ```
   */
  imap(fn, inputs, options = {}) {
    return this.give((scheduler) => submitStream(scheduler, { kind: "imap", fn, inputs, options }));
  }
  /**
   * Calls a function for every input and gives the results one by one, in the order in which they are done.
   *
   * @remarks As {@link Pool.imap} in all but the order.
   * @throws as {@link Pool.imap} does.
   * @example
   * ```ts @import.meta.vitest
   * import { Pool } from '@mp/core'
   * const pool = new Pool(2)
   * let sum = 0
   * for await (const square of pool.imapUnordered((n: number) => n * n, [1, 2, 3])) sum += square
   * expect(sum).toBe(14)
   * await pool.terminate()
   * ```
   */
  imapUnordered(fn, inputs, options = {}) {
    return this.give((scheduler) => submitStream(scheduler, { kind: "imapUnordered", fn, inputs, options }));
  }
  #list(call) {
    return this.give((scheduler) => submitList(scheduler, call));
  }
};

// src/channel/gate.ts
var MAX_CLIENTS_AT_GATE = 128;
var Gate = class {
  #options;
  #waiting = /* @__PURE__ */ new Set();
  constructor(server, options) {
    this.#options = options;
    server.on("connection", (socket) => void this.#examine(socket));
  }
  /** Drops all that have not been let in. */
  close() {
    for (const transport of this.#waiting) transport.destroy();
    this.#waiting.clear();
  }
  async #examine(socket) {
    const transport = new SocketTransport(socket, this.#reachOf(socket));
    const connection = new Connection(transport);
    const peer = peerOf(socket);
    this.#makeRoomFor(transport);
    try {
      const key = await this.#authenticate(connection);
      if (key !== void 0) transport.reach = { ...transport.reach, isAuthenticated: true };
      if (this.#waiting.delete(transport)) this.#options.onAdmitted({ connection, transport, key, peer });
    } catch (error) {
      if (!this.#waiting.delete(transport)) return;
      connection.close();
      if (error instanceof AuthenticationError) this.#options.onRefused(error);
    }
  }
  async #authenticate(connection) {
    const { keys, digest, handshakeTimeoutMs } = this.#options;
    if (keys.length === 0) return void 0;
    const limit = new TimeLimit(handshakeTimeoutMs);
    const { signal } = limit;
    try {
      const key = await deliverChallenge(connection, { keys, digest, signal });
      await answerChallenge(connection, key, { signal });
      return key;
    } finally {
      limit.end();
    }
  }
  #makeRoomFor(transport) {
    const [oldest] = this.#waiting;
    if (oldest !== void 0 && this.#waiting.size >= MAX_CLIENTS_AT_GATE) {
      this.#waiting.delete(oldest);
      oldest.destroy();
    }
    this.#waiting.add(transport);
  }
  #reachOf(socket) {
    const isUnix = socket.remoteAddress === void 0;
    return {
      isLocal: isUnix || isLoopback(socket.remoteAddress),
      isPrivate: isUnix && this.#options.isPrivate,
      isAuthenticated: false
    };
  }
};
function peerOf({ remoteAddress, remotePort }) {
  return remoteAddress === void 0 || remotePort === void 0 ? null : { host: remoteAddress, port: remotePort };
}

// src/channel/private-directory.ts
var directories = /* @__PURE__ */ new Set();
var hasSwept = false;
function makePrivateDirectory() {
  if (!hasSwept) sweep();
  hasSwept = true;
  const directory = mkdtempSync(join(tmpdir(), `mp-${namespaceId()}-${process.pid}-`));
  if (directories.size === 0) process.on("exit", removeAll);
  directories.add(directory);
  return directory;
}
function removePrivateDirectory(directory) {
  if (!directories.has(directory)) return;
  try {
    rmSync(directory, { recursive: true, force: true });
  } catch {
    return;
  }
  directories.delete(directory);
  if (directories.size === 0) process.off("exit", removeAll);
}
function removeAll() {
  for (const directory of directories) removePrivateDirectory(directory);
}
function sweep() {
  const ours = new RegExp(String.raw`^mp-${namespaceId()}-(\d+)-\w{6}$`);
  for (const name of readdirSync(tmpdir())) {
    const pid = ours.exec(name)?.[1];
    if (pid === void 0 || isAlive(Number(pid))) continue;
    try {
      const path = join(tmpdir(), name);
      if (lstatSync(path).uid === process.geteuid?.()) rmSync(path, { recursive: true, force: true });
    } catch {
    }
  }
}
function namespaceId() {
  try {
    return /\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? "0";
  } catch {
    return "0";
  }
}

// src/channel/open-server.ts
async function openServer(endpoint, backlog) {
  const server = createServer();
  if (endpoint?.type === "tcp") return openTcp(server, endpoint, backlog);
  const directory = endpoint === void 0 ? makePrivateDirectory() : void 0;
  const path = endpoint?.path ?? join(directory ?? "", "socket");
  try {
    const isPrivate = await listenUnix(server, path, backlog);
    return { server, endpoint: { type: "unix", path }, isPrivate, close: () => closeUnix(server, path, directory) };
  } catch (error) {
    if (directory !== void 0) removePrivateDirectory(directory);
    throw error;
  }
}
async function openTcp(server, { host, port }, backlog) {
  server.listen({ host, port, backlog, exclusive: true });
  await once(server, "listening");
  const bound = server.address();
  const realPort = typeof bound === "object" && bound !== null ? bound.port : port;
  return {
    server,
    endpoint: { type: "tcp", host, port: realPort },
    isPrivate: false,
    close: () => void server.close()
  };
}
async function listenUnix(server, path, backlog) {
  const isAbstract = path.startsWith("\0");
  const allRights = isMainThread && !isAbstract ? process.umask(127) : void 0;
  try {
    server.listen({ path, backlog, exclusive: true });
  } finally {
    if (allRights !== void 0) process.umask(allRights);
  }
  await once(server, "listening");
  if (!isAbstract) chmodSync(path, 384);
  return !isAbstract;
}
function closeUnix(server, path, directory) {
  server.close();
  if (directory !== void 0) removePrivateDirectory(directory);
  else if (!path.startsWith("\0")) rmSync(path, { force: true });
}

// src/manager/run-update.ts
function runUpdate(fn, ...args) {
  const result = functionOf("fn", fn)(...args);
  if (!types.isPromise(result)) return result;
  result.catch(() => {
  });
  throw new OptionTypeError("fn must not be async: what happens while it waits would come in between");
}
function functionOf(name, value) {
  if (isFunction(value)) return value;
  throw new OptionTypeError(`${name} must be a function, got ${inspect(value)}`);
}
function isFunction(value) {
  return typeof value === "function";
}

// src/manager/referents/managed-list.ts
var ManagedList = class {
  #items;
  constructor(init = []) {
    this.#items = [...checkArray("init", init)];
  }
  get(index) {
    return this.#items.at(integer(index));
  }
  set(index, value) {
    this.#items[this.#placeOf(index)] = value;
  }
  update(index, fn) {
    const place = this.#placeOf(index);
    const value = runUpdate(fn, this.#items[place]);
    this.#items[place] = value;
    return value;
  }
  push(...values) {
    return this.#items.push(...values);
  }
  extend(values) {
    for (const value of checkArray("values", values)) this.#items.push(value);
    return this.#items.length;
  }
  insert(index, value) {
    this.#items.splice(integer(index), 0, value);
  }
  remove(value) {
    const index = this.index(value);
    if (index >= 0) this.#items.splice(index, 1);
    return index >= 0;
  }
  delete(index) {
    this.#items.splice(this.#placeOf(index), 1);
  }
  pop(index = -1) {
    const place = integer(index) < 0 ? integer(index) + this.#items.length : integer(index);
    return place < 0 ? void 0 : this.#items.splice(place, 1)[0];
  }
  index(value, start = 0, end = this.#items.length) {
    const found = this.#items.slice(integer(start), integer(end)).findIndex((item) => isSame(item, value));
    const from = integer(start) < 0 ? Math.max(0, integer(start) + this.#items.length) : integer(start);
    return found < 0 ? -1 : found + from;
  }
  has(value) {
    return this.index(value) >= 0;
  }
  count(value) {
    return this.#items.filter((item) => isSame(item, value)).length;
  }
  reverse() {
    this.#items.reverse();
  }
  sort(options, compare) {
    const sorted = this.#items.toSorted(
      (a, b) => compare === void 0 ? byNature(a, b) : Number(runUpdate(compare, a, b))
    );
    const isReverse = typeof options === "object" && options !== null && "reverse" in options && options.reverse === true;
    this.#items = isReverse ? sorted.reverse() : sorted;
  }
  slice(start, end) {
    const from = start === void 0 ? void 0 : integer(start);
    return this.#items.slice(from, end === void 0 ? void 0 : integer(end));
  }
  splice(start, deleteCount, ...values) {
    return this.#items.splice(integer(start), integer(deleteCount), ...values);
  }
  length() {
    return this.#items.length;
  }
  clear() {
    this.#items = [];
  }
  copy() {
    return [...this.#items];
  }
  #placeOf(index) {
    const { length } = this.#items;
    const place = integer(index) < 0 ? integer(index) + length : integer(index);
    if (place >= 0 && place < length) return place;
    throw new OptionRangeError(`index must be from ${-length} to ${length - 1}, got ${integer(index)}`);
  }
};
function integer(index) {
  return checkInteger("index", index, { min: Number.MIN_SAFE_INTEGER });
}
function checkArray(name, value) {
  if (Array.isArray(value)) return value;
  throw new OptionTypeError(`${name} must be an array, got ${inspect(value)}`);
}
function isSame(a, b) {
  if (a instanceof BaseProxy || b instanceof BaseProxy)
    return a instanceof BaseProxy && b instanceof BaseProxy && a.isSame(b);
  return isDeepStrictEqual(a, b);
}
function byNature(a, b) {
  const isNumeric = isNumber(a) && isNumber(b);
  if (isNumeric || typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  throw new OptionTypeError(`${inspect(a)} and ${inspect(b)} have no order; give sort() a function that compares them`);
}
function isNumber(value) {
  return typeof value === "number" || typeof value === "bigint";
}

// src/manager/referents/managed-array.ts
var ARRAYS = /* @__PURE__ */ new Map([
  ["i8", Int8Array],
  ["u8", Uint8Array],
  ["i16", Int16Array],
  ["u16", Uint16Array],
  ["i32", Int32Array],
  ["u32", Uint32Array],
  ["f32", Float32Array],
  ["f64", Float64Array]
]);
var ManagedArray = class {
  #array;
  constructor(type, init) {
    const ArrayClass = ARRAYS.get(type);
    if (ArrayClass === void 0)
      throw new OptionTypeError(`type must be one of ${[...ARRAYS.keys()].join(", ")}, got ${inspect(type)}`);
    if (typeof init === "number") {
      this.#array = new ArrayClass(checkInteger("length", init, { min: 0 }));
      return;
    }
    const values = ArrayBuffer.isView(init) ? Object.values(init) : checkArray("values", init);
    this.#array = new ArrayClass(values.length);
    for (const [index, value] of values.entries()) this.set(index, value);
  }
  get(index) {
    return this.#array[this.#placeOf(index)] ?? 0;
  }
  set(index, value) {
    if (typeof value !== "number") throw new OptionTypeError(`an element must be a number, got ${inspect(value)}`);
    this.#array[this.#placeOf(index)] = value;
  }
  update(index, fn) {
    this.set(index, runUpdate(fn, this.get(index)));
    return this.get(index);
  }
  fill(value) {
    if (typeof value !== "number") throw new OptionTypeError(`an element must be a number, got ${inspect(value)}`);
    this.#array.fill(value);
  }
  length() {
    return this.#array.length;
  }
  slice(start, end) {
    const limits = { min: Number.MIN_SAFE_INTEGER };
    const from = start === void 0 ? void 0 : checkInteger("start", start, limits);
    return this.#array.slice(from, end === void 0 ? void 0 : checkInteger("end", end, limits));
  }
  copy() {
    return this.#array.slice();
  }
  #placeOf(index) {
    const { length } = this.#array;
    const given = checkInteger("index", index, { min: -length, max: length - 1 });
    return given < 0 ? given + length : given;
  }
};

// src/manager/referents/call-wait.ts
function callWait(caller, options) {
  const { signal } = caller;
  if (options === void 0) return { signal };
  checkKeys("options", options, ["timeout"]);
  const timeout = typeof options === "object" && options !== null && "timeout" in options ? options.timeout : void 0;
  return timeout === void 0 ? { signal } : { signal, timeout: checkMs("timeout", timeout) };
}

// src/manager/referents/managed-barrier.ts
var ManagedBarrier = class {
  #parties;
  #timeout;
  #action;
  #line = new WaitingLine();
  #round = { arrived: 0, state: "filling" };
  constructor(parties, options) {
    const { timeout, action } = checkOptions(options);
    this.#parties = checkInteger("parties", parties, { min: 1 });
    this.#timeout = timeout === void 0 ? void 0 : checkMs("timeout", timeout);
    this.#action = action === void 0 ? void 0 : functionOf("action", action);
  }
  async wait(caller, options) {
    const wait = callWait(caller, options);
    const limit = wait.timeout ?? this.#timeout;
    const limits = limit === void 0 ? wait : { ...wait, timeout: limit };
    const { round, index } = this.#enter() ?? await this.#waitToEnter(limits);
    try {
      if (index === 0) await this.#pass(round);
      else if (await this.#line.wait(() => isOver(round), limits) === void 0) this.#break(round);
    } catch (error) {
      this.#break(round);
      throw error;
    }
    if (isBroken(round)) throw brokenError();
    return index;
  }
  abort() {
    this.#break(this.#round);
  }
  reset() {
    this.#break(this.#round);
    this.#round = { arrived: 0, state: "filling" };
  }
  parties() {
    return this.#parties;
  }
  waiting() {
    const { arrived, state } = this.#round;
    return state === "filling" && arrived < this.#parties ? arrived : 0;
  }
  isBroken() {
    return isBroken(this.#round);
  }
  /** Counts a party in, unless the round is full: then the next one follows. */
  #enter() {
    const round = this.#round;
    if (isBroken(round)) throw brokenError();
    if (round.arrived === this.#parties) return void 0;
    return { round, index: this.#parties - ++round.arrived };
  }
  async #waitToEnter(limits) {
    const take = () => {
      const arrival = this.#enter();
      return arrival === void 0 ? void 0 : { value: arrival };
    };
    const entered = await this.#line.wait(take, limits);
    if (entered === void 0) throw brokenError();
    return entered.value;
  }
  /** Lets all go on, after the action; that may have taken so long that somebody gave up. */
  async #pass(round) {
    await this.#action?.();
    if (isBroken(round)) return;
    round.state = "passed";
    this.#round = { arrived: 0, state: "filling" };
    this.#line.advance();
  }
  /** A round that nobody waits in any more cannot be broken. */
  #break(round) {
    if (round.state === "filling") round.state = "broken";
    this.#line.advance();
  }
};
function isBroken({ state }) {
  return state === "broken";
}
function isOver(round) {
  return round.state === "filling" ? void 0 : { value: true };
}
function brokenError() {
  return new BrokenBarrierError("The barrier is broken: a party gave up, or it was aborted; reset() makes it new");
}
function checkOptions(options) {
  if (typeof options === "object" && options !== null) return options;
  throw new OptionTypeError(`options must be an object, got ${inspect(options)}`);
}

// src/manager/referents/managed-lock.ts
var ManagedLock = class {
  #isReentrant;
  #line = new WaitingLine();
  #holder;
  #depth = 0;
  #isAbandoned = false;
  #forget = () => {
  };
  constructor(isReentrant) {
    this.#isReentrant = isReentrant;
  }
  async acquire(caller, options) {
    const wait = callWait(caller, options);
    const acquired = await this.#line.wait(() => this.#take(caller.owner), wait);
    if (acquired === void 0) throw new TimeoutError("acquire()", wait.timeout ?? 0);
    return acquired.value;
  }
  tryAcquire(caller) {
    return this.#take(caller.owner)?.value;
  }
  release(caller) {
    if (this.#holder === void 0) throw new StateError("release() of a lock that nobody holds");
    if (this.#isReentrant && this.#holder !== caller.owner)
      throw new StateError("release() of a lock that another client holds");
    if (--this.#depth === 0) this.#free();
  }
  isLocked() {
    return this.#holder !== void 0;
  }
  /** Whether the client holds it. */
  isHeldBy(owner) {
    return this.#holder === owner;
  }
  /** Releases it for good, and returns how often it was held. */
  releaseAll() {
    const depth = this.#depth;
    this.#free();
    return depth;
  }
  /** Takes it again as often as it was held, however long that takes, unless the client goes. */
  async restore(owner, depth) {
    await this.#line.wait(() => {
      if (owner.isGone) return { value: void 0 };
      const taken = this.#take(owner);
      if (taken !== void 0) this.#depth = depth;
      return taken;
    });
  }
  #take(owner) {
    const isAgain = this.#isReentrant && this.#holder === owner;
    if (this.#holder !== void 0 && !isAgain || owner.isGone) return void 0;
    const abandoned = this.#isAbandoned;
    this.#isAbandoned = false;
    this.#depth++;
    if (!isAgain) {
      this.#holder = owner;
      this.#forget = owner.onGone(() => this.#abandon());
    }
    return { value: { abandoned } };
  }
  #abandon() {
    this.#isAbandoned = true;
    this.#free();
  }
  #free() {
    this.#forget();
    this.#holder = void 0;
    this.#depth = 0;
    this.#line.advance();
  }
};

// src/manager/referents/managed-condition.ts
var ManagedCondition = class {
  #lock;
  #line = new WaitingLine();
  #waiters = /* @__PURE__ */ new Set();
  constructor(lock = new ManagedLock(true)) {
    this.#lock = lock;
  }
  acquire(caller, options) {
    return this.#lock.acquire(caller, options);
  }
  tryAcquire(caller) {
    return this.#lock.tryAcquire(caller);
  }
  release(caller) {
    this.#lock.release(caller);
  }
  /** Lets go of the lock until it is notified, and has the lock again when it returns, however it returns. */
  async wait(caller, options) {
    const wait = callWait(caller, options);
    this.#assertHeld(caller, "wait()");
    const waiter = { isNotified: false };
    this.#waiters.add(waiter);
    const depth = this.#lock.releaseAll();
    try {
      await this.#line.wait(() => waiter.isNotified ? { value: true } : void 0, wait);
    } finally {
      this.#waiters.delete(waiter);
      await this.#lock.restore(caller.owner, depth);
    }
    return waiter.isNotified;
  }
  notify(caller, count = 1) {
    this.#assertHeld(caller, "notify()");
    const all = [...this.#waiters].slice(0, checkInteger("count", count, { min: 0 }));
    for (const waiter of all) {
      waiter.isNotified = true;
      this.#waiters.delete(waiter);
    }
    this.#line.advance();
  }
  notifyAll(caller) {
    this.#assertHeld(caller, "notifyAll()");
    this.notify(caller, this.#waiters.size);
  }
  #assertHeld({ owner }, call) {
    if (!this.#lock.isHeldBy(owner)) throw new StateError(`${call} needs the lock; acquire() the condition first`);
  }
};

// src/manager/dict-key.ts
function checkDictKey(name, key) {
  switch (typeof key) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return key;
    case "object":
      if (key === null) return key;
      break;
    case "undefined":
    case "symbol":
    case "function":
  }
  throw new OptionTypeError(`${name} must be a string, number, bigint, boolean or null, got ${inspect(key)}`);
}

// src/manager/referents/managed-dict.ts
var ManagedDict = class {
  #map = /* @__PURE__ */ new Map();
  constructor(init) {
    if (init !== void 0) this.updateAll(init);
  }
  get(key, fallback) {
    const checked = checkDictKey("key", key);
    return this.#map.has(checked) ? this.#map.get(checked) : fallback;
  }
  set(key, value) {
    this.#map.set(checkDictKey("key", key), value);
  }
  has(key) {
    return this.#map.has(checkDictKey("key", key));
  }
  delete(key) {
    return this.#map.delete(checkDictKey("key", key));
  }
  pop(key, fallback) {
    const value = this.get(key, fallback);
    this.delete(key);
    return value;
  }
  popItem() {
    const item = [...this.#map].at(-1);
    if (item !== void 0) this.#map.delete(item[0]);
    return item;
  }
  setDefault(key, value) {
    if (!this.has(key)) this.set(key, value);
    return this.get(key);
  }
  update(key, fn) {
    const value = runUpdate(fn, this.get(key));
    this.set(key, value);
    return value;
  }
  updateAll(entries) {
    const checked = entriesOf(entries).map(([key, value]) => [checkDictKey("key", key), value]);
    for (const [key, value] of checked) this.#map.set(key, value);
  }
  keys() {
    return [...this.#map.keys()];
  }
  values() {
    return [...this.#map.values()];
  }
  entries() {
    return [...this.#map];
  }
  size() {
    return this.#map.size;
  }
  clear() {
    this.#map.clear();
  }
  copy() {
    return new Map(this.#map);
  }
};
function entriesOf(entries) {
  if (entries instanceof Map) return [...entries];
  if (Array.isArray(entries) && entries.every(isPair)) return entries;
  if (typeof entries === "object" && entries !== null && !Array.isArray(entries)) return Object.entries(entries);
  throw new OptionTypeError(
    `entries must be a Map, an object, or an array of pairs [key, value], got ${inspect(entries)}`
  );
}
function isPair(value) {
  return Array.isArray(value) && value.length === 2;
}

// src/manager/referents/managed-event.ts
var ManagedEvent = class {
  #line = new WaitingLine();
  #isSet = false;
  set() {
    this.#isSet = true;
    this.#line.advance();
  }
  clear() {
    this.#isSet = false;
  }
  isSet() {
    return this.#isSet;
  }
  async wait(caller, options) {
    const take = () => this.#isSet ? { value: true } : void 0;
    return await this.#line.wait(take, callWait(caller, options)) !== void 0;
  }
};

// src/manager/referents/managed-iterator.ts
var ManagedIterator = class {
  #iterator;
  constructor(source) {
    const iterator = iteratorOf(source);
    if (iterator === void 0)
      throw new OptionTypeError("a method that returns an iterator has to return something that can be iterated");
    this.#iterator = iterator;
  }
  async next() {
    const result = await this.#iterator.next();
    return { done: result.done ?? false, value: result.value };
  }
  async return() {
    await this.#iterator.return?.();
  }
};

// src/manager/fifo.ts
var SLACK = 1024;
var Fifo = class {
  #slots = [];
  #first = 0;
  get length() {
    return this.#slots.length - this.#first;
  }
  push(value) {
    this.#slots.push({ value });
  }
  /** Puts a thing back before all others. */
  unshift(value) {
    this.#slots.splice(this.#first, 0, { value });
  }
  /** Takes the first thing; undefined when there is none. */
  shift() {
    const slot = this.#slots[this.#first];
    if (slot === void 0) return void 0;
    this.#first++;
    if (this.#first > SLACK && this.#first * 2 > this.#slots.length) {
      this.#slots = this.#slots.slice(this.#first);
      this.#first = 0;
    }
    return slot;
  }
  clear() {
    this.#slots = [];
    this.#first = 0;
  }
};

// src/manager/referents/input-feed.ts
var InputFeed = class {
  #inputs = new Fifo();
  #line = new WaitingLine();
  #hasEnded = false;
  put(input) {
    if (this.#hasEnded) return;
    this.#inputs.push(input);
    this.#line.advance();
  }
  /** Says that no more inputs come. */
  finish() {
    this.#hasEnded = true;
    this.#line.advance();
  }
  async next() {
    const taken = await this.#line.wait(() => this.#take());
    return taken?.value ?? { done: true, value: void 0 };
  }
  /** Says that no more inputs are read. */
  async return() {
    this.#inputs.clear();
    this.finish();
    return { done: true, value: void 0 };
  }
  [Symbol.asyncIterator]() {
    return this;
  }
  #take() {
    const input = this.#inputs.shift();
    if (input !== void 0) return { value: { done: false, value: input.value } };
    return this.#hasEnded ? { value: { done: true, value: void 0 } } : void 0;
  }
};

// src/manager/referents/managed-stream.ts
var ManagedStream = class {
  #feed;
  #results;
  #before = Promise.resolve();
  #resume = () => {
  };
  #isWatched = false;
  constructor(feed, results) {
    this.#feed = feed;
    this.#results = results;
  }
  put(caller, input) {
    this.#endWith(caller);
    this.#feed.put(input);
  }
  finish() {
    this.#feed.finish();
  }
  next(caller) {
    this.#endWith(caller);
    const result = this.#before.then(() => this.#results.next());
    this.#before = result.then(
      () => {
      },
      () => new Promise((resolve) => this.#resume = resolve)
    );
    return result;
  }
  /** Says that the results after one that failed are wanted. */
  resume() {
    this.#resume();
  }
  async return() {
    this.#resume();
    await this.#results.return();
  }
  /** What nobody takes is not worked on: it ends when its client goes. */
  #endWith({ owner }) {
    if (this.#isWatched) return;
    this.#isWatched = true;
    owner.onGone(() => void this.return());
  }
};

// src/manager/referents/managed-pool.ts
var ManagedPool = class {
  #pool;
  constructor(workers) {
    if (workers !== void 0 && typeof workers !== "number")
      throw new OptionTypeError(`workers must be a number, got ${inspect(workers)}`);
    this.#pool = new Pool(workers);
  }
  async apply(fn, args) {
    return this.#pool.apply(functionOf("fn", fn), checkArray("args", args));
  }
  async map(fn, inputs) {
    return this.#pool.map(functionOf("fn", fn), checkArray("inputs", inputs));
  }
  async starmap(fn, argsList) {
    const list = checkArray("argsList", argsList).map((args) => checkArray("args", args));
    return this.#pool.starmap(functionOf("fn", fn), list);
  }
  imap(fn, options) {
    const feed = new InputFeed();
    return new ManagedStream(feed, this.#pool.imap(functionOf("fn", fn), feed, objectOf(options)));
  }
  imapUnordered(fn, options) {
    const feed = new InputFeed();
    return new ManagedStream(feed, this.#pool.imapUnordered(functionOf("fn", fn), feed, objectOf(options)));
  }
  close() {
    this.#pool.close();
  }
  join() {
    return this.#pool.join();
  }
  terminate() {
    return this.#pool.terminate();
  }
  stats() {
    return this.#pool.stats();
  }
};
function objectOf(options) {
  if (typeof options === "object" && options !== null) return options;
  throw new OptionTypeError(`options must be an object, got ${inspect(options)}`);
}

// src/manager/referents/managed-queue.ts
var ManagedQueue = class {
  #items = new Fifo();
  #maxSize;
  #getters = new WaitingLine();
  #putters = new WaitingLine();
  #joiners = new WaitingLine();
  #unfinished = 0;
  #isClosed = false;
  constructor(maxSize = 0) {
    this.#maxSize = checkInteger("maxSize", maxSize, { min: 0 });
  }
  async put(caller, item, options) {
    const wait = callWait(caller, options);
    const done = await this.#putters.wait(() => this.#put(item), wait);
    if (done === void 0) throw new QueueFullError(wait.timeout ?? 0);
  }
  tryPut(_caller, item) {
    return this.#put(item) !== void 0;
  }
  async get(caller, options) {
    const wait = callWait(caller, options);
    const taken = await this.#getters.wait(() => this.#get(), wait);
    if (taken === void 0) throw new QueueEmptyError(wait.timeout ?? 0);
    if (caller.owner.isGone) this.#putBack(taken.value);
    return taken.value;
  }
  /** Returns the item in an array, as an item may be undefined itself. */
  tryGet() {
    const taken = this.#get(true);
    return taken === void 0 ? void 0 : [taken.value];
  }
  size() {
    return this.#items.length;
  }
  isFull() {
    return this.#maxSize > 0 && this.#items.length >= this.#maxSize;
  }
  taskDone() {
    if (this.#unfinished === 0) throw new StateError("taskDone() more often than items were put");
    this.#unfinished--;
    this.#joiners.advance();
  }
  async join(caller, options) {
    const wait = callWait(caller, options);
    const done = await this.#joiners.wait(() => this.#unfinished === 0 ? { value: true } : void 0, wait);
    if (done === void 0) throw new TimeoutError("join()", wait.timeout ?? 0);
  }
  /** Takes no more items; those that are left can be got, unless they are to be dropped. */
  shutdown(_caller, options) {
    this.#isClosed = true;
    if (typeof options === "object" && options !== null && "immediate" in options && options.immediate === true) {
      this.#unfinished -= this.#items.length;
      this.#items.clear();
    }
    for (const line of [this.#getters, this.#putters, this.#joiners]) line.advance();
  }
  #put(item) {
    if (this.#isClosed) throw new QueueShutDownError();
    if (this.isFull()) return void 0;
    this.#items.push(item);
    this.#unfinished++;
    this.#getters.advance();
    return { value: true };
  }
  #get(once2 = false) {
    const taken = this.#items.shift();
    if (taken !== void 0) this.#putters.advance();
    else if (this.#isClosed && !once2) throw new QueueShutDownError();
    return taken;
  }
  /** An item that was taken for a client that has gone meanwhile is still the next. */
  #putBack(item) {
    this.#items.unshift(item);
    this.#getters.advance();
  }
};

// src/manager/referents/managed-semaphore.ts
var ManagedSemaphore = class {
  #line = new WaitingLine();
  #limit;
  #held = /* @__PURE__ */ new Map();
  #value;
  constructor(value, isBounded) {
    this.#value = checkInteger("value", value ?? 1, { min: 0 });
    this.#limit = isBounded ? this.#value : Number.MAX_SAFE_INTEGER;
  }
  async acquire(caller, options) {
    const wait = callWait(caller, options);
    const taken = await this.#line.wait(() => this.#take(caller.owner), wait);
    if (taken === void 0) throw new TimeoutError("acquire()", wait.timeout ?? 0);
  }
  tryAcquire(caller) {
    return this.#take(caller.owner) !== void 0;
  }
  release(caller, count = 1) {
    const released = checkInteger("count", count, { min: 1 });
    if (this.#value + released > this.#limit) throw new StateError("release() more often than it was acquired");
    for (let left = released; left > 0; left--) this.#giveUpOne(caller.owner);
    this.#add(released);
  }
  value() {
    return this.#value;
  }
  #take(owner) {
    if (this.#value === 0 || owner.isGone) return void 0;
    this.#value--;
    const held = this.#held.get(owner);
    if (held === void 0) this.#held.set(owner, { count: 1, forget: owner.onGone(() => this.#giveBack(owner)) });
    else held.count++;
    return { value: true };
  }
  /** One that was acquired by one client may be released by another: the debt is then that of the first. */
  #giveUpOne(owner) {
    const [debtor] = this.#held.has(owner) ? [owner] : [...this.#held.keys()];
    const held = debtor === void 0 ? void 0 : this.#held.get(debtor);
    if (debtor === void 0 || held === void 0 || --held.count > 0) return;
    held.forget();
    this.#held.delete(debtor);
  }
  #giveBack(owner) {
    const count = this.#held.get(owner)?.count ?? 0;
    this.#held.delete(owner);
    this.#add(count);
  }
  #add(count) {
    this.#value += count;
    this.#line.advance();
  }
};

// src/manager/referents/managed-set.ts
var ManagedSet = class {
  #set;
  constructor(init) {
    this.#set = elementsOf("init", init ?? []);
  }
  add(element) {
    const checked = checkDictKey("element", element);
    const isNew = !this.#set.has(checked);
    this.#set.add(checked);
    return isNew;
  }
  has(element) {
    return this.#set.has(checkDictKey("element", element));
  }
  delete(element) {
    return this.#set.delete(checkDictKey("element", element));
  }
  pop() {
    const [element] = this.#set;
    if (element !== void 0) this.#set.delete(element);
    return element;
  }
  update(elements) {
    for (const element of elementsOf("elements", elements)) this.#set.add(element);
  }
  size() {
    return this.#set.size;
  }
  values() {
    return [...this.#set];
  }
  clear() {
    this.#set.clear();
  }
  copy() {
    return new Set(this.#set);
  }
  union(others) {
    return /* @__PURE__ */ new Set([...this.#set, ...elementsOf("others", others)]);
  }
  intersection(others) {
    const other = elementsOf("others", others);
    return new Set([...this.#set].filter((element) => other.has(element)));
  }
  difference(others) {
    const other = elementsOf("others", others);
    return new Set([...this.#set].filter((element) => !other.has(element)));
  }
  symmetricDifference(others) {
    const other = elementsOf("others", others);
    const added = [...other].filter((element) => !this.#set.has(element));
    return /* @__PURE__ */ new Set([...this.difference(others), ...added]);
  }
  isSubsetOf(others) {
    const other = elementsOf("others", others);
    return [...this.#set].every((element) => other.has(element));
  }
  isSupersetOf(others) {
    return [...elementsOf("others", others)].every((element) => this.#set.has(element));
  }
  isDisjointFrom(others) {
    return [...elementsOf("others", others)].every((element) => !this.#set.has(element));
  }
};
function elementsOf(name, value) {
  const elements = value instanceof Set ? [...value] : checkArray(name, value);
  return new Set(elements.map((element) => checkDictKey("element", element)));
}

// src/manager/referents/managed-value.ts
var ManagedValue = class {
  #value;
  constructor(value) {
    this.#value = value;
  }
  get() {
    return this.#value;
  }
  set(value) {
    this.#value = value;
  }
  update(fn) {
    this.#value = runUpdate(fn, this.#value);
    return this.#value;
  }
};

// src/manager/managed-types.ts
function data(create) {
  return { create, exposed: void 0, returns: /* @__PURE__ */ new Map(), takesCaller: false, wrapsResults: true };
}
function meeting(create) {
  return { ...data(create), takesCaller: true };
}
var POOL_STREAMS = /* @__PURE__ */ new Map([
  ["imap", "stream"],
  ["imapUnordered", "stream"]
]);
var MANAGED_TYPES = /* @__PURE__ */ new Map([
  ["dict", data(([init]) => new ManagedDict(init))],
  ["list", data(([init]) => new ManagedList(init))],
  ["set", data(([init]) => new ManagedSet(init))],
  ["namespace", data(([init]) => new ManagedDict(init))],
  ["value", data(([value]) => new ManagedValue(value))],
  ["array", data(([type, init]) => new ManagedArray(type, init))],
  ["iterator", data(([source]) => new ManagedIterator(source))],
  ["queue", meeting(([maxSize]) => new ManagedQueue(maxSize))],
  ["joinableQueue", meeting(([maxSize]) => new ManagedQueue(maxSize))],
  ["lock", meeting(() => new ManagedLock(false))],
  ["rlock", meeting(() => new ManagedLock(true))],
  ["semaphore", meeting(([value]) => new ManagedSemaphore(value, false))],
  ["boundedSemaphore", meeting(([value]) => new ManagedSemaphore(value, true))],
  ["condition", meeting(([lock]) => new ManagedCondition(lockOf(lock)))],
  ["event", meeting(() => new ManagedEvent())],
  ["barrier", meeting(([parties, options]) => new ManagedBarrier(parties, options))],
  ["pool", { ...data(([workers]) => new ManagedPool(workers)), returns: POOL_STREAMS, end: endPool }],
  ["stream", { ...data(void 0), takesCaller: true, wrapsResults: false, end: endStream }]
]);
function lockOf(lock) {
  if (lock === void 0) return void 0;
  const target = lock instanceof BaseProxy ? lock.target : void 0;
  if (target instanceof ManagedLock) return target;
  throw new OptionTypeError("lock must be a lock or rlock of the same manager");
}
function endPool(pool) {
  if (pool instanceof ManagedPool) void pool.terminate();
}
function endStream(stream) {
  if (stream instanceof ManagedStream) void stream.return();
}

export {
  Gate,
  makePrivateDirectory,
  removePrivateDirectory,
  openServer,
  startProcess,
  startThread,
  cpuCount,
  currentProcess,
  parentProcess,
  childName,
  Job,
  PoolIterator,
  Pool,
  MANAGED_TYPES
};
//# sourceMappingURL=chunk-AD4XARUL.js.map