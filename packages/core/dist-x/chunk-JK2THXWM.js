import {
  createConnection
} from "./chunk-XDU5SSBP.js";
import {
  fileURLToPath,
  inspect,
  join,
  sep,
  sharedSlot
} from "./chunk-WMSUII7P.js";
import {
  EventFormatError,
  OptionRangeError,
  OptionTypeError,
  RecordingError,
  UnsafeDirectoryError,
  chmodSync,
  closeSync,
  cpus,
  freemem,
  loadavg,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  threadId,
  tmpdir,
  totalmem,
  workerUrl,
  writeSync
} from "./chunk-6WIJLKRI.js";

// src/monitor/schema.ts
var SCHEMA_VERSION = 1;

// src/monitor/event-shapes.ts
var optional = (shape) => ({ optional: shape });
var list = (shape) => ({ list: shape });
var fields = (shapes2) => ({ fields: shapes2 });
var oneOf = (...texts) => ({ oneOf: texts });
var orNull = (shape) => ({ either: [shape, "null"] });
var place = fields({ file: "string", line: "number", column: "number" });
var backend = oneOf("process", "thread");
var onPool = { pool: "string" };
var onWorker = { pool: "string", worker: "number", lane: "number" };
var limits = { minWorkers: "number", maxWorkers: "number" };
var jobKind = oneOf("apply", "map", "mapSettled", "starmap", "imap", "imapUnordered");
var counts = { done: "number", failed: "number" };
var latency = fields({ count: "number", p50: "number", p95: "number", p99: "number", max: "number" });
var facts = fields({
  allowsControl: "boolean",
  maxTasksPerWorker: optional("number"),
  maxMemoryPerWorker: optional("number"),
  site: optional(place)
});
var runningTask = fields({
  job: "number",
  index: "number",
  function: "string",
  attempt: "number",
  ms: "number",
  progress: optional("number")
});
var failure = fields({
  name: "string",
  message: "string",
  code: optional("string"),
  site: optional(place),
  arguments: optional("string")
});
var workerSample = fields({
  id: "number",
  lane: "number",
  pid: optional("number"),
  threadId: "number",
  state: oneOf("starting", "idle", "running", "stopping"),
  task: optional(runningTask),
  ...counts,
  busyFraction: "number",
  cpuMs: optional("number"),
  memoryBytes: optional("number"),
  core: optional("number"),
  queued: "number",
  latency,
  startedAt: "number",
  busyMs: "number",
  copyMs: "number",
  startMs: optional("number")
});
var stats = fields({
  name: "string",
  backend,
  state: oneOf("running", "closed", "terminated", "broken"),
  workers: list(workerSample),
  queued: "number",
  running: "number",
  ...counts,
  retried: "number",
  cancelled: "number",
  crashed: "number",
  latency,
  isPaused: "boolean"
});
var jobStart = {
  ...onPool,
  job: "number",
  kind: jobKind,
  function: "string",
  total: optional("number"),
  site: optional(place),
  chunkSize: optional("number")
};
var poolState = fields({
  at: "number",
  ...limits,
  facts,
  stats,
  jobs: list(fields({ start: fields({ at: "number", ...jobStart }), total: optional("number"), ...counts }))
});
var thing = { id: "number", class: "string", site: optional(place) };
var object = {
  byKind: {
    queue: fields({ ...thing, size: "number", maxSize: optional("number") }),
    lock: fields({
      ...thing,
      isTaken: "boolean",
      holder: optional("string"),
      isAwaited: optional("boolean"),
      waiters: optional("number"),
      waitingThreads: optional(list("string")),
      permits: optional("number")
    }),
    memory: fields({ ...thing, name: "string", bytes: "number" }),
    manager: fields({
      ...thing,
      address: "string",
      connections: "number",
      pending: "number",
      calls: "number",
      latency: fields({ p50: "number", p95: "number", max: "number" })
    })
  }
};
var childFacts = {
  child: "number",
  class: "string",
  backend,
  name: "string",
  function: "string",
  isDaemon: "boolean",
  pid: optional("number"),
  site: optional(place)
};
var childState = fields({ ...childFacts, startedAt: "number", threadId: optional("number") });
var childSample = fields({
  child: "number",
  cpuMs: optional("number"),
  memoryBytes: optional("number"),
  core: optional("number")
});
var program = fields({
  pid: "number",
  threadId: "number",
  parentPid: "number",
  script: optional("string"),
  args: list("string"),
  nodeVersion: "string",
  platform: "string",
  startedAt: "number",
  coreCount: "number",
  allowedCores: optional(list("number")),
  quotaCores: optional("number"),
  memoryLimitBytes: "number"
});
var workerSlice = fields({
  worker: "number",
  lane: "number",
  runMs: "number",
  copyMs: "number",
  waitMs: "number",
  idleMs: "number",
  startMs: "number",
  gcMs: optional("number"),
  ...counts
});
var jobSlice = fields({
  job: "number",
  ...counts,
  retried: "number",
  cancelled: "number",
  runMs: "number",
  times: list("number")
});
var eventShapes = {
  header: { schemaVersion: "number", program },
  snapshot: { pools: list(poolState), objects: list(object), children: optional(list(childState)) },
  lost: { events: "number" },
  end: { exitCode: "number" },
  "program-sample": {
    cpuMs: "number",
    rssBytes: "number",
    heapUsedBytes: "number",
    loopBusyFraction: "number",
    gcMs: "number",
    core: optional("number"),
    monitorMs: "number",
    watchers: "number"
  },
  "machine-sample": {
    cores: list(fields({ core: "number", busy: "number", own: optional("number"), foreign: optional("number") })),
    load: "number",
    cpuPressure: optional("number"),
    memoryTotalBytes: "number",
    memoryAvailableBytes: "number"
  },
  "foreign-sample": {
    processes: list(fields({ pid: "number", name: "string", core: "number", share: "number" }))
  },
  "objects-sample": { objects: list(object) },
  "child-start": childFacts,
  "child-ready": { child: "number", pid: "number", threadId: "number", startMs: "number" },
  "child-exit": { child: "number", exitCode: "number", isAsked: "boolean" },
  "children-sample": { children: list(childSample) },
  "pool-open": { ...onPool, backend, ...limits, facts },
  "pool-resize": { ...onPool, ...limits },
  "pool-pause": { ...onPool, isPaused: "boolean" },
  "pool-end": { ...onPool, state: oneOf("closed", "terminated", "broken") },
  "pool-sample": { stats },
  "worker-start": { ...onWorker, pid: optional("number") },
  "worker-ready": { ...onWorker, pid: "number", threadId: "number", startMs: "number" },
  "worker-exit": {
    ...onWorker,
    reason: oneOf("crashed", "recycled", "idle", "stopped", "closed", "terminated"),
    exitCode: orNull("number"),
    signal: orNull("string"),
    task: optional(runningTask)
  },
  "job-start": jobStart,
  "job-progress": { ...onPool, job: "number", ...counts, total: optional("number") },
  "job-end": { ...onPool, job: "number", state: oneOf("done", "failed", "cancelled"), ...counts },
  "task-end": {
    ...onWorker,
    job: "number",
    index: "number",
    attempt: "number",
    outcome: oneOf("done", "failed", "timeout", "cancelled", "retry"),
    ms: "number",
    error: optional("string"),
    why: oneOf("failed", "slow", "sampled"),
    failure: optional(failure)
  },
  slice: {
    ms: "number",
    ...onPool,
    queued: "number",
    running: "number",
    encodeMs: "number",
    decodeMs: "number",
    workers: list(workerSlice),
    jobs: list(jobSlice)
  }
};

// src/monitor/shape.ts
function faultOf(value, shape, path = "") {
  if (typeof shape === "string") return isBasic(value, shape) ? void 0 : `${path} is no ${shape}`;
  if ("optional" in shape) return value === void 0 ? void 0 : faultOf(value, shape.optional, path);
  if ("oneOf" in shape) return isOneOf(value, shape.oneOf) ? void 0 : `${path} is none of ${shape.oneOf.join(", ")}`;
  if ("either" in shape) {
    const faults = shape.either.map((each) => faultOf(value, each, path));
    return faults.includes(void 0) ? void 0 : faults[0];
  }
  if ("list" in shape) return faultOfList(value, shape.list, path);
  if ("byKind" in shape) return faultByKind(value, shape.byKind, path);
  return faultOfFields(value, shape.fields, path);
}
function isBasic(value, type) {
  if (type === "null") return value === null;
  return typeof value === type && (typeof value !== "number" || Number.isFinite(value));
}
function isOneOf(value, texts) {
  return typeof value === "string" && texts.includes(value);
}
function faultOfList(value, shape, path) {
  if (!Array.isArray(value)) return `${path} is no list`;
  for (let index = 0; index < value.length; index++) {
    const fault = faultOf(value[index], shape, `${path}[${index}]`);
    if (fault !== void 0) return fault;
  }
  return void 0;
}
function faultByKind(value, shapes2, path) {
  if (!isRecord(value) || typeof value["kind"] !== "string") return `${path} has no kind`;
  const shape = Object.hasOwn(shapes2, value["kind"]) ? shapes2[value["kind"]] : void 0;
  return shape === void 0 ? void 0 : faultOf(value, shape, path);
}
function faultOfFields(value, fields2, path) {
  if (!isRecord(value)) return `${path === "" ? "the event" : path} is no object`;
  for (const [name, shape] of Object.entries(fields2)) {
    const own = Object.hasOwn(value, name) ? value[name] : void 0;
    const fault = faultOf(own, shape, path === "" ? name : `${path}.${name}`);
    if (fault !== void 0) return fault;
  }
  return void 0;
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/monitor/parse-event.ts
function parseEvent(line, lineNumber = 1) {
  const value = jsonOf(line, lineNumber);
  if (!isRecord(value)) throw new EventFormatError(lineNumber, "it is no object");
  const { type } = value;
  if (typeof type !== "string") throw new EventFormatError(lineNumber, "type is no string");
  if (!isKnown(type)) return { type: "unknown", name: type, fields: value };
  const fault = faultOf(value, { fields: { at: "number", ...eventShapes[type] } });
  if (fault !== void 0) throw new EventFormatError(lineNumber, fault);
  if (!isEvent(value)) throw new EventFormatError(lineNumber, "it is no event");
  if (value.type === "header" && value.schemaVersion > SCHEMA_VERSION)
    throw new EventFormatError(
      lineNumber,
      `it is of schema ${value.schemaVersion}, and this version of @mp/core reads up to ${SCHEMA_VERSION}; update it`
    );
  return value;
}
function jsonOf(line, lineNumber) {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new EventFormatError(lineNumber, "it is no JSON", { cause });
  }
}
function isKnown(type) {
  return Object.hasOwn(eventShapes, type);
}
function isEvent(value) {
  return typeof value["type"] === "string" && isKnown(value["type"]);
}
function encodeEvent(event) {
  return `${JSON.stringify(event.type === "unknown" ? event.fields : event, toMicroseconds)}
`;
}
function toMicroseconds(_key, value) {
  return typeof value === "number" && !Number.isInteger(value) ? Math.round(value * 1e3) / 1e3 : value;
}

// src/check-option.ts
function checkInteger(name, value, { min, max = Number.MAX_SAFE_INTEGER }) {
  if (typeof value !== "number") throw new OptionTypeError(`${name} must be a whole number, got ${inspect(value)}`);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new OptionRangeError(`${name} must be a whole number from ${min} to ${max}, got ${value}`);
  }
  return value;
}
function checkMs(name, value) {
  if (typeof value !== "number")
    throw new OptionTypeError(`${name} must be a number of milliseconds, got ${inspect(value)}`);
  if (!(value >= 0)) throw new OptionRangeError(`${name} must be at least 0 ms, got ${value}`);
  return value;
}
function checkFunction(name, value) {
  if (typeof value !== "function") throw new OptionTypeError(`${name} must be a function, got ${inspect(value)}`);
  return value;
}
function checkString(name, value) {
  if (typeof value !== "string") throw new OptionTypeError(`${name} must be a string, got ${inspect(value)}`);
  return value;
}
function checkStrings(name, value) {
  if (isStrings(value)) return value;
  throw new OptionTypeError(`${name} must be an array of strings, got ${inspect(value)}`);
}
function isStrings(value) {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}
function checkKeys(name, value, known) {
  if (typeof value !== "object" || value === null)
    throw new OptionTypeError(`${name} must be an object, got ${value === null ? "null" : `a ${typeof value}`}`);
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== void 0)
    throw new OptionTypeError(`${name} has no option "${unknown}"; it has: ${known.join(", ")}`);
}
function checkSignal(name, value) {
  if (!(value instanceof AbortSignal))
    throw new OptionTypeError(`${name} must be an AbortSignal, got ${inspect(value)}`);
  return value;
}

// src/monitor/children.ts
var Children = class {
  #running = /* @__PURE__ */ new Set();
  #last = 0;
  /** Notes one that is started now; returns its number. */
  add(child) {
    this.#running.add(child);
    return ++this.#last;
  }
  /** Forgets one that has ended. */
  delete(child) {
    this.#running.delete(child);
  }
  states() {
    return Array.from(this.#running, (child) => child.state());
  }
  samples() {
    return Array.from(this.#running, (child) => child.sample());
  }
};

// built-in:node:perf_hooks
var builtIn = /* @__PURE__ */ process.getBuiltinModule("node:perf_hooks");
var PerformanceObserver = /* @__PURE__ */ (() => builtIn.PerformanceObserver)();
var performance2 = /* @__PURE__ */ (() => builtIn.performance)();

// src/monitor/system-figures.ts
var UNKNOWN = { cpuMs: void 0, core: void 0 };
var MS_PER_TICK = 10;
var UTIME = 11;
var STIME = 12;
var PROCESSOR = 36;
function systemFigures(pid, systemThreadId) {
  if (process.platform !== "linux" || pid === void 0) return UNKNOWN;
  if (pid === process.pid && systemThreadId === void 0) return UNKNOWN;
  try {
    const file = pid === process.pid ? `/proc/self/task/${systemThreadId}/stat` : `/proc/${pid}/stat`;
    const stat = readFileSync(file, "utf8");
    const fields2 = stat.slice(stat.lastIndexOf(")") + 2).split(" ").map(Number);
    return { cpuMs: ((fields2[UTIME] ?? 0) + (fields2[STIME] ?? 0)) * MS_PER_TICK, core: fields2[PROCESSOR] };
  } catch {
    return UNKNOWN;
  }
}
function residentBytes(pid) {
  if (process.platform !== "linux" || pid === void 0) return void 0;
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kibibytes === void 0 ? void 0 : Number(kibibytes) * 1024;
  } catch {
    return void 0;
  }
}

// src/monitor/program-sampler.ts
var ProgramSampler = class {
  #observer = new PerformanceObserver((list2) => {
    for (const { duration } of list2.getEntries()) this.#gcMs += duration;
  });
  #gcMs = 0;
  #loop = performance2.eventLoopUtilization();
  constructor() {
    this.#observer.observe({ entryTypes: ["gc"] });
  }
  sample(at, { monitorMs, watchers }) {
    const loop = performance2.eventLoopUtilization();
    const { utilization } = performance2.eventLoopUtilization(loop, this.#loop);
    this.#loop = loop;
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    return {
      ...{ type: "program-sample", at, cpuMs: (user + system) / 1e3, rssBytes: rss, heapUsedBytes: heapUsed },
      ...{ loopBusyFraction: utilization, gcMs: this.#gcMs, core: mainThread().core, monitorMs, watchers }
    };
  }
  /** Stops looking at the collection of garbage. */
  close() {
    this.#observer.disconnect();
  }
};
function mainThread() {
  return systemFigures(process.pid, process.pid);
}

// src/monitor/core-use.ts
var CoreUse = class {
  #last = /* @__PURE__ */ new Map();
  sinceLast(pools, children) {
    const next = /* @__PURE__ */ new Map();
    const byCore = /* @__PURE__ */ new Map();
    const add = (key, cpuMs, core) => {
      if (cpuMs === void 0 || core === void 0) return;
      next.set(key, cpuMs);
      byCore.set(core, (byCore.get(core) ?? 0) + cpuMs - (this.#last.get(key) ?? cpuMs));
    };
    for (const { name, workers } of pools) for (const { id, cpuMs, core } of workers) add(`${name}/${id}`, cpuMs, core);
    for (const { child, cpuMs, core } of children) add(`child ${child}`, cpuMs, core);
    const main = mainThread();
    add("main", main.cpuMs, main.core);
    this.#last = next;
    return byCore;
  }
};

// src/monitor/event-batch.ts
var EventBatch = class {
  events;
  #text;
  constructor(events) {
    this.events = events;
  }
  /** All of them as NDJSON. */
  get text() {
    return this.#text ??= this.events.map(encodeEvent).join("");
  }
};

// built-in:node:diagnostics_channel
var builtIn2 = /* @__PURE__ */ process.getBuiltinModule("node:diagnostics_channel");
var channel = /* @__PURE__ */ (() => builtIn2.channel)();

// src/monitor/channels.ts
var types = [
  "pool-open",
  "pool-resize",
  "pool-end",
  "worker-start",
  "worker-ready",
  "worker-exit",
  "job-start",
  "job-progress",
  "job-end",
  "task-start",
  "task-progress",
  "task-end",
  "child-start",
  "child-ready",
  "child-exit"
];
var channels = new Map(types.map((type) => [type, channel(`mp.${type}`)]));
function channelOf(type) {
  const known = channels.get(type);
  if (known === void 0) throw new RangeError(`there is no channel for ${type}`);
  return known;
}

// src/monitor/event-emitter.ts
var taskStart = channelOf("task-start");
var taskProgress = channelOf("task-progress");
var taskEnd = channelOf("task-end");
var jobStart2 = channelOf("job-start");
var jobProgress = channelOf("job-progress");
var jobEnd = channelOf("job-end");
var PoolEvents = class {
  #listeners = /* @__PURE__ */ new Set();
  #held = [];
  constructor() {
    queueMicrotask(() => this.#release());
  }
  /** Whether anybody listens to tasks: ask before making an event on a hot path. */
  get wantsTasks() {
    return this.#listeners.size > 0 || taskStart.hasSubscribers || taskProgress.hasSubscribers || taskEnd.hasSubscribers;
  }
  /** Whether anybody listens to the start of jobs; likewise their progress, and their end. */
  get wantsJobStart() {
    return this.#listeners.size > 0 || jobStart2.hasSubscribers;
  }
  get wantsJobProgress() {
    return this.#listeners.size > 0 || jobProgress.hasSubscribers;
  }
  get wantsJobEnd() {
    return this.#listeners.size > 0 || jobEnd.hasSubscribers;
  }
  /** Tells an event; one from the turn in which the pool is made waits for its end, so that listeners can come. */
  emit(event) {
    if (this.#held === void 0) this.#tell(event);
    else this.#held.push(event);
  }
  subscribe(listener) {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }
  #release() {
    const held = this.#held ?? [];
    this.#held = void 0;
    for (const event of held) this.#tell(event);
  }
  #tell(event) {
    const channel2 = channelOf(event.type);
    if (channel2.hasSubscribers) channel2.publish(event);
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
};
var { timeOrigin } = performance;
function eventTime() {
  return timeOrigin + performance.now();
}

// src/cpu-quota.ts
function quotaOf(read = readSystemFile) {
  const group = /^0::(.*)$/m.exec(read("/proc/self/cgroup") ?? "")?.[1];
  const limits2 = group === void 0 ? [] : parentsOf(group).map((path) => quotaV2(read(`/sys/fs/cgroup${path}/cpu.max`)));
  return Math.min(...limits2, quotaV1(read));
}
function parentsOf(group) {
  const parts = group.split("/").filter((part) => part !== "");
  return [...Array(parts.length + 1).keys()].map(
    (depth) => parts.slice(0, depth).map((part) => `/${part}`).join("")
  );
}
function quotaV2(text) {
  const [quota, period] = (text ?? "").trim().split(" ").map(Number);
  return quota !== void 0 && period !== void 0 && quota > 0 && period > 0 ? quota / period : Number.POSITIVE_INFINITY;
}
function quotaV1(read) {
  const quota = Number(read("/sys/fs/cgroup/cpu/cpu.cfs_quota_us") ?? -1);
  const period = Number(read("/sys/fs/cgroup/cpu/cpu.cfs_period_us") ?? 0);
  return quota > 0 && period > 0 ? quota / period : Number.POSITIVE_INFINITY;
}
function readSystemFile(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return void 0;
  }
}

// src/monitor/machine-sampler.ts
var MachineSampler = class {
  #last = /* @__PURE__ */ new Map();
  #lastAt = performance.now();
  constructor() {
    for (const times of coreTimes()) this.#last.set(times.core, times);
  }
  /** @param ownMs - CPU time of our own threads since the last sample, by the core that each ran on last. */
  sample(at, ownMs) {
    const now = performance.now();
    const elapsedMs = Math.max(1, now - this.#lastAt);
    this.#lastAt = now;
    const cores = coreTimes().map((times) => this.#loadOf(times, (ownMs.get(times.core) ?? 0) / elapsedMs));
    return {
      ...{ type: "machine-sample", at, cores, load: loadavg()[0] ?? 0, cpuPressure: cpuPressure() },
      ...{ memoryTotalBytes: totalmem(), memoryAvailableBytes: freemem() }
    };
  }
  #loadOf(times, ownShare) {
    const { core } = times;
    const last = this.#last.get(core) ?? times;
    this.#last.set(core, times);
    const total = times.busy + times.idle - last.busy - last.idle;
    const busy = total <= 0 ? 0 : share((times.busy - last.busy) / total);
    if (process.platform !== "linux") return { core, busy };
    const own = Math.min(busy, share(ownShare));
    return { core, busy, own, foreign: busy - own };
  }
};
function share(value) {
  return Math.min(1, Math.max(0, value));
}
function coreTimes() {
  const stat = process.platform === "linux" ? readSystemFile("/proc/stat") : void 0;
  if (stat !== void 0) return timesIn(stat);
  return cpus().map(({ times: { user, nice, sys, irq, idle } }, core) => ({
    core,
    busy: user + nice + sys + irq,
    idle
  }));
}
function timesIn(stat) {
  return [...stat.matchAll(/^cpu(\d+) (.*)$/gm)].map(([, core, rest = ""]) => {
    const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, softIrq = 0, steal = 0] = rest.split(" ").map(Number);
    return { core: Number(core), busy: user + nice + system + irq + softIrq + steal, idle: idle + waiting };
  });
}
function cpuPressure() {
  const percent = /^some avg10=([\d.]+)/m.exec(readSystemFile("/proc/pressure/cpu") ?? "")?.[1];
  return percent === void 0 ? void 0 : Number(percent) / 100;
}

// src/monitor/program-facts.ts
function headerEvent(at) {
  return { type: "header", at, schemaVersion: SCHEMA_VERSION, program: programFacts() };
}
var facts2;
function programFacts() {
  return facts2 ??= learnFacts();
}
function learnFacts() {
  const [, script, ...args] = process.argv;
  const quotaCores = quotaOf();
  return {
    ...{ pid: process.pid, threadId, parentPid: process.ppid, script, args },
    ...{ nodeVersion: process.versions.node, platform: process.platform, startedAt: performance.timeOrigin },
    coreCount: cpus().length,
    allowedCores: allowedCores(),
    quotaCores: Number.isFinite(quotaCores) ? quotaCores : void 0,
    memoryLimitBytes: memoryLimit()
  };
}
function memoryLimit() {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
function allowedCores() {
  const list2 = /^Cpus_allowed_list:\s*(\S+)/m.exec(readSystemFile("/proc/self/status") ?? "")?.[1];
  return list2?.split(",").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

// src/monitor/source-place.ts
var PLACE = /^(?!eval at |<anonymous>|node:)(.+):(\d+):(\d+)$/;
var INSTALLED = `${sep}node_modules${sep}`;
var ownDirectory;
function placeOf(stack) {
  const places = (stack ?? "").split("\n").flatMap((line) => placeIn(line) ?? []);
  const foreign = places.filter(({ file }) => !isOwn(file));
  return foreign.find(({ file }) => !file.includes(INSTALLED)) ?? foreign[0];
}
function placeIn(line) {
  const frame = line.trim();
  if (!frame.startsWith("at ")) return void 0;
  const bracket = frame.endsWith(")") ? frame.indexOf(" (") : -1;
  const text = bracket === -1 ? frame.replace(/^at (?:async )?/, "") : frame.slice(bracket + 2, -1);
  const [, file, row, column] = PLACE.exec(text) ?? [];
  return file === void 0 ? void 0 : { file: pathOf(file), line: Number(row), column: Number(column) };
}
function isOwn(file) {
  ownDirectory ??= fileURLToPath(new URL("./", workerUrl("process")));
  return file.startsWith(ownDirectory);
}
function pathOf(file) {
  try {
    return file.startsWith("file://") ? fileURLToPath(file) : file;
  } catch {
    return file;
  }
}

// src/monitor/things.ts
var MOST_THINGS = 1e3;
var Things = class {
  #things = /* @__PURE__ */ new Set();
  #lastId = 0;
  #told = "[]";
  /** Notes a thing, where it was made, and how to learn of it later; that returns undefined once it is closed. */
  add(thing2, figuresOf2) {
    if (this.#things.size >= MOST_THINGS) return;
    const ref = new WeakRef(thing2);
    const figures = () => {
      const target = ref.deref();
      return target === void 0 ? void 0 : figuresOf2(target);
    };
    const stack = {};
    Error.captureStackTrace(stack, thing2.constructor);
    const site = placeOf(stack.stack);
    this.#things.add({ id: ++this.#lastId, class: thing2.constructor.name, site, ref, figures });
  }
  /** Tells of all that are in use, and forgets the others. */
  samples() {
    const samples = [];
    for (const thing2 of this.#things) {
      const figures = figuresOf(thing2);
      if (figures === void 0) this.#things.delete(thing2);
      else samples.push({ ...figures, id: thing2.id, class: thing2.class, site: thing2.site });
    }
    return samples;
  }
  /** Tells of all if anything about them has changed since the last time; undefined otherwise. */
  changed() {
    if (this.#things.size === 0 && this.#told === "[]") return void 0;
    const samples = this.samples();
    const told = JSON.stringify(samples);
    if (told === this.#told) return void 0;
    this.#told = told;
    return samples;
  }
};
function figuresOf({ figures }) {
  try {
    return figures();
  } catch {
    return void 0;
  }
}

// src/monitor/hub.ts
var SLICE_MS = 100;
var SAMPLE_MS = 1e3;
var Watch = class {
  timer;
  machine = new MachineSampler();
  program = new ProgramSampler();
  coreUse = new CoreUse();
  sliceFrom = eventTime();
  sampledAt = this.sliceFrom;
  constructor(flush) {
    this.timer = setInterval(flush, SLICE_MS).unref();
  }
  end() {
    clearInterval(this.timer);
    this.program.close();
  }
};
var Hub = class {
  things = new Things();
  children = new Children();
  /** Whether things are noted as they are made. */
  notesThings = false;
  #pools = /* @__PURE__ */ new Set();
  #sinks = /* @__PURE__ */ new Set();
  #watch;
  #pending = [];
  #monitorMs = 0;
  get isWatched() {
    return this.#watch !== void 0;
  }
  get pools() {
    return this.#pools;
  }
  /** Makes a pool known, and gives it a name that no other has. */
  addPool(pool) {
    const names = new Set([...this.#pools].map(({ label }) => label));
    const name = pool.label;
    for (let copy = 2; names.has(pool.label); copy++) pool.label = `${name}#${copy}`;
    this.#pools.add(pool);
    if (this.isWatched) pool.watch();
  }
  /** Tells the last of a pool that has ended, and forgets it. */
  removePool(pool) {
    if (!this.#pools.has(pool)) return;
    this.flush();
    this.emit(pool.sample(eventTime()));
    this.#pools.delete(pool);
    pool.unwatch();
    this.flush();
  }
  /** Tells an event with the next slice. */
  emit(event) {
    if (this.isWatched) this.#pending.push(event);
  }
  /** Begins to tell a sink everything, from a header and a snapshot on. */
  addSink(sink) {
    this.notesThings = true;
    if (this.#watch === void 0) this.#begin();
    else this.flush();
    const at = eventTime();
    sink.take(new EventBatch([headerEvent(at), this.snapshot(at)]));
    this.#sinks.add(sink);
  }
  removeSink(sink) {
    if (!this.#sinks.delete(sink) || this.#sinks.size > 0) return;
    this.#watch?.end();
    this.#watch = void 0;
    this.#pending = [];
    for (const pool of this.#pools) pool.unwatch();
  }
  /** Tells what has happened since the last time. */
  flush() {
    if (this.#watch === void 0) return;
    const from = performance.now();
    const events = this.#collect(this.#watch);
    if (events.length > 0) {
      const batch = new EventBatch(events);
      for (const sink of [...this.#sinks]) sink.take(batch);
    }
    this.#monitorMs += performance.now() - from;
  }
  /** Tells everything that is so now. */
  snapshot(at = eventTime()) {
    const pools = [...this.#pools].map((pool) => pool.state(at));
    return { type: "snapshot", at, pools, objects: this.things.samples(), children: this.children.states() };
  }
  /** Tells the last of the program. */
  end(exitCode) {
    if (this.#watch === void 0) return;
    this.flush();
    const at = eventTime();
    const samples = [...this.#pools].map((pool) => pool.sample(at));
    const batch = new EventBatch([...samples, { type: "end", at, exitCode }]);
    for (const sink of this.#sinks) {
      sink.take(batch);
      sink.end();
    }
  }
  #begin() {
    this.#watch = new Watch(() => this.flush());
    for (const pool of this.#pools) pool.watch();
  }
  #collect(watch) {
    const at = eventTime();
    const ms = at - watch.sliceFrom;
    watch.sliceFrom = at;
    const slices = [...this.#pools].map((pool) => pool.collect({ at, ms }));
    const happened = [...this.#pending, ...slices.flatMap((slice) => slice.happened)].sort((a, b) => a.at - b.at);
    this.#pending = [];
    const samples = at - watch.sampledAt >= SAMPLE_MS ? this.#sample(watch, at) : [];
    return [...happened, ...slices.flatMap(({ summed }) => summed), ...slices.flatMap(({ ended }) => ended), ...samples];
  }
  #sample(watch, at) {
    watch.sampledAt = at;
    const pools = [...this.#pools].map((pool) => pool.sample(at));
    const objects = this.things.changed();
    const children = this.children.samples();
    const ownMs = watch.coreUse.sinceLast(
      pools.map(({ stats: stats2 }) => stats2),
      children
    );
    return [
      ...pools,
      watch.program.sample(at, { monitorMs: this.#monitorMs, watchers: this.#sinks.size }),
      watch.machine.sample(at, ownMs),
      ...objects === void 0 ? [] : [{ type: "objects-sample", at, objects }],
      ...children.length === 0 ? [] : [{ type: "children-sample", at, children }]
    ];
  }
};
var slot = sharedSlot("monitor-1");
function hub() {
  return slot.value ??= new Hub();
}

// src/monitor/end-with-exit.ts
var users = 0;
function endWithExit() {
  if (users === 0) process.on("exit", tellEnd);
  users += 1;
  let isUser = true;
  return () => {
    if (!isUser) return;
    isUser = false;
    users -= 1;
    if (users === 0) process.off("exit", tellEnd);
  };
}
function tellEnd(exitCode) {
  hub().end(exitCode);
}

// src/monitor/record.ts
function record(path) {
  const sink = new Recorder(checkString("path", path));
  const forget = endWithExit();
  hub().addSink(sink);
  const stop = () => {
    hub().flush();
    hub().removeSink(sink);
    sink.end();
    forget();
  };
  return { path, [Symbol.dispose]: stop };
}
var Recorder = class {
  #path;
  #fd;
  constructor(path) {
    this.#path = path;
    try {
      this.#fd = openSync(path, "w", 384);
    } catch (cause) {
      throw new RecordingError(path, { cause });
    }
  }
  /** Written at once: at any moment a file holds all but the last tenth of a second, whatever happens to the program. */
  take({ text }) {
    if (this.#fd === void 0) return;
    const bytes = Buffer.from(text);
    try {
      for (let from = 0; from < bytes.length; ) from += writeSync(this.#fd, bytes, from);
    } catch (cause) {
      this.end();
      process.emitWarning(new RecordingError(this.#path, { cause }));
    }
  }
  end() {
    if (this.#fd === void 0) return;
    closeSync(this.#fd);
    this.#fd = void 0;
  }
};

// src/monitor/runtime-directory.ts
var MOST_PATH_BYTES = 103;
var LONGEST_NAME = "4194304.65535.sock";
function runtimeDirectory() {
  const own = process.env["XDG_RUNTIME_DIR"];
  const preferred = own === void 0 || own === "" ? void 0 : join(own, "mp");
  if (preferred !== void 0 && Buffer.byteLength(join(preferred, LONGEST_NAME)) <= MOST_PATH_BYTES) return preferred;
  return join(tmpdir(), `mp-runtime-${process.getuid?.() ?? 0}`);
}
function openRuntimeDirectory() {
  const directory = runtimeDirectory();
  try {
    mkdirSync(directory, { mode: 448 });
  } catch (cause) {
    if (codeOf(cause) !== "EEXIST") throw new UnsafeDirectoryError(directory, "it cannot be made", { cause });
  }
  checkDirectory(directory);
  return directory;
}
function findRuntimeDirectory() {
  const directory = runtimeDirectory();
  try {
    checkDirectory(directory);
    return directory;
  } catch (error) {
    if (error instanceof UnsafeDirectoryError && codeOf(error.cause) === "ENOENT") return void 0;
    throw error;
  }
}
function checkDirectory(directory) {
  const { isDirectory, uid, mode } = look(directory);
  if (!isDirectory) throw new UnsafeDirectoryError(directory, "it is no directory");
  if (uid !== process.geteuid?.()) throw new UnsafeDirectoryError(directory, `it belongs to user ${uid}`);
  if ((mode & 63) !== 0) chmodSync(directory, 448);
}
function look(directory) {
  try {
    const stats2 = lstatSync(directory);
    return { isDirectory: stats2.isDirectory(), uid: stats2.uid, mode: stats2.mode };
  } catch (cause) {
    throw new UnsafeDirectoryError(directory, "it cannot be looked at", { cause });
  }
}
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : void 0;
}

// src/monitor/socket-path.ts
function socketPath(directory, { pid, threadId: threadId2 }) {
  return join(directory, threadId2 === 0 ? `${pid}.sock` : `${pid}.${threadId2}.sock`);
}
function addressOf(fileName) {
  const [, pid, threadId2 = "0"] = /^(\d+)(?:\.(\d+))?\.sock$/.exec(fileName) ?? [];
  return pid === void 0 ? void 0 : { pid: Number(pid), threadId: Number(threadId2) };
}

// src/is-alive.ts
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

// src/monitor/sweep-sockets.ts
var YOUNG_MS = 2e3;
async function sweepSockets(directory) {
  const dead = socketsIn(directory).filter((name) => !isAlive(addressOf(name)?.pid ?? 0));
  await Promise.all(dead.map((name) => sweepSocket(join(directory, name))));
}
function socketsIn(directory) {
  try {
    return readdirSync(directory).filter((name) => addressOf(name) !== void 0);
  } catch {
    return [];
  }
}
async function sweepSocket(path) {
  if (!await isForsaken(path)) return false;
  try {
    if (Date.now() - statSync(path).mtimeMs < YOUNG_MS) return false;
    rmSync(path, { force: true });
    return true;
  } catch {
    return true;
  }
}
function isForsaken(path) {
  const { promise, resolve } = Promise.withResolvers();
  const socket = createConnection(path);
  socket.on("connect", () => {
    socket.destroy();
    resolve(false);
  });
  socket.on("error", (error) => resolve("code" in error && error.code === "ECONNREFUSED"));
  socket.unref();
  return promise;
}

// src/monitor/line-splitter.ts
var LineSplitter = class {
  #decoder = new TextDecoder();
  #longest;
  #rest = "";
  /** @param longest - Characters of a line at most. */
  constructor(longest) {
    this.#longest = longest;
  }
  /** Takes a piece, and returns the lines that it ends; undefined when one of them, or what is left, is too long. */
  push(piece) {
    const lines = (this.#rest + this.#decoder.decode(piece, { stream: true })).split("\n");
    this.#rest = lines.pop() ?? "";
    const isTooLong = [...lines, this.#rest].some(({ length }) => length > this.#longest);
    return isTooLong ? void 0 : lines;
  }
};

// src/monitor/requests.ts
var shapes = {
  pause: {},
  resume: {},
  resize: { workers: "number" },
  drain: {},
  "kill-task": { job: "number", index: "number" },
  "kill-worker": { worker: "number" }
};
function parseRequest(line) {
  let value;
  try {
    value = JSON.parse(line);
  } catch {
    return "it is no JSON";
  }
  const fault = faultOf(value, { fields: { id: "number", request: { fields: { type: "string", pool: "string" } } } });
  if (fault !== void 0) return fault;
  return isNumbered(value) ? value : "its request is of no known type, or lacks what that needs";
}
function isNumbered(value) {
  if (!isRecord(value) || !isRecord(value["request"])) return false;
  const { type } = value["request"];
  const known = Object.entries(shapes).find(([name]) => name === type);
  return known !== void 0 && faultOf(value["request"], { fields: known[1] }) === void 0;
}
var REASONS = [
  "not-allowed",
  "no-such-pool",
  "no-such-worker",
  "no-such-task",
  "invalid",
  "gone"
];
function isReply(value) {
  const done = { fields: { outcome: { oneOf: ["done"] } } };
  const refused = { fields: { outcome: { oneOf: ["refused"] }, reason: { oneOf: REASONS }, message: "string" } };
  const fields2 = {
    type: { oneOf: ["reply"] },
    id: "number",
    result: { either: [done, refused] }
  };
  return faultOf(value, { fields: fields2 }) === void 0;
}

export {
  checkInteger,
  checkMs,
  checkFunction,
  checkString,
  checkStrings,
  checkKeys,
  checkSignal,
  systemFigures,
  residentBytes,
  eventShapes,
  SCHEMA_VERSION,
  parseEvent,
  encodeEvent,
  EventBatch,
  channelOf,
  PoolEvents,
  eventTime,
  quotaOf,
  placeOf,
  hub,
  endWithExit,
  openRuntimeDirectory,
  findRuntimeDirectory,
  socketPath,
  addressOf,
  isAlive,
  sweepSockets,
  socketsIn,
  sweepSocket,
  LineSplitter,
  parseRequest,
  isReply,
  record
};
//# sourceMappingURL=chunk-JK2THXWM.js.map