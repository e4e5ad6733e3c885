import {
  bucketOf,
  bucketStartMs
} from "./chunk-FXDHSZY7.js";
import {
  LineSplitter,
  SCHEMA_VERSION,
  addressOf,
  checkFunction,
  checkInteger,
  checkKeys,
  checkMs,
  checkSignal,
  encodeEvent,
  eventShapes,
  findRuntimeDirectory,
  hub,
  isReply,
  parseEvent,
  record,
  socketPath,
  socketsIn,
  sweepSocket
} from "./chunk-JK2THXWM.js";
import {
  createConnection
} from "./chunk-XDU5SSBP.js";
import {
  join
} from "./chunk-WMSUII7P.js";
import {
  ConnectionClosedError,
  EventFormatError,
  ProgramNotFoundError,
  RecordingError,
  TimeoutError,
  UnsafeDirectoryError
} from "./chunk-6WIJLKRI.js";

// src/monitor/attachment.ts
var Attachment = class {
  #socket;
  #header;
  #inbox;
  /** @internal */
  constructor(socket, header, inbox) {
    this.#socket = socket;
    this.#header = header;
    this.#inbox = inbox;
  }
  /** What is known of the program from its start. */
  get program() {
    return this.#header.program;
  }
  /** Hands out no more tasks of a pool until it is resumed. */
  pause(pool) {
    return this.control({ type: "pause", pool });
  }
  /** Hands out tasks of a pool again. */
  resume(pool) {
    return this.control({ type: "resume", pool });
  }
  /** Changes the number of workers of a pool; those that have to go finish their tasks first. */
  resize(pool, workers) {
    return this.control({ type: "resize", pool, workers });
  }
  /** Has a pool take no more work and end once it has done what there is. */
  drain(pool) {
    return this.control({ type: "drain", pool });
  }
  /** Ends the worker of a running task, as a crash would: the task fails or is repeated, and another takes its place. */
  killTask(pool, { job, index }) {
    return this.control({ type: "kill-task", pool, job, index });
  }
  /** Sends a request, and returns what became of it. */
  control(request) {
    return this.#inbox.request((id) => this.#socket.write(`${JSON.stringify({ id, request })}
`));
  }
  /** Lets go of the program, which goes on. Ends a loop over the events. */
  close() {
    this.#socket.destroy();
  }
  async *[Symbol.asyncIterator]() {
    yield this.#header;
    try {
      for (let event = await this.#inbox.next(); event !== void 0; event = await this.#inbox.next()) yield event;
    } finally {
      this.close();
    }
  }
  async [Symbol.asyncDispose]() {
    this.close();
  }
};

// src/monitor/inbox.ts
var LONGEST_LINE = 64 * 1024 * 1024;
var MOST_WAITING = 4096;
var REPLY_MS = 1e4;
var GONE = {
  outcome: "refused",
  reason: "gone",
  message: "The program has not answered: it has ended or hangs, or was detached from"
};
var Inbox = class {
  #socket;
  #lines = new LineSplitter(LONGEST_LINE);
  #events = [];
  #requests = /* @__PURE__ */ new Map();
  #lineCount = 0;
  #lastId = 0;
  #hasEnded = false;
  #error;
  #wake;
  constructor(socket) {
    this.#socket = socket;
    socket.on("data", (piece) => this.#receive(piece));
    socket.on("close", () => this.#end());
    socket.on("error", () => socket.destroy());
  }
  /** Returns the next event; undefined after the last. */
  async next() {
    while (this.#events.length === 0 && !this.#hasEnded) {
      await new Promise((resolve) => this.#wake = resolve);
    }
    const event = this.#events.shift();
    if (this.#events.length < MOST_WAITING / 2) this.#socket.resume();
    if (event === void 0 && this.#error !== void 0) throw this.#error;
    return event;
  }
  /** Sends a request, and waits for its answer. */
  async request(send) {
    if (this.#hasEnded) return GONE;
    const id = ++this.#lastId;
    const { promise, resolve } = Promise.withResolvers();
    this.#requests.set(id, resolve);
    const timer = setTimeout(() => resolve(GONE), REPLY_MS);
    send(id);
    const result = await promise;
    clearTimeout(timer);
    this.#requests.delete(id);
    return result;
  }
  #receive(piece) {
    const lines = this.#lines.push(piece);
    try {
      if (lines === void 0) throw new EventFormatError(this.#lineCount + 1, "it is too long");
      for (const line of lines) this.#take(line);
    } catch (error) {
      this.#error = error instanceof EventFormatError ? error : new EventFormatError(this.#lineCount, String(error));
      this.#socket.destroy();
    }
    if (this.#events.length >= MOST_WAITING) this.#socket.pause();
    this.#notify();
  }
  #take(line) {
    this.#lineCount += 1;
    const event = parseEvent(line, this.#lineCount);
    if (event.type === "unknown" && isReply(event.fields)) this.#requests.get(event.fields.id)?.(event.fields.result);
    else this.#events.push(event);
  }
  #end() {
    this.#hasEnded = true;
    for (const resolve of this.#requests.values()) resolve(GONE);
    this.#notify();
  }
  #notify() {
    const wake = this.#wake;
    this.#wake = void 0;
    wake?.();
  }
};

// src/monitor/attach.ts
var MOST_PID = 2 ** 31 - 1;
var MAX_TIMER_MS = 2 ** 31 - 1;
async function attach(pid, options = {}) {
  checkInteger("pid", pid, { min: 1, max: MOST_PID });
  checkKeys("options", options, ["threadId", "timeout", "signal"]);
  const { threadId = 0, timeout = 5e3, signal } = options;
  checkInteger("threadId", threadId, { min: 0, max: MOST_PID });
  checkMs("timeout", timeout);
  if (signal !== void 0) checkSignal("signal", signal).throwIfAborted();
  const directory = findRuntimeDirectory();
  if (directory === void 0) throw new ProgramNotFoundError(pid);
  return attachTo(directory, { pid, threadId }, { timeout, signal });
}
async function attachTo(directory, address, { timeout, signal }) {
  const socket = createConnection(socketPath(directory, address));
  let isLate = false;
  const giveUp = () => void socket.destroy();
  const onLate = () => {
    isLate = true;
    giveUp();
  };
  const timer = setTimeout(onLate, Math.min(timeout, MAX_TIMER_MS));
  signal?.addEventListener("abort", giveUp, { once: true });
  try {
    return await greet(socket);
  } catch (error) {
    signal?.throwIfAborted();
    if (isLate) throw new TimeoutError(`Attaching to program ${address.pid}`, timeout);
    throw error instanceof EventFormatError ? error : new ProgramNotFoundError(address.pid, { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}
async function greet(socket) {
  const failed = new Promise((_, reject) => socket.once("error", reject));
  const inbox = new Inbox(socket);
  const header = await Promise.race([inbox.next(), failed]);
  if (header?.type === "header") return new Attachment(socket, header, inbox);
  socket.destroy();
  if (header === void 0) throw new ConnectionClosedError("It closed the line at once: too many watch it");
  throw new EventFormatError(1, "the first event is no header");
}

// src/monitor/list-programs.ts
var MAX_TIMER_MS2 = 2 ** 31 - 1;
async function listPrograms(options = {}) {
  checkKeys("options", options, ["timeout"]);
  const timeout = checkMs("timeout", options.timeout ?? 1e3);
  const directory = findRuntimeDirectory();
  if (directory === void 0) return [];
  const found = await Promise.all(socketsIn(directory).map((name) => ask(directory, name, timeout)));
  return found.flatMap((program) => program ?? []).sort((a, b) => a.pid - b.pid || a.threadId - b.threadId);
}
async function ask(directory, name, timeout) {
  const address = addressOf(name);
  if (address === void 0) return void 0;
  try {
    const attachment = await attachTo(directory, address, { timeout });
    const timer = setTimeout(() => attachment.close(), Math.min(timeout, MAX_TIMER_MS2));
    const snapshot = await snapshotOf(attachment);
    clearTimeout(timer);
    if (snapshot === void 0) return { ...address, isResponding: false };
    return { ...address, isResponding: true, program: attachment.program, pools: snapshot.pools.map(summaryOf) };
  } catch (error) {
    if (error instanceof TimeoutError) return { ...address, isResponding: false };
    await sweepSocket(join(directory, name));
    return void 0;
  }
}
async function snapshotOf(attachment) {
  for await (const event of attachment) if (event.type === "snapshot") return event;
  return void 0;
}
function summaryOf({ stats }) {
  const { name, backend, state, workers, queued, running, done, failed } = stats;
  return { name, backend, state, workers: workers.length, queued, running, done, failed };
}

// src/monitor/observe.ts
function observe(observer) {
  const sink = new ObserverSink(checkFunction("observer", observer));
  hub().addSink(sink);
  return { [Symbol.dispose]: () => hub().removeSink(sink) };
}
var ObserverSink = class {
  #observer;
  constructor(observer) {
    this.#observer = observer;
  }
  take({ events }) {
    try {
      this.#observer(events);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
  end() {
  }
};

// src/monitor/read-events.ts
var LONGEST_LINE2 = 64 * 1024 * 1024;
async function* readEvents(source) {
  let lineNumber = 0;
  for await (const { text, isWhole } of linesOf(source)) {
    lineNumber += 1;
    if (text.trim() === "") continue;
    if (!isWhole && !isJson(text)) return;
    const event = parseEvent(text, lineNumber);
    if (lineNumber === 1 && event.type !== "header")
      throw new EventFormatError(lineNumber, "the first event is no header");
    yield event;
  }
}
async function* linesOf(source) {
  const decoder = new TextDecoder();
  let pending = [];
  let length = 0;
  let count = 0;
  for await (const chunk of source) {
    const pieces = (typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true })).split("\n");
    for (const piece of pieces.slice(0, -1)) {
      pending.push(piece);
      yield { text: pending.join(""), isWhole: true };
      pending = [];
      length = 0;
      count += 1;
    }
    const rest = pieces.at(-1) ?? "";
    pending.push(rest);
    length += rest.length;
    if (length > LONGEST_LINE2) throw new EventFormatError(count + 1, `it is longer than ${LONGEST_LINE2} characters`);
  }
  const last = pending.join("") + decoder.decode();
  if (last !== "") yield { text: last, isWhole: false };
}
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// src/monitor/event-schema.ts
function eventSchema() {
  const types = Object.keys(eventShapes);
  const definitions = Object.entries(eventShapes).map(([type, fields]) => [type, eventOf(type, fields)]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Event of @mp/core/monitor, schema ${SCHEMA_VERSION}`,
    type: "object",
    required: ["type"],
    properties: { type: { type: "string" } },
    allOf: types.map((type) => anyBut("type", type, { $ref: `#/$defs/${type}` })),
    $defs: Object.fromEntries(definitions)
  };
}
function eventOf(type, fields) {
  const schema = schemaOf({ fields: { at: "number", ...fields } });
  if (type !== "header") return schema;
  return { ...schema, allOf: [{ properties: { schemaVersion: { maximum: SCHEMA_VERSION } } }] };
}
function anyBut(field, word, schema) {
  return { anyOf: [{ properties: { [field]: { not: { const: word } } } }, schema] };
}
function schemaOf(shape) {
  if (typeof shape === "string") return { type: shape };
  if ("optional" in shape) return schemaOf(shape.optional);
  if ("oneOf" in shape) return { enum: shape.oneOf };
  if ("either" in shape) return { anyOf: shape.either.map(schemaOf) };
  if ("list" in shape) return { type: "array", items: schemaOf(shape.list) };
  if ("byKind" in shape) return schemaByKind(shape.byKind);
  return schemaOfFields(shape.fields);
}
function schemaOfFields(fields) {
  const entries = Object.entries(fields);
  const required = entries.filter(([, shape]) => !isOptional(shape)).map(([name]) => name);
  const properties = Object.fromEntries(entries.map(([name, shape]) => [name, schemaOf(shape)]));
  return { type: "object", required, properties };
}
function schemaByKind(shapes) {
  const kinds = Object.entries(shapes).map(([kind, shape]) => anyBut("kind", kind, schemaOf(shape)));
  return { type: "object", required: ["kind"], properties: { kind: { type: "string" } }, allOf: kinds };
}
function isOptional(shape) {
  return typeof shape === "object" && "optional" in shape;
}
export {
  Attachment,
  EventFormatError,
  ProgramNotFoundError,
  RecordingError,
  SCHEMA_VERSION,
  UnsafeDirectoryError,
  attach,
  bucketOf,
  bucketStartMs,
  encodeEvent,
  eventSchema,
  listPrograms,
  observe,
  parseEvent,
  readEvents,
  record
};
//# sourceMappingURL=monitor.js.map