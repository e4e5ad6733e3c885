import {
  Gate,
  Job,
  MANAGED_TYPES,
  Pool,
  PoolIterator,
  childName,
  cpuCount,
  currentProcess,
  makePrivateDirectory,
  openServer,
  parentProcess,
  removePrivateDirectory,
  startProcess,
  startThread
} from "./chunk-AD4XARUL.js";
import "./chunk-FXDHSZY7.js";
import "./chunk-AHRPKRJL.js";
import {
  taskContext
} from "./chunk-S2N7RX3B.js";
import {
  isLoadingModules
} from "./chunk-7ELPNYIP.js";
import {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Held,
  JoinableQueue,
  Lock,
  Queue,
  RLock,
  Semaphore,
  ShareableList,
  SharedArray,
  SharedMemory,
  SimpleQueue,
  Value,
  beginWhenAsked,
  isKeptByNode,
  noteThing,
  pipe,
  reasonToStay
} from "./chunk-PTNPYNU6.js";
import {
  ArrayProxy,
  BarrierProxy,
  BaseProxy,
  ClientLink,
  ConditionProxy,
  Connection,
  DictProxy,
  EventProxy,
  HeldLock,
  IteratorProxy,
  JoinableQueueProxy,
  ListProxy,
  LockProxy,
  NamespaceProxy,
  PoolProxy,
  PoolProxyIterator,
  QueueProxy,
  RemoteProxy,
  SemaphoreProxy,
  SetProxy,
  ValueProxy,
  WaitingLine,
  checkAuthKey,
  connect,
  describeArgument,
  describeCallable,
  endpointOf,
  forRecipient,
  isResult,
  knownClasses,
  nameOf,
  privateFieldsOf,
  showAsText,
  textOf,
  waitFor
} from "./chunk-NKTRGAF2.js";
import {
  channelOf,
  checkFunction,
  checkInteger,
  checkKeys,
  checkMs,
  checkSignal,
  checkString,
  checkStrings,
  eventTime,
  hub,
  placeOf,
  residentBytes,
  systemFigures
} from "./chunk-JK2THXWM.js";
import {
  nodeCrypto
} from "./chunk-4MDTYAVC.js";
import "./chunk-XDU5SSBP.js";
import {
  REFUSAL,
  decodeEncoded,
  encodeValue,
  isClonedWhole,
  isHandle,
  makeView,
  memoryOf,
  pathTo,
  registerClass,
  setImmediate,
  setOwn,
  standInFor,
  stepTo,
  stepToPair,
  takenValueOf,
  viewTypeOf
} from "./chunk-HYOWXHKS.js";
import {
  inspect,
  join,
  types
} from "./chunk-WMSUII7P.js";
import "./chunk-JWCBLBIA.js";
import "./chunk-T2POVQXV.js";
import {
  AuthenticationError,
  BrokenBarrierError,
  BufferTooShortError,
  CancelledError,
  CaptureError,
  ConnectError,
  ConnectionClosedError,
  EndOfFileError,
  EventFormatError,
  ManagerGoneError,
  MessageFormatError,
  MessageTooLongError,
  MpError,
  NotSerializableError,
  OptionRangeError,
  OptionTypeError,
  PoolClosedError,
  ProgramNotFoundError,
  QueueEmptyError,
  QueueFullError,
  QueueShutDownError,
  RecordingError,
  SharedMemoryExistsError,
  SharedMemoryFullError,
  SharedMemoryNotFoundError,
  StateError,
  TimeoutError,
  UnsafeDirectoryError,
  UnsupportedPlatformError,
  WorkerExitError,
  WorkerStartError,
  constants,
  workerUrl
} from "./chunk-6WIJLKRI.js";

// src/channel/listener.ts
var DEFAULT_BACKLOG = 128;
var DEFAULT_HANDSHAKE_TIMEOUT_MS = 5e3;
var MAX_UNACCEPTED = 1024;
var MAX_REFUSALS = 16;
var SOCKET_REFUSAL = "it is a Listener, whose socket belongs to the process that opened it; call Listener.listen() there and send back its address, or send this address for connect()";
var Listener = class Listener {
  #server;
  #gate;
  #line;
  #admitted = [];
  #refusals = [];
  #lastAccepted = null;
  #isClosed = false;
  static {
    Object.defineProperty(this.prototype, REFUSAL, { value: () => SOCKET_REFUSAL });
  }
  constructor(server, options) {
    this.#server = server;
    this.#line = new WaitingLine({ onFirst: () => server.server.ref(), onLast: () => server.server.unref() });
    server.server.unref();
    this.#gate = new Gate(server.server, {
      keys: options.authkey === void 0 ? [] : [checkAuthKey("authkey", options.authkey)],
      digest: options.digest ?? "sha256",
      handshakeTimeoutMs: options.handshakeTimeout ?? DEFAULT_HANDSHAKE_TIMEOUT_MS,
      isPrivate: server.isPrivate,
      onAdmitted: (client) => this.#onAdmitted(client),
      onRefused: (error) => this.#onRefused(error)
    });
  }
  /**
   * Starts to listen.
   *
   * @throws (rejects) {@link OptionTypeError}, {@link OptionRangeError} for bad options.
   * @throws (rejects) the error of the system when the address cannot be had, such as EADDRINUSE.
   */
  static async listen(options = {}) {
    checkKeys("options", options, ["address", "authkey", "backlog", "handshakeTimeout", "digest"]);
    const { address, authkey, backlog = DEFAULT_BACKLOG, handshakeTimeout, digest } = options;
    checkInteger("backlog", backlog, { min: 1 });
    if (authkey !== void 0) checkAuthKey("authkey", authkey);
    if (handshakeTimeout !== void 0) checkMs("handshakeTimeout", handshakeTimeout);
    if (digest !== void 0 && digest !== "sha256" && digest !== "md5")
      throw new OptionTypeError(`digest must be sha256 or md5, got ${String(digest)}`);
    const server = await openServer(address === void 0 ? void 0 : endpointOf(address), backlog);
    return new Listener(server, options);
  }
  /** Where it listens, with the port that it got: give it to `connect()`. */
  get address() {
    const { endpoint } = this.#server;
    return endpoint.type === "unix" ? endpoint.path : { host: endpoint.host, port: endpoint.port };
  }
  /** Where the client of the last `accept()` came from; null before, and for unix sockets. */
  get lastAccepted() {
    return this.#lastAccepted;
  }
  /** Whether it was closed. */
  get closed() {
    return this.#isClosed;
  }
  /**
   * Waits for the next client that was let in.
   *
   * @throws (rejects) {@link AuthenticationError} when one did not know the key; the next call waits for others.
   * @throws (rejects) {@link ConnectionClosedError} when the listener is closed, also while it waits.
   * @throws (rejects) {@link TimeoutError} when none comes in time.
   */
  async accept(options = {}) {
    const taken = await this.#line.wait(() => this.#take(), options);
    if (taken === void 0) throw new TimeoutError("accept()", options.timeout ?? 0);
    this.#lastAccepted = taken.value.peer;
    return taken.value.connection;
  }
  /** Stops listening and turns those away who wait; connections that were accepted stay. Can be called again. */
  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#server.close();
    this.#gate.close();
    for (const { connection } of this.#admitted.splice(0)) connection.close();
    this.#line.advance();
  }
  [Symbol.dispose]() {
    this.close();
  }
  async [Symbol.asyncDispose]() {
    this.close();
  }
  /** Yields each client that was let in, until the listener is closed; others are passed over. */
  async *[Symbol.asyncIterator]() {
    while (!this.#isClosed) {
      const taken = await this.#line.wait(() => this.#takeUnlessClosed());
      if (taken?.value === void 0) return;
      this.#lastAccepted = taken.value.peer;
      yield taken.value.connection;
    }
  }
  #take() {
    if (this.#isClosed) throw new ConnectionClosedError("The listener is closed");
    const client = this.#admitted.shift();
    if (client !== void 0) return { value: client };
    const refusal = this.#refusals.shift();
    if (refusal !== void 0) throw refusal;
    return void 0;
  }
  #takeUnlessClosed() {
    if (this.#isClosed) return { value: void 0 };
    this.#refusals.length = 0;
    const client = this.#admitted.shift();
    return client === void 0 ? void 0 : { value: client };
  }
  #onAdmitted(client) {
    if (this.#admitted.length >= MAX_UNACCEPTED) return client.connection.close();
    this.#admitted.push(client);
    this.#line.advance();
  }
  #onRefused(error) {
    if (this.#refusals.length >= MAX_REFUSALS) this.#refusals.shift();
    this.#refusals.push(error);
    this.#line.advance();
  }
};

// src/channel/wait.ts
var MAX_TIMER_MS = 2 ** 31 - 1;
async function wait(objects, options = {}) {
  checkKeys("options", options, ["timeout", "signal"]);
  const { timeout, signal } = options;
  if (timeout !== void 0) checkMs("timeout", timeout);
  if (signal !== void 0) checkSignal("signal", signal).throwIfAborted();
  const all = [...objects];
  const sources = all.map(sourceOf);
  let flags = await Promise.all(sources.map(isReadyNow));
  if (!flags.includes(true) && timeout !== 0) {
    await untilFirst(sources, options);
    flags = await Promise.all(sources.map(isReadyNow));
  }
  return all.filter((_, index) => flags[index]);
}
function sourceOf(object) {
  if ("poll" in object && typeof object.poll === "function") return object;
  if ("sentinel" in object) return object.sentinel;
  if ("then" in object && typeof object.then === "function") return object;
  throw new OptionTypeError(`wait() takes connections, queues, processes and promises, got ${inspect(object)}`);
}
async function untilFirst(sources, { timeout, signal }) {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers();
  const onAbort = () => reject(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  const timer = timeout === void 0 || timeout > MAX_TIMER_MS ? void 0 : setTimeout(resolve, timeout);
  for (const source of sources) {
    readiness(source, stop.signal).then(
      () => resolve(),
      () => resolve()
    );
  }
  try {
    await promise;
  } finally {
    stop.abort();
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
async function isReadyNow(source) {
  if (isPollable(source)) return source.poll({ timeout: 0 }).catch(() => true);
  const isSettled = Promise.resolve(source).then(
    () => true,
    () => true
  );
  return Promise.race([isSettled, setImmediate(false)]);
}
async function readiness(source, signal) {
  return isPollable(source) ? source.poll({ timeout: Number.POSITIVE_INFINITY, signal }) : source;
}
function isPollable(source) {
  return "poll" in source;
}

// src/manager/manager-factories.ts
var ManagerFactories = class {
  #link;
  constructor(link) {
    this.#link = link;
  }
  /** Makes a dict, empty or with entries. */
  dict(init) {
    return this.#make("dict", [init]);
  }
  /** Makes a list, empty or with elements. */
  list(init = []) {
    return this.#make("list", [Array.from(init)]);
  }
  /** Makes a set, empty or with elements. */
  set(init = []) {
    return this.#make("set", [Array.from(init)]);
  }
  /** Makes a bag of named values. */
  namespace(init) {
    return this.#make("namespace", [init]);
  }
  /** Makes one value of any type. */
  value(value) {
    return this.#make("value", [value]);
  }
  /**
   * Makes an array of numbers of one type, which are 0 unless given.
   *
   * @param init - How many, or which.
   */
  array(type, init) {
    return this.#make("array", [type, init]);
  }
  /**
   * Makes a queue.
   *
   * @param maxSize - How many items it holds at most; 0 means any number.
   */
  queue(maxSize = 0) {
    return this.#make("queue", [maxSize]);
  }
  /**
   * Makes a queue that knows when all that was put has been worked off.
   *
   * @param maxSize - How many items it holds at most; 0 means any number.
   */
  joinableQueue(maxSize = 0) {
    return this.#make("joinableQueue", [maxSize]);
  }
  /** Makes a lock. */
  lock() {
    return this.#make("lock", []);
  }
  /** Makes a lock that its holder can acquire again. */
  rlock() {
    return this.#make("rlock", []);
  }
  /** Makes a semaphore. */
  semaphore(value = 1) {
    return this.#make("semaphore", [value]);
  }
  /** Makes a semaphore that refuses to be released more often than it was acquired. */
  boundedSemaphore(value = 1) {
    return this.#make("boundedSemaphore", [value]);
  }
  /**
   * Makes a condition.
   *
   * @param lock - The lock that it goes with, of the same manager; a reentrant one of its own by default.
   */
  condition(lock) {
    return this.#make("condition", [lock]);
  }
  /** Makes an event. */
  event() {
    return this.#make("event", []);
  }
  /**
   * Makes a barrier.
   *
   * @param parties - How many have to arrive, at least 1.
   * @throws (rejects) {@link OptionTypeError}, {@link OptionRangeError} for bad options.
   * @throws (rejects) {@link CaptureError} when the action cannot cross to the server.
   */
  async barrier(parties, options = {}) {
    checkKeys("options", options, ["timeout", "action"]);
    return this.#make("barrier", [parties, options], { hasFunctions: options.action !== void 0 });
  }
  /** Makes a pool, `cpuCount()` workers by default, whose workers are children of the server. */
  pool(workers) {
    return this.#make("pool", [workers]);
  }
  create(type, ...args) {
    return this.#make(typeof type === "string" ? type : type.name, args);
  }
  async #make(type, args, options = {}) {
    const proxy = await this.#link.call({ to: { create: type }, method: "", args, options });
    if (isResult(proxy)) return proxy;
    throw new TypeError(`The manager has made no ${type}`);
  }
};

// src/manager/manager-options.ts
function checkManagerOptions(options) {
  checkKeys("options", options, ["address", "authkey", "initializer", "initializerArgs", "shutdownTimeout", "name"]);
  const { initializer, initializerArgs, shutdownTimeout, name } = options;
  if (initializer !== void 0) checkFunction("initializer", initializer);
  if (initializerArgs !== void 0 && !Array.isArray(initializerArgs))
    throw new OptionTypeError(`initializerArgs must be an array, got ${inspect(initializerArgs)}`);
  if (shutdownTimeout !== void 0) checkMs("shutdownTimeout", shutdownTimeout);
  if (name !== void 0) checkString("name", name);
}

// src/manager/registered-types.ts
var types2 = /* @__PURE__ */ new Map();
function registerType(name, factory, options) {
  checkString("name", name);
  if (name === "") throw new OptionTypeError("name must not be empty");
  if (MANAGED_TYPES.has(name)) throw new OptionRangeError(`Every manager has a type ${name}; take another name`);
  if (factory !== void 0) checkFunction("factory", factory);
  checkKeys("options", options, ["exposed", "returns"]);
  const { exposed, returns = {} } = options;
  if (typeof returns !== "object" || !Object.values(returns).every((type) => typeof type === "string"))
    throw new OptionTypeError(`returns must be an object of the names of types, got ${inspect(returns)}`);
  types2.set(name, {
    name,
    factory,
    exposed: exposed === void 0 ? void 0 : checkStrings("exposed", exposed),
    returns: Object.entries(returns)
  });
}
function registeredTypes() {
  return [...types2.values()];
}

// src/manager/server-process.ts
var ServerProcess = class {
  #host;
  #report = Promise.withResolvers();
  #exit = Promise.withResolvers();
  /**
   * Starts it.
   *
   * @throws {@link CaptureError} when the initializer, or the factory of a registered type, cannot cross.
   * @throws {@link NotSerializableError} when an argument of the initializer cannot travel.
   */
  constructor(name, setup) {
    const args = encodeValue([setup], "options", { sharesMemory: false, describeFunction: describeForServer });
    const { host, exit, report } = { host: this.#start(name), exit: this.#exit, report: this.#report };
    this.#host = host;
    report.promise.catch(() => {
    });
    void exit.promise.then((how) => report.reject(startError(how)));
    const start = { name, parentName: currentProcess().name, argv: process.argv.slice(1) };
    host.send({
      type: "start",
      workerId: 0,
      preload: [],
      watchesMemory: false,
      initializer: void 0,
      lane: void 0,
      ...start
    });
    host.send({ type: "classes", classes: [...knownClasses()] });
    const url = workerUrl("manager").href;
    const callable = { type: "reference", id: url, name: "serveManager", url, exportName: "serveManager" };
    host.send({ type: "invoke", call: { callable, args } });
  }
  /** Resolves when clients can come. */
  get report() {
    return this.#report.promise;
  }
  get pid() {
    return this.#host.pid;
  }
  /** Resolves when it has ended. */
  get exit() {
    return this.#exit.promise;
  }
  /** Lets the program end although it runs. */
  unref() {
    this.#host.unref();
  }
  /** Ends it: politely at first, and after each further `timeout` milliseconds less so. */
  async stop(timeout) {
    this.#host.ref();
    this.#host.send({ type: "stop" });
    if (await waitFor(this.exit, { timeout })) return;
    this.#host.kill("SIGTERM");
    if (await waitFor(this.exit, { timeout })) return;
    this.#host.kill("SIGKILL");
    await this.exit;
  }
  #start(name) {
    return startProcess(
      { name, env: {}, execArgv: void 0 },
      { onMessage: (message) => this.#onMessage(message), onExit: (exit) => this.#exit.resolve(exit) }
    );
  }
  #onMessage(message) {
    if (message.type === "returned") {
      const report = decodeEncoded(message.value);
      if (isReport(report)) this.#report.resolve(report);
    }
    if (message.type === "start-failed") {
      this.#report.reject(decodeEncoded(message.error));
      this.#host.kill("SIGKILL");
    }
  }
};
function describeForServer(fn) {
  return forRecipient(describeCallable(fn), { sharesMemory: false });
}
function startError({ exitCode, signal, error }) {
  if (error instanceof WorkerStartError) return error;
  const how = signal === null ? `exited with code ${exitCode}` : `was ended by ${signal}`;
  return new ManagerGoneError(`The server of the manager ${how} before it was ready`, { cause: error });
}
function isReport(value) {
  return typeof value === "object" && value !== null && "manager" in value && "endpoint" in value;
}

// src/manager/manager.ts
var KEY_BYTES = 32;
var DEFAULT_SHUTDOWN_MS = 1e3;
var managerCount = 0;
var Manager = class Manager extends ManagerFactories {
  #authkey;
  #link;
  #server;
  #shutdownTimeout;
  #isShutDown = false;
  constructor(link, started) {
    super(link);
    this.#link = link;
    this.#server = started?.server;
    this.#authkey = started?.authkey;
    this.#shutdownTimeout = started?.shutdownTimeout ?? DEFAULT_SHUTDOWN_MS;
    noteThing(this, (manager) => manager.#link.figures());
  }
  /**
   * Starts a server, and returns when it can be used. It does not keep the program running.
   *
   * @throws (rejects) what the initializer throws, and the error of the system when the address cannot be had.
   * @throws (rejects) {@link CaptureError} when the initializer, or the factory of a registered type, cannot cross.
   * @throws (rejects) {@link StateError} at the top level of a module that a worker imports.
   * @throws (rejects) {@link OptionTypeError}, {@link OptionRangeError} for bad options.
   */
  static async start(options = {}) {
    checkManagerOptions(options);
    refuseWhileLoading();
    const { address, shutdownTimeout = DEFAULT_SHUTDOWN_MS, name = `Manager-${++managerCount}` } = options;
    const authkey = options.authkey === void 0 ? nodeCrypto().randomBytes(KEY_BYTES) : checkAuthKey("authkey", options.authkey);
    const directory = address === void 0 ? makePrivateDirectory() : void 0;
    const endpoint = address === void 0 ? { type: "unix", path: join(directory ?? "", "socket") } : endpointOf(address);
    const ownerKey = nodeCrypto().randomBytes(KEY_BYTES);
    const { initializer, initializerArgs = [] } = options;
    const setup = { endpoint, ownerKey, authkey, types: registeredTypes(), initializer };
    try {
      const server = new ServerProcess(name, { ...setup, initializerArgs: [...initializerArgs] });
      void server.exit.then(() => directory === void 0 || removePrivateDirectory(directory));
      const report = await server.report;
      server.unref();
      const link = new ClientLink({ ...report, key: ownerKey, isOwner: true });
      await link.opened;
      return new Manager(link, { server, authkey, shutdownTimeout });
    } catch (error) {
      if (directory !== void 0) removePrivateDirectory(directory);
      throw error;
    }
  }
  /**
   * Uses the manager of another program, on this machine or another.
   *
   * @remarks
   * Only functions that a module file exports may be given to it, by their names; its types are those that the program
   * has registered that started it. `shutdown()` only hangs up.
   * @throws (rejects) {@link AuthenticationError} when the key is not that of the manager.
   * @throws (rejects) {@link ManagerGoneError} when no manager is there.
   */
  static async connect(address, options) {
    checkKeys("options", options, ["authkey", "timeout", "signal"]);
    const { authkey, ...wait2 } = options;
    const key = checkAuthKey("authkey", authkey);
    const link = new ClientLink({ manager: "", endpoint: endpointOf(address), key, isOwner: false }, wait2);
    await link.opened;
    return new Manager(link);
  }
  /**
   * Makes a type known to all managers that are started from now on: things that their servers make and keep.
   *
   * @param factory - Makes one, in the server; undefined for things that only methods of others return.
   * @returns What `manager.create()` takes, with the types of the factory.
   * @throws {@link OptionRangeError} when every manager has a type of that name.
   * @example
   * ```ts @import.meta.vitest
   * import { Manager } from '@mp/core'
   * class Counter { count = 0; add(n: number) { return (this.count += n) } }
   * const counters = Manager.register('counter', () => new Counter(), { exposed: ['add'] })
   * const manager = await Manager.start()
   * const counter = await manager.create(counters)
   * await counter.add(2)
   * expect(await counter.add(3)).toBe(5)
   * await manager.shutdown()
   * ```
   */
  static register(name, factory, options = {}) {
    registerType(name, factory, options);
    return { name };
  }
  /** Key for other programs; undefined in a program that has only connected. Not among what JSON or `console.log` show. */
  get authkey() {
    return this.#authkey;
  }
  /** Where other programs reach it: give it to `Manager.connect()`. */
  get address() {
    const { endpoint } = this.#link.address;
    return endpoint.type === "unix" ? endpoint.path : { host: endpoint.host, port: endpoint.port };
  }
  /** Says where the server is, as `console.log` shows it; the key is told to nobody. */
  toString() {
    const { endpoint } = this.#link.address;
    return `Manager('${textOf(endpoint)}'${this.#isShutDown ? ", shut down" : ""})`;
  }
  static {
    showAsText(this.prototype);
  }
  /** Process id of the server; undefined in a program that has only connected. */
  get pid() {
    return this.#server?.pid;
  }
  /**
   * Ends the server with all that it keeps; of a program that has only connected, just the line. Can be called again.
   *
   * @remarks Calls that wait reject with {@link ManagerGoneError}.
   */
  async shutdown() {
    if (!this.#isShutDown) this.#link.close(new ManagerGoneError("The manager was shut down"));
    this.#isShutDown = true;
    await this.#server?.stop(this.#shutdownTimeout);
  }
  async [Symbol.asyncDispose]() {
    await this.shutdown();
  }
};
function refuseWhileLoading() {
  if (!isLoadingModules()) return;
  throw new StateError(
    "A module that a worker imports starts a manager at its top level; do that in a function, or in the main script"
  );
}

// src/pool/thread-pool.ts
var ThreadPool = class extends Pool {
  static backend = "thread";
};

// src/process/active-children.ts
var children = /* @__PURE__ */ new Set();
function activeChildren() {
  return [...children];
}
function addChild(child) {
  children.add(child);
}
function removeChild(child) {
  children.delete(child);
}

// src/monitor/told-child.ts
var ToldChild = class {
  #hub = hub();
  #facts;
  #number;
  #startedAt = eventTime();
  /** Where it was started; put into words only for those who watch. */
  #stack = {};
  #place;
  /** Tells that it was started just now. */
  constructor(facts) {
    this.#facts = facts;
    Error.captureStackTrace(this.#stack);
    this.#number = this.#hub.children.add(this);
    tell(this.#hub, "child-start", () => ({ type: "child-start", at: this.#startedAt, ...this.#told() }));
  }
  /** Tells that it is about to run its function. */
  ready(place) {
    this.#place = place;
    const { pid, threadId } = place;
    const at = eventTime();
    const startMs = at - this.#startedAt;
    tell(this.#hub, "child-ready", () => ({ type: "child-ready", at, child: this.#number, pid, threadId, startMs }));
  }
  /** Whether it got as far as to run its function. */
  get isReady() {
    return this.#place !== void 0;
  }
  /** Tells that it has ended. */
  exit(exitCode, isAsked) {
    this.#hub.children.delete(this);
    const at = eventTime();
    tell(this.#hub, "child-exit", () => ({ type: "child-exit", at, child: this.#number, exitCode, isAsked }));
  }
  /** Tells all that is known of it. */
  state() {
    return { ...this.#told(), startedAt: this.#startedAt, threadId: this.#place?.threadId };
  }
  /** Tells what it uses. */
  sample() {
    const { backend, pid } = this.#facts;
    const figures = systemFigures(pid, backend === "process" ? void 0 : this.#place?.systemThreadId);
    const memoryBytes = backend === "process" ? residentBytes(pid) : void 0;
    return { child: this.#number, ...figures, memoryBytes };
  }
  #told() {
    return { child: this.#number, ...this.#facts, site: placeOf(this.#stack.stack) };
  }
};
function tell(to, type, make) {
  const channel = channelOf(type);
  if (!to.isWatched && !channel.hasSubscribers) return;
  const event = make();
  to.emit(event);
  if (channel.hasSubscribers) channel.publish(event);
}

// src/process/crossable-class.ts
function crossableClass(cls, base) {
  const [field] = privateFieldsOf(cls, base);
  if (field === void 0) return cls;
  throw new CaptureError(
    cls.name,
    "private fields cannot be copied to another process; make it a public field, or create it in run()",
    { variable: field }
  );
}

// src/process/child-facts.ts
function factsOf({ name, daemon, constructor: cls }, { sharesMemory, pid }, target) {
  return {
    class: cls.name,
    backend: sharesMemory ? "thread" : "process",
    name,
    function: target === void 0 ? `${cls.name}.run` : nameOf(target),
    isDaemon: daemon,
    pid
  };
}

// src/process/process.ts
var Process = class Process {
  /** Marks the classes that subclasses are rebuilt from. */
  static isBase = true;
  /** Where instances of this class run. */
  static backend = "process";
  #kind;
  #name;
  #daemon;
  #target;
  #args;
  #state = "initial";
  #host;
  #told;
  #exitCode = null;
  #startError;
  #sentSignal;
  /** What to do about handles among the arguments that did not arrive. */
  #sent = [];
  #ended = Promise.withResolvers();
  constructor(target, options = {}) {
    if (target !== void 0) checkFunction("target", target);
    checkKeys("options", options, ["args", "name", "daemon"]);
    const { args, name, daemon } = options;
    if (args !== void 0 && !Array.isArray(args))
      throw new OptionTypeError(`args must be an array, got ${inspect(args)}`);
    if (daemon !== void 0 && typeof daemon !== "boolean")
      throw new OptionTypeError(`daemon must be a boolean, got ${inspect(daemon)}`);
    this.#kind = new.target.backend === "process" ? "Process" : "Thread";
    this.#target = target;
    this.#args = args ?? [];
    this.#name = name === void 0 ? childName(new.target.name) : checkString("name", name);
    this.#daemon = daemon ?? currentProcess().daemon;
  }
  /** What runs in the worker: the function it was made with; a subclass may say something else. May be async. */
  run() {
    return this.#target === void 0 ? void 0 : Reflect.apply(this.#target, this, this.#args);
  }
  /**
   * Starts it; the function and its arguments travel to it, as they are now.
   *
   * @throws {@link StateError} when it was started before, or closed.
   * @throws {@link CaptureError} when the function, or the subclass, cannot cross.
   * @throws {@link NotSerializableError} when an argument, or a field of a subclass, cannot travel.
   * @throws {@link OptionRangeError} when `MP_MONITOR` in the environment says what it cannot.
   */
  start() {
    this.#assertOpen();
    if (this.#state !== "initial")
      throw new StateError(`${this.#kind} ${this.#name} was started before; make a new one`);
    beginWhenAsked();
    const startHost = this.#kind === "Process" ? startProcess : startThread;
    const host = startHost(
      { name: this.#name, env: {}, execArgv: void 0 },
      { onMessage: (message) => this.#onMessage(message), onExit: (exit) => this.#onExit(exit) }
    );
    try {
      host.send({ type: "classes", classes: [...knownClasses()] });
      host.send({ type: "call", call: this.#call(host.sharesMemory) });
    } catch (error) {
      host.kill("SIGKILL");
      throw error;
    }
    this.#host = host;
    this.#state = "started";
    if (this.#daemon) host.unref();
    addChild(this);
    this.#told = new ToldChild(factsOf(this, host, this.#target));
    return this;
  }
  /**
   * Waits until it has ended, at most as long as asked; look at `exitCode` to learn which.
   *
   * @throws (rejects) {@link StateError} before `start()`.
   * @throws (rejects) {@link WorkerStartError} when it could not be started.
   * @throws (rejects) the reason of the signal, when that aborts first.
   */
  async join(options = {}) {
    this.#assertOpen();
    if (this.#state === "initial")
      throw new StateError(`${this.#kind} ${this.#name} was not started; call start() before join()`);
    if (this.#state === "started") this.#host?.ref();
    await waitFor(this.#ended.promise, options);
    if (this.#state === "started" && this.#daemon) this.#host?.unref();
    const error = this.#startError;
    if (error instanceof Error) throw error;
  }
  /** Asks it to end: SIGTERM for a process; a thread ends at once. Has no effect once it has ended. */
  terminate() {
    this.#signal("SIGTERM");
  }
  /** Ends it at once: SIGKILL for a process. Has no effect once it has ended. */
  kill() {
    this.#signal("SIGKILL");
  }
  /** Interrupts it as Ctrl-C would: SIGINT for a process, which it may handle; a thread ends at once. */
  interrupt() {
    this.#signal("SIGINT");
  }
  /**
   * Lets go of it; from then on only its name can be asked for. Can be called again.
   *
   * @throws {@link StateError} while it runs.
   */
  close() {
    if (this.#state === "started")
      throw new StateError(`${this.#kind} ${this.#name} still runs; join() or terminate() it before close()`);
    this.#state = "closed";
    this.#host = void 0;
  }
  [Symbol.dispose]() {
    this.close();
  }
  /** Waits for its end, then closes it. */
  async [Symbol.asyncDispose]() {
    if (this.#state === "started") await this.join();
    this.close();
  }
  /** Whether it was started and has not ended. */
  get isAlive() {
    this.#assertOpen();
    return this.#state === "started";
  }
  /**
   * How it ended: 0 when the function returned, 1 when it threw, n after `process.exit(n)`, -n when signal n ended it.
   * Null before that.
   */
  get exitCode() {
    this.#assertOpen();
    return this.#exitCode;
  }
  /** Process id; null before `start()`. For a thread, that of this process. */
  get pid() {
    this.#assertOpen();
    return this.#host?.pid ?? null;
  }
  /** Resolves with the exit code when it has ended; never rejects. */
  get sentinel() {
    this.#assertOpen();
    if (this.#state === "initial")
      throw new StateError(`${this.#kind} ${this.#name} was not started and has no sentinel yet`);
    return this.#ended.promise;
  }
  /** Name for people. */
  get name() {
    return this.#name;
  }
  set name(name) {
    this.#name = checkString("name", name);
  }
  /** Whether it ends with the program; can be changed before `start()`. */
  get daemon() {
    this.#assertOpen();
    return this.#daemon;
  }
  set daemon(daemon) {
    this.#assertOpen();
    if (this.#state !== "initial") throw new StateError("daemon can be changed only before start()");
    if (typeof daemon !== "boolean") throw new OptionTypeError(`daemon must be a boolean, got ${inspect(daemon)}`);
    this.#daemon = daemon;
  }
  /** Says what it is and how far, as `console.log` shows it. */
  toString() {
    const exit = this.#exitCode === null ? "" : ` exitCode=${this.#exitCode}`;
    return `<${this.#kind} name='${this.#name}' pid=${this.#host?.pid ?? null} ${this.#state}${exit}${this.#daemon ? " daemon" : ""}>`;
  }
  #call(sharesMemory) {
    const options = {
      sharesMemory,
      describeFunction: describeArgument,
      onSent: (giveUp) => void this.#sent.push(giveUp)
    };
    const isSubclass = this.run !== Process.prototype.run;
    const target = this.#target === void 0 ? void 0 : { callable: describeCallable(this.#target), args: encodeValue(this.#args, "args", options) };
    const subclass = isSubclass ? {
      callable: describeCallable(crossableClass(this.constructor, Process)),
      fields: encodeValue(Object.fromEntries(Object.entries(this)), "this", options)
    } : void 0;
    return {
      name: this.#name,
      isDaemon: this.#daemon,
      parentName: currentProcess().name,
      argv: process.argv.slice(1),
      target,
      subclass
    };
  }
  #onMessage(message) {
    if (message.type === "ready") this.#told?.ready(message);
  }
  #signal(signal) {
    this.#assertOpen();
    if (this.#state === "initial") throw new StateError(`${this.#kind} ${this.#name} was not started`);
    if (this.#state !== "started") return;
    this.#sentSignal = signal;
    this.#host?.kill(signal);
  }
  #onExit({ exitCode, signal, error }) {
    const endedBy = signal ?? (this.#host?.sharesMemory === true ? this.#sentSignal : void 0);
    if (exitCode === null && signal === null) this.#startError = error;
    this.#exitCode = endedBy === void 0 ? exitCode ?? 1 : -constants.signals[endedBy];
    if (this.#state === "started") this.#state = "stopped";
    removeChild(this);
    this.#told?.exit(this.#exitCode, this.#sentSignal !== void 0);
    for (const giveUp of this.#sent) giveUp({ mayHaveArrived: this.#told?.isReady ?? false });
    this.#sent = [];
    this.#ended.resolve(this.#exitCode);
  }
  #assertOpen() {
    if (this.#state === "closed") throw new StateError(`${this.#kind} ${this.#name} is closed`);
  }
};
Object.defineProperty(Process.prototype, inspect.custom, {
  value() {
    return this.toString();
  }
});

// src/process/thread.ts
var Thread = class extends Process {
  static isBase = true;
  static backend = "thread";
};

// src/wire/memory-taker.ts
var MemoryTaker = class {
  #wanted;
  /** The memory to take, and where it is once it was taken. */
  #memory = /* @__PURE__ */ new Map();
  /** Views tell it no more once their memory was taken. */
  #ranges = /* @__PURE__ */ new Map();
  #seen = /* @__PURE__ */ new Set();
  #copies = /* @__PURE__ */ new Map();
  #keys = [];
  /** @param wanted - What is to be taken; by default all that Node does not keep for itself. */
  constructor(wanted) {
    this.#wanted = wanted;
  }
  /**
   * Finds the memory, and takes nothing yet.
   *
   * @throws {@link NotSerializableError} when some of it must stay where it is.
   */
  find(value) {
    if (!isObject(value) || this.#seen.has(value)) return;
    this.#seen.add(value);
    const memory = memoryOf(value);
    if (memory !== void 0) return this.#note(value, memory);
    if (!isContainer(value)) return;
    for (const [key, part] of partsOf(value)) {
      this.#keys.push(key);
      this.find(part);
      this.#keys.pop();
    }
  }
  /** Whether memory was found. */
  has(memory) {
    return this.#memory.has(memory);
  }
  /**
   * Takes the memory that was found, which leaves the value empty, and returns the same value over it.
   *
   * @throws {@link NotSerializableError} when memory that was asked for belongs to somebody else, such as WebAssembly.
   */
  take(value) {
    for (const memory of this.#memory.keys()) this.#takeMemory(memory);
    return { value: this.#copy(value), memory: new Set(this.#memory.values()) };
  }
  #takeMemory(memory) {
    try {
      this.#memory.set(memory, memory.transfer());
    } catch (cause) {
      this.#memory.delete(memory);
      if (this.#wanted !== void 0)
        throw new NotSerializableError("value", "memory that WebAssembly uses stays where it is; copy it", { cause });
    }
  }
  #note(value, memory) {
    const reason = reasonToStay(memory);
    const isWanted = this.#wanted?.has(memory) ?? (reason !== void 0 || !isKeptByNode(memory));
    if (!isWanted) return;
    if (reason !== void 0) throw new NotSerializableError(pathTo("value", this.#keys), reason);
    this.#memory.set(memory, memory);
    if (ArrayBuffer.isView(value)) {
      const { byteOffset, byteLength } = value;
      this.#ranges.set(value, { byteOffset, byteLength });
    }
  }
  #copy(value) {
    if (!isObject(value)) return value;
    return this.#copies.get(value) ?? this.#copyObject(value);
  }
  #copyObject(value) {
    if (ArrayBuffer.isView(value)) return this.#keep(value, this.#viewLike(value));
    if (value instanceof ArrayBuffer) return this.#memory.get(value) ?? value;
    if (!isContainer(value)) return value;
    if (value instanceof Map) return this.#copyMap(value);
    if (value instanceof Set) return this.#copySet(value);
    const copy = this.#keep(value, emptyLike(value));
    for (const [key, part] of Object.entries(value)) setOwn(copy, key, this.#copy(part));
    return copy;
  }
  #viewLike(view) {
    const range = this.#ranges.get(view);
    const memory = view.buffer instanceof ArrayBuffer ? this.#memory.get(view.buffer) : void 0;
    if (range === void 0 || memory === void 0) return view;
    if (Buffer.isBuffer(view)) return Buffer.from(memory, range.byteOffset, range.byteLength);
    return makeView(viewTypeOf(view), memory, range);
  }
  #copyMap(map) {
    const copy = this.#keep(map, /* @__PURE__ */ new Map());
    for (const [key, part] of map) copy.set(this.#copy(key), this.#copy(part));
    return copy;
  }
  #copySet(set) {
    const copy = this.#keep(set, /* @__PURE__ */ new Set());
    for (const part of set) copy.add(this.#copy(part));
    return copy;
  }
  #keep(value, copy) {
    this.#copies.set(value, copy);
    return copy;
  }
};
function isObject(value) {
  return typeof value === "object" && value !== null;
}
function isContainer(value) {
  if (types.isProxy(value) || isHandle(value) || takenValueOf(value) !== void 0) return false;
  const prototype = Object.getPrototypeOf(value);
  if (types.isMap(value)) return prototype === Map.prototype;
  if (types.isSet(value)) return prototype === Set.prototype;
  return !isClonedWhole(value, prototype);
}
function partsOf(value) {
  if (value instanceof Map || value instanceof Set) return [...value.entries()].flatMap(pairOf);
  return Object.entries(value).map(([key, part]) => [stepTo(value, key), part]);
}
function pairOf([key, part]) {
  const step = stepToPair(key);
  return [
    [step, key],
    [step, part]
  ];
}
function emptyLike(value) {
  if (Array.isArray(value)) return new Array(value.length);
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(value));
  const prototype = Object.getPrototypeOf(value);
  if (typeof prototype === "object") Object.setPrototypeOf(copy, prototype);
  return copy;
}

// src/wire/transfer.ts
function transfer(value, list) {
  if (typeof value !== "object" || value === null)
    throw new OptionTypeError(
      `transfer takes an object that holds memory, such as a typed array, got ${inspect(value)}`
    );
  if (takenValueOf(value) !== void 0) return value;
  const wanted = list === void 0 ? void 0 : listed(list);
  const taker = new MemoryTaker(wanted === void 0 ? void 0 : new Set(wanted));
  taker.find(value);
  for (const [position, memory] of wanted?.entries() ?? [])
    if (!taker.has(memory)) throw new OptionTypeError(`list[${position}] of transfer is not part of the value`);
  return standInFor(taker.take(value));
}
function listed(list) {
  return Array.from(list, (item, position) => {
    const memory = typeof item === "object" && item !== null ? memoryOf(item) : void 0;
    const place = `list[${position}] of transfer`;
    if (memory === void 0)
      throw new OptionTypeError(`${place} must be an ArrayBuffer or a view of one, got ${inspect(item, { depth: 0 })}`);
    if (isKeptByNode(memory))
      throw new OptionTypeError(
        `${place} is memory that Node keeps, as of a small Buffer; leave it out, or copy it first`
      );
    return memory;
  });
}
export {
  ArrayProxy,
  AuthenticationError,
  Barrier,
  BarrierProxy,
  BaseProxy,
  BoundedSemaphore,
  BrokenBarrierError,
  BufferTooShortError,
  CancelledError,
  CaptureError,
  Condition,
  ConditionProxy,
  ConnectError,
  Connection,
  ConnectionClosedError,
  DictProxy,
  EndOfFileError,
  Event,
  EventFormatError,
  EventProxy,
  Held,
  HeldLock,
  IteratorProxy,
  Job,
  JoinableQueue,
  JoinableQueueProxy,
  ListProxy,
  Listener,
  Lock,
  LockProxy,
  Manager,
  ManagerFactories,
  ManagerGoneError,
  MessageFormatError,
  MessageTooLongError,
  MpError,
  NamespaceProxy,
  NotSerializableError,
  OptionRangeError,
  OptionTypeError,
  Pool,
  PoolClosedError,
  PoolIterator,
  PoolProxy,
  PoolProxyIterator,
  Process,
  ProgramNotFoundError,
  Queue,
  QueueEmptyError,
  QueueFullError,
  QueueProxy,
  QueueShutDownError,
  RLock,
  RecordingError,
  RemoteProxy,
  Semaphore,
  SemaphoreProxy,
  SetProxy,
  ShareableList,
  SharedArray,
  SharedMemory,
  SharedMemoryExistsError,
  SharedMemoryFullError,
  SharedMemoryNotFoundError,
  SimpleQueue,
  StateError,
  Thread,
  ThreadPool,
  TimeoutError,
  UnsafeDirectoryError,
  UnsupportedPlatformError,
  Value,
  ValueProxy,
  WorkerExitError,
  WorkerStartError,
  activeChildren,
  connect,
  cpuCount,
  currentProcess,
  parentProcess,
  pipe,
  registerClass,
  taskContext,
  transfer,
  wait
};
//# sourceMappingURL=index.js.map