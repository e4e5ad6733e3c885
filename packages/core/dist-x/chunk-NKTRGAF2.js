import {
  EventBatch,
  LineSplitter,
  checkFunction,
  checkInteger,
  checkKeys,
  checkMs,
  checkSignal,
  checkString,
  endWithExit,
  eventTime,
  hub,
  openRuntimeDirectory,
  parseRequest,
  record,
  socketPath,
  sweepSockets
} from "./chunk-JK2THXWM.js";
import {
  FRAME_HEADER_BYTES,
  FrameReader,
  encodeFrame,
  frameLength,
  nodeCrypto
} from "./chunk-4MDTYAVC.js";
import {
  createConnection,
  createServer,
  isIP
} from "./chunk-XDU5SSBP.js";
import {
  Deserializer,
  HANDLE,
  REBUILT_CLASSES,
  REFUSAL,
  Serializer,
  accessorsOf,
  basePrototypeOf,
  damaged,
  decodeValue,
  encodeValue,
  errorClassNameOf,
  instancePrototypeOf,
  isHandle,
  isHandleKindKnown,
  isVariables,
  needsOf,
  ownValueOf,
  prototypeOf,
  readingMessage,
  refusalBy,
  registeredClasses,
  resolveViteSpecifier,
  setImmediate as setImmediate2,
  wellKnownPathOf,
  withoutWarnings
} from "./chunk-HYOWXHKS.js";
import {
  extname,
  fileURLToPath,
  inspect,
  isDeepStrictEqual,
  pathToFileURL,
  resolve,
  sharedSlot,
  types
} from "./chunk-WMSUII7P.js";
import {
  createRequire,
  node_module_default,
  ownRequire
} from "./chunk-T2POVQXV.js";
import {
  AuthenticationError,
  BufferTooShortError,
  CaptureError,
  ConnectError,
  ConnectionClosedError,
  EndOfFileError,
  ManagerGoneError,
  MessageFormatError,
  MessageTooLongError,
  NotSerializableError,
  OptionRangeError,
  OptionTypeError,
  QueueShutDownError,
  StateError,
  TimeoutError,
  chmodSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  threadId
} from "./chunk-6WIJLKRI.js";

// src/show-as-text.ts
function showAsText(prototype) {
  Object.defineProperty(prototype, inspect.custom, {
    value() {
      return this.toString();
    }
  });
}

// src/pool/result-types.ts
function isResult(_value) {
  return true;
}

// src/manager/base-proxy.ts
var PROXY_KIND = "manager-proxy";
var unused = new FinalizationRegistry(({ link, object }) => link.release(object));
var BaseProxy = class {
  #target;
  #isDisposed = false;
  static {
    showAsText(this.prototype);
    Object.defineProperty(this.prototype, HANDLE, {
      value(options) {
        return this.#handle(options);
      }
    });
  }
  constructor(target) {
    this.#target = target;
    if (target.held === void 0) unused.register(this, { link: target.link, object: target.object }, this);
  }
  /** The thing itself in the process of the server; undefined elsewhere. */
  get target() {
    return this.#target.held?.target;
  }
  /** Id of the manager that keeps the thing. */
  get manager() {
    return this.#target.link.address.manager;
  }
  /** Whether another proxy stands for the same thing. */
  isSame(other) {
    return this.manager === other.manager && this.#target.object === other.#target.object;
  }
  /** Says that this proxy is no longer used; others of the same thing stay. */
  [Symbol.dispose]() {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    unused.unregister(this);
    if (this.#target.held === void 0) this.#target.link.release(this.#target.object);
  }
  async [Symbol.asyncDispose]() {
    this[Symbol.dispose]();
  }
  /** Says what it stands for, as `console.log` shows it. */
  toString() {
    const { type, object } = this.#target;
    return `${this.constructor.name}(${type} ${object}${this.#isDisposed ? ", disposed" : ""})`;
  }
  /** Calls a method of the thing. */
  async ask(method, args = [], options = {}) {
    if (this.#isDisposed) throw new StateError(`${this.toString()} was disposed of`);
    const { link, object } = this.#target;
    const answer = await link.call({ to: { object }, method, args, options });
    if (isResult(answer)) return answer;
    throw new TypeError(`An answer to ${method}() of another type came`);
  }
  /** Calls a method that may wait in the server; the last argument says how long. */
  async askAndWait(method, args, wait) {
    checkKeys("options", wait, ["timeout", "signal"]);
    const { timeout, signal } = wait;
    const isLimited = timeout !== void 0 && checkMs("timeout", timeout) !== Number.POSITIVE_INFINITY;
    return this.ask(method, isLimited ? [...args, { timeout }] : args, {
      signal: signal === void 0 ? void 0 : checkSignal("signal", signal)
    });
  }
  /** Each handle comes with a promise that the thing is kept until it has arrived. */
  #handle({ isReadable, manager }) {
    const { link, object, type, exposed } = this.#target;
    const { address } = link;
    const tellsKey = isReadable !== true && manager !== address.manager;
    const data = {
      address: tellsKey ? address : { ...address, key: void 0, isOwner: false },
      object,
      type,
      exposed,
      lease: link.lease(object)
    };
    return { kind: PROXY_KIND, data };
  }
};

// src/manager/proxies/array-proxy.ts
var ArrayProxy = class extends BaseProxy {
  /**
   * Returns an element.
   *
   * @throws (rejects) {@link OptionRangeError} where there is none.
   */
  get(index) {
    return this.ask("get", [index]);
  }
  /**
   * Sets an element, as its type takes the number.
   *
   * @throws (rejects) {@link OptionRangeError} where there is none.
   */
  set(index, value) {
    return this.ask("set", [index, value]);
  }
  /**
   * Sets an element to what a function makes of it, atomically in the server, and returns it.
   *
   * @throws (rejects) {@link OptionTypeError} when the function is async.
   */
  update(index, fn) {
    return this.ask("update", [index, fn], { hasFunctions: true });
  }
  /** Sets all elements. */
  fill(value) {
    return this.ask("fill", [value]);
  }
  /** Counts the elements. */
  length() {
    return this.ask("length");
  }
  /** Returns a copy of a part. */
  slice(start, end) {
    return this.ask("slice", [start, end]);
  }
  /** Returns a copy of all. */
  copy() {
    return this.ask("copy");
  }
};

// src/manager/proxies/barrier-proxy.ts
var BarrierProxy = class extends BaseProxy {
  /**
   * Waits for all parties, and returns a number that is different for each, from 0.
   *
   * @throws (rejects) {@link BrokenBarrierError} when a party gave up or the time is up, for all parties.
   * @throws (rejects) what the action throws, for the party that arrived last.
   */
  wait(options = {}) {
    return this.askAndWait("wait", [], options);
  }
  /** Breaks it: all who wait, and will wait, are told. */
  abort() {
    return this.ask("abort");
  }
  /** Makes it new; those who wait are told that it is broken. */
  reset() {
    return this.ask("reset");
  }
  /** Counts the parties that have to come. */
  parties() {
    return this.ask("parties");
  }
  /** Counts the parties that wait. */
  waiting() {
    return this.ask("waiting");
  }
  /** Tells whether it is broken. */
  isBroken() {
    return this.ask("isBroken");
  }
};

// src/manager/proxies/dict-proxy.ts
var DictProxy = class extends BaseProxy {
  /** Returns the value of a key; `fallback`, or undefined, when there is none. */
  get(key, fallback) {
    return this.ask("get", [key, fallback]);
  }
  /** Sets the value of a key. */
  set(key, value) {
    return this.ask("set", [key, value]);
  }
  /** Tells whether there is a key. */
  has(key) {
    return this.ask("has", [key]);
  }
  /** Removes a key, and tells whether it was there. */
  delete(key) {
    return this.ask("delete", [key]);
  }
  /** Removes a key and returns its value; `fallback`, or undefined, when there was none. */
  pop(key, fallback) {
    return this.ask("pop", [key, fallback]);
  }
  /** Removes the entry that was added last and returns it; undefined when the dict is empty. */
  popItem() {
    return this.ask("popItem");
  }
  /** Returns the value of a key, after setting it when there was none. */
  setDefault(key, value) {
    return this.ask("setDefault", [key, value]);
  }
  update(key, fn) {
    return fn === void 0 ? this.ask("updateAll", [key]) : this.ask("update", [key, fn], { hasFunctions: true });
  }
  /** Returns all keys, in order of their addition. */
  keys() {
    return this.ask("keys");
  }
  /** Returns all values. */
  values() {
    return this.ask("values");
  }
  /** Returns all entries. */
  entries() {
    return this.ask("entries");
  }
  /** Returns all entries, as Python calls them. */
  items() {
    return this.entries();
  }
  /** Counts the entries. */
  size() {
    return this.ask("size");
  }
  /** Counts the entries. */
  length() {
    return this.size();
  }
  /** Removes all entries. */
  clear() {
    return this.ask("clear");
  }
  /** Returns all that is in it, as it is now. */
  copy() {
    return this.ask("copy");
  }
  /** Yields the entries that are there when it is first asked. */
  async *[Symbol.asyncIterator]() {
    yield* await this.entries();
  }
};

// src/manager/proxies/event-proxy.ts
var EventProxy = class extends BaseProxy {
  /** Sets the flag and wakes all who wait. */
  set() {
    return this.ask("set");
  }
  /** Takes the flag back. */
  clear() {
    return this.ask("clear");
  }
  /** Tells whether the flag is set. */
  isSet() {
    return this.ask("isSet");
  }
  /** Waits until the flag is set, and tells whether it was in time. */
  wait(options = {}) {
    return this.askAndWait("wait", [], options);
  }
};

// src/manager/proxies/iterator-proxy.ts
var IteratorProxy = class extends BaseProxy {
  /** Returns the next value. */
  next() {
    return this.ask("next");
  }
  /** Yields all values that are left; ends the iterator in the server when the loop is left. */
  async *[Symbol.asyncIterator]() {
    try {
      for (let result = await this.next(); result.done !== true; result = await this.next()) yield result.value;
    } finally {
      await this.ask("return");
    }
  }
};

// src/manager/proxies/list-proxy.ts
var ListProxy = class extends BaseProxy {
  /** Returns an element; undefined where there is none. */
  get(index) {
    return this.ask("get", [index]);
  }
  /** Returns an element; undefined where there is none. */
  at(index) {
    return this.get(index);
  }
  /**
   * Replaces an element.
   *
   * @throws (rejects) {@link OptionRangeError} where there is none.
   */
  set(index, value) {
    return this.ask("set", [index, value]);
  }
  /**
   * Replaces an element by what a function makes of it, atomically in the server, and returns that.
   *
   * @throws (rejects) {@link OptionRangeError} where there is none.
   * @throws (rejects) {@link OptionTypeError} when the function is async.
   */
  update(index, fn) {
    return this.ask("update", [index, fn], { hasFunctions: true });
  }
  /** Adds elements at the end, and returns how many there are then. */
  push(...values) {
    return this.ask("push", values);
  }
  /** Adds one element at the end, and returns how many there are then. */
  append(value) {
    return this.push(value);
  }
  /** Adds all elements of an array at the end, and returns how many there are then. */
  extend(values) {
    return this.ask("extend", [Array.from(values)]);
  }
  /** Adds an element before another. */
  insert(index, value) {
    return this.ask("insert", [index, value]);
  }
  /** Removes the first element that equals a value, and tells whether there was one. */
  remove(value) {
    return this.ask("remove", [value]);
  }
  /**
   * Removes an element.
   *
   * @throws (rejects) {@link OptionRangeError} where there is none.
   */
  delete(index) {
    return this.ask("delete", [index]);
  }
  /** Removes an element, the last one by default, and returns it; undefined where there is none. */
  pop(index = -1) {
    return this.ask("pop", [index]);
  }
  /** Returns where the first element is that equals a value; -1 when there is none. */
  index(value, start = 0, end = Number.MAX_SAFE_INTEGER) {
    return this.ask("index", [value, start, end]);
  }
  /** Tells whether an element equals a value. */
  has(value) {
    return this.ask("has", [value]);
  }
  /** Counts the elements that equal a value. */
  count(value) {
    return this.ask("count", [value]);
  }
  /** Turns the order around. */
  reverse() {
    return this.ask("reverse");
  }
  /**
   * Sorts the elements, equal ones in the order in which they are.
   *
   * @throws (rejects) {@link OptionTypeError} when there is no order: give it a function that compares.
   */
  sort({ compare, reverse = false } = {}) {
    const order = { reverse };
    return this.ask("sort", compare === void 0 ? [order] : [order, compare], { hasFunctions: true });
  }
  /** Returns a part of the elements, as `Array.prototype.slice`. */
  slice(start, end) {
    return this.ask("slice", [start, end]);
  }
  /** Replaces a part of the elements and returns what was there, as `Array.prototype.splice`. */
  splice(start, deleteCount, ...values) {
    return this.ask("splice", [start, deleteCount, ...values]);
  }
  /** Counts the elements. */
  length() {
    return this.ask("length");
  }
  /** Removes all elements. */
  clear() {
    return this.ask("clear");
  }
  /** Returns all elements, as they are now. */
  copy() {
    return this.ask("copy");
  }
  /** Yields the elements that are there when it is first asked. */
  async *[Symbol.asyncIterator]() {
    yield* await this.copy();
  }
};

// src/manager/proxies/lock-proxy.ts
var HeldLock = class {
  /** Whether the last holder went without releasing it, so that what it guards may be half done. */
  abandoned;
  #release;
  constructor(abandoned, release) {
    this.abandoned = abandoned;
    this.#release = release;
  }
  /** Releases the lock; has no effect when that was done. */
  async release() {
    const release = this.#release;
    this.#release = void 0;
    await release?.();
  }
  /** Releases the lock, without waiting for the server to say so. */
  [Symbol.dispose]() {
    this.release().catch(() => {
    });
  }
  async [Symbol.asyncDispose]() {
    await this.release();
  }
};
var AcquirerProxy = class extends BaseProxy {
  /**
   * Acquires it, as soon as it is free; those who wait get it in order.
   *
   * @throws (rejects) {@link TimeoutError} when it is not free in time.
   */
  async acquire(options = {}) {
    const { abandoned } = await this.askAndWait("acquire", [], options);
    return new HeldLock(abandoned, () => this.release());
  }
  /** Acquires it if it is free; undefined when it is not. */
  async tryAcquire() {
    const acquired = await this.ask("tryAcquire");
    return acquired === void 0 ? void 0 : new HeldLock(acquired.abandoned, () => this.release());
  }
  /**
   * Releases it.
   *
   * @throws (rejects) {@link StateError} when nobody holds it, or one that only its holder may release is another's.
   */
  release() {
    return this.ask("release");
  }
};
var LockProxy = class extends AcquirerProxy {
  /** Tells whether anybody holds it. */
  isLocked() {
    return this.ask("isLocked");
  }
};
var ConditionProxy = class extends AcquirerProxy {
  /**
   * Releases the lock, waits until it is notified, acquires the lock again, and tells whether it was notified in time.
   *
   * @throws (rejects) {@link StateError} without the lock.
   */
  wait(options = {}) {
    return this.askAndWait("wait", [], options);
  }
  /**
   * Waits until a predicate returns something true, which is looked at here whenever it is notified, and returns that;
   * or what it returned last, when the time is up.
   */
  async waitFor(predicate, options = {}) {
    const end = performance.now() + (options.timeout ?? Number.POSITIVE_INFINITY);
    let result = await predicate();
    while (!result) {
      const timeout = end - performance.now();
      if (timeout <= 0) break;
      await this.wait({ ...options, timeout });
      result = await predicate();
    }
    return result;
  }
  /**
   * Wakes some of those who wait; with nobody waiting, nothing happens.
   *
   * @throws (rejects) {@link StateError} without the lock.
   */
  notify(count3 = 1) {
    return this.ask("notify", [count3]);
  }
  /** Wakes all who wait. */
  notifyAll() {
    return this.ask("notifyAll");
  }
};

// src/manager/proxies/namespace-proxy.ts
var NamespaceProxy = class extends BaseProxy {
  /** Returns a value; undefined when there is none. */
  get(name) {
    return this.ask("get", [name]);
  }
  /** Sets a value. */
  set(name, value) {
    return this.ask("set", [name, value]);
  }
  /** Tells whether there is a value. */
  has(name) {
    return this.ask("has", [name]);
  }
  /** Removes a value, and tells whether it was there. */
  delete(name) {
    return this.ask("delete", [name]);
  }
  /**
   * Sets a value to what a function makes of it, atomically in the server, and returns it.
   *
   * @throws (rejects) {@link OptionTypeError} when the function is async.
   */
  update(name, fn) {
    return this.ask("update", [name, fn], { hasFunctions: true });
  }
  /** Returns all names. */
  keys() {
    return this.ask("keys");
  }
  /** Returns all names with their values. */
  entries() {
    return this.ask("entries");
  }
};

// src/manager/proxies/pool-proxy-iterator.ts
var MAX_AHEAD = 64;
var PoolProxyIterator = class {
  #stream;
  #source;
  #buffer;
  /** Results that were asked for and not taken. */
  #ahead = [];
  #sent = 0;
  #asked = 0;
  #taken = 0;
  #failure;
  #hasFailed = false;
  #isOver = false;
  #onTaken = () => {
  };
  /** Begins to read the source once the stream is open; `imap` and `imapUnordered` make it. */
  constructor(stream, { source, buffer }) {
    this.#stream = stream;
    this.#source = source;
    this.#buffer = buffer;
    stream.then((opened) => this.#feed(opened)).catch(() => {
    });
  }
  /** Returns the next result, or rejects with the error of the task at this place. */
  async next() {
    const place = this.#asked++;
    const stream = await this.#stream;
    if (this.#isOver) return { done: true, value: void 0 };
    try {
      const { done, value } = await this.#take(stream, place);
      if (done !== true && isResult(value)) return { done: false, value };
    } catch (error) {
      this.#hasFailed = true;
      throw error;
    } finally {
      this.#taken++;
      this.#onTaken();
    }
    await this.#end(stream);
    return { done: true, value: void 0 };
  }
  /** Stops what runs, drops what was not started, and closes the source. */
  async return() {
    await this.#end(await this.#stream);
    return { done: true, value: void 0 };
  }
  [Symbol.asyncIterator]() {
    return this;
  }
  async [Symbol.asyncDispose]() {
    await this.return();
  }
  /** At the place of the input that there was none for, in order or at the end, stands the reason. */
  async #take(stream, place) {
    const isBefore = () => this.#failure === void 0 || place < this.#failure.at;
    const result = isBefore() ? await this.#ask(stream) : void 0;
    if (result !== void 0 && isBefore()) return result;
    await this.#end(stream);
    throw this.#failure?.error;
  }
  /** Asks for some results at a time, as each message takes its time. */
  #ask(stream) {
    if (this.#hasFailed) stream.resume().catch(() => {
    });
    this.#hasFailed = false;
    const result = this.#ahead.shift() ?? stream.next();
    const limit = Math.min(this.#buffer, MAX_AHEAD);
    if (this.#ahead.length > limit / 2) return result;
    while (this.#ahead.length < limit) {
      const later = stream.next();
      later.catch(() => {
      });
      this.#ahead.push(later);
    }
    return result;
  }
  /** Sends inputs as long as there are no more than `buffer` of them beyond the results that were taken. */
  async #feed(stream) {
    try {
      while (await this.#hasRoom()) {
        const read = await this.#source.next();
        if (read.done === true || this.#isOver) break;
        this.#send(stream, read.value);
      }
    } catch (error) {
      this.#fail(error, this.#sent);
    }
    if (!this.#isOver) await stream.finish();
  }
  #send(stream, input) {
    const place = this.#sent++;
    stream.put(input).catch((error) => this.#fail(error, place));
  }
  #fail(error, at) {
    this.#failure ??= { error, at };
    this.#onTaken();
  }
  /** Waits until there is room, for several inputs if there was none; false when no more are wanted. */
  async #hasRoom() {
    const isEnough = (room2) => this.#buffer - (this.#sent - this.#taken) >= room2;
    const isWanted = () => !this.#isOver && this.#failure === void 0;
    const room = isEnough(1) ? 1 : Math.ceil(this.#buffer / 2);
    while (!isEnough(room) && isWanted()) {
      const { promise, resolve: resolve2 } = Promise.withResolvers();
      this.#onTaken = resolve2;
      await promise;
    }
    return isWanted();
  }
  async #end(stream) {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#onTaken();
    try {
      await Promise.all([stream.return(), this.#source.return?.()]);
    } finally {
      stream[Symbol.dispose]();
    }
  }
};

// src/manager/iterator-of.ts
function iteratorOf(source) {
  if (isAsyncIterable(source)) return source[Symbol.asyncIterator]();
  return isIterable(source) ? source[Symbol.iterator]() : void 0;
}
function isAsyncIterable(value) {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
function isIterable(value) {
  return typeof value === "string" || typeof value === "object" && value !== null && Symbol.iterator in value;
}

// src/manager/proxies/pool-proxy.ts
var DEFAULT_BUFFER = 128;
var PoolProxy = class extends BaseProxy {
  /** Calls a function once, in a worker. */
  apply(fn, args) {
    return this.ask("apply", [fn, args], { hasFunctions: true });
  }
  /** Calls a function for each input, and returns all results in order. */
  map(fn, inputs) {
    return this.ask("map", [fn, Array.from(inputs)], { hasFunctions: true });
  }
  /** Calls a function with each list of arguments, and returns all results in order. */
  starmap(fn, argsList) {
    return this.ask("starmap", [fn, Array.from(argsList)], { hasFunctions: true });
  }
  /**
   * Calls a function for every input and gives the results one by one, in the order of the inputs.
   *
   * @remarks
   * The source stays here, and is read as results are taken, at most `buffer` ahead. A task that failed makes `next()`
   * reject at its place; the results after it can be asked for with further calls. What the source throws, or an input
   * that cannot travel, comes after the results of the inputs before it, and ends the stream. Leaving the loop stops
   * what runs, and so does the end of this program.
   * @throws {@link OptionTypeError}, {@link OptionRangeError} for arguments that are none.
   * @see {@link Pool.imap}, which needs no message for each result.
   * @example
   * ```ts @import.meta.vitest
   * import { Manager } from '@mp/core'
   * const manager = await Manager.start()
   * const pool = await manager.pool(1)
   * const squares: number[] = []
   * for await (const square of pool.imap((n: number) => n * n, [1, 2, 3])) squares.push(square)
   * expect(squares).toEqual([1, 4, 9])
   * await manager.shutdown()
   * ```
   */
  imap(fn, inputs, options = {}) {
    return this.#stream("imap", fn, { inputs, options });
  }
  /** As {@link PoolProxy.imap}, but gives the results in the order in which they are done. */
  imapUnordered(fn, inputs, options = {}) {
    return this.#stream("imapUnordered", fn, { inputs, options });
  }
  /** Takes no more work. */
  close() {
    return this.ask("close");
  }
  /** Waits until the workers have ended, after `close()`. */
  join() {
    return this.ask("join");
  }
  /** Ends the workers at once. */
  terminate() {
    return this.ask("terminate");
  }
  /** Returns its figures. */
  stats() {
    return this.ask("stats");
  }
  #stream(method, fn, { inputs, options }) {
    checkKeys("options", options, ["chunkSize", "buffer"]);
    const buffer = checkInteger("buffer", options.buffer ?? DEFAULT_BUFFER, { min: 1 });
    if (options.chunkSize !== void 0) checkInteger("chunkSize", options.chunkSize, { min: 1 });
    checkFunction("fn", fn);
    const source = iteratorOf(inputs);
    if (source === void 0) throw new OptionTypeError(`inputs must be iterable, got ${inspect(inputs)}`);
    const stream = this.ask(method, [fn, { ...options, buffer }], { hasFunctions: true });
    return new PoolProxyIterator(stream, { source, buffer });
  }
};

// src/manager/proxies/queue-proxy.ts
var QueueProxy = class extends BaseProxy {
  /**
   * Adds an item, as soon as there is room.
   *
   * @throws (rejects) {@link QueueFullError} when there is none in time.
   * @throws (rejects) {@link QueueShutDownError} after `shutdown()`.
   */
  put(item, options = {}) {
    return this.askAndWait("put", [item], options);
  }
  /** Adds an item if there is room, and tells whether there was. */
  tryPut(item) {
    return this.ask("tryPut", [item]);
  }
  /**
   * Takes the next item, as soon as there is one.
   *
   * @throws (rejects) {@link QueueEmptyError} when there is none in time.
   * @throws (rejects) {@link QueueShutDownError} after `shutdown()`, once nothing is left.
   */
  get(options = {}) {
    return this.askAndWait("get", [], options);
  }
  /** Takes the next item; undefined when there is none. */
  async tryGet() {
    const taken = await this.ask("tryGet");
    return taken?.[0];
  }
  /** Counts the items. */
  size() {
    return this.ask("size");
  }
  /** Tells whether there is no item. */
  async isEmpty() {
    return await this.size() === 0;
  }
  /** Tells whether there is no room. */
  isFull() {
    return this.ask("isFull");
  }
  /** Takes no more items; those that are left can be got, unless it is to be `immediate`. */
  shutdown(options = {}) {
    return this.ask("shutdown", [options]);
  }
  /** Takes and yields items until the queue was shut down and nothing is left. */
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
var JoinableQueueProxy = class extends QueueProxy {
  /**
   * Says that one item that was got is done.
   *
   * @throws (rejects) {@link StateError} when it is said more often than items were put.
   */
  taskDone() {
    return this.ask("taskDone");
  }
  /**
   * Waits until all items are done.
   *
   * @throws (rejects) {@link TimeoutError} when they are not in time.
   */
  join(options = {}) {
    return this.askAndWait("join", [], options);
  }
};

// src/manager/proxies/remote-proxy.ts
var RemoteProxy = class extends BaseProxy {
  constructor(target) {
    super(target);
    for (const method of target.exposed) {
      if (method in this || method === "then") continue;
      const value = (...args) => this.ask(method, args);
      Object.defineProperty(this, method, { value });
    }
  }
  /** Calls a method by its name, whatever that is. */
  callMethod(method, ...args) {
    return this.ask(method, args);
  }
};

// src/manager/proxies/semaphore-proxy.ts
var SemaphoreProxy = class extends BaseProxy {
  /**
   * Takes one, as soon as there is one; those who wait get it in order.
   *
   * @throws (rejects) {@link TimeoutError} when there is none in time.
   */
  async acquire(options = {}) {
    await this.askAndWait("acquire", [], options);
    return new HeldLock(false, () => this.release());
  }
  /** Takes one if there is one; undefined when there is none. */
  async tryAcquire() {
    const isAcquired = await this.ask("tryAcquire");
    return isAcquired ? new HeldLock(false, () => this.release()) : void 0;
  }
  /**
   * Gives some back.
   *
   * @throws (rejects) {@link StateError} when a bounded one has more then than it began with.
   */
  release(count3 = 1) {
    return this.ask("release", [count3]);
  }
  /** Counts those that are free. */
  value() {
    return this.ask("value");
  }
};

// src/manager/proxies/set-proxy.ts
var SetProxy = class extends BaseProxy {
  /** Adds an element, and tells whether it is new. */
  add(element) {
    return this.ask("add", [element]);
  }
  /** Tells whether there is an element. */
  has(element) {
    return this.ask("has", [element]);
  }
  /** Removes an element, and tells whether it was there. */
  delete(element) {
    return this.ask("delete", [element]);
  }
  /** Removes one element and returns it; undefined when the set is empty. */
  pop() {
    return this.ask("pop");
  }
  /** Adds many elements. */
  update(elements) {
    return this.ask("update", [Array.from(elements)]);
  }
  /** Counts the elements. */
  size() {
    return this.ask("size");
  }
  /** Returns all elements, in order of their addition. */
  values() {
    return this.ask("values");
  }
  /** Removes all elements. */
  clear() {
    return this.ask("clear");
  }
  /** Returns all that is in it, as it is now. */
  copy() {
    return this.ask("copy");
  }
  /** Returns what is in either. */
  union(others) {
    return this.ask("union", [Array.from(others)]);
  }
  /** Returns what is in both. */
  intersection(others) {
    return this.ask("intersection", [Array.from(others)]);
  }
  /** Returns what is in this set only. */
  difference(others) {
    return this.ask("difference", [Array.from(others)]);
  }
  /** Returns what is in just one of the two. */
  symmetricDifference(others) {
    return this.ask("symmetricDifference", [Array.from(others)]);
  }
  /** Tells whether all elements are in the other. */
  isSubsetOf(others) {
    return this.ask("isSubsetOf", [Array.from(others)]);
  }
  /** Tells whether all elements of the other are in this set. */
  isSupersetOf(others) {
    return this.ask("isSupersetOf", [Array.from(others)]);
  }
  /** Tells whether no element is in both. */
  isDisjointFrom(others) {
    return this.ask("isDisjointFrom", [Array.from(others)]);
  }
  /** Yields the elements that are there when it is first asked. */
  async *[Symbol.asyncIterator]() {
    yield* await this.values();
  }
};

// src/manager/proxies/value-proxy.ts
var ValueProxy = class extends BaseProxy {
  /** Returns the value. */
  get() {
    return this.ask("get");
  }
  /** Sets the value. */
  set(value) {
    return this.ask("set", [value]);
  }
  /**
   * Sets the value to what a function makes of it, atomically in the server, and returns it.
   *
   * @throws (rejects) {@link OptionTypeError} when the function is async.
   */
  update(fn) {
    return this.ask("update", [fn], { hasFunctions: true });
  }
};

// src/channel/byte-range.ts
function byteRange(bytes, offset, size) {
  const all = viewOf(bytes);
  checkInteger("offset", offset, { min: 0, max: all.byteLength });
  if (size === void 0) return all.subarray(offset);
  checkInteger("size", size, { min: 0, max: all.byteLength - offset });
  return all.subarray(offset, offset + size);
}
function viewOf(bytes) {
  if (ArrayBuffer.isView(bytes)) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes instanceof ArrayBuffer || bytes instanceof SharedArrayBuffer) return new Uint8Array(bytes);
  throw new OptionTypeError(`bytes must be a typed array, a Buffer or an ArrayBuffer, got ${inspect(bytes)}`);
}

// src/wait-for.ts
var MAX_TIMER_MS = 2 ** 31 - 1;
function checkWaitOptions(options) {
  checkKeys("options", options, ["timeout", "signal"]);
  const { timeout, signal } = options;
  if (timeout !== void 0) checkMs("timeout", timeout);
  if (signal !== void 0) checkSignal("signal", signal).throwIfAborted();
}
async function waitFor(promise, options) {
  checkWaitOptions(options);
  const { timeout, signal } = options;
  const { promise: limit, resolve: resolve2, reject } = Promise.withResolvers();
  const onAbort = () => reject(signal?.reason);
  const timer = timeout === void 0 || timeout > MAX_TIMER_MS ? void 0 : setTimeout(() => resolve2(false), timeout);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([promise.then(() => true), limit]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

// src/waiting-line.ts
var WaitingLine = class {
  #entries = /* @__PURE__ */ new Set();
  #hooks;
  constructor(hooks = {}) {
    this.#hooks = hooks;
  }
  /** How many wait. */
  get size() {
    return this.#entries.size;
  }
  /**
   * Waits until `take` has taken something, at most as long as asked.
   *
   * @returns What was taken; undefined when the time was up.
   * @throws (rejects) what `take` throws, and the reason of the signal when it aborts first.
   */
  async wait(take, options = {}) {
    const taken = this.#entries.size === 0 ? take() : void 0;
    return taken ?? this.#waitInLine(take, options);
  }
  /** Serves those who can be served, in order. */
  advance() {
    for (const entry of [...this.#entries]) if (this.#entries.has(entry) && entry.attempt()) this.#leave(entry);
  }
  async #waitInLine(take, options) {
    const { promise, resolve: resolve2, reject } = Promise.withResolvers();
    const entry = { attempt: () => attemptTo(take, resolve2, reject) };
    promise.catch(() => {
    });
    this.#enter(entry);
    try {
      if (await waitFor(promise, options)) return await promise;
      if (this.#entries.has(entry)) await setImmediate2();
    } catch (error) {
      if (this.#entries.has(entry)) throw error;
    } finally {
      this.#leave(entry);
    }
    return settledNow(promise);
  }
  #enter(entry) {
    this.#entries.add(entry);
    if (this.#entries.size === 1) this.#hooks.onFirst?.();
  }
  #leave(entry) {
    if (this.#entries.delete(entry) && this.#entries.size === 0) this.#hooks.onLast?.();
  }
};
function attemptTo(take, resolve2, reject) {
  try {
    const taken = take();
    if (taken === void 0) return false;
    resolve2(taken);
  } catch (error) {
    reject(error);
  }
  return true;
}
async function settledNow(promise) {
  return Promise.race([promise, Promise.resolve(void 0)]);
}

// src/channel/transport.ts
function isDirect(transport) {
  return "readValue" in transport;
}

// src/channel/incoming.ts
var Incoming = class {
  #transport;
  #line;
  #onPoisoned;
  #isClosed = false;
  #isPoisoned = false;
  /** @param onPoisoned - Called after a message that was too long: what follows cannot be told from its inside. */
  constructor(transport, onPoisoned) {
    this.#transport = transport;
    this.#onPoisoned = onPoisoned;
    this.#line = new WaitingLine({ onFirst: () => transport.watch(), onLast: () => transport.unwatch() });
    transport.listen(() => this.#line.advance());
  }
  get isReadable() {
    return !this.#isClosed && !this.#isPoisoned && this.#transport.isReadable;
  }
  /** Waits for the next message, of at most so many bytes. */
  read(limitBytes, options) {
    const take = this.#taker(() => {
      const message = this.#transport.read(limitBytes);
      return message === void 0 ? void 0 : { value: message };
    });
    return this.#wait(take, options);
  }
  /** Waits for the next message, as a value. */
  readValue(transport, options) {
    return this.#wait(
      this.#taker(() => transport.readValue()),
      options
    );
  }
  /** As `readValue`, but blocks the thread. */
  readValueSync(transport, options) {
    const take = this.#taker(() => transport.readValue());
    const end = performance.now() + (options.timeout ?? Number.POSITIVE_INFINITY);
    let taken = take();
    while (taken === void 0) {
      const left = end - performance.now();
      if (left <= 0 || !transport.waitSync(left === Number.POSITIVE_INFINITY ? {} : { timeout: left }))
        throw new TimeoutError("recvSync()", options.timeout ?? 0);
      taken = take();
    }
    return taken.value;
  }
  /** Waits until a message, or the end, can be read, and tells whether it can; takes nothing. */
  async poll(options) {
    if (options.timeout === 0 && isDirect(this.#transport)) return this.#peek() !== void 0;
    return await this.#line.wait(() => this.#peek(), options) !== void 0;
  }
  /** Ends all waits: this end was closed. */
  close() {
    this.#isClosed = true;
    this.#line.advance();
  }
  async #wait(take, options) {
    const taken = await this.#line.wait(take, options);
    if (taken === void 0) throw new TimeoutError("recv()", options.timeout ?? 0);
    return taken.value;
  }
  #taker(take) {
    return () => {
      this.#assertReadable();
      try {
        const taken = take();
        if (taken !== void 0) return taken;
      } catch (error) {
        if (error instanceof MessageTooLongError) {
          this.#isPoisoned = true;
          this.#onPoisoned();
        }
        throw error;
      }
      const { end } = this.#transport;
      if (end !== void 0) throw new EndOfFileError(end.error === void 0 ? {} : { cause: end.error });
      return void 0;
    };
  }
  #peek() {
    this.#assertReadable();
    return this.#transport.hasMessage || this.#transport.end !== void 0 ? { value: true } : void 0;
  }
  #assertReadable() {
    if (this.isReadable) return;
    if (this.#isClosed) throw new ConnectionClosedError("This end of the connection is closed");
    const reason = this.#isPoisoned ? "A message was too long, and" : "It is the sending end of a one-way pipe:";
    throw new ConnectionClosedError(`${reason} nothing can be read from this connection`);
  }
};

// src/channel/value-message.ts
var PLAIN = Buffer.from([0, 109, 112, 1]);
var CODED = Buffer.from([0, 109, 112, 2]);
function encodeValueMessage(value, reach) {
  const refusal = handleRefusal(reach);
  const { value: body, coded } = encodeValue(value, "value", {
    sharesMemory: false,
    isReadable: !reach.isPrivate,
    ...refusal === void 0 ? {} : { refuseHandle: () => refusal }
  });
  const serializer = new Serializer();
  serializer.writeRawBytes(coded ? CODED : PLAIN);
  serializer.writeHeader();
  serializer.writeValue(body);
  return serializer.releaseBuffer();
}
async function decodeValueMessage(message, reach) {
  const start = message.subarray(0, PLAIN.byteLength);
  const isCoded = CODED.equals(start);
  if (!isCoded && !PLAIN.equals(start))
    throw new MessageFormatError(message, "it was not sent by send() of this library; read it with recvBytes()");
  const body = deserialize(message);
  if (!isCoded) return body;
  const { functions, handleKinds } = needsOf(body);
  if (functions.size > 0) throw new MessageFormatError(message, "it holds a function, and functions do not travel here");
  const refusal = handleRefusal(reach);
  if (handleKinds.size > 0 && refusal !== void 0)
    throw new MessageFormatError(message, `it holds a shared thing: ${refusal}`);
  if ([...handleKinds].some((kind) => !isHandleKindKnown(kind))) await import("./handle-kinds-NMNVGUAK.js");
  return readingMessage(message, () => decodeValue(body));
}
function deserialize(message) {
  return readingMessage(message, () => {
    const reader = new Deserializer(message.subarray(PLAIN.byteLength));
    reader.readHeader();
    return reader.readValue();
  });
}
function handleRefusal({ isLocal, isPrivate: isPrivate2, isAuthenticated }) {
  if (!isLocal) return "shared things work on one machine only; use a Manager between machines";
  if (isPrivate2 || isAuthenticated) return void 0;
  return "shared things travel only on a line that is private or authenticated; give both ends an authkey";
}

// src/channel/connection.ts
var SOCKET_REFUSAL = "it is a Connection over a socket, which belongs to the process that opened it; call connect() there, with the address and authkey of the listener, or send an end of a pipe()";
var Connection = class {
  #transport;
  #incoming;
  #isClosed = false;
  static {
    Object.defineProperty(this.prototype, HANDLE, {
      value(options) {
        return this.#handle(options);
      }
    });
    Object.defineProperty(this.prototype, REFUSAL, {
      value() {
        return this.#transport.handle === void 0 ? SOCKET_REFUSAL : void 0;
      }
    });
  }
  /** Makes a connection over a transport; `connect()`, `Listener` and `pipe()` do so. */
  constructor(transport) {
    this.#transport = transport;
    this.#incoming = new Incoming(transport, () => {
      if (!transport.isWritable) this.close();
    });
  }
  /** Whether this end was closed. */
  get closed() {
    return this.#isClosed;
  }
  /** Whether messages can be read here: not at the sending end of a one-way pipe, nor after one that was too long. */
  get readable() {
    return this.#incoming.isReadable;
  }
  /** Whether messages can be sent here: not at the receiving end of a one-way pipe. */
  get writable() {
    return !this.#isClosed && this.#transport.isWritable;
  }
  /**
   * Sends a value, as it is now, and resolves when there is room for the next one.
   *
   * @throws (rejects) {@link NotSerializableError} when a part of it cannot travel; nothing is sent then.
   * @throws (rejects) {@link ConnectionClosedError} when either end is closed.
   */
  async send(value) {
    this.#assertWritable();
    if (isDirect(this.#transport)) return this.#transport.writeValue(value);
    await this.#transport.write(encodeValueMessage(value, this.#transport.reach));
  }
  /**
   * Waits for the next value.
   *
   * @throws (rejects) {@link EndOfFileError} when the other end was closed and all that it sent has been read.
   * @throws (rejects) {@link MessageFormatError} when the next message was not sent by `send()`.
   * @throws (rejects) {@link ConnectionClosedError} when this end is closed, also while it waits.
   * @throws (rejects) {@link TimeoutError} when none comes in time; none is lost.
   */
  async recv(options = {}) {
    const transport = this.#transport;
    if (isDirect(transport)) return this.#incoming.readValue(transport, options);
    return decodeValueMessage(await this.#incoming.read(Number.POSITIVE_INFINITY, options), transport.reach);
  }
  /**
   * Sends a value and blocks the thread until there is room for it. For workers; only on a {@link pipe}.
   *
   * @throws {@link TimeoutError} when there is no room in time.
   * @throws {@link StateError} on a connection that is not a pipe.
   * @throws what `send()` throws.
   */
  sendSync(value, options = {}) {
    this.#assertWritable();
    if (this.#direct().writeValueSync(value, options)) return;
    throw new TimeoutError("sendSync()", options.timeout ?? 0);
  }
  /**
   * Blocks the thread until a value comes, and returns it. For workers; only on a {@link pipe}.
   *
   * @throws {@link TimeoutError} when none comes in time; none is lost.
   * @throws {@link StateError} on a connection that is not a pipe.
   * @throws what `recv()` throws.
   */
  recvSync(options = {}) {
    return this.#incoming.readValueSync(this.#direct(), options);
  }
  /**
   * Waits until a message, or the end, can be read, and tells whether it can; takes nothing.
   *
   * @param timeout - In milliseconds; `Infinity` waits for good. Or the options of other waits.
   * @defaultValue 0: looks once
   * @throws (rejects) {@link ConnectionClosedError} when this end is closed, also while it waits.
   */
  async poll(timeout = 0) {
    const options = typeof timeout === "number" ? { timeout: Math.max(0, timeout) } : timeout;
    return this.#incoming.poll(options);
  }
  /**
   * Sends bytes as one message, which may be empty, and resolves when there is room for the next one.
   *
   * @remarks Up to 16 KiB are copied at once; longer ones must not be changed before it resolves.
   * @param offset - Where in the bytes to start.
   * @param size - How many bytes; by default all the rest.
   * @throws (rejects) {@link OptionRangeError} when the range is not within the bytes.
   * @throws (rejects) {@link OptionTypeError} for a string: say which bytes it stands for.
   * @throws (rejects) {@link ConnectionClosedError} when either end is closed.
   */
  async sendBytes(bytes, offset = 0, size) {
    this.#assertWritable();
    await this.#transport.write(byteRange(bytes, offset, size));
  }
  /**
   * Waits for the next message and returns its bytes.
   *
   * @param maxLength - Longest message taken, in bytes.
   * @throws (rejects) {@link MessageTooLongError} when it is longer; nothing can be read here any more.
   * @throws (rejects) what `recv()` throws.
   */
  async recvBytes(maxLength = Number.POSITIVE_INFINITY, options = {}) {
    if (maxLength !== Number.POSITIVE_INFINITY) checkInteger("maxLength", maxLength, { min: 0 });
    return this.#incoming.read(maxLength, options);
  }
  /**
   * Waits for the next message, copies it into a buffer and returns how many bytes it has.
   *
   * @param offset - Where in the buffer to start, in bytes.
   * @throws (rejects) {@link BufferTooShortError} when it does not fit; the error holds the whole message.
   * @throws (rejects) what `recv()` throws.
   */
  async recvBytesInto(buffer, offset = 0, options = {}) {
    const room = byteRange(buffer, offset);
    const message = await this.#incoming.read(Number.POSITIVE_INFINITY, options);
    if (message.byteLength > room.byteLength) throw new BufferTooShortError(message, room.byteLength);
    room.set(message);
    return message.byteLength;
  }
  /** Closes this end; what was sent still arrives. Can be called again. */
  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#incoming.close();
    this.#transport.close();
  }
  [Symbol.dispose]() {
    this.close();
  }
  async [Symbol.asyncDispose]() {
    this.close();
  }
  /** Yields each value that comes, until either end is closed. */
  async *[Symbol.asyncIterator]() {
    while (!this.#isClosed) {
      try {
        yield await this.recv();
      } catch (error) {
        if (error instanceof EndOfFileError || this.#isClosed && error instanceof ConnectionClosedError) return;
        throw error;
      }
    }
  }
  /** Tells how it is found again on the other side; only a transport that both sides can reach has such a way. */
  #handle(options) {
    const handle = this.#transport.handle?.(options);
    if (handle !== void 0) return handle;
    throw new NotSerializableError("a Connection", SOCKET_REFUSAL);
  }
  #direct() {
    if (isDirect(this.#transport)) return this.#transport;
    throw new StateError("A connection over a socket cannot block the thread; await send() and recv(), or use pipe()");
  }
  #assertWritable() {
    if (this.writable) return;
    if (this.#isClosed) throw new ConnectionClosedError("This end of the connection is closed");
    throw new ConnectionClosedError("It is the receiving end of a one-way pipe: nothing can be sent on it");
  }
};

// built-in:node:events
var builtIn = /* @__PURE__ */ process.getBuiltinModule("node:events");
var once = /* @__PURE__ */ (() => builtIn.once)();

// src/channel/address.ts
var LOOPBACK = "127.0.0.1";
var MAX_PORT = 65535;
function endpointOf(address) {
  if (typeof address === "number") return tcp(LOOPBACK, address);
  if (typeof address === "string") return endpointNamed(address);
  if (typeof address !== "object" || address === null)
    throw new OptionTypeError(`address must be a path, host:port, a port or { host, port }, got ${inspect(address)}`);
  checkKeys("address", address, ["host", "port"]);
  const host = "host" in address && address.host !== void 0 ? checkString("address.host", address.host) : LOOPBACK;
  return tcp(host, "port" in address ? address.port : void 0);
}
function endpointNamed(text) {
  if (text === "") throw new OptionTypeError("address must not be empty; leave it out to listen at a fresh one");
  const [, bracketed, plain, port] = /^(?:(?:\[([^\]]+)\]|([\w.-]*)):)?(\d+)$/.exec(text) ?? [];
  if (port === void 0 || text.includes("/")) return { type: "unix", path: text };
  const host = bracketed ?? plain;
  return tcp(host === void 0 || host === "" ? LOOPBACK : host, Number(port));
}
function tcp(host, port) {
  return { type: "tcp", host, port: checkInteger("address.port", port, { min: 0, max: MAX_PORT }) };
}
function textOf(endpoint) {
  if (endpoint.type === "unix") return endpoint.path.replace("\0", "@");
  return isIP(endpoint.host) === 6 ? `[${endpoint.host}]:${endpoint.port}` : `${endpoint.host}:${endpoint.port}`;
}
function isLoopback(ip) {
  return ip !== void 0 && /^(?:::ffff:)?127\.|^::1$/.test(ip);
}

// src/channel/authenticate.ts
var CHALLENGE = Buffer.from("#CHALLENGE#");
var WELCOME = Buffer.from("#WELCOME#");
var FAILURE = Buffer.from("#FAILURE#");
var CHALLENGE_BYTES = 40;
var SHORTEST_CHALLENGE_BYTES = 20;
var OLD_ANSWER_BYTES = 16;
var LIMIT_BYTES = 256;
var DIGESTS = /* @__PURE__ */ new Map([
  ["md5", "md5"],
  ["sha256", "sha256"],
  ["sha384", "sha384"],
  ["sha3_256", "sha3-256"],
  ["sha3_384", "sha3-384"]
]);
async function deliverChallenge(connection, options) {
  const { keys, digest = "sha256", ...wait } = options;
  const random = nodeCrypto().randomBytes(digest === "md5" ? SHORTEST_CHALLENGE_BYTES : CHALLENGE_BYTES);
  const challenge = digest === "md5" ? random : Buffer.concat([Buffer.from(`{${digest}}`), random]);
  await connection.sendBytes(Buffer.concat([CHALLENGE, challenge]));
  const answer = await receive(connection, wait);
  const known4 = keys.filter((key2) => isAnswer(answer, challenge, key2));
  const [key] = known4;
  await connection.sendBytes(key === void 0 ? FAILURE : WELCOME);
  if (key === void 0) throw new AuthenticationError("The other end does not know the authkey");
  return key;
}
async function answerChallenge(connection, key, wait = {}) {
  const message = await receive(connection, wait);
  if (!message.subarray(0, CHALLENGE.byteLength).equals(CHALLENGE))
    throw new AuthenticationError("The other end sent no challenge; it listens without an authkey, or is no listener");
  const challenge = message.subarray(CHALLENGE.byteLength);
  if (challenge.byteLength < SHORTEST_CHALLENGE_BYTES)
    throw new AuthenticationError(`A challenge of ${challenge.byteLength} bytes is too short to be safe`);
  await connection.sendBytes(answerTo(challenge, key));
  const verdict = await receive(connection, wait);
  if (!verdict.equals(WELCOME)) throw new AuthenticationError("The other end does not accept the authkey");
}
function answerTo(challenge, key) {
  if (challenge.byteLength === SHORTEST_CHALLENGE_BYTES) return hmac("md5", key, challenge);
  const digest = digestNamed(challenge);
  if (digest === void 0)
    throw new AuthenticationError(`The other end asks for a digest that is none of ${[...DIGESTS.keys()].join(", ")}`);
  return Buffer.concat([Buffer.from(`{${digest.name}}`), hmac(digest.openssl, key, challenge)]);
}
function isAnswer(answer, challenge, key) {
  const digest = answer.byteLength === OLD_ANSWER_BYTES ? void 0 : digestNamed(answer);
  const given = digest === void 0 ? answer : answer.subarray(digest.name.length + 2);
  const expected = hmac(digest?.openssl ?? "md5", key, challenge);
  return given.byteLength === expected.byteLength && nodeCrypto().timingSafeEqual(given, expected);
}
function digestNamed(message) {
  for (const [name, openssl] of DIGESTS) {
    const prefix = Buffer.from(`{${name}}`);
    if (message.subarray(0, prefix.byteLength).equals(prefix)) return { name, openssl };
  }
  return void 0;
}
function hmac(digest, key, message) {
  return nodeCrypto().createHmac(digest, key).update(message).digest();
}
async function receive(connection, wait) {
  try {
    return await connection.recvBytes(LIMIT_BYTES, wait);
  } catch (cause) {
    if (!(cause instanceof EndOfFileError) && !(cause instanceof MessageTooLongError)) throw cause;
    const reason = cause instanceof EndOfFileError ? "hung up" : "sent something else";
    throw new AuthenticationError(`The other end ${reason} before it had proved that it knows the authkey`, { cause });
  }
}

// src/channel/authkey.ts
function checkAuthKey(name, key) {
  if (typeof key === "string") return Buffer.from(key, "utf8");
  if (key instanceof Uint8Array) return Uint8Array.from(key);
  throw new OptionTypeError(`${name} must be a Uint8Array, a Buffer or a string, got ${kindOf(key)}`);
}
function kindOf(value) {
  return typeof value === "object" && value !== null ? Object.prototype.toString.call(value) : typeof value;
}

// built-in:node:buffer
var builtIn2 = /* @__PURE__ */ process.getBuiltinModule("node:buffer");
var constants = /* @__PURE__ */ (() => builtIn2.constants)();

// src/channel/message-reader.ts
var SHORT_HEADER_BYTES = 4;
var LONG_HEADER_BYTES = 12;
var LONGEST_SHORT = 2147483647;
function messageHeader(lengthBytes) {
  if (lengthBytes <= LONGEST_SHORT) {
    const header2 = Buffer.allocUnsafe(SHORT_HEADER_BYTES);
    header2.writeInt32BE(lengthBytes);
    return header2;
  }
  const header = Buffer.allocUnsafe(LONG_HEADER_BYTES);
  header.writeInt32BE(-1);
  header.writeBigUInt64BE(BigInt(lengthBytes), SHORT_HEADER_BYTES);
  return header;
}
var MessageReader = class {
  #chunks = [];
  #bufferedBytes = 0;
  /** Bytes that have come and were not read. */
  get bufferedBytes() {
    return this.#bufferedBytes;
  }
  /** Whether a message has come whole. */
  get hasMessage() {
    const header = this.#header();
    return header !== void 0 && this.#bufferedBytes >= header.headerBytes + header.bodyBytes;
  }
  push(bytes) {
    this.#chunks.push(bytes);
    this.#bufferedBytes += bytes.byteLength;
  }
  /**
   * Takes the next message; undefined when it has not come whole.
   *
   * @throws {@link MessageTooLongError} when it is longer than `limitBytes`, as soon as its header has come.
   */
  take(limitBytes) {
    const header = this.#header();
    if (header === void 0) return void 0;
    const { headerBytes, bodyBytes } = header;
    const limit = Math.min(limitBytes, constants.MAX_LENGTH);
    if (bodyBytes > limit) throw new MessageTooLongError(bodyBytes, limit);
    const end = headerBytes + bodyBytes;
    if (this.#bufferedBytes < end) return void 0;
    const all = this.#joinedUpTo(end);
    this.#bufferedBytes -= end;
    if (all.byteLength === end) this.#chunks.shift();
    else this.#chunks[0] = all.subarray(end);
    return all.subarray(headerBytes, end);
  }
  #header() {
    if (this.#bufferedBytes < SHORT_HEADER_BYTES) return void 0;
    const short = this.#joinedUpTo(SHORT_HEADER_BYTES).readInt32BE();
    if (short >= 0) return { headerBytes: SHORT_HEADER_BYTES, bodyBytes: short };
    if (short !== -1) return { headerBytes: SHORT_HEADER_BYTES, bodyBytes: Number.POSITIVE_INFINITY };
    if (this.#bufferedBytes < LONG_HEADER_BYTES) return void 0;
    const long = this.#joinedUpTo(LONG_HEADER_BYTES).readBigUInt64BE(SHORT_HEADER_BYTES);
    return { headerBytes: LONG_HEADER_BYTES, bodyBytes: Number(long) };
  }
  /** Makes the first chunk at least this long, and returns it. */
  #joinedUpTo(lengthBytes) {
    const [first] = this.#chunks;
    if (first !== void 0 && first.byteLength >= lengthBytes) return first;
    let count3 = 0;
    for (let joined = 0; joined < lengthBytes; count3++) joined += this.#chunks[count3]?.byteLength ?? lengthBytes;
    const all = Buffer.concat(this.#chunks.slice(0, count3));
    this.#chunks.splice(0, count3, all);
    return all;
  }
};

// src/channel/socket-transport.ts
var HIGH_WATER_BYTES = 1024 * 1024;
var COPY_BYTES = 16 * 1024;
var LINGER_MS = 1e3;
var SocketTransport = class {
  isReadable = true;
  isWritable = true;
  reach;
  #socket;
  #reader = new MessageReader();
  #end;
  #isClosed = false;
  #isWatched = false;
  #onChange = () => {
  };
  constructor(socket, reach) {
    this.#socket = socket;
    this.reach = reach;
    socket.setNoDelay(true);
    socket.unref();
    socket.on("data", (bytes) => this.#onData(bytes));
    socket.on("end", () => this.#finish(void 0));
    socket.on("close", () => this.#finish(void 0));
    socket.on("error", (error) => this.#finish(error));
  }
  get hasMessage() {
    return this.#reader.hasMessage;
  }
  get end() {
    return this.#end;
  }
  listen(onChange) {
    this.#onChange = onChange;
  }
  read(limitBytes) {
    const message = this.#reader.take(limitBytes);
    if (!this.#mustPause()) this.#socket.resume();
    return message;
  }
  async write(message) {
    if (this.#end !== void 0 || this.#isClosed) throw closedError(this.#end?.error);
    const { promise, resolve: resolve2, reject } = Promise.withResolvers();
    const onWritten = (error) => error === void 0 || error === null ? resolve2() : reject(closedError(error));
    const isCopied = message.byteLength <= COPY_BYTES;
    if (isCopied) this.#socket.write(Buffer.concat([messageHeader(message.byteLength), message]), onWritten);
    else this.#writeInParts(message, onWritten);
    if (!isCopied || this.#socket.writableLength > HIGH_WATER_BYTES) return promise;
    promise.catch(() => {
    });
  }
  watch() {
    this.#isWatched = true;
    this.#socket.ref();
    if (!this.#isClosed) this.#socket.resume();
  }
  unwatch() {
    this.#isWatched = false;
    this.#socket.unref();
  }
  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#socket.resume();
    this.#socket.end(() => this.#linger());
  }
  /** Takes in what the other end still sends, but not for ever. */
  #linger() {
    if (this.#socket.destroyed) return;
    const timer = setTimeout(() => this.#socket.destroy(), LINGER_MS).unref();
    this.#socket.once("close", () => clearTimeout(timer));
  }
  /** Cuts the line at once. */
  destroy() {
    this.#isClosed = true;
    this.#socket.destroy();
  }
  #writeInParts(message, onWritten) {
    this.#socket.cork();
    this.#socket.write(messageHeader(message.byteLength));
    this.#socket.write(message, onWritten);
    this.#socket.uncork();
  }
  #onData(bytes) {
    if (this.#isClosed) return;
    this.#reader.push(bytes);
    if (this.#mustPause()) this.#socket.pause();
    this.#onChange();
  }
  /** A long message is taken in only while somebody waits for it. */
  #mustPause() {
    return this.#reader.bufferedBytes >= HIGH_WATER_BYTES && (this.#reader.hasMessage || !this.#isWatched);
  }
  #finish(error) {
    if (this.#end !== void 0) return;
    this.#end = { error };
    this.#onChange();
  }
};
function closedError(cause) {
  const options = cause === void 0 ? {} : { cause };
  return new ConnectionClosedError("The other end of the connection was closed; nothing can be sent to it", options);
}

// src/channel/time-limit.ts
var MAX_TIMER_MS2 = 2 ** 31 - 1;
var TimeLimit = class {
  #controller = new AbortController();
  #timer;
  #outer;
  #passOn = () => this.#controller.abort(this.#outer?.reason);
  #isOver = false;
  constructor(timeoutMs, outer) {
    this.#outer = outer;
    this.#timer = setTimeout(() => this.#expire(), Math.min(timeoutMs, MAX_TIMER_MS2)).unref();
    outer?.addEventListener("abort", this.#passOn, { once: true });
  }
  /** Aborts when the time is over, or the caller's signal aborts. */
  get signal() {
    return this.#controller.signal;
  }
  /** Whether the time is over. */
  get isOver() {
    return this.#isOver;
  }
  /** Says that nothing is waited for any more. */
  end() {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#passOn);
  }
  #expire() {
    this.#isOver = true;
    this.#controller.abort(new DOMException("The time is over", "TimeoutError"));
  }
};

// src/channel/connect.ts
var DEFAULT_TIMEOUT_MS = 2e4;
async function connect(address, options = {}) {
  checkKeys("options", options, ["authkey", "timeout", "signal"]);
  const key = options.authkey === void 0 ? void 0 : checkAuthKey("authkey", options.authkey);
  return (await dial(endpointOf(address), key, options)).connection;
}
async function dial(endpoint, key, wait) {
  const { timeout = DEFAULT_TIMEOUT_MS } = wait;
  checkMs("timeout", timeout);
  if (wait.signal !== void 0) checkSignal("signal", wait.signal).throwIfAborted();
  const limit = new TimeLimit(timeout, wait.signal);
  const { signal } = limit;
  const socket = open(endpoint);
  try {
    await once(socket, "connect", { signal });
    return await greet(socket, { endpoint, key, signal });
  } catch (error) {
    socket.destroy();
    if (wait.signal?.aborted === true) throw wait.signal.reason;
    if (limit.isOver) throw new TimeoutError(`connect() to ${textOf(endpoint)}`, timeout, { cause: error });
    throw isSystemError(error) ? new ConnectError(textOf(endpoint), { cause: error }) : error;
  } finally {
    limit.end();
  }
}
function open(endpoint) {
  if (endpoint.type === "unix") return createConnection({ path: endpoint.path });
  return createConnection({ host: endpoint.host, port: endpoint.port });
}
async function greet(socket, { endpoint, key, signal }) {
  const transport = new SocketTransport(socket, reachOf(socket, endpoint));
  const connection = new Connection(transport);
  if (key === void 0) return { connection, transport };
  await answerChallenge(connection, key, { signal });
  await deliverChallenge(connection, { keys: [key], signal });
  transport.reach = { ...transport.reach, isAuthenticated: true };
  return { connection, transport };
}
function reachOf(socket, endpoint) {
  if (endpoint.type === "tcp")
    return { isLocal: isLoopback(socket.remoteAddress), isPrivate: false, isAuthenticated: false };
  return { isLocal: true, isPrivate: isOwn(endpoint.path), isAuthenticated: false };
}
function isOwn(path) {
  if (path.startsWith("\0")) return false;
  try {
    const { uid, mode } = statSync(path);
    return uid === process.getuid?.() && (mode & 63) === 0;
  } catch {
    return false;
  }
}
function isSystemError(error) {
  return error instanceof Error && "syscall" in error;
}

// src/callable/commonjs-export.ts
function commonJsExportName(fn, url) {
  const loaded2 = createRequire(import.meta.url).cache[fileURLToPath(url)];
  if (loaded2 === void 0 || !loaded2.loaded) return void 0;
  const exported = loaded2.exports;
  if (exported === fn) return "module.exports";
  if (typeof exported !== "object" && typeof exported !== "function" || exported === null) return void 0;
  return Object.keys(exported).find((key) => readOwn(exported, key) === fn);
}
function readOwn(holder, key) {
  try {
    return Reflect.get(holder, key);
  } catch {
    return void 0;
  }
}

// src/callable/main-script.ts
var known;
function isMainScript(url) {
  const plain = url.replace(/[?#].*$/, "");
  return plain === mainScriptUrl() || plain === testFileUrl();
}
function mainScriptUrl() {
  const argument = process.argv[1];
  if (known === void 0 || known.argument !== argument) known = { argument, url: locate(argument) };
  return known.url;
}
function locate(argument) {
  if (argument === void 0) return void 0;
  const path = resolve(argument);
  try {
    const file = statSync(path).isFile() ? path : createRequire(path).resolve(path);
    return pathToFileURL(realpathSync(file)).href;
  } catch {
    return pathToFileURL(path).href;
  }
}
function testFileUrl() {
  const worker = Reflect.get(globalThis, "__vitest_worker__");
  if (typeof worker !== "object" || worker === null || !("filepath" in worker)) return void 0;
  return typeof worker.filepath === "string" ? pathToFileURL(worker.filepath).href : void 0;
}

// src/callable/import-source.ts
function importKind({ specifier, exportName, attributes }, script) {
  const base = baseUrlOf(script.url);
  return { type: "import", specifier: absolute(specifier, base), base, exportName, attributes };
}
function isOfMainScript({ specifier }, script) {
  return isMainScript(absolute(specifier, baseUrlOf(script.url)));
}
function baseUrlOf(url) {
  return url.startsWith("file:") || url.startsWith("data:") ? url : pathToFileURL(`${process.cwd()}/[eval]`).href;
}
function absolute(specifier, base) {
  return /^(?:\.{0,2}\/)/.test(specifier) ? new URL(specifier, base).href : specifier;
}

// src/callable/place.ts
function placeOf(fn, variable) {
  return { parent: void 0, functionName: nameOf(fn), key: variable };
}
function placeIn(parent, key) {
  return { parent, functionName: parent.functionName, key };
}
function captureError(place, reason, options) {
  return new CaptureError(place.functionName, reason, { ...options, variable: pathOf(place) });
}
function nameOf(fn) {
  const value = ownValueOf(fn, "name");
  return typeof value === "string" && value !== "" ? value : "(anonymous)";
}
var IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
function pathOf(place) {
  const { parent, key } = place;
  const before = parent === void 0 ? void 0 : pathOf(parent);
  if (key === void 0) return before;
  if (before === void 0) return String(key);
  if (typeof key === "number") return `${before}[${key}]`;
  return IDENTIFIER.test(key) ? `${before}.${key}` : `${before}[${JSON.stringify(key)}]`;
}

// src/callable/captured-variable.ts
function valueOf(state, place) {
  if (state.type === "value") return state.value;
  const reason = state.type === "uninitialized" ? "it is not initialized yet; move the call below its declaration" : "the engine keeps no value of it, as no running code can reach it; declare it where the function can see it";
  throw captureError(place, reason);
}
function leaf(name, kind) {
  return { type: "leaf", name, kind };
}
var ImportedValue = class {
  value;
  kind;
  constructor(value, kind) {
    this.value = value;
    this.kind = kind;
  }
};

// src/callable/read-variable.ts
function readVariable(scopes, name) {
  const scope = scopeWith(scopes, name);
  if (scope === void 0) return { type: "absent" };
  try {
    return { type: "value", value: Reflect.get(scope, name) };
  } catch {
    return { type: "uninitialized" };
  }
}
function scopeWith(scopes, name) {
  return scopes.find((scope) => Object.getPrototypeOf(scope) === null && Reflect.has(scope, name));
}

// src/callable/vite-variable.ts
function captureViteVariable(variable, site) {
  const { name, members, binding } = variable;
  const { url } = site.script;
  if (name === "__vite_ssr_import_meta__") return [leaf(name, { type: "meta", url })];
  if (name === "__vite_ssr_dynamic_import__") return [leaf(name, { type: "dynamic-import", url, root: process.cwd() })];
  const value = valueOf(readVariable(site.scopes, name), site.place);
  if (!name.startsWith("__vite_ssr_import_") || typeof value !== "object" || value === null) {
    return [{ type: "constant", name, value }];
  }
  const specifier = viteSpecifier(binding?.initializer);
  if (members !== void 0) {
    return [
      { type: "members", name, holder: value, members, wrap: (part, key) => memberOf(part, key, { specifier, url }) }
    ];
  }
  if (specifier === void 0) throw captureError(site.place, "it is a whole module; use its members by name");
  return [leaf(name, importOf(specifier, "*", url))];
}
function memberOf(value, key, from) {
  const { specifier, url } = from;
  const hasIdentity = typeof value === "object" && value !== null || typeof value === "function";
  return hasIdentity && specifier !== void 0 ? new ImportedValue(value, importOf(specifier, key, url)) : value;
}
function importOf(specifier, exportName, url) {
  return { type: "import", specifier, base: baseUrlOf(url), exportName, attributes: [] };
}
function viteSpecifier(initializer) {
  const call = initializer?.type === "AwaitExpression" ? initializer.argument : initializer;
  if (call?.type !== "CallExpression") return void 0;
  const [first] = call.arguments;
  return first?.type === "Literal" && typeof first.value === "string" ? importableSpecifier(first.value) : void 0;
}
function importableSpecifier(specifier) {
  const resolved = resolveViteSpecifier(specifier, process.cwd());
  if (resolved.startsWith("\0") || resolved.startsWith("__x00__")) return void 0;
  if (!resolved.startsWith("file:")) return resolved.startsWith("/") ? void 0 : resolved;
  return /\.(?:[cm]?[jt]s|json|wasm|node)$/.test(resolved) && !isMainScript(resolved) ? resolved : void 0;
}

// src/callable/capture-variable.ts
function captureVariable(variable, site) {
  const { name, binding } = variable;
  const decided = captureBySource(variable, site);
  if (decided !== void 0) return decided;
  if (name.startsWith("__vite_ssr_")) return captureViteVariable(variable, site);
  if (binding === void 0) return captureUndeclared(variable, site);
  if (binding.mutability === "shared")
    return [{ type: "shared", name, scope: binding.scope, isWritten: variable.isWritten }];
  const state = readVariable(site.scopes, name);
  if (name === "arguments") return [argumentsOf(valueOf(state, site.place), site)];
  if (binding.mutability === "changing" || isNotSetYet(state, binding.isHoisted)) return [{ type: "changing", name }];
  return [constantOf(variable, site, valueOf(state, site.place))];
}
function captureBySource({ name, binding }, { script, prefix }) {
  if (name === "import.meta") return [leaf(`${prefix}Meta`, { type: "meta", url: script.url })];
  if (name.startsWith("__vite_ssr_")) return void 0;
  if (binding === void 0) return name === "this" || script.isModule && !script.hasEval ? [] : void 0;
  if (binding.importSource === void 0 || isOfMainScript(binding.importSource, script)) return void 0;
  return [leaf(name, importKind(binding.importSource, script))];
}
function argumentsOf(value, { prefix }) {
  const list = types.isArgumentsObject(value) ? Array.from(value) : value;
  return { type: "constant", name: `${prefix}Arguments`, value: list };
}
function isNotSetYet(state, isHoisted) {
  return isHoisted && state.type === "value" && state.value === void 0;
}
function constantOf({ name, members }, { script }, value) {
  if (isRequire(value)) return leaf(name, { type: "require", url: script.url });
  if (!isNamespace(value) || members === void 0) return { type: "constant", name, value };
  return { type: "members", name, holder: value, members, wrap: (member) => member };
}
function captureUndeclared(variable, site) {
  const { name, members } = variable;
  const state = readVariable(site.scopes, name);
  if (state.type === "absent") return [];
  const value = valueOf(state, site.place);
  if ((name === "exports" || name === "module") && members !== void 0 && typeof value === "object" && value !== null) {
    return [{ type: "members", name, holder: value, members, wrap: (member) => member }];
  }
  return [constantOf(variable, site, value)];
}
function isNamespace(value) {
  if (types.isModuleNamespaceObject(value)) return true;
  return typeof value === "object" && value !== null && Reflect.get(value, Symbol.toStringTag) === "Module";
}
function isRequire(value) {
  return typeof value === "function" && value.name === "require" && "resolve" in value && "cache" in value;
}

// src/callable/declared-export.ts
var FUNCTION_HEAD = /^(?:async )?function ?\*? ?([\w$]+) ?(?=\()/;
var EXPORT_FUNCTION = /(?:^|[\s;}])export (default )?$/;
var ARROW_TEXT = /^(?!(?:async )?function\b|class\b)/;
var EXPORT_CONST = /(?:^|[\s;}])export const ([\w$]+) *= *$/;
var LOOK_BACK = 200;
function declaredExportOf(fn, { text, startLine, startColumn }, { line, column }) {
  const row = line - startLine;
  const offset = offsetOf(text, row, row === 0 ? column - startColumn : column);
  const source = Function.prototype.toString.call(fn);
  return declaredFunction(text, source, offset) ?? declaredArrow(text, source, offset);
}
function declaredFunction(text, source, offset) {
  const [head = "", name = ""] = FUNCTION_HEAD.exec(source) ?? [];
  const start = offset - head.length;
  if (head === "" || !text.startsWith(source, start)) return void 0;
  const before = EXPORT_FUNCTION.exec(textBefore(text, start));
  if (before === null || mayBeAssigned(text, name)) return void 0;
  return before[1] === void 0 ? name : "default";
}
function declaredArrow(text, source, offset) {
  if (!ARROW_TEXT.test(source) || !text.startsWith(source, offset)) return void 0;
  return EXPORT_CONST.exec(textBefore(text, offset))?.[1];
}
function textBefore(text, start) {
  return text.slice(Math.max(0, start - LOOK_BACK), start);
}
var USE = /\s*[(.]/y;
var WORD = /[\w$]/;
function mayBeAssigned(text, name) {
  if (text.includes("\\u")) return true;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    const isPartOfAnother = WORD.test(text[at - 1] ?? "") || WORD.test(text[end] ?? "");
    USE.lastIndex = end;
    if (!isPartOfAnother && !USE.test(text)) return true;
  }
  return false;
}
function offsetOf(text, line, column) {
  let start = 0;
  for (let row = 0; row < line; row += 1) {
    const lineEnd = text.indexOf("\n", start);
    if (lineEnd < 0) return -1;
    start = lineEnd + 1;
  }
  return start + column;
}

// src/callable/parse-script.ts
var loaded;
function parseScript(text, isModule) {
  loaded ??= loadAcorn();
  return loaded.parse(text, {
    ecmaVersion: "latest",
    sourceType: isModule ? "module" : "script",
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowImportExportEverywhere: false,
    allowHashBang: true
  });
}
function loadAcorn() {
  const acorn = ownRequire("acorn");
  if (isAcorn(acorn)) return acorn;
  throw new TypeError("acorn has no parse()");
}
function isAcorn(value) {
  return typeof value === "object" && value !== null && "parse" in value;
}
function forEachChild(node, visit) {
  for (const key of Object.keys(node)) {
    const value = Reflect.get(node, key);
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) visitAll(value, visit);
    else if (isNode(value)) visit(value);
  }
}
function visitAll(items, visit) {
  for (const item of items) if (typeof item === "object" && item !== null && isNode(item)) visit(item);
}
function isNode(value) {
  return "type" in value && typeof value.type === "string" && "start" in value;
}

// src/callable/find-export.ts
function exportNameOf(node, script) {
  const viteBody = script.isModule ? void 0 : viteModuleBody(script.program);
  const body = viteBody ?? script.program.body;
  const localName = localNameOf(node, body);
  if (localName !== void 0 && isAssigned(localName, node, script)) return void 0;
  if (script.isModule) return nameInModule(node, localName, script.program);
  return viteBody === void 0 ? void 0 : nameInViteModule(localName, viteBody);
}
function isAssigned(name, node, { references }) {
  return references.some(({ isWrite, name: written, binding }) => {
    const scope = binding?.scope.node;
    return isWrite && written === name && scope !== void 0 && scope.start <= node.start && node.end <= scope.end;
  });
}
function isViteModule(script) {
  return !script.isModule && viteModuleBody(script.program) !== void 0;
}
function nameInModule(node, localName, program) {
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration") {
      const { declaration } = statement;
      if (declaration === node || isNamed(declaration, localName)) return "default";
    }
    if (statement.type !== "ExportNamedDeclaration" || statement.source) continue;
    if (statement.declaration && localName !== void 0 && declares(statement.declaration, node)) return localName;
    const item = statement.specifiers.find(({ local }) => local.type === "Identifier" && isNamed(local, localName));
    if (item !== void 0)
      return item.exported.type === "Identifier" ? item.exported.name : String(item.exported.value);
  }
  return void 0;
}
function localNameOf(node, body) {
  for (const statement of body) {
    const isExport = statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
    const declaration = isExport ? statement.declaration : statement;
    if (!declaration || !declares(declaration, node)) continue;
    return declaredName(declaration, node);
  }
  return void 0;
}
function declares(declaration, node) {
  if (declaration === node) return true;
  return declaration.type === "VariableDeclaration" && declaration.declarations.some(({ init }) => init === node);
}
function declaredName(declaration, node) {
  if (declaration.type === "VariableDeclaration") {
    const id = declaration.declarations.find(({ init }) => init === node)?.id;
    return id?.type === "Identifier" ? id.name : void 0;
  }
  return (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") && node.id ? node.id.name : void 0;
}
function isNamed(node, name) {
  return name !== void 0 && node.type === "Identifier" && node.name === name;
}
function viteModuleBody(program) {
  const statement = program.body.at(-1);
  if (statement?.type !== "ExpressionStatement" || statement.expression.type !== "ArrowFunctionExpression")
    return void 0;
  const { params, body } = statement.expression;
  const isWrapper = params.some(
    (parameter) => parameter.type === "Identifier" && parameter.name.startsWith("__vite_ssr_")
  );
  if (!isWrapper || body.type !== "BlockStatement") return void 0;
  const [inner] = body.body;
  return inner?.type === "BlockStatement" && body.body.length === 1 ? inner.body : body.body;
}
function nameInViteModule(localName, body) {
  if (localName === void 0) return void 0;
  for (const statement of body) {
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "CallExpression") continue;
    const { callee, arguments: given } = statement.expression;
    const isExport = callee.type === "Identifier" && callee.name === "__vite_ssr_exportName__" || given[0]?.type === "Identifier" && given[0].name === "__vite_ssr_exports__";
    if (!isExport) continue;
    const name = given.find((argument) => argument.type === "Literal");
    const getter = given.at(-1);
    if (name?.type === "Literal" && getter !== void 0 && readsOf(getter).some((id) => id.name === localName)) {
      return String(name.value);
    }
  }
  return void 0;
}
function readsOf(node) {
  if (node.type === "ReturnStatement") return node.argument?.type === "Identifier" ? [node.argument] : [];
  if (node.type === "ArrowFunctionExpression" && node.body.type === "Identifier") return [node.body];
  const found = [];
  forEachChild(node, (child) => found.push(...readsOf(child)));
  return found;
}

// built-in:node:inspector
var builtIn3 = /* @__PURE__ */ process.getBuiltinModule("node:inspector");
var node_inspector_default = builtIn3;
var Session = /* @__PURE__ */ (() => builtIn3.Session)();

// src/callable/inspect-function.ts
var exchange = {};
var SLOT = /* @__PURE__ */ Symbol.for("mp.exchange");
var FIND_EXCHANGE = {
  expression: "process.getBuiltinModule('node:inspector')[Symbol.for('mp.exchange')]",
  silent: true
};
var GROUP = { objectGroup: "mp" };
var session;
var exchangeId;
var depth = 0;
function inspectFunction(fn, use) {
  return releasing(() => use(inspect2(fn)));
}
function readScopes(fn) {
  return releasing(() => scopesOf(internalsOf(fn)));
}
function inspect2(fn) {
  const internals = internalsOf(fn);
  const target = internals.get("[[TargetFunction]]");
  if (target !== void 0) return inspectBound(internals, target);
  const location = internals.get("[[FunctionLocation]]")?.value;
  if (!isLocation(location)) return { type: "native" };
  return new LocatedFunction(location, internals);
}
var LocatedFunction = class {
  type = "script";
  scriptId;
  line;
  column;
  #internals;
  #scopes;
  constructor({ scriptId, lineNumber, columnNumber }, internals) {
    this.scriptId = scriptId;
    this.line = lineNumber;
    this.column = columnNumber;
    this.#internals = internals;
  }
  get scopes() {
    return this.#scopes ??= scopesOf(this.#internals);
  }
  get isInModule() {
    return isInModule(this.#internals);
  }
};
function listScripts() {
  const { result } = answerOf(
    (current, done) => current.post("Profiler.getBestEffortCoverage", done)
  );
  return result.map(({ scriptId, url, functions: [whole] }) => {
    return { scriptId, url, length: whole?.ranges[0]?.endOffset ?? 0 };
  });
}
function readScript(scriptId) {
  const current = openSession();
  let script;
  const onParsed = ({ params }) => {
    if (params.scriptId !== scriptId) return;
    const { url, startLine, startColumn, isModule = false } = params;
    script = { scriptId, url, isModule, startLine, startColumn, text: "" };
  };
  current.on("Debugger.scriptParsed", onParsed);
  try {
    current.post("Debugger.enable");
    if (script !== void 0) script.text = sourceOf(scriptId);
  } finally {
    current.post("Debugger.disable");
    current.off("Debugger.scriptParsed", onParsed);
  }
  return script;
}
function sourceOf(scriptId) {
  const answer = answerOf(
    (current, done) => current.post("Debugger.getScriptSource", { scriptId }, done)
  );
  return answer.scriptSource;
}
function internalsOf(fn) {
  const { objectId } = remoteOf(fn);
  if (objectId === void 0) throw new TypeError("The inspector gave no id for a function");
  const { internalProperties = [] } = answerOf(
    (current, done) => current.post("Runtime.getProperties", { objectId, ownProperties: true }, done)
  );
  const internals = /* @__PURE__ */ new Map();
  for (const { name, value } of internalProperties) if (value !== void 0) internals.set(name, value);
  return internals;
}
function remoteOf(value) {
  exchange.value = value;
  try {
    return callOn(idOfExchange(), "function () { return this.value }");
  } finally {
    exchange.value = void 0;
  }
}
function callOn(objectId, functionDeclaration, ...objectIds) {
  const call = { objectId, functionDeclaration, arguments: objectIds.map((id) => ({ objectId: id })), silent: true };
  const { result } = answerOf(
    (current, done) => current.post("Runtime.callFunctionOn", { ...call, ...GROUP }, done)
  );
  return result;
}
function idOfExchange() {
  if (exchangeId !== void 0) return exchangeId;
  Object.defineProperty(node_inspector_default, SLOT, { value: exchange, configurable: true });
  const { result } = answerOf(
    (current, done) => current.post("Runtime.evaluate", FIND_EXCHANGE, done)
  );
  Reflect.deleteProperty(node_inspector_default, SLOT);
  if (result.objectId === void 0) throw new TypeError("The inspector did not find what it was given");
  exchangeId = result.objectId;
  return exchangeId;
}
function inspectBound(internals, target) {
  const fn = liveValue(target);
  if (typeof fn !== "function") return { type: "native" };
  const boundThis = liveValue(internals.get("[[BoundThis]]"));
  const list = liveValue(internals.get("[[BoundArgs]]"));
  return { type: "bound", target: fn, boundThis, boundArguments: isArrayLike(list) ? Array.from(list) : [] };
}
function scopesOf(internals) {
  const list = liveValue(internals.get("[[Scopes]]"));
  if (!isArrayLike(list)) return [];
  return Array.from(list, (entry) => scopeIn(entry)).filter((scope) => scope !== globalThis);
}
function isInModule(internals) {
  const objectId = internals.get("[[Scopes]]")?.objectId;
  if (objectId === void 0) return false;
  const { result } = answerOf(
    (current, done) => current.post("Runtime.getProperties", { objectId, ownProperties: true }, done)
  );
  return result.some(({ value }) => value?.description === "Module");
}
function scopeIn(entry) {
  if (typeof entry !== "object" || entry === null) return {};
  const isWrapped = Object.hasOwn(entry, "description") && "object" in entry && Object.keys(entry).length === 2;
  return isWrapped && typeof entry.object === "object" && entry.object !== null ? entry.object : entry;
}
function liveValue(remote) {
  if (remote === void 0 || remote.type === "undefined") return void 0;
  const { objectId } = remote;
  if (objectId === void 0) return primitiveIn(remote);
  callOn(objectId, "function (exchange) { exchange.value = this }", idOfExchange());
  const { value } = exchange;
  exchange.value = void 0;
  return value;
}
function primitiveIn(remote) {
  const { unserializableValue } = remote;
  if (unserializableValue === void 0) return remote.value;
  return unserializableValue.endsWith("n") ? BigInt(unserializableValue.slice(0, -1)) : Number(unserializableValue);
}
function releasing(use) {
  depth++;
  try {
    return use();
  } finally {
    depth--;
    if (depth === 0) session?.post("Runtime.releaseObjectGroup", GROUP);
  }
}
function openSession() {
  if (session === void 0) {
    session = new Session();
    session.connect();
  }
  return session;
}
function answerOf(ask) {
  const outcome = {};
  ask(openSession(), (error, answer) => {
    outcome.error = error;
    outcome.answer = answer;
  });
  if (outcome.answer !== void 0) return outcome.answer;
  throw new Error("The inspector did not answer", { cause: outcome.error });
}
function isLocation(value) {
  return typeof value === "object" && value !== null && "scriptId" in value && "lineNumber" in value;
}
function isArrayLike(value) {
  return typeof value === "object" && value !== null && "length" in value;
}

// src/callable/module-file.ts
var JAVASCRIPT = /\.m?js$/;
var TYPESCRIPT = /\.m?ts$/;
var CLOCK_LAG_MS = 100;
var listed;
function readModuleFile(scriptId, fn) {
  listed ??= new Map(listScripts().map((script) => [script.scriptId, script]));
  const { url, length } = listed.get(scriptId) ?? { url: "", length: 0 };
  const text = url.startsWith("file:") ? compiledFrom(new URL(url)) : void 0;
  if (text?.length !== length || !text.includes(Function.prototype.toString.call(fn))) return void 0;
  return { scriptId, url, isModule: true, startLine: 0, startColumn: 0, text };
}
function compiledFrom(url) {
  if (JAVASCRIPT.test(url.pathname)) return readUnchanged(url);
  if (!TYPESCRIPT.test(url.pathname) || process.features.typescript !== "strip") return void 0;
  const text = readUnchanged(url);
  const script = text === void 0 ? void 0 : withoutTypes(text);
  return script === void 0 ? void 0 : `${script}

//# sourceURL=${url.href}`;
}
function withoutTypes(text) {
  try {
    return withoutWarnings(() => node_module_default.stripTypeScriptTypes(text));
  } catch {
    return void 0;
  }
}
function readUnchanged(url) {
  try {
    const isOld = statSync(url).ctimeMs < performance.timeOrigin - CLOCK_LAG_MS;
    return isOld ? readFileSync(url, "utf8") : void 0;
  } catch {
    return void 0;
  }
}

// src/callable/scope.ts
var Scope = class {
  node;
  parent;
  /** The scope of the function, or of the program, that this one is part of. */
  owner;
  bindings = /* @__PURE__ */ new Map();
  constructor(node, parent, isOwner) {
    this.node = node;
    this.parent = parent;
    this.owner = isOwner || parent === void 0 ? this : parent.owner;
  }
  /** Declares a name, which may have been declared before. */
  declare(name) {
    const known4 = this.bindings.get(name);
    if (known4 !== void 0) return known4;
    const binding = {
      name,
      scope: this,
      isHoisted: false,
      mutability: "constant",
      initializer: void 0,
      importSource: void 0
    };
    this.bindings.set(name, binding);
    return binding;
  }
  /** Finds the variable that a name stands for here. */
  lookUp(name) {
    return this.bindings.get(name) ?? this.parent?.lookUp(name);
  }
  /** Tells whether the scope is part of a node of the source. */
  isWithin(node) {
    return this.node.type !== "Program" && this.node.start >= node.start && this.node.end <= node.end;
  }
};
function noteAssignment(binding, from) {
  if (from.owner !== binding.scope.owner) binding.mutability = "shared";
  else if (binding.mutability === "constant") binding.mutability = "changing";
}

// src/callable/declare-names.ts
function declareNames(node, scope, options) {
  if (node.type === "ImportDeclaration") return declareImports(node, scope);
  const kind = node.kind === "var" ? "var" : "let";
  const { resolver, isLoopHead = false } = options;
  for (const { id, init } of node.declarations) {
    const names = resolver.declarePattern(id, kind, scope);
    if (init) resolver.visit(init, scope);
    if (kind === "var" && (init || isLoopHead)) for (const name of names) noteVariable(name, scope, isLoopHead);
    const binding = scope.lookUp(id.type === "Identifier" ? id.name : "");
    if (init && binding !== void 0) binding.initializer = init;
  }
}
function noteVariable(name, scope, isLoopHead) {
  const binding = scope.owner.declare(name);
  if (isLoopHead || scope !== scope.owner || binding.initializer !== void 0) noteAssignment(binding, scope);
}
function declareImports(node, scope) {
  const specifier = String(node.source.value);
  const attributes = node.attributes.map(({ key, value }) => [
    String(key.type === "Identifier" ? key.name : key.value),
    String(value.value)
  ]);
  for (const item of node.specifiers) {
    scope.declare(item.local.name).importSource = { specifier, exportName: exportNameOf2(item), attributes };
  }
}
function exportNameOf2(item) {
  if (item.type === "ImportNamespaceSpecifier") return "*";
  if (item.type === "ImportDefaultSpecifier") return "default";
  return item.imported.type === "Identifier" ? item.imported.name : String(item.imported.value);
}

// src/callable/resolve-names.ts
var OWN_NAMES = ["this", "arguments", "super", "new.target"];
function resolveNames(program) {
  const scope = new Scope(program, void 0, true);
  const resolver = new NameResolver();
  resolver.visitChildren(program, scope);
  for (const reference of resolver.references) {
    reference.binding = reference.scope.lookUp(reference.name);
    if (reference.isWrite && reference.binding !== void 0) noteAssignment(reference.binding, reference.scope);
  }
  return resolver.references.sort((a, b) => a.start - b.start);
}
var NameResolver = class {
  references = [];
  visitChildren(node, scope) {
    forEachChild(node, (child) => this.visit(child, scope));
  }
  visit(node, scope) {
    switch (node.type) {
      case "Identifier":
        return this.#refer(node.name, node, { scope });
      case "ThisExpression":
        return this.#refer("this", node, { scope });
      case "Super":
        return this.#refer("super", node, { scope });
      case "PrivateIdentifier":
        return this.#refer(`#${node.name}`, node, { scope });
      case "MetaProperty":
        return this.#refer(`${node.meta.name}.${node.property.name}`, node, { scope });
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return this.#visitFunction(node, scope);
      case "ClassDeclaration":
      case "ClassExpression":
        return this.#visitClass(node, scope);
      default:
        return this.#visitExpression(node, scope);
    }
  }
  #visitExpression(node, scope) {
    switch (node.type) {
      case "MemberExpression":
        return this.#visitMember(node, scope);
      case "CallExpression":
        this.#visitCallee(node.callee, scope);
        return node.arguments.forEach((argument) => this.visit(argument, scope));
      case "TaggedTemplateExpression":
        this.#visitCallee(node.tag, scope);
        return this.visit(node.quasi, scope);
      case "Property":
      case "MethodDefinition":
        if (node.computed) this.visit(node.key, scope);
        if (node.type === "Property" && node.shorthand) return this.#visitShorthand(node.value, scope, false);
        return this.visit(node.value, scope);
      case "AssignmentExpression":
        this.visitTarget(node.left, scope);
        return this.visit(node.right, scope);
      case "UpdateExpression":
        return this.visitTarget(node.argument, scope);
      default:
        return this.#visitStatement(node, scope);
    }
  }
  #visitStatement(node, scope) {
    switch (node.type) {
      case "LabeledStatement":
        return this.visit(node.body, scope);
      case "BreakStatement":
      case "ContinueStatement":
      case "ExportAllDeclaration":
        return;
      case "ExportNamedDeclaration":
        if (node.declaration) this.visit(node.declaration, scope);
        return;
      case "WithStatement":
        this.#refer("with", node, { scope });
        return this.visitChildren(node, scope);
      case "ImportDeclaration":
      case "VariableDeclaration":
        return declareNames(node, scope, { resolver: this });
      case "ForInStatement":
      case "ForOfStatement":
        return this.#visitForEach(node, new Scope(node, scope, false));
      case "CatchClause":
        return this.#visitCatch(node, new Scope(node, scope, false));
      case "BlockStatement":
      case "ForStatement":
      case "SwitchStatement":
        return this.visitChildren(node, new Scope(node, scope, false));
      default:
        return this.visitChildren(node, scope);
    }
  }
  #visitForEach(node, scope) {
    if (node.left.type === "VariableDeclaration") declareNames(node.left, scope, { resolver: this, isLoopHead: true });
    else this.visitTarget(node.left, scope);
    this.visit(node.right, scope);
    this.visit(node.body, scope);
  }
  #visitCatch(node, scope) {
    if (node.param) this.declarePattern(node.param, "let", scope);
    this.visit(node.body, scope);
  }
  #visitFunction(node, outer) {
    let scope = outer;
    if (node.type === "FunctionDeclaration" && node.id) outer.declare(node.id.name).isHoisted = true;
    if (node.type === "FunctionExpression" && node.id) {
      scope = new Scope(node, outer, false);
      scope.declare(node.id.name);
    }
    scope = new Scope(node, scope, true);
    if (node.type !== "ArrowFunctionExpression") for (const name of OWN_NAMES) scope.declare(name);
    for (const parameter of node.params) this.declarePattern(parameter, "let", scope);
    if (node.body.type === "BlockStatement") this.visitChildren(node.body, new Scope(node.body, scope, false));
    else this.visit(node.body, scope);
  }
  #visitClass(node, outer) {
    if (node.type === "ClassDeclaration" && node.id) outer.declare(node.id.name);
    const scope = new Scope(node, outer, false);
    if (node.id) scope.declare(node.id.name);
    if (node.superClass) this.visit(node.superClass, scope);
    for (const element of node.body.body) {
      if ("key" in element && element.key.type === "PrivateIdentifier") scope.declare(`#${element.key.name}`);
    }
    for (const element of node.body.body) this.#visitElement(element, scope);
  }
  #visitElement(node, scope) {
    if (node.type !== "PropertyDefinition" && node.type !== "StaticBlock") return this.visit(node, scope);
    if (node.type === "PropertyDefinition" && node.computed) this.visit(node.key, scope);
    const inner = new Scope(node, scope, true);
    for (const name of OWN_NAMES) inner.declare(name);
    if (node.type === "StaticBlock") this.visitChildren(node, inner);
    else if (node.value) this.visit(node.value, inner);
  }
  #visitMember(node, scope) {
    if (node.computed || node.property.type === "PrivateIdentifier") this.visit(node.property, scope);
    if (node.object.type !== "Identifier") return this.visit(node.object, scope);
    const member = memberOf2(node);
    this.#refer(node.object.name, node.object, { scope, member });
  }
  #visitCallee(node, scope) {
    if (node.type === "Identifier") this.#refer(node.name, node, { scope, form: "callee" });
    else this.visit(node, scope);
  }
  #visitShorthand(node, scope, isWrite) {
    if (node.type === "AssignmentPattern") {
      this.#visitShorthand(node.left, scope, true);
      this.visit(node.right, scope);
    } else if (node.type === "Identifier") {
      this.#refer(node.name, node, { scope, form: "shorthand", isWrite });
    }
  }
  /** Visits what is assigned to. */
  visitTarget(node, scope) {
    switch (node.type) {
      case "Identifier":
        return this.#refer(node.name, node, { scope, isWrite: true });
      case "AssignmentPattern":
        this.visitTarget(node.left, scope);
        return this.visit(node.right, scope);
      case "Property":
        if (node.computed) this.visit(node.key, scope);
        if (node.shorthand) return this.#visitShorthand(node.value, scope, true);
        return this.visitTarget(node.value, scope);
      case "ArrayPattern":
      case "ObjectPattern":
      case "RestElement":
        return forEachChild(node, (child) => this.visitTarget(child, scope));
      default:
        return this.visit(node, scope);
    }
  }
  /** Declares the names of a pattern; defaults and computed keys in it are visited. */
  declarePattern(node, kind, scope) {
    switch (node.type) {
      case "Identifier":
        ;
        (kind === "var" ? scope.owner : scope).declare(node.name).isHoisted ||= kind === "var";
        return [node.name];
      case "AssignmentPattern":
        this.visit(node.right, scope);
        return this.declarePattern(node.left, kind, scope);
      case "Property":
        if (node.computed) this.visit(node.key, scope);
        return this.declarePattern(node.value, kind, scope);
      default: {
        const names = [];
        forEachChild(node, (child) => names.push(...this.declarePattern(child, kind, scope)));
        return names;
      }
    }
  }
  #refer(name, { start, end }, use) {
    const { scope, form = "plain", member, isWrite = false } = use;
    this.references.push({ name, start, end, scope, form, member, isWrite, binding: void 0 });
  }
};
function memberOf2(node) {
  if (!node.computed) return node.property.type === "Identifier" ? node.property.name : void 0;
  return node.property.type === "Literal" && typeof node.property.value === "string" ? node.property.value : void 0;
}

// src/callable/script.ts
var MAX_SCRIPTS = 24;
var sources = /* @__PURE__ */ new Map();
var scripts = /* @__PURE__ */ new Map();
function sourceAround(fn, inspected) {
  const { scriptId } = inspected;
  const source = sources.get(scriptId) ?? (inspected.isInModule ? readModuleFile(scriptId, fn) : void 0) ?? readScript(scriptId);
  if (source === void 0) throw new CaptureError(nameOf(fn), "the engine no longer has its source");
  remember(sources, scriptId, source);
  return source;
}
function scriptAround(fn, inspected) {
  const script = scripts.get(inspected.scriptId) ?? parse(sourceAround(fn, inspected), nameOf(fn));
  remember(scripts, inspected.scriptId, script);
  return script;
}
function remember(cache, key, value) {
  cache.delete(key);
  cache.set(key, value);
  const [oldest] = cache.keys();
  if (cache.size > MAX_SCRIPTS && oldest !== void 0) cache.delete(oldest);
}
function offsetAt(script, line, column) {
  const row = line - script.startLine;
  return (script.lineStarts[row] ?? 0) + (row === 0 ? column - script.startColumn : column);
}
function positionAt(script, offset) {
  let low = 0;
  let high = script.lineStarts.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if ((script.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const column = offset - (script.lineStarts[low] ?? 0);
  return { line: low + script.startLine, column: low === 0 ? column + script.startColumn : column };
}
function parse(source, functionName) {
  try {
    const program = parseScript(source.text, source.isModule);
    const references = resolveNames(program);
    const hasEval = references.some(({ name }) => name === "eval");
    return { ...source, program, references, hasEval, lineStarts: lineStartsOf(source.text) };
  } catch (cause) {
    const reason = `its script ${source.url} cannot be parsed; move the function to a module of its own and export it`;
    throw new CaptureError(functionName, reason, { cause });
  }
}
function lineStartsOf(text) {
  const starts = [0];
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(index + lineBreak.length);
  return starts;
}

// src/callable/find-function.ts
function findFunction(fn, script, at) {
  const text = Function.prototype.toString.call(fn);
  const chain = chainAt(script.program, offsetAt(script, at.line, at.column));
  for (const [index, { node, parent }] of [...chain.entries()].toReversed()) {
    if (!isCallableNode(node)) continue;
    const start = node.end - text.length;
    if (start > node.start || start < (parent?.start ?? 0) || !script.text.startsWith(text, start)) continue;
    const strict = script.isModule || chain.slice(0, index + 1).some(({ node: outer }) => makesStrict(outer));
    return { script, node, start, strict, ...formOf(node, parent) };
  }
  throw new CaptureError(fn.name || "(anonymous)", `its source was not found in ${script.url || "its script"}`);
}
function isClassNode(node) {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression";
}
function chainAt(root, offset) {
  const chain = [];
  let next = { node: root, parent: void 0 };
  while (next !== void 0) {
    const { node } = next;
    chain.push(next);
    next = void 0;
    forEachChild(node, (child) => {
      if (child.start <= offset && offset < child.end) next = { node: child, parent: node };
    });
  }
  return chain;
}
function isCallableNode(node) {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
    case "ClassDeclaration":
    case "ClassExpression":
      return true;
    default:
      return false;
  }
}
function formOf(node, parent) {
  const isElement = parent?.type === "Property" || parent?.type === "MethodDefinition";
  if (!isElement || parent.value !== node) return { form: "expression", key: void 0 };
  if (parent.kind === "get") return { form: "getter", key: parent };
  if (parent.kind === "set") return { form: "setter", key: parent };
  const isMethod = parent.type === "MethodDefinition" || parent.method;
  return isMethod ? { form: "method", key: parent } : { form: "expression", key: void 0 };
}
function makesStrict(node) {
  if (isClassNode(node)) return true;
  if (node.type === "Program") return hasUseStrict(node.body);
  if (!isCallableNode(node) || node.body.type !== "BlockStatement") return false;
  return hasUseStrict(node.body.body);
}
function hasUseStrict(body) {
  return body.some((statement) => statement.type === "ExpressionStatement" && statement.directive === "use strict");
}

// src/callable/rewrite-source.ts
function rewriteSource(rewrite) {
  const { found, references, sharedScopes, prefix } = rewrite;
  const edits = [...rewrite.edits, ...keyEdit(found), ...nameEdit(rewrite)];
  for (const reference of references) {
    const text = replacementOf(reference, sharedScopes, prefix);
    if (text !== void 0) edits.push(replacementEdit(reference, text));
  }
  return applyEdits(found.script.text, found, edits);
}
function replacementOf({ name, binding }, sharedScopes, prefix) {
  if (name === "import.meta") return `${prefix}Meta`;
  if (name === "arguments" && binding !== void 0) return `${prefix}Arguments`;
  return binding?.mutability === "shared" ? `${prefix}Env${sharedScopes.indexOf(binding.scope)}.${name}` : void 0;
}
function replacementEdit({ name, start, end, form }, text) {
  if (form === "shorthand") return { start, end, text: `${name}: ${text}` };
  return { start, end, text: form === "callee" ? `(0, ${text})` : text };
}
function keyEdit({ key, script, start, node }) {
  if (key === void 0 || !key.computed) return [];
  const open2 = script.text.lastIndexOf("[", key.key.start);
  const close = script.text.indexOf("]", key.key.end);
  return open2 < start || close > node.start ? [] : [{ start: open2, end: close + 1, text: "method" }];
}
function nameEdit({ found: { node }, variables }) {
  if (node.type !== "FunctionDeclaration" || !node.id) return [];
  const { name, start, end } = node.id;
  const own = variables.find((variable) => variable.name === name);
  return own === void 0 || own.binding?.mutability === "constant" ? [] : [{ start, end, text: "" }];
}
function applyEdits(text, { start, node }, edits) {
  let source = "";
  let position = start;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    source += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return source + text.slice(position, node.end);
}

// src/callable/same-anywhere.ts
function meansSameAnywhere(node) {
  return node.type === "ArrowFunctionExpression" && !dependsOnScript(node);
}
function dependsOnScript(node) {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ImportExpression":
      return true;
    case "UnaryExpression":
      if (node.operator === "delete") return true;
      break;
    case "AssignmentExpression":
    case "ForInStatement":
    case "ForOfStatement":
      if (hasMember(node.left)) return true;
      break;
    case "UpdateExpression":
      if (hasMember(node.argument)) return true;
      break;
    default:
  }
  return hasChild(node, dependsOnScript);
}
function hasMember(node) {
  return node.type === "MemberExpression" || hasChild(node, hasMember);
}
function hasChild(node, isWanted) {
  let isThere = false;
  forEachChild(node, (child) => isThere ||= isWanted(child));
  return isThere;
}

// src/callable/strip-class.ts
function strippedParts(node) {
  const parts = [];
  if (node.superClass) parts.push({ start: node.superClass.start, end: node.superClass.end, text: "$mpSuper" });
  const elements = node.body.body;
  const hasPrivateStatic = elements.some((element) => "static" in element && element.static && isPrivate(element));
  for (const element of elements) {
    if (element.type === "StaticBlock" && !hasPrivateStatic) parts.push({ ...rangeOf(element), text: "" });
    if (element.type !== "PropertyDefinition" || !element.static || isPrivate(element) || !element.value) continue;
    if (!element.computed) parts.push({ start: element.key.end, end: element.value.end, text: ";" });
  }
  return parts;
}
function isPrivate(element) {
  return "key" in element && element.key.type === "PrivateIdentifier";
}
function rangeOf({ start, end }) {
  return { start, end };
}

// src/callable/plan-code.ts
var plans = /* @__PURE__ */ new WeakMap();
function planCode(found, functionName) {
  const known4 = plans.get(found.node);
  if (known4 !== void 0) return known4;
  const plan = makePlan(found, functionName);
  plans.set(found.node, plan);
  return plan;
}
function makePlan(found, functionName) {
  const { script, node, start } = found;
  const stripped = isClassNode(node) ? strippedParts(node) : [];
  const references = freeReferences(found).filter(
    (reference) => !stripped.some((part) => reference.start >= part.start && reference.end <= part.end)
  );
  const variables = groupByName(references);
  const sharedScopes = sharedScopesOf(variables);
  const text = script.text.slice(start, node.end);
  const prefix = unusedPrefix(text);
  const edits = stripped.map((part) => ({ ...part, text: part.text.replace("$mp", prefix) }));
  const source = rewriteSource({ found, references, sharedScopes, variables, prefix, edits });
  const { line, column } = positionAt(script, start);
  const id = nodeCrypto().hash(
    "sha1",
    JSON.stringify([script.url, line, column, found.form, found.strict, source]),
    "base64url"
  );
  const code = { id, source, form: found.form, prefix, strict: found.strict, url: baseUrlOf(script.url), line, column };
  refuseUnsupported({ found, variables, references, functionName });
  const isDecided = variables.every((variable) => captureBySource(variable, { script, prefix }) !== void 0);
  return {
    code,
    variables,
    sharedScopes,
    hasSuperclass: isClassNode(node) && Boolean(node.superClass),
    isSelfContained: isDecided && sharedScopes.length === 0 && !isClassNode(node),
    meansSameAnywhere: variables.length === 0 && meansSameAnywhere(node)
  };
}
function freeReferences({ script, node }) {
  const { references } = script;
  const free = [];
  for (let index = firstFrom(references, node.start); index < references.length; index++) {
    const reference = references[index];
    if (reference === void 0 || reference.start >= node.end) break;
    if (reference.binding === void 0 || !reference.binding.scope.isWithin(node)) free.push(reference);
    else if (reference.name === "super" && reference.binding.scope.node === node) free.push(reference);
  }
  return free;
}
function firstFrom(references, start) {
  let low = 0;
  let high = references.length;
  while (low < high) {
    const middle = low + high >> 1;
    if ((references[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
function groupByName(references) {
  const variables = /* @__PURE__ */ new Map();
  for (const { name, binding, member, form, isWrite } of references) {
    const known4 = variables.get(name) ?? { name, binding, members: [], isCalled: false, isWritten: false };
    variables.set(name, known4);
    known4.isCalled ||= form === "callee";
    known4.isWritten ||= isWrite;
    if (member === void 0) known4.members = void 0;
    else if (known4.members?.includes(member) === false) known4.members.push(member);
  }
  return [...variables.values()];
}
function sharedScopesOf(variables) {
  const scopes = /* @__PURE__ */ new Set();
  for (const { binding } of variables) if (binding?.mutability === "shared") scopes.add(binding.scope);
  return [...scopes];
}
function unusedPrefix(text) {
  let prefix = "$mp";
  for (let number = 1; text.includes(prefix); number++) prefix = `$mp${number}_`;
  return prefix;
}
var UNSUPPORTED = {
  "new.target": "it belongs to the call of the function around it; read it there into a variable",
  super: "methods that use super belong to their class; pass a function that calls the method instead",
  with: "the function uses a `with` statement; name the properties instead"
};
function refuseUnsupported({ found, variables, references, functionName }) {
  for (const { name, binding, isCalled } of variables) {
    const reason = UNSUPPORTED[name];
    if (reason !== void 0) throw new CaptureError(functionName, reason, { variable: name });
    if (name === "this" && binding !== void 0) {
      const advice = "an arrow function takes it from the function around it; copy what you need from it into variables";
      throw new CaptureError(functionName, advice, { variable: name });
    }
    if (name === "eval" && isCalled && binding === void 0) {
      throw new CaptureError(functionName, "what it would use cannot be known; write out the code", { variable: name });
    }
    if (name.startsWith("#")) {
      const advice = "private members are known only inside of their class; pass a function that calls the method instead";
      throw new CaptureError(functionName, advice, { variable: name });
    }
  }
  const inside = found.script.references.find(
    ({ name, start, binding }) => name === "with" && binding === void 0 && start < found.node.start && found.node.end <= start
  );
  if (inside !== void 0 && references.length > 0)
    throw new CaptureError(functionName, UNSUPPORTED["with"] ?? "", { variable: "with" });
}

// src/callable/capture-function.ts
var captures = /* @__PURE__ */ new WeakMap();
function captureFunction(fn, place) {
  let capture = captures.get(fn);
  if (capture === void 0) {
    capture = inspectFunction(fn, (inspected) => examine(fn, place, inspected));
    captures.set(fn, capture);
  }
  return capture;
}
function examine(fn, place, inspected) {
  if (inspected.type === "bound") {
    const path = wellKnownPathOf(fn);
    return path === void 0 ? inspected : { type: "leaf", kind: { type: "well-known", path } };
  }
  const source = inspected.type === "script" ? sourceIfOfUser(fn, inspected) : void 0;
  if (inspected.type !== "script" || source === void 0) return examineNative(fn, place);
  const exported = exportedWithoutParser(fn, source, inspected);
  if (exported !== void 0) return { type: "leaf", kind: exported };
  const script = scriptAround(fn, inspected);
  const { found, reference } = atPlace(fn, script, inspected);
  return reference === void 0 ? captureByValue(fn, found, inspected) : { type: "leaf", kind: reference };
}
var placesOf = /* @__PURE__ */ new WeakMap();
function atPlace(fn, script, { line, column }) {
  const places = placesOf.get(script) ?? /* @__PURE__ */ new Map();
  placesOf.set(script, places);
  const key = `${line}:${column}:${Function.prototype.toString.call(fn).length}`;
  let known4 = places.get(key);
  if (known4 === void 0) {
    const found = findFunction(fn, script, { line, column });
    known4 = { found, reference: exportedByModule(found) };
    places.set(key, known4);
  }
  return known4;
}
function sourceIfOfUser(fn, inspected) {
  const source = sourceAround(fn, inspected);
  return source.url.startsWith("node:") ? void 0 : source;
}
function examineNative(fn, place) {
  const path = wellKnownPathOf(fn);
  if (path !== void 0) return { type: "leaf", kind: { type: "well-known", path } };
  const advice = "it is built into this process and has no name by which another could find it; call it inside a function";
  throw captureError(place, advice);
}
function exportedWithoutParser(fn, source, place) {
  const { url, isModule } = source;
  if (!isImportable(url)) return void 0;
  return referenceTo(url, isModule ? declaredExportOf(fn, source, place) : commonJsExportName(fn, url));
}
var PLAIN_NODE_FILE = /\.[cm]?[jt]s(?:[?#].*)?$/;
function exportedByModule({ node, script }) {
  const { url } = script;
  if (!isImportable(url)) return void 0;
  if (isViteModule(script) && !PLAIN_NODE_FILE.test(url)) return void 0;
  return referenceTo(url, exportNameOf(node, script));
}
function isImportable(url) {
  return url.startsWith("file:") && !isMainScript(url);
}
function referenceTo(url, exportName) {
  return exportName === void 0 ? void 0 : { type: "reference", url, exportName };
}
function captureByValue(fn, found, inspected) {
  const { script, start } = found;
  const plan = planCode(found, nameOf(fn));
  const { prefix } = plan.code;
  const scopes = plan.isSelfContained ? [] : inspected.scopes;
  const variables = [];
  for (const variable of plan.variables) {
    const place = placeOf(fn, variable.name);
    variables.push(...captureVariable(variable, { place, script, scopes, prefix }));
  }
  return { ...plan, type: "value", script, start, variables };
}
function isPlatformFunction(fn) {
  if (wellKnownPathOf(fn) !== void 0) return true;
  return inspectFunction(fn, (inspected) => {
    if (inspected.type !== "script") return inspected.type === "native";
    return sourceIfOfUser(fn, inspected) === void 0;
  });
}

// src/callable/encode-properties.ts
function ownPropertyParts(value, { place, graph }, isWanted) {
  const parts = [];
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    if (descriptor === void 0 || !isWanted(key, descriptor)) continue;
    const name = String(key);
    parts.push(graph.encodePart(key, place, name), encodeDescriptor(descriptor, place, { name, graph }));
  }
  return parts;
}
function encodeDescriptor(descriptor, place, to) {
  const accessors = accessorsOf(descriptor);
  if (accessors === void 0) {
    const value = to.graph.encodePart(descriptor.value, place, to.name);
    return descriptor.enumerable === true ? value : to.graph.encodeKind({ kind: { type: "hidden" }, parts: [value] });
  }
  const parts = accessors.map((accessor) => to.graph.encodePart(accessor, place, to.name));
  return to.graph.encodeKind({ kind: { type: "accessor" }, parts });
}

// src/callable/sender-environment.ts
var ownOrigin;
function originOfThread() {
  return ownOrigin ??= nodeCrypto().randomUUID().slice(0, 13);
}
var MAX_INSTANCES = 16;
var instances = /* @__PURE__ */ new Map();
var instancesOfFunction = /* @__PURE__ */ new WeakMap();
var count = 0;
function environmentOf(user) {
  const { fn, script, scope } = user;
  const key = `${originOfThread()}:${script.scriptId}:${scope.node.start}`;
  const known4 = instancesOfFunction.get(fn) ?? /* @__PURE__ */ new Map();
  instancesOfFunction.set(fn, known4);
  const list = instances.get(key) ?? [];
  instances.set(key, list);
  const instance = known4.get(key) ?? findInstance(list, user) ?? makeInstance(key, list);
  known4.set(key, instance);
  instance.users.set(user.start, new WeakRef(fn));
  if (!runsOnce(scope)) instance.values = valuesOf(user.scopes, scope);
  moveToFront(list, instance);
  return instance.environment;
}
function makeInstance(key, list) {
  count++;
  const instance = { environment: { id: `${key}:${count}`, bindings: /* @__PURE__ */ new Map() }, users: /* @__PURE__ */ new Map(), values: /* @__PURE__ */ new Map() };
  list.unshift(instance);
  if (list.length > MAX_INSTANCES) list.pop();
  return instance;
}
function moveToFront(list, instance) {
  if (list[0] === instance) return;
  const index = list.indexOf(instance);
  if (index > 0) list.splice(index, 1);
  list.unshift(instance);
}
function findInstance(list, user) {
  if (runsOnce(user.scope)) return list[0];
  const values = valuesOf(user.scopes, user.scope);
  return list.find((instance) => {
    if (user.isWriter && instance.users.has(user.start)) return false;
    return isSame(instance.values, values) || isSame(refresh(instance, user.scope), values);
  });
}
function refresh(instance, scope) {
  for (const user of instance.users.values()) {
    const fn = user.deref();
    if (fn === void 0) continue;
    instance.values = valuesOf(readScopes(fn), scope);
    break;
  }
  return instance.values;
}
function valuesOf(scopes, { bindings }) {
  const values = /* @__PURE__ */ new Map();
  for (const name of bindings.keys()) {
    const scope = scopeWith(scopes, name);
    if (scope !== void 0) values.set(name, readWeakly(scope, name));
  }
  return values;
}
function readWeakly(scope, name) {
  try {
    const value = Reflect.get(scope, name);
    return typeof value === "object" && value !== null || typeof value === "function" ? new WeakRef(value) : value;
  } catch {
    return void 0;
  }
}
function isSame(a, b) {
  return a.size === b.size && [...a].every(([name, value]) => b.has(name) && Object.is(valueIn(value), valueIn(b.get(name))));
}
function valueIn(value) {
  return value instanceof WeakRef ? value.deref() : value;
}
function runsOnce({ node, parent }) {
  if (node.type === "Program") return true;
  const wrapper = parent?.node.type === "BlockStatement" ? parent.parent : parent;
  return wrapper?.parent?.node.type === "Program" && viteBodyOf(wrapper) === node;
}
function viteBodyOf({ node }) {
  if (node.type !== "ArrowFunctionExpression" || node.body.type !== "BlockStatement") return void 0;
  const isWrapper = node.params.some(
    (parameter) => parameter.type === "Identifier" && parameter.name.startsWith("__vite_ssr_")
  );
  const [first] = node.body.body;
  return isWrapper ? node.body.body.length === 1 && first?.type === "BlockStatement" ? first : node.body : void 0;
}

// src/callable/encode-function.ts
function encodeFunction(fn, place, graph) {
  const capture = captureFunction(fn, place);
  if (capture.type === "leaf") return { kind: capture.kind, parts: [] };
  if (capture.type === "value") return new FunctionEncoder(fn, capture, graph).encode();
  const { target, boundThis, boundArguments } = capture;
  const values = [boundThis, ...boundArguments];
  const parts = values.map(
    (value, index) => graph.encode(value, placeOf(fn, index === 0 ? "[this]" : `[argument ${index}]`))
  );
  return { kind: { type: "bound" }, parts: [graph.encode(target, placeIn(place, "[target]")), ...parts] };
}
var FunctionEncoder = class {
  #fn;
  #capture;
  #graph;
  #names = [];
  #parts = [];
  #live = [];
  #scopes;
  constructor(fn, capture, graph) {
    this.#fn = fn;
    this.#capture = capture;
    this.#graph = graph;
  }
  encode() {
    const { code, sharedScopes, variables, hasSuperclass } = this.#capture;
    const environments = sharedScopes.map((scope) => this.#environmentOf(scope));
    const numbers = environments.map((environment) => this.#graph.numberOf(environment));
    for (const variable of variables) this.#addVariable(variable);
    for (const [index, scope] of sharedScopes.entries()) {
      const environment = environments[index];
      for (const variable of variables) {
        if (variable.type !== "shared" || variable.scope !== scope || environment === void 0) continue;
        this.#graph.bind(environment, variable.name, this.#readLive(variable.name));
      }
    }
    this.#watchLive();
    if (hasSuperclass) this.#addConstant(`${code.prefix}Super`, superclassOf(this.#fn));
    return { kind: this.#kind(numbers), parts: [...this.#parts, ...this.#prototypeParts, ...this.#ownParts] };
  }
  #prototypeParts = [];
  #ownParts = [];
  #kind(environments) {
    const place = placeOf(this.#fn);
    const prototype = instancePrototypeOf(this.#fn);
    this.#ownParts = ownPropertyParts(this.#fn, { place, graph: this.#graph }, isOwnData);
    if (prototype !== void 0 && this.#capture.code.form === "expression") {
      this.#prototypeParts = ownPropertyParts(
        prototype,
        { place: placeIn(place, "prototype"), graph: this.#graph },
        isOwnData
      );
    }
    const fn = this.#fn;
    this.#graph.watch(() => ownContentOf(fn));
    return {
      type: "function",
      code: this.#capture.code,
      name: ownNameOf(this.#fn),
      constants: this.#names,
      environments,
      prototypePartCount: this.#prototypeParts.length
    };
  }
  #environmentOf(scope) {
    const { script, start, variables } = this.#capture;
    const isWriter = variables.some(
      (variable) => variable.type === "shared" && variable.scope === scope && variable.isWritten
    );
    return environmentOf({ fn: this.#fn, start, script, scope, isWriter, scopes: this.#readScopes() });
  }
  #addVariable(variable) {
    const { name } = variable;
    switch (variable.type) {
      case "constant":
        return this.#addConstant(name, variable.value);
      case "leaf":
        return this.#add(name, this.#graph.encodeLeaf(variable.kind));
      case "members":
        return this.#addMembers(variable);
      case "changing":
        return this.#add(name, this.#readLive(name));
      case "shared":
        return;
      default:
        return variable;
    }
  }
  #addConstant(name, value) {
    this.#add(name, this.#graph.encode(value, placeOf(this.#fn, name)));
  }
  #addMembers({ name, holder, members, wrap }) {
    const place = placeOf(this.#fn, name);
    const parts = [];
    this.#graph.watch(() => members.map((member) => Reflect.get(holder, member)));
    for (const member of members) {
      const value = Reflect.get(holder, member);
      parts.push(member, this.#graph.encodePart(wrap(value, member), place, member));
    }
    this.#add(name, this.#graph.encodeKind({ kind: { type: "namespace" }, parts }));
  }
  #readLive(name) {
    const place = placeOf(this.#fn, name);
    this.#live.push(name);
    return this.#graph.encode(valueOf(readVariable(this.#readScopes(), name), place), place);
  }
  #watchLive() {
    const names = this.#live;
    const fn = this.#fn;
    if (names.length === 0) return;
    let known4 = this.#readScopes();
    this.#graph.watch(() => {
      const scopes = known4 ?? readScopes(fn);
      known4 = void 0;
      return names.map((name) => contentOf(readVariable(scopes, name)));
    });
  }
  #readScopes() {
    this.#scopes ??= readScopes(this.#fn);
    return this.#scopes;
  }
  #add(name, value) {
    this.#names.push(name);
    this.#parts.push(value);
  }
};
function isOwnData(_key, { enumerable = false }) {
  return enumerable;
}
function superclassOf(cls) {
  const prototype = instancePrototypeOf(cls);
  return prototype !== void 0 && prototypeOf(prototype) === null ? null : prototypeOf(cls);
}
function ownNameOf(fn) {
  const name = nameOf(fn);
  return name === "(anonymous)" ? "" : name;
}
function contentOf(state) {
  return state.type === "value" ? state.value : state.type;
}
function ownContentOf(fn) {
  const prototype = instancePrototypeOf(fn);
  const content = [prototypeOf(fn)];
  for (const key of Object.keys(fn)) content.push(key, Reflect.get(fn, key));
  if (prototype === void 0) return content;
  for (const key of Object.keys(prototype)) content.push(key, ownValueOf(prototype, key));
  return content;
}

// src/callable/private-fields.ts
var known2 = /* @__PURE__ */ new WeakMap();
function privateFieldsOf(cls, base) {
  const names = /* @__PURE__ */ new Set();
  let current = cls;
  while (typeof current === "function" && current !== Function.prototype && current !== base) {
    for (const name of ownPrivateFieldsOf(current)) names.add(name);
    current = Object.getPrototypeOf(current);
  }
  return [...names];
}
function ownPrivateFieldsOf(cls) {
  let names = known2.get(cls);
  if (names === void 0) {
    names = readPrivateFields(cls);
    known2.set(cls, names);
  }
  return names;
}
function readPrivateFields(cls) {
  if (!Function.prototype.toString.call(cls).includes("#")) return [];
  const node = inspectFunction(
    cls,
    (inspected) => inspected.type === "script" ? findFunction(cls, scriptAround(cls, inspected), inspected).node : void 0
  );
  if (node === void 0 || !isClassNode(node)) return [];
  return node.body.body.flatMap((element) => {
    if (!("key" in element) || element.static || element.key.type !== "PrivateIdentifier") return [];
    return [`#${element.key.name}`];
  });
}

// src/callable/raw-content.ts
var HOLE = /* @__PURE__ */ Symbol("hole");
function rawContentOf(value) {
  const content = [Object.getPrototypeOf(value), Object.isExtensible(value)];
  if (Array.isArray(value)) addElements(value, content);
  else if (types.isMap(value)) for (const [key, part] of value) content.push(key, part);
  else if (types.isSet(value)) content.push(...value);
  else if (types.isDate(value)) content.push(value.getTime());
  else if (types.isRegExp(value)) content.push(value.source, value.flags, value.lastIndex);
  else if (types.isNativeError(value)) content.push(value.stack);
  else if (value instanceof URL) content.push(value.href);
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) addProperties(value, content);
  return content;
}
function isSameContent(a, b) {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
  return true;
}
function addElements(list, content) {
  for (let index = 0; index < list.length; index++) {
    const element = list[index];
    content.push(element === void 0 && !(index in list) ? HOLE : element);
  }
}
function addProperties(value, content) {
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    if (descriptor === void 0) continue;
    content.push(key, descriptor.enumerable);
    const accessors = accessorsOf(descriptor);
    if (accessors === void 0) content.push(descriptor.value);
    else content.push(...accessors);
  }
}

// src/callable/refusal.ts
function refusalOf(value) {
  if (types.isPromise(value)) return "it is a Promise; await it first and pass its value";
  if (types.isWeakMap(value) || types.isWeakSet(value) || value instanceof WeakRef) {
    return `it is a ${classNameOf(value)}, whose entries belong to one heap; use a Map or a Set`;
  }
  if (types.isGeneratorObject(value)) return "it is a generator that is already running; pass an array of its values";
  if (types.isModuleNamespaceObject(value)) return "it is a whole module; import it inside the function";
  if (value instanceof AbortSignal) return "it is an AbortSignal; read taskContext().signal inside the function";
  const owner = platformClassOf(value);
  if (owner === void 0) return void 0;
  const name = classNameOf(value);
  const what = owner === name || owner === "" ? `a ${name}` : `a ${name}, which is a ${owner}`;
  return `it is ${what}, which belongs to this process; open it inside the function, or in the pool's initializer`;
}
function platformClassOf(value) {
  let prototype = Object.getPrototypeOf(value);
  while (typeof prototype === "object" && prototype !== null) {
    const cls = ownValueOf(prototype, "constructor");
    if (typeof cls === "function" && !REBUILT_CLASSES.has(cls) && isPlatformFunction(cls)) return cls.name;
    prototype = Object.getPrototypeOf(prototype);
  }
  return void 0;
}
function classNameOf(value) {
  const { name } = value.constructor;
  return typeof name === "string" && name !== "" ? name : "object of a class without a name";
}

// src/callable/encode-object.ts
function encodeObject(value, place, graph) {
  if (types.isSharedArrayBuffer(value)) return { kind: { type: "shared", bytes: value }, parts: [] };
  if (types.isArrayBuffer(value)) return encodeBuffer(value, graph);
  if (Buffer.isBuffer(value)) graph.watch(() => [value.toString("latin1")]);
  graph.watch(() => rawContentOf(value));
  const base = baseOf(value);
  const prototype = Object.getPrototypeOf(value);
  const cls = prototype === basePrototypeOf(base) ? void 0 : classOf(value, place);
  const items = itemsOf(value, place, graph);
  const frozen = Object.isFrozen(value) && !ArrayBuffer.isView(value);
  const kind = { type: "object", base, itemCount: items.length, hasClass: cls !== void 0, frozen };
  const classParts = cls === void 0 ? [] : [graph.encode(cls, place)];
  return { kind, parts: [...classParts, ...items, ...propertiesOf(value, place, graph)] };
}
function encodeBuffer(buffer, graph) {
  const bytes = buffer.slice(0);
  const before = Buffer.from(bytes);
  graph.watchBytes(() => buffer.byteLength === before.length && before.equals(new Uint8Array(buffer)));
  return { kind: { type: "buffer", bytes }, parts: [] };
}
function baseOf(value) {
  if (Array.isArray(value)) return { type: "array" };
  if (types.isMap(value)) return { type: "map" };
  if (types.isSet(value)) return { type: "set" };
  if (types.isDate(value)) return { type: "date", time: value.getTime() };
  if (types.isRegExp(value)) {
    return { type: "regexp", source: value.source, flags: value.flags, lastIndex: value.lastIndex };
  }
  if (types.isNativeError(value)) return { type: "error", className: errorClassNameOf(value) };
  if (Buffer.isBuffer(value)) return { type: "bytes", bytes: new Uint8Array(value) };
  if (ArrayBuffer.isView(value)) return viewOf2(value);
  if (types.isBoxedPrimitive(value)) return boxedOf(value);
  if (value instanceof URL) return { type: "url", href: value.href };
  if (isVariables(value)) return { type: "variables" };
  return Object.getPrototypeOf(value) === null ? { type: "null" } : { type: "plain" };
}
function viewOf2(view) {
  const { byteOffset } = view;
  if (view instanceof DataView) return { type: "view", view: "DataView", byteOffset, length: view.byteLength };
  const tag = Reflect.get(view, Symbol.toStringTag);
  const length = Reflect.get(view, "length");
  return { type: "view", view: String(tag), byteOffset, length: Number(length) };
}
function boxedOf(value) {
  const primitive = value.valueOf();
  const isPlain = typeof primitive === "string" || typeof primitive === "number" || typeof primitive === "bigint";
  return { type: "boxed", value: isPlain ? primitive : primitive === true };
}
function itemsOf(value, place, graph) {
  if (Array.isArray(value)) return elementsOf(value, place, graph);
  if (types.isMap(value)) {
    return [...value].flatMap(([key, part]) => {
      const name = typeof key === "string" || typeof key === "number" ? `get(${JSON.stringify(key)})` : "get(\u2026)";
      return [graph.encodePart(key, place, "<key>"), graph.encodePart(part, place, name)];
    });
  }
  if (types.isSet(value)) return Array.from(value, (part) => graph.encodePart(part, place, "<item>"));
  if (ArrayBuffer.isView(value) && !Buffer.isBuffer(value)) return [graph.encode(value.buffer, place)];
  return [];
}
var HOLE2 = { node: -1 };
function elementsOf(value, place, graph) {
  const parts = [];
  for (let index = 0; index < value.length; index++) {
    parts.push(index in value ? graph.encodePart(value[index], place, index) : HOLE2);
  }
  return parts;
}
function propertiesOf(value, place, graph) {
  if (Array.isArray(value) || types.isBoxedPrimitive(value)) {
    return hasExtraKeys(value) ? ownPropertyParts(value, { place, graph }, isNamed2) : [];
  }
  if (ArrayBuffer.isView(value)) return [];
  if (types.isRegExp(value)) return ownPropertyParts(value, { place, graph }, (key) => key !== "lastIndex");
  if (!types.isNativeError(value)) return ownPropertyParts(value, { place, graph }, () => true);
  const stack = graph.encodeKind({ kind: { type: "hidden" }, parts: [String(value.stack)] });
  return [...ownPropertyParts(value, { place, graph }, (key) => key !== "stack"), "stack", stack];
}
function hasExtraKeys(value) {
  const last = Object.keys(value).at(-1);
  return last !== void 0 && isNamed2(last) || Object.getOwnPropertySymbols(value).length > 0;
}
function isNamed2(key) {
  return typeof key === "symbol" || key !== "length" && !/^(?:0|[1-9]\d*)$/.test(key);
}
function classOf(value, place) {
  const reason = refusalOf(value);
  if (reason !== void 0) throw captureError(place, reason);
  const prototype = prototypeOf(value);
  const cls = ownValueOf(prototype ?? {}, "constructor");
  if (typeof cls !== "function" || instancePrototypeOf(cls) !== prototype || wellKnownPathOf(cls) !== void 0) {
    throw captureError(place, "its prototype belongs to no class; make it an instance of a class, or a plain object");
  }
  const [hidden] = privateFieldsOf(cls);
  if (hidden === void 0) return cls;
  const advice = `it is an instance of ${cls.name}, whose private ${hidden} cannot be read; make it in the function instead`;
  throw captureError(place, advice);
}

// src/callable/encode-captured.ts
function encodeCaptured(value, place, graph) {
  if (typeof value === "symbol") return encodeSymbol(value, place);
  if (value instanceof ImportedValue) return encodeImported(value, place, graph);
  if (types.isProxy(value)) throw captureError(place, "it is a Proxy, whose handler stays hidden; pass what it wraps");
  if (typeof value === "function") return encodeFunction(value, place, graph);
  const refusal = refusalBy(value, { sharesMemory: true });
  if (refusal !== void 0) throw captureError(place, refusal);
  if (isHandle(value)) return leafOf({ type: "thing", thing: value });
  const path = wellKnownPathOf(value);
  return path === void 0 ? encodeObject(value, place, graph) : leafOf({ type: "well-known", path });
}
function encodeImported({ value, kind }, place, graph) {
  const isSelfKnown = typeof value === "function" && hasModule(value, place);
  return isSelfKnown ? encodeFunction(value, place, graph) : leafOf(kind);
}
function hasModule(fn, place) {
  try {
    return captureFunction(fn, place).type === "leaf";
  } catch {
    return false;
  }
}
function encodeSymbol(value, place) {
  const registryKey = Symbol.keyFor(value);
  if (registryKey !== void 0) return leafOf({ type: "symbol", registryKey });
  const path = wellKnownPathOf(value);
  if (path !== void 0) return leafOf({ type: "well-known", path });
  throw captureError(place, `${String(value)} is unique to this process; make it with Symbol.for()`);
}
function leafOf(kind) {
  return { kind, parts: [] };
}

// src/callable/capture-graph.ts
var CaptureGraph = class {
  nodes = [];
  /** The object that each node stands for; undefined when it has no identity of its own. */
  origins = [];
  /** The environments in the order of their numbers, with the variables that are used. */
  environments = /* @__PURE__ */ new Map();
  /** Each tells whether something that can change is as it was. */
  watches = [];
  #places = /* @__PURE__ */ new Map();
  #pending = [];
  /** Encodes a value and all that it refers to. */
  encodeAll(value, place) {
    const captured = this.encode(value, place);
    for (const { value: next, place: at, node } of this.#pending) this.#fill(node, encodeCaptured(next, at, this));
    return captured;
  }
  encode(value, place) {
    if (isPrimitive(value)) return value;
    const known4 = this.#places.get(value);
    if (known4 !== void 0) return { node: known4 };
    const node = this.#add(value, typeof value === "symbol" ? void 0 : value);
    this.#pending.push({ value, place, node });
    return { node };
  }
  encodePart(value, place, key) {
    return isPrimitive(value) ? value : this.encode(value, placeIn(place, key));
  }
  encodeLeaf(kind) {
    const identity = JSON.stringify(kind);
    const known4 = this.#places.get(identity);
    return known4 === void 0 ? this.#addKind({ kind, parts: [] }, identity) : { node: known4 };
  }
  encodeKind(encoded) {
    return this.#addKind(encoded, encoded);
  }
  numberOf(environment) {
    if (!this.environments.has(environment)) this.environments.set(environment, /* @__PURE__ */ new Map());
    return [...this.environments.keys()].indexOf(environment);
  }
  bind(environment, name, value) {
    this.environments.get(environment)?.set(name, value);
  }
  watch(read) {
    const before = read();
    this.watches.push(() => isSameContent(before, read()));
  }
  watchBytes(isUnchanged) {
    this.watches.push(isUnchanged);
  }
  #addKind(encoded, identity) {
    const node = this.#add(identity, void 0);
    this.#fill(node, encoded);
    return { node };
  }
  #add(identity, origin) {
    const node = this.nodes.length;
    this.#places.set(identity, node);
    this.nodes.push({ key: "", kind: { type: "namespace" }, parts: [] });
    this.origins.push(origin);
    return node;
  }
  #fill(place, { kind, parts }) {
    this.nodes[place] = { key: "", kind, parts };
  }
};
function isPrimitive(value) {
  if (value === null) return true;
  return typeof value !== "object" && typeof value !== "function" && typeof value !== "symbol";
}

// src/callable/find-cycles.ts
function findCycles(edges) {
  const search = new CycleSearch(edges);
  for (let place = 0; place < edges.length; place++) search.visit(place);
  return search.groups;
}
var CycleSearch = class {
  groups = [];
  #edges;
  #order = [];
  #lowest = [];
  #open = [];
  #isOpen = [];
  #count = 0;
  constructor(edges) {
    this.#edges = edges;
  }
  /** Visits all that can be reached from a node, without recursion: chains may be long. */
  visit(start) {
    if (this.#order[start] !== void 0) return;
    const visits = [this.#enter(start)];
    for (let visit = visits.at(-1); visit !== void 0; visit = visits.at(-1)) {
      const next = this.#edges[visit.place]?.[visit.nextEdge++];
      if (next === void 0) {
        visits.pop();
        this.#leave(visit.place, visits.at(-1)?.place);
      } else if (this.#order[next] === void 0) visits.push(this.#enter(next));
      else if (this.#isOpen[next] === true) this.#lower(visit.place, this.#order[next]);
    }
  }
  #enter(place) {
    this.#order[place] = this.#count;
    this.#lowest[place] = this.#count;
    this.#count++;
    this.#open.push(place);
    this.#isOpen[place] = true;
    return { place, nextEdge: 0 };
  }
  #leave(place, parent) {
    if (this.#lowest[place] === this.#order[place]) this.#closeGroup(place);
    if (parent !== void 0) this.#lower(parent, this.#lowest[place] ?? 0);
  }
  #lower(place, order) {
    this.#lowest[place] = Math.min(this.#lowest[place] ?? order, order);
  }
  #closeGroup(root) {
    const group = this.#open.splice(this.#open.lastIndexOf(root));
    for (const place of group) this.#isOpen[place] = false;
    this.groups.push(group);
  }
};

// src/callable/object-identity.ts
var identities = /* @__PURE__ */ new WeakMap();
var count2 = 0;
function identityOf(origin) {
  let identity = identities.get(origin);
  if (identity === void 0) {
    count2++;
    identity = { id: `${originOfThread()}:${count2}`, version: 0, kind: void 0, parts: [] };
    identities.set(origin, identity);
  }
  return identity;
}
function keyOfIdentity(origin) {
  const identity = identities.get(origin);
  return identity === void 0 || identity.version === 0 ? void 0 : `${identity.id}@${identity.version}`;
}
function updateIdentity(origin, node, keyOf) {
  const identity = identityOf(origin);
  const parts = node?.parts ?? [];
  const before = identity.parts;
  let isSame2 = identity.kind !== void 0 && before.length === parts.length;
  const now = new Array(parts.length);
  for (let index = 0; index < parts.length; index++) {
    const content = contentOf2(parts[index], keyOf);
    now[index] = content;
    isSame2 &&= isSameContent2(before[index], content);
  }
  isSame2 &&= isSameKind(identity.kind, node?.kind);
  identity.kind = node?.kind;
  identity.parts = now;
  return !isSame2;
}
var PartKey = class {
  key;
  constructor(key) {
    this.key = key;
  }
};
function contentOf2(part, keyOf) {
  return typeof part === "object" && part !== null ? new PartKey(keyOf(part)) : part;
}
function isSameContent2(a, b) {
  return a instanceof PartKey && b instanceof PartKey ? a.key === b.key : Object.is(a, b);
}
function isSameKind(a, b) {
  if (a?.type === "object" && b?.type === "object") {
    const isSame2 = a.itemCount === b.itemCount && a.hasClass === b.hasClass && a.frozen === b.frozen;
    return isSame2 && a.base.type === b.base.type && (isBare(a.base) || isDeepStrictEqual(a.base, b.base));
  }
  if (a?.type === "buffer" && b?.type === "buffer") return Buffer.from(a.bytes).equals(Buffer.from(b.bytes));
  if (a?.type === "shared" && b?.type === "shared") return a.bytes === b.bytes;
  if (a?.type === "thing" && b?.type === "thing") return a.thing === b.thing;
  if (a?.type === "function" && b?.type === "function" && a.code.id !== b.code.id) return false;
  return isDeepStrictEqual(a, b);
}
function isBare({ type }) {
  return type === "plain" || type === "array" || type === "null" || type === "map" || type === "set";
}

// src/callable/node-keys.ts
function assignKeys(graph) {
  for (const group of findCycles(graph.nodes.map(({ parts }) => placesIn(parts)))) {
    const [only] = group;
    const isLone = group.length === 1 && only !== void 0;
    if (isLone && isKnownByContent(graph.nodes[only])) setContentKey(graph, only);
    else setIdentityKeys(graph, group);
  }
}
function placesIn(parts) {
  const places = [];
  for (const part of parts) if (typeof part === "object" && part !== null && part.node >= 0) places.push(part.node);
  return places;
}
function isKnownByContent(node) {
  switch (node?.kind.type) {
    case void 0:
    case "object":
    case "buffer":
    case "shared":
    case "thing":
      return false;
    case "function":
      return !/^class\b/.test(node.kind.code.source);
    default:
      return true;
  }
}
function setContentKey(graph, place) {
  const node = graph.nodes[place];
  if (node === void 0) return;
  const { kind } = node;
  const parts = node.parts.map((part) => contentOf3(part, graph.nodes, place));
  if (kind.type === "function") node.key = digestOf([identityOfKind(kind, graph), parts]);
  else node.key = parts.length === 0 ? JSON.stringify(kind) : digestOf([kind, parts]);
}
function identityOfKind({ code, name, constants: constants2, environments, prototypePartCount }, graph) {
  const ids = [...graph.environments.keys()].map(({ id }) => id);
  return [code.id, name, constants2, environments.map((number) => ids[number]), prototypePartCount];
}
function digestOf(content) {
  return nodeCrypto().hash("sha1", JSON.stringify(content), "base64url");
}
function contentOf3(part, nodes, self) {
  if (typeof part === "object" && part !== null)
    return part.node === self ? "self" : `node ${nodes[part.node]?.key ?? "hole"}`;
  return Object.is(part, -0) ? "number -0" : `${typeof part} ${String(part)}`;
}
function setIdentityKeys({ nodes, origins }, group) {
  const members = /* @__PURE__ */ new Map();
  for (const place of group) members.set(place, origins[place] ?? {});
  const isChanged = group.map(
    (place) => updateIdentity(members.get(place) ?? {}, nodes[place], (part) => partKey(part))
  );
  const version = isChanged.includes(true);
  for (const place of group) {
    const node = nodes[place];
    const identity = identityOf(members.get(place) ?? {});
    if (version) identity.version++;
    if (node !== void 0) node.key = `${identity.id}@${identity.version}`;
  }
  function partKey(part) {
    const member = members.get(part.node);
    return member === void 0 ? nodes[part.node]?.key ?? "hole" : identityOf(member).id;
  }
}

// src/callable/versions.ts
function hasSameVersions(graph, environments) {
  const senders = [...graph.environments.keys()];
  const isSame2 = environments.every(
    ({ bindings }, number) => bindings.every(({ name, version }) => senders[number]?.bindings.get(name)?.version === version)
  );
  if (!isSame2) return false;
  return graph.nodes.every(({ key }, place) => {
    const origin = graph.origins[place];
    const current = origin === void 0 ? void 0 : keyOfIdentity(origin);
    return current === void 0 || current === key;
  });
}

// src/callable/record-environments.ts
function recordEnvironments(graph) {
  return Array.from(graph.environments, ([{ id, bindings }, values]) => ({
    id,
    bindings: Array.from(values, ([name, value]) => {
      const content = contentOf4(value, graph);
      const sent = bindings.get(name) ?? { version: 0, content: void 0 };
      if (sent.version === 0 || !Object.is(sent.content, content)) sent.version++;
      sent.content = content;
      bindings.set(name, sent);
      return { name, version: sent.version, value };
    })
  }));
}
function contentOf4(value, { nodes }) {
  if (typeof value === "object" && value !== null) return `node ${nodes[value.node]?.key ?? ""}`;
  return typeof value === "string" ? `string ${value}` : value;
}

// src/callable/shared-description.ts
var ofCode = /* @__PURE__ */ new WeakMap();
var ofText = /* @__PURE__ */ new Map();
function sharedByText(fn) {
  return ofText.size === 0 ? void 0 : matching(fn, ofText.get(textOf2(fn)))?.description;
}
function sharedByCode(fn, capture) {
  const shared = capture.isSelfContained ? matching(fn, ofCode.get(capture.code)) : void 0;
  if (shared !== void 0) noteText(fn, capture, shared);
  return shared?.description;
}
function shareDescription(fn, capture, description) {
  const [prototype, ...added] = ownContentOf(fn);
  if (!capture.isSelfContained || added.length > 0) return;
  const shared = { description, prototype };
  ofCode.set(capture.code, shared);
  noteText(fn, capture, shared);
}
function noteText(fn, { meansSameAnywhere: meansSameAnywhere2 }, shared) {
  if (!meansSameAnywhere2) return;
  if (ofText.size === 0) setImmediate(() => ofText.clear());
  ofText.set(textOf2(fn), shared);
}
function matching(fn, shared) {
  if (shared === void 0 || nameOf(fn) !== shared.description.name) return void 0;
  const [prototype, ...added] = ownContentOf(fn);
  return added.length === 0 && prototype === shared.prototype ? shared : void 0;
}
function textOf2(fn) {
  return Function.prototype.toString.call(fn);
}

// src/callable/describe.ts
var known3 = /* @__PURE__ */ new WeakMap();
function describeCallable(fn) {
  const before = known3.get(fn);
  if (before !== void 0 && before.watches.every((isUnchanged) => isUnchanged())) return before.description;
  const shared = before === void 0 ? sharedByText(fn) : void 0;
  if (shared !== void 0) return shared;
  const capture = captureFunction(fn, placeOf(fn));
  const now = describeCapture(fn, capture);
  known3.set(fn, now);
  return now.description;
}
function describeCapture(fn, capture) {
  switch (capture.type) {
    case "leaf":
      return { description: describeLeaf(fn, capture.kind), watches: [] };
    case "bound":
      return describeByValue(fn);
    default:
      return describeBySource(fn, capture);
  }
}
function describeBySource(fn, capture) {
  const description = sharedByCode(fn, capture);
  if (description !== void 0) {
    const content = ownContentOf(fn);
    return { description, watches: [() => isSameContent(content, ownContentOf(fn))] };
  }
  const now = describeByValue(fn);
  shareDescription(fn, capture, now.description);
  return now;
}
function describeLeaf(fn, kind) {
  const base = { id: JSON.stringify(kind), name: nameOf(fn) };
  if (isReference(kind)) return { ...base, type: "reference", url: kind.url, exportName: kind.exportName };
  if (isWellKnown(kind)) return { ...base, type: "well-known", path: kind.path };
  throw new TypeError(`A function cannot be a ${kind.type}`);
}
function describeByValue(fn) {
  const graph = new CaptureGraph();
  graph.encodeAll(fn, placeOf(fn));
  assignKeys(graph);
  const environments = recordEnvironments(graph);
  const description = {
    type: "value",
    id: idOf(graph.nodes[0]?.key ?? "", environments),
    name: nameOf(fn),
    root: 0,
    nodes: graph.nodes,
    environments
  };
  return { description, watches: [...graph.watches, () => hasSameVersions(graph, environments)] };
}
function idOf(rootKey, environments) {
  if (environments.length === 0) return rootKey;
  const versions = environments.map(({ id, bindings }) => [id, bindings.map(({ name, version }) => [name, version])]);
  return nodeCrypto().hash("sha1", JSON.stringify([rootKey, versions]), "base64url");
}
function isReference(kind) {
  return kind.type === "reference";
}
function isWellKnown(kind) {
  return kind.type === "well-known";
}

// src/host/known-classes.ts
var definitions = [];
var described = /* @__PURE__ */ new Set();
function knownClasses() {
  if (described.size === registeredClasses().size) return definitions;
  for (const [name, cls] of registeredClasses()) {
    if (described.has(name)) continue;
    described.add(name);
    try {
      definitions.push({ name, callable: describeCallable(cls) });
    } catch {
    }
  }
  return definitions;
}

// src/manager/links.ts
var links = /* @__PURE__ */ new Map();
var answering;
function linkTo(manager) {
  if (answering?.address.manager === manager) return answering;
  const known4 = [...links.get(manager) ?? []];
  return known4.find(({ address }) => address.isOwner) ?? known4[0];
}
function answeringOn(link, read) {
  answering = link;
  try {
    return read();
  } finally {
    answering = void 0;
  }
}
function keepLink(link) {
  const { manager } = link.address;
  links.set(manager, (links.get(manager) ?? /* @__PURE__ */ new Set()).add(link));
}
function forgetLink(link) {
  const { manager } = link.address;
  const known4 = links.get(manager);
  known4?.delete(link);
  if (known4?.size === 0) links.delete(manager);
}

// src/callable/describe-argument.ts
function describeArgument(fn, path) {
  const description = describeCallable(fn);
  if (description.type !== "value") return description;
  const remedy = "use it as a variable of the task function, or export it from a module";
  throw new NotSerializableError(path, `it is the function ${description.name}, which no module exports; ${remedy}`);
}

// src/pool/latency.ts
var KEPT = 1024;
var LatencyRecord = class {
  #times = new Float64Array(KEPT);
  #count = 0;
  record(ms) {
    this.#times[this.#count % KEPT] = ms;
    this.#count++;
  }
  /** Records the same time for several tasks. */
  recordMany(count3, ms) {
    const kept = Math.min(count3, KEPT);
    for (let place = 0; place < kept; place++) this.#times[(this.#count + place) % KEPT] = ms;
    this.#count += count3;
  }
  /** The times kept, in no order. */
  get times() {
    return this.#times.subarray(0, Math.min(this.#count, KEPT));
  }
  get count() {
    return this.#count;
  }
};
function latencyOf(records) {
  const count3 = records.reduce((sum, record2) => sum + record2.count, 0);
  const sorted = timesOf(records).sort();
  const rank = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: count3, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) };
}
function timesOf(records) {
  const kept = records.map(({ times }) => times);
  const all = new Float64Array(kept.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const times of kept) {
    all.set(times, at);
    at += times.length;
  }
  return all;
}

// src/callable/for-recipient.ts
function forRecipient(description, options) {
  if (description.type !== "value" || !description.nodes.some(isThing)) return description;
  return { ...description, nodes: description.nodes.map((node) => isThing(node) ? withHandle(node, options) : node) };
}
function isThing(node) {
  return node.kind.type === "thing";
}
function withHandle({ key, kind: { thing } }, options) {
  return { key, kind: { type: "handle", handle: thing[HANDLE](options) }, parts: [] };
}

// src/manager/value-options.ts
function valueOptions({ manager, reach, isOwner }, hasFunctions) {
  const refusal = handleRefusal(reach);
  const handles = { sharesMemory: false, manager, isReadable: !reach.isPrivate || !isOwner };
  const describeFunction = isOwner ? (fn) => forRecipient(describeCallable(fn), handles) : describeArgument;
  return {
    ...handles,
    refuseHandle: (handle) => handle instanceof BaseProxy && handle.manager === manager ? void 0 : refusal,
    ...hasFunctions ? { describeFunction } : {}
  };
}
function refusalOfHandles(handles, { manager, reach }) {
  const isOwn2 = handles.every(({ kind, data }) => kind === PROXY_KIND && managerOf(data) === manager);
  return isOwn2 ? void 0 : handleRefusal(reach);
}
function managerOf(data) {
  if (typeof data !== "object" || data === null || !("address" in data)) return void 0;
  const { address } = data;
  return typeof address === "object" && address !== null && "manager" in address ? address.manager : void 0;
}

// src/manager/decode-answer.ts
async function decodeAnswer({ value, coded }, { line, link }) {
  if (!coded) return value;
  const { functions, handleKinds, handles } = needsOf(value);
  if (functions.size > 0) throw new NotSerializableError("result", "functions do not come from a manager");
  const refusal = refusalOfHandles(handles, line);
  if (refusal !== void 0) throw new NotSerializableError("result", refusal);
  if ([...handleKinds].some((kind) => !isHandleKindKnown(kind))) await import("./handle-kinds-NMNVGUAK.js");
  return answeringOn(link, () => decodeValue(value));
}

// src/manager/protocol.ts
function packed(said) {
  return encodeFrame(said);
}
function unpacked(message) {
  return readingMessage(message, () => {
    let end = 0;
    while (end < message.byteLength) end += FRAME_HEADER_BYTES + frameLength(message, end);
    if (end !== message.byteLength) throw damaged(message);
    return [...new FrameReader().read(message)];
  });
}
function isToServer(said) {
  if (!isRecord(said)) return false;
  switch (said["type"]) {
    case "create":
      return isNumber(said["call"]) && isString(said["name"]) && isEncoded(said["args"]);
    case "call":
      return isNumber(said["call"]) && isNumber(said["object"]) && isString(said["method"]) && isEncoded(said["args"]);
    case "cancel":
      return isNumber(said["call"]);
    case "lease":
    case "claim":
      return isNumber(said["object"]) && isString(said["lease"]);
    case "release":
      return isNumber(said["object"]);
    case "classes":
      return Array.isArray(said["classes"]);
    default:
      return false;
  }
}
function isFromServer(said) {
  if (!isRecord(said)) return false;
  switch (said["type"]) {
    case "welcome":
      return isString(said["manager"]);
    case "result":
      return isNumber(said["call"]) && isEncoded(said["result"]);
    case "error":
      return isNumber(said["call"]) && isEncoded(said["error"]);
    default:
      return false;
  }
}
function isEncoded(value) {
  return isRecord(value) && "value" in value && typeof value["coded"] === "boolean";
}
function isRecord(value) {
  return typeof value === "object" && value !== null;
}
function isNumber(value) {
  return typeof value === "number";
}
function isString(value) {
  return typeof value === "string";
}

// src/manager/outbox.ts
var Outbox = class {
  #send;
  #said = [];
  constructor(send) {
    this.#send = send;
  }
  say(said) {
    this.#said.push(packed(said));
    if (this.#said.length === 1) process.nextTick(() => this.flush());
  }
  /** Sends what was said so far. */
  flush() {
    const said = this.#said;
    if (said.length === 0) return;
    this.#said = [];
    const [only] = said;
    this.#send(said.length === 1 && only !== void 0 ? only : Buffer.concat(said));
  }
};

// src/manager/client-link.ts
var ClientLink = class {
  address;
  #pending = /* @__PURE__ */ new Map();
  #outbox;
  #opened = Promise.withResolvers();
  #transport;
  #early = [];
  #gone;
  #callCount = 0;
  /** How long calls took. */
  #times = new LatencyRecord();
  #classCount = 0;
  /** Begins to connect; calls may be made at once. */
  constructor(address, wait = {}) {
    this.address = address;
    this.#outbox = new Outbox((message) => this.#send(message));
    this.#opened.promise.catch(() => {
    });
    if (address.manager !== "") keepLink(this);
    void this.#open(wait);
  }
  /** Resolves when the server has let this client in. */
  get opened() {
    return this.#opened.promise;
  }
  async call({ to, method, args, options = {} }) {
    const { signal, hasFunctions = false } = options;
    signal?.throwIfAborted();
    if (this.#gone !== void 0) throw this.#gone;
    const encoded = encodeValue(args, "args", valueOptions(this.#line, hasFunctions));
    const call = ++this.#callCount;
    const answer = this.#expect(call, signal);
    this.#sayClasses();
    const rest = { call, args: encoded, hasFunctions };
    if ("create" in to) this.#outbox.say({ type: "create", name: to.create, ...rest });
    else this.#outbox.say({ type: "call", object: to.object, method, ...rest });
    return answer;
  }
  lease(object) {
    const lease = nodeCrypto().randomUUID();
    if (this.#gone === void 0) this.#outbox.say({ type: "lease", object, lease });
    this.#outbox.flush();
    return lease;
  }
  claim(object, lease) {
    if (this.#gone === void 0) this.#outbox.say({ type: "claim", object, lease });
  }
  release(object) {
    if (this.#gone === void 0) this.#outbox.say({ type: "release", object });
  }
  hold() {
    return void 0;
  }
  /** Ends the line: all calls, those to come included, reject with the error. */
  close(error) {
    if (this.#gone !== void 0) return;
    this.#gone = error;
    forgetLink(this);
    this.#opened.reject(error);
    this.#transport?.unwatch();
    this.#transport?.close();
    for (const pending of this.#pending.values()) {
      pending.stopListening();
      pending.reject(error);
    }
    this.#pending.clear();
  }
  /** What those who watch the program are told; undefined once it has ended. */
  figures() {
    if (this.#gone !== void 0) return void 0;
    const { count: calls, p50, p95, max } = latencyOf([this.#times]);
    const { size: pending } = this.#pending;
    const address = textOf(this.address.endpoint);
    return { kind: "manager", address, connections: 1, pending, calls, latency: { p50, p95, max } };
  }
  get #line() {
    const { manager, endpoint, isOwner } = this.address;
    const isLocal = endpoint.type === "unix" || endpoint.host === "localhost" || isLoopback(endpoint.host);
    const reach = { isLocal, isPrivate: endpoint.type === "unix", isAuthenticated: true };
    return { manager, reach: this.#transport?.reach ?? reach, isOwner };
  }
  async #open(wait) {
    try {
      if (this.address.key === void 0)
        throw new AuthenticationError("The key of the manager is not known here; call Manager.connect() first");
      const { transport } = await dial(this.address.endpoint, this.address.key, wait);
      if (this.#gone !== void 0) return transport.close();
      this.#transport = transport;
      transport.watch();
      transport.listen(() => this.#read(transport));
      for (const message of this.#early.splice(0)) this.#send(message);
      this.#read(transport);
    } catch (cause) {
      const isToldAsIs = cause instanceof AuthenticationError || cause instanceof TimeoutError;
      const error = new ManagerGoneError("The server of the manager cannot be reached", { cause });
      this.close(isToldAsIs || wait.signal?.aborted === true && cause instanceof Error ? cause : error);
    }
  }
  #send(message) {
    if (this.#transport === void 0) this.#early.push(message);
    else this.#transport.write(message).catch(() => {
    });
  }
  #read(transport) {
    try {
      for (let message = nextOf(transport); message !== void 0; message = nextOf(transport)) this.#hear(message);
      if (transport.end !== void 0)
        this.close(new ManagerGoneError("The server of the manager has ended", { cause: transport.end.error }));
    } catch (cause) {
      this.close(new ManagerGoneError("The server of the manager sends nonsense", { cause }));
    }
  }
  #hear(message) {
    for (const said of unpacked(message)) if (isFromServer(said)) this.#receive(said);
  }
  #receive(said) {
    if (said.type === "welcome") return this.#welcome(said.manager, said.isOwner);
    const pending = this.#pending.get(said.call);
    if (pending === void 0) return;
    this.#pending.delete(said.call);
    if (this.#pending.size === 0) this.#transport?.unwatch();
    pending.stopListening();
    this.#times.record(performance.now() - pending.calledAt);
    const answered = { line: this.#line, link: this };
    if (said.type === "result") void decodeAnswer(said.result, answered).then(pending.resolve, pending.reject);
    else if (pending.signal?.aborted === true) pending.reject(pending.signal.reason);
    else void decodeAnswer(said.error, answered).then(pending.reject, pending.reject);
  }
  #welcome(manager, isOwner) {
    this.address = { ...this.address, manager, isOwner };
    keepLink(this);
    if (this.#pending.size === 0) this.#transport?.unwatch();
    this.#opened.resolve();
  }
  #expect(call, signal) {
    const { promise, resolve: resolve2, reject } = Promise.withResolvers();
    const onAbort = () => this.#outbox.say({ type: "cancel", call });
    signal?.addEventListener("abort", onAbort, { once: true });
    const stopListening = () => signal?.removeEventListener("abort", onAbort);
    this.#pending.set(call, { resolve: resolve2, reject, signal, stopListening, calledAt: performance.now() });
    if (this.#pending.size === 1) this.#transport?.watch();
    return promise;
  }
  /** Tells of classes that were registered since the last call. */
  #sayClasses() {
    if (!this.address.isOwner) return;
    const classes = knownClasses().slice(this.#classCount);
    if (classes.length === 0) return;
    this.#classCount += classes.length;
    this.#outbox.say({ type: "classes", classes: [...classes] });
  }
};
function nextOf(transport) {
  return transport.read(Number.POSITIVE_INFINITY);
}

// src/monitor/monitor-settings.ts
var MODES = {
  "": "unset",
  "0": "off",
  off: "off",
  "1": "on",
  on: "on",
  control: "control"
};
function monitorMode() {
  const text = process.env["MP_MONITOR"] ?? "";
  const mode = Object.hasOwn(MODES, text) ? MODES[text] : void 0;
  if (mode === void 0) throw new OptionRangeError(`MP_MONITOR must be 1, control or off, got ${inspect(text)}`);
  return mode;
}
function monitorSettings(given) {
  const mode = monitorMode();
  const options = optionsOf(given);
  return {
    isShown: given !== false,
    isAsked: mode !== "off" && given !== false && (mode !== "unset" || given !== void 0),
    control: options.control ?? mode === "control",
    arguments: options.arguments ?? true
  };
}
function optionsOf(given) {
  if (given === void 0 || typeof given === "boolean") return {};
  checkKeys("monitor", given, ["control", "arguments"]);
  return { ...flagOf(given, "control"), ...flagOf(given, "arguments") };
}
function flagOf(given, name) {
  const value = Reflect.get(Object(given), name);
  if (value === void 0) return {};
  if (typeof value === "boolean") return { [name]: value };
  throw new OptionTypeError(`monitor.${name} must be true or false, got ${inspect(value)}`);
}

// src/monitor/watcher.ts
var MOST_BUFFERED = 1024 * 1024;
var LONGEST_REQUEST = 4096;
var Watcher = class {
  #socket;
  #host;
  #lines = new LineSplitter(LONGEST_REQUEST);
  /** Events that were dropped since the last that was sent. */
  #lost = 0;
  constructor(socket, host) {
    this.#socket = socket;
    this.#host = host;
    socket.unref();
    socket.on("error", () => this.close());
    socket.on("close", () => host.onGone(this));
    socket.on("end", () => this.close());
    socket.on("data", (piece) => this.#receive(piece));
  }
  take(batch) {
    const hasRoom = this.#socket.writableLength < MOST_BUFFERED;
    if (hasRoom && this.#lost === 0) return void this.#socket.write(batch.text);
    this.#lost += batch.events.length;
    if (hasRoom) this.#tellLoss();
  }
  /** What is written goes out at once, as far as the system takes it. */
  end() {
    this.#socket.end();
  }
  close() {
    this.#socket.destroy();
  }
  /** After a loss everything is told anew, what the last batch tells included. */
  #tellLoss() {
    const lost = { type: "lost", at: eventTime(), events: this.#lost };
    this.#lost = 0;
    this.#socket.write(new EventBatch([lost, this.#host.snapshot()]).text);
  }
  #receive(piece) {
    const lines = this.#lines.push(piece);
    if (lines === void 0) return this.#turnAway("it is too long");
    for (const line of lines) {
      const parsed = parseRequest(line);
      if (typeof parsed === "string") return this.#turnAway(parsed);
      this.#reply(parsed.id, this.#host.control(parsed.request));
    }
  }
  /** Who sends what is no request is no watcher of ours. */
  #turnAway(fault) {
    this.#reply(0, { outcome: "refused", reason: "invalid", message: `No request: ${fault}` });
    this.#socket.destroySoon();
  }
  #reply(id, result) {
    const reply = { type: "reply", id, result };
    if (this.#socket.writableLength < MOST_BUFFERED) this.#socket.write(`${JSON.stringify(reply)}
`);
  }
};

// src/monitor/monitor-server.ts
var MOST_WATCHERS = 32;
var MonitorServer = class {
  #hub;
  #path;
  #server;
  #watchers = /* @__PURE__ */ new Set();
  /** @throws {@link UnsafeDirectoryError} when there is no directory that is this user's alone. */
  constructor(hub2) {
    this.#hub = hub2;
    const directory = openRuntimeDirectory();
    this.#path = socketPath(directory, { pid: process.pid, threadId });
    rmSync(this.#path, { force: true });
    this.#server = createServer((socket) => this.#admit(socket));
    this.#server.on("error", warn);
    this.#server.listen({ path: this.#path, exclusive: true }, () => void sweepSockets(directory));
    this.#server.unref();
    if (this.#server.listening) chmodSync(this.#path, 384);
  }
  /** Takes the socket away, so that nobody looks for this program any more. */
  close() {
    rmSync(this.#path, { force: true });
    this.#server.close();
  }
  #admit(socket) {
    if (this.#watchers.size >= MOST_WATCHERS) return void socket.destroy();
    const watcher = new Watcher(socket, {
      snapshot: () => this.#hub.snapshot(),
      control: (request) => this.#control(request),
      onGone: (gone) => this.#forget(gone)
    });
    this.#watchers.add(watcher);
    this.#hub.addSink(watcher);
  }
  #forget(watcher) {
    this.#watchers.delete(watcher);
    this.#hub.removeSink(watcher);
  }
  #control(request) {
    const pool = [...this.#hub.pools].find(({ label }) => label === request.pool);
    if (pool !== void 0) return pool.control(request);
    return { outcome: "refused", reason: "no-such-pool", message: `There is no pool "${request.pool}"` };
  }
};
function warn(error) {
  process.emitWarning(`This program cannot be watched: ${error.message}`, { code: "MP_MONITOR" });
}

// src/monitor/start-monitor.ts
var slot = sharedSlot("monitor-started");
function startMonitor({ isAsked }) {
  const started = slot.value ??= { server: false, recording: false };
  if (isAsked && !started.server) {
    started.server = true;
    listen();
  }
  const path = process.env["MP_RECORD"];
  if (path === void 0 || path === "" || started.recording) return;
  started.recording = true;
  recordAt(path);
}
function isMonitorAsked() {
  const mode = monitorMode();
  return mode === "on" || mode === "control" || (process.env["MP_RECORD"] ?? "") !== "";
}
function listen() {
  try {
    hub().notesThings = true;
    const server = new MonitorServer(hub());
    endWithExit();
    process.on("exit", () => server.close());
  } catch (error) {
    warn2(error);
  }
}
function recordAt(path) {
  try {
    record(ownPath(path));
  } catch (error) {
    warn2(error);
  }
}
function ownPath(path) {
  const owner = process.env["MP_RECORD_OWNER"] ??= String(process.pid);
  if (owner === String(process.pid) && threadId === 0) return path;
  const extension = extname(path);
  const own = threadId === 0 ? `${process.pid}` : `${process.pid}.${threadId}`;
  return `${path.slice(0, path.length - extension.length)}.${own}${extension}`;
}
function warn2(error) {
  process.emitWarning(error instanceof Error ? error : String(error));
}

export {
  once,
  endpointOf,
  textOf,
  isLoopback,
  deliverChallenge,
  answerChallenge,
  checkAuthKey,
  checkWaitOptions,
  waitFor,
  WaitingLine,
  monitorSettings,
  startMonitor,
  isMonitorAsked,
  showAsText,
  isResult,
  PROXY_KIND,
  BaseProxy,
  nameOf,
  privateFieldsOf,
  describeCallable,
  knownClasses,
  LatencyRecord,
  latencyOf,
  linkTo,
  keepLink,
  describeArgument,
  forRecipient,
  valueOptions,
  refusalOfHandles,
  unpacked,
  isToServer,
  Outbox,
  ClientLink,
  ArrayProxy,
  BarrierProxy,
  DictProxy,
  EventProxy,
  IteratorProxy,
  ListProxy,
  HeldLock,
  LockProxy,
  ConditionProxy,
  NamespaceProxy,
  iteratorOf,
  PoolProxyIterator,
  PoolProxy,
  QueueProxy,
  JoinableQueueProxy,
  RemoteProxy,
  SemaphoreProxy,
  SetProxy,
  ValueProxy,
  encodeValueMessage,
  Connection,
  SocketTransport,
  TimeLimit,
  connect
};
//# sourceMappingURL=chunk-NKTRGAF2.js.map