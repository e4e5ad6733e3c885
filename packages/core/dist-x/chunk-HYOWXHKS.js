import {
  getSystemErrorName,
  inspect,
  join,
  pathToFileURL,
  types
} from "./chunk-WMSUII7P.js";
import {
  builtinModules,
  errno,
  libc
} from "./chunk-T2POVQXV.js";
import {
  MessageFormatError,
  MpError,
  NotSerializableError,
  OptionRangeError,
  OptionTypeError,
  SharedMemoryExistsError,
  SharedMemoryFullError,
  SharedMemoryNotFoundError,
  errors_exports,
  existsSync,
  fstatSync,
  readFileSync,
  statfsSync
} from "./chunk-6WIJLKRI.js";

// src/wire/class-registry.ts
var classes = /* @__PURE__ */ new Map();
var names = /* @__PURE__ */ new Map();
var errorClasses = /* @__PURE__ */ new Map();
for (const builtIn3 of [
  Error,
  TypeError,
  RangeError,
  SyntaxError,
  ReferenceError,
  EvalError,
  URIError,
  AggregateError
]) {
  errorClasses.set(builtIn3.name, builtIn3);
}
for (const ours of Object.values(errors_exports)) errorClasses.set(ours.name, ours);
function registerClass(cls) {
  if (typeof cls !== "function" || typeof cls.prototype !== "object" || cls.name === "") {
    throw new OptionTypeError(`registerClass takes a class with a name, got ${inspect(cls)}`);
  }
  const known = classes.get(cls.name);
  if (known !== void 0 && known !== cls) {
    throw new OptionRangeError(`Another class named ${cls.name} is registered already; give this one a name of its own`);
  }
  setClass(cls.name, cls);
  return cls;
}
function setClass(name, cls) {
  classes.set(name, cls);
  names.set(cls, name);
}
function registeredClasses() {
  return classes;
}
function registeredNameOf(value) {
  const prototype = Object.getPrototypeOf(value);
  for (const [cls, name] of names) if (cls.prototype === prototype) return name;
  return void 0;
}
function classNamed(name) {
  return classes.get(name);
}
function errorClassNameOf(error) {
  let prototype = Object.getPrototypeOf(error);
  while (typeof prototype === "object" && prototype !== null) {
    const registered = namedByPrototype(prototype);
    if (registered !== void 0) return registered;
    prototype = Object.getPrototypeOf(prototype);
  }
  return "Error";
}
function errorClassNamed(name) {
  return classes.get(name) ?? errorClasses.get(name) ?? Error;
}
function namedByPrototype(prototype) {
  for (const [cls, name] of names) if (cls.prototype === prototype) return name;
  for (const [name, cls] of errorClasses) if (cls.prototype === prototype) return name;
  return void 0;
}

// src/wire/handle.ts
var HANDLE = /* @__PURE__ */ Symbol.for("mp.handle");
var REFUSAL = /* @__PURE__ */ Symbol.for("mp.refusal");
var kinds = /* @__PURE__ */ new Map();
function registerHandleKind(kind, revive) {
  kinds.set(kind, revive);
}
function isHandleKindKnown(kind) {
  return kinds.has(kind);
}
function reviveHandle({ kind, data }) {
  const revive = kinds.get(kind);
  if (revive === void 0) throw new TypeError(`A handle of kind ${kind} arrived before its module was loaded`);
  return revive(data);
}
function refusalBy(thing, options) {
  const method = Reflect.get(thing, REFUSAL);
  const refusal = typeof method === "function" ? Reflect.apply(method, thing, [options]) : void 0;
  return typeof refusal === "string" ? refusal : void 0;
}
function isHandle(value) {
  return HANDLE in value && typeof value[HANDLE] === "function";
}

// built-in:node:timers/promises
var builtIn = /* @__PURE__ */ process.getBuiltinModule("node:timers/promises");
var setImmediate = /* @__PURE__ */ (() => builtIn.setImmediate)();

// built-in:node:v8
var builtIn2 = /* @__PURE__ */ process.getBuiltinModule("node:v8");
var getHeapStatistics = /* @__PURE__ */ (() => builtIn2.getHeapStatistics)();
var Serializer = /* @__PURE__ */ (() => builtIn2.Serializer)();
var Deserializer = /* @__PURE__ */ (() => builtIn2.Deserializer)();
var DefaultSerializer = /* @__PURE__ */ (() => builtIn2.DefaultSerializer)();
var DefaultDeserializer = /* @__PURE__ */ (() => builtIn2.DefaultDeserializer)();

// src/wire/error-record.ts
var OWN_PARTS = /* @__PURE__ */ new Set(["name", "message", "stack", "cause", "errors"]);
function recordOf(error) {
  const record = {
    className: errorClassNameOf(error),
    name: String(error.name),
    message: String(error.message),
    stack: String(error.stack),
    fields: Object.fromEntries(Object.entries(error).filter(([key]) => !OWN_PARTS.has(key)))
  };
  if (Object.hasOwn(error, "cause")) record.cause = error.cause;
  if (error instanceof AggregateError) record.errors = error.errors;
  return record;
}
function isErrorRecord(value) {
  if (typeof value !== "object" || value === null) return false;
  if (!("className" in value && "name" in value && "message" in value && "stack" in value)) return false;
  const texts = [value.className, value.name, value.message, value.stack];
  return texts.every((text) => typeof text === "string") && "fields" in value && Object(value.fields) === value.fields;
}
function createError(record) {
  const error = new Error(record.message);
  Object.setPrototypeOf(error, errorClassNamed(record.className).prototype);
  hide(error, "stack", record.stack);
  return error;
}
function completeError(error, record) {
  if ("cause" in record) hide(error, "cause", record.cause);
  if ("errors" in record) hide(error, "errors", record.errors);
  for (const [key, value] of Object.entries(record.fields)) {
    Object.defineProperty(error, key, { value, writable: true, enumerable: true, configurable: true });
  }
  if (error.name !== record.name) hide(error, "name", record.name);
}
function appendCallerStack(error, caller) {
  if (caller !== void 0)
    hide(error, "stack", `${error.stack}
    --- handed to the worker by ---
${framesOf(caller)}`);
}
function setCallerStack(error, caller) {
  if (caller !== void 0) hide(error, "stack", `${error.name}: ${error.message}
${framesOf(caller)}`);
}
function framesOf(stack) {
  return stack.slice(stack.indexOf("\n") + 1);
}
function hide(error, key, value) {
  Object.defineProperty(error, key, { value, writable: true, enumerable: false, configurable: true });
}

// src/wire/set-own.ts
function setOwn(target, key, value) {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

// src/wire/view-type.ts
var NAMES = [
  "DataView",
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
  "Float16Array"
];
function viewNameOf(view) {
  return Object.prototype.toString.call(view).slice("[object ".length, -1);
}
function viewTypeOf(view) {
  return NAMES.indexOf(viewNameOf(view));
}
function makeView(type, buffer, range) {
  return makeViewNamed(NAMES[type] ?? "", buffer, range);
}
function makeViewNamed(name, buffer, { byteOffset, byteLength }) {
  if (name === "Buffer") return Buffer.from(buffer, byteOffset, byteLength);
  const constructor = NAMES.includes(name) ? Reflect.get(globalThis, name) : void 0;
  if (typeof constructor !== "function") throw new TypeError(`This version of Node has no ${name}`);
  const bytesEach = Reflect.get(constructor, "BYTES_PER_ELEMENT");
  const length = byteLength / (typeof bytesEach === "number" ? bytesEach : 1);
  const view = Reflect.construct(constructor, [buffer, byteOffset, length]);
  if (!ArrayBuffer.isView(view)) throw new TypeError(`${name} makes no view`);
  if (view.byteLength !== byteLength) throw new RangeError(`${byteLength} bytes are no ${name}`);
  return view;
}

// src/wire/tag.ts
var TAG = "\0mp";
function isTagged(value) {
  return Object.hasOwn(value, TAG) && !Array.isArray(value);
}

// src/wire/decode.ts
var NO_FUNCTIONS = /* @__PURE__ */ new Map();
function decodeValue(value, { functions = NO_FUNCTIONS, parts = [] } = {}) {
  try {
    return new Decoder(functions, parts).revive(value);
  } catch (cause) {
    throw cause instanceof MpError ? cause : foreignValue({ cause });
  }
}
function foreignValue(options) {
  const reason = "what arrived is nothing that this version of the library sends";
  return new NotSerializableError("value", reason, options);
}
function decodeEncoded({ value, coded, parts = [] }) {
  return coded ? decodeValue(value, { parts }) : value;
}
function needsOf(value) {
  const needs = { functions: /* @__PURE__ */ new Set(), handleKinds: /* @__PURE__ */ new Set(), handles: [] };
  try {
    collectNeeds(value, needs, /* @__PURE__ */ new Set());
  } catch (cause) {
    throw foreignValue({ cause });
  }
  return needs;
}
function collectNeeds(value, needs, seen2) {
  if (typeof value !== "object" || value === null || seen2.has(value) || ArrayBuffer.isView(value)) return;
  seen2.add(value);
  if (isTagged(value) && value[TAG] === "function") return void needs.functions.add(value.description);
  if (isTagged(value) && value[TAG] === "handle") {
    needs.handles.push(value);
    return void needs.handleKinds.add(value.kind);
  }
  for (const part of partsOf(value)) collectNeeds(part, needs, seen2);
}
function partsOf(value) {
  if (isTagged(value)) return partsOfMark(value);
  if (value instanceof Map) return [...value].flat();
  return value instanceof Set ? [...value] : Object.values(value);
}
function partsOfMark(mark) {
  if ("fields" in mark) return Object.values(mark.fields);
  return "error" in mark ? Object.values(mark.error) : [];
}
var Decoder = class {
  #functions;
  #parts;
  #revived = /* @__PURE__ */ new Map();
  constructor(functions, parts) {
    this.#functions = functions;
    this.#parts = parts;
  }
  revive(value) {
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    const known = this.#revived.get(value);
    if (known !== void 0) return known;
    if (isTagged(value)) return this.#reviveTagged(value);
    this.#revived.set(value, value);
    if (value instanceof Map) this.#reviveMap(value);
    else if (value instanceof Set) this.#reviveSet(value);
    else if (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
      this.#reviveEntries(value, value);
    return value;
  }
  #reviveTagged(mark) {
    switch (mark[TAG]) {
      case "buffer":
        return this.#keep(mark, bufferOf(mark.bytes));
      case "memory":
        return this.#keep(mark, this.#part(mark.part));
      case "view":
        return this.#keep(mark, makeViewNamed(mark.name, this.#part(mark.part), mark));
      case "url":
        return this.#keep(mark, new URL(mark.href));
      case "search-params":
        return this.#keep(mark, new URLSearchParams(mark.text));
      case "function":
        return this.#functions.get(mark.description);
      case "handle":
        return this.#keep(mark, reviveHandle(mark));
      case "null":
        return this.#reviveEntries(mark.fields, this.#keep(mark, /* @__PURE__ */ Object.create(null)));
      case "object":
        return this.#reviveEntries(mark.fields, this.#keep(mark, {}));
      case "class":
        return this.#reviveEntries(mark.fields, this.#keep(mark, instanceOf(mark.name)));
      case "error":
        return this.#reviveError(mark);
      default:
        throw foreignValue();
    }
  }
  #part(position) {
    const part = this.#parts[position];
    if (part === void 0) throw new RangeError("Memory that belongs to a value did not come with it");
    return part;
  }
  #reviveError(mark) {
    if (!isErrorRecord(mark.error)) throw foreignValue();
    const error = createError(mark.error);
    this.#revived.set(mark, error);
    this.#reviveEntries(mark.error, mark.error);
    completeError(error, mark.error);
    return error;
  }
  #reviveEntries(from, to) {
    for (const [key, part] of Object.entries(from)) {
      const revived = this.revive(part);
      if (from !== to || revived !== part) setOwn(to, key, revived);
    }
    return to;
  }
  #reviveMap(map) {
    const entries = [...map];
    map.clear();
    for (const [key, part] of entries) map.set(this.revive(key), this.revive(part));
  }
  #reviveSet(set) {
    const parts = [...set];
    set.clear();
    for (const part of parts) set.add(this.revive(part));
  }
  #keep(mark, value) {
    this.#revived.set(mark, value);
    return value;
  }
};
function bufferOf(bytes2) {
  if (!(bytes2 instanceof Uint8Array)) throw foreignValue();
  return Buffer.from(bytes2.buffer, bytes2.byteOffset, bytes2.byteLength);
}
function instanceOf(name) {
  const cls = classNamed(name);
  if (cls === void 0) {
    throw new NotSerializableError(
      "value",
      `class ${name} is not registered on this side; call registerClass(${name}) in a module that both sides import`
    );
  }
  const instance = {};
  Object.setPrototypeOf(instance, cls.prototype);
  return instance;
}

// src/wire/cloned-whole.ts
var TypedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);
function isClonedWhole(value, prototype) {
  if (ArrayBuffer.isView(value))
    return !Buffer.isBuffer(value) && !types.isSharedArrayBuffer(value.buffer) && isBuiltInView(prototype);
  return types.isDate(value) && prototype === Date.prototype || types.isRegExp(value) && prototype === RegExp.prototype || types.isArrayBuffer(value) && prototype === ArrayBuffer.prototype || types.isBoxedPrimitive(value);
}
function memoryOf(value) {
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
  return buffer instanceof ArrayBuffer ? buffer : void 0;
}
function isBuiltInView(prototype) {
  if (prototype === DataView.prototype) return true;
  return typeof prototype === "object" && prototype !== null && Object.getPrototypeOf(prototype) === TypedArrayPrototype;
}

// src/wire/transferred.ts
var TRANSFER = /* @__PURE__ */ Symbol.for("mp.transfer");
var Transferred = class {
  [TRANSFER];
  constructor(taken) {
    this[TRANSFER] = taken;
  }
};
function standInFor(taken) {
  return new Transferred(taken);
}
function takenValueOf(value) {
  return isTransferred(value) ? value[TRANSFER] : void 0;
}
function isTransferred(value) {
  return TRANSFER in value;
}

// src/wire/large-memory.ts
var LARGE_BYTES = 64 * 1024;
function isLarge(memory) {
  return memory.byteLength >= LARGE_BYTES && !memory.resizable;
}

// src/wire/is-primitive.ts
function isPrimitive(value) {
  switch (typeof value) {
    case "object":
      return value === null;
    case "function":
    case "symbol":
      return false;
    case "string":
    case "number":
    case "bigint":
    case "boolean":
    case "undefined":
      return true;
  }
}

// src/wire/refusal-of.ts
function refusalOf(value) {
  if (types.isPromise(value)) return "it is a Promise; await it first";
  if (value instanceof AbortSignal)
    return "it is an AbortSignal; give it as the signal option and use taskContext().signal";
  if (types.isWeakMap(value) || types.isWeakSet(value) || value instanceof WeakRef)
    return "weak references belong to one heap";
  if (types.isGeneratorObject(value)) return "it is a generator that already runs; send an array of its values";
  const name = value.constructor?.name;
  const cls = typeof name === "string" && name !== "" ? name : "a class without a name";
  return `it is an instance of ${cls}, whose methods would be lost; registerClass(${cls}), or send a plain object`;
}

// src/wire/value-path.ts
var IS_NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
function stepTo(object, key) {
  return Array.isArray(object) && Number(key) < object.length ? Number(key) : key;
}
function stepToPair(key) {
  return `<${isPrimitive(key) ? String(key) : "key"}>`;
}
function pathTo(root, keys) {
  let path = root;
  for (const key of keys) {
    if (typeof key === "number") path += `[${key}]`;
    else if (key.startsWith("<")) path += key;
    else path += IS_NAME.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  }
  return path;
}

// src/wire/checker.ts
var GONE = "its memory is gone, with a call before or with a worker that died before the task began; transfer() is for one call, and copies what a task with retries is given";
var MOST_OBJECTS = 2 ** 24 - 1;
var Checker = class {
  /** Whether parts of the value have to be marked. */
  needsMarks = false;
  #root;
  #options;
  #keys = [];
  #seen = /* @__PURE__ */ new Set();
  /** Each function is described once: its description may hold handles, which are for one recipient. */
  descriptions = /* @__PURE__ */ new Map();
  /** Memory that the sender has given away, and that is to be moved. */
  taken = /* @__PURE__ */ new Set();
  #hasTaken = false;
  constructor(root, options) {
    this.#root = root;
    this.#options = options;
  }
  /** Whether it is not the value itself that travels. */
  get needsCopy() {
    return this.needsMarks || this.#hasTaken;
  }
  /** Walks the value once, refuses what cannot travel and notes whether marks are needed. */
  check(value) {
    if (isPrimitive(value)) return;
    if (typeof value === "symbol") this.#refuse("it is a symbol; send its description instead");
    if (typeof value === "function") return this.#checkFunction(value);
    if (typeof value !== "object" || value === null || this.#seen.has(value)) return;
    if (this.#seen.size === MOST_OBJECTS) this.#refuse(`it has more than ${MOST_OBJECTS} objects; send it in parts`);
    this.#seen.add(value);
    this.#checkObject(value);
  }
  #checkFunction(fn) {
    const { describeFunction } = this.#options;
    if (describeFunction === void 0) this.#refuse("it is a function; functions travel only as the task itself");
    if (!this.descriptions.has(fn)) this.descriptions.set(fn, describeFunction?.(fn, this.#path()));
    this.needsMarks = true;
  }
  #checkObject(value) {
    const prototype = Object.getPrototypeOf(value);
    if (types.isProxy(value)) this.#refuse("it is a Proxy; send a plain copy");
    if (prototype === Array.prototype && Array.isArray(value)) return this.#checkEntries(value);
    if (prototype === Object.prototype) {
      if (Object.hasOwn(value, TAG)) this.needsMarks = true;
      return this.#checkEntries(value);
    }
    if (prototype === null) {
      this.needsMarks = true;
      return this.#checkEntries(value);
    }
    if (prototype === Map.prototype && value instanceof Map) return this.#checkPairs(value);
    if (prototype === Set.prototype && value instanceof Set) return this.#checkPairs(value);
    if (isClonedWhole(value, prototype)) return this.#checkMemory(memoryOf(value));
    this.#checkSpecial(value);
  }
  #checkTaken({ value, memory }) {
    if (this.#options.memory === void 0)
      this.#refuse("it comes from transfer(), and only arguments and results of pools are moved; send the value itself");
    this.#hasTaken = true;
    for (const buffer of memory) {
      if (buffer.detached) this.#refuse(GONE);
      this.taken.add(buffer);
    }
    this.check(value);
  }
  /** Memory that is marked, and what is to be moved of the rest, is found again when marks are made. */
  #checkMemory(memory) {
    if (memory === void 0 || this.#options.memory === void 0) return;
    if (isLarge(memory)) this.needsMarks = true;
  }
  #checkSpecial(value) {
    const taken = takenValueOf(value);
    if (taken !== void 0) return this.#checkTaken(taken);
    if (types.isSharedArrayBuffer(value) || ArrayBuffer.isView(value) && types.isSharedArrayBuffer(value.buffer)) {
      if (this.#options.sharesMemory) return;
      this.#refuse("a SharedArrayBuffer is shared by the threads of one process only; use a ThreadPool, or copy it");
    }
    if (Buffer.isBuffer(value) || value instanceof URL || value instanceof URLSearchParams) {
      this.needsMarks = true;
      return;
    }
    const refusal = refusalBy(value, this.#options) ?? (isHandle(value) ? this.#options.refuseHandle?.(value) : void 0);
    if (refusal !== void 0) this.#refuse(refusal);
    if (isHandle(value)) {
      this.needsMarks = true;
      return;
    }
    if (value instanceof Error) {
      this.needsMarks = true;
      return this.#checkEntries(recordOf(value));
    }
    if (registeredNameOf(value) !== void 0) {
      this.needsMarks = true;
      return this.#checkEntries(value);
    }
    this.#refuse(refusalOf(value));
  }
  #checkEntries(value) {
    for (const symbol of Object.getOwnPropertySymbols(value)) {
      if (Object.prototype.propertyIsEnumerable.call(value, symbol))
        this.#refuse(`its key ${String(symbol)} is a symbol`);
    }
    for (const [key, part] of Object.entries(value)) {
      if (isPrimitive(part)) continue;
      this.#keys.push(stepTo(value, key));
      this.check(part);
      this.#keys.pop();
    }
  }
  #checkPairs(value) {
    for (const [key, part] of value.entries()) {
      this.#keys.push(stepToPair(key));
      this.check(key);
      this.check(part);
      this.#keys.pop();
    }
  }
  #refuse(reason) {
    throw new NotSerializableError(this.#path(), reason);
  }
  #path() {
    return pathTo(this.#root, this.#keys);
  }
};

// src/wire/marker.ts
var Marker = class {
  #checked;
  #options;
  #marked = /* @__PURE__ */ new Map();
  constructor(checked, options) {
    this.#checked = checked;
    this.#options = options;
  }
  /** Returns the copy of the value, or of a part of it. */
  mark(value) {
    if (isPrimitive(value) || typeof value === "symbol") return value;
    if (typeof value === "function") return { [TAG]: "function", description: this.#checked.descriptions.get(value) };
    if (typeof value !== "object" || value === null) return value;
    const known = this.#marked.get(value);
    return known ?? this.#markObject(value);
  }
  #markObject(value) {
    if (Array.isArray(value)) return this.#fill(value, new Array(value.length));
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype) {
      if (!Object.hasOwn(value, TAG)) return this.#fill(value, {});
      return this.#markFields(value, { [TAG]: "object", fields: {} });
    }
    if (prototype === null) return this.#markFields(value, { [TAG]: "null", fields: {} });
    if (prototype === Map.prototype && value instanceof Map) return this.#markMap(value);
    if (prototype === Set.prototype && value instanceof Set) return this.#markSet(value);
    return this.#markSpecial(value);
  }
  #markSpecial(value) {
    const taken = takenValueOf(value);
    if (taken !== void 0) return this.mark(taken.value);
    if (Buffer.isBuffer(value)) return this.#markBuffer(value);
    if (value instanceof URL) return this.#remember(value, { [TAG]: "url", href: value.href });
    if (value instanceof URLSearchParams)
      return this.#remember(value, { [TAG]: "search-params", text: value.toString() });
    if (isHandle(value)) return this.#remember(value, { [TAG]: "handle", ...value[HANDLE](this.#options) });
    if (value instanceof Error) {
      const error = {};
      this.#remember(value, { [TAG]: "error", error });
      this.#copyEntries(recordOf(value), error);
      return this.#marked.get(value);
    }
    const name = registeredNameOf(value);
    if (name !== void 0) return this.#markFields(value, { [TAG]: "class", name, fields: {} });
    return this.#remember(value, this.#memoryMark(value));
  }
  #markBuffer(value) {
    const { buffer, byteOffset, byteLength } = value;
    const isTaken = buffer instanceof ArrayBuffer && this.#checked.taken.has(buffer);
    const bytes2 = isTaken ? new Uint8Array(buffer, byteOffset, byteLength) : bytesOf(value);
    const mark = this.#memoryMark(bytes2);
    return this.#remember(value, mark === bytes2 ? { [TAG]: "buffer", bytes: bytes2 } : { ...mark, name: "Buffer" });
  }
  /** Returns a mark for large memory or a view of it, and the very object for any other. */
  #memoryMark(value) {
    const { memory: notes } = this.#options;
    const memory = memoryOf(value);
    if (memory === void 0 || notes === void 0) return value;
    if (this.#checked.taken.has(memory)) notes.moved.add(memory);
    if (!isLarge(memory)) return value;
    if (!notes.parts.includes(memory)) notes.parts.push(memory);
    const part = notes.parts.indexOf(memory);
    if (!ArrayBuffer.isView(value)) return { [TAG]: "memory", part };
    const { byteOffset, byteLength } = value;
    return { [TAG]: "view", part, name: viewNameOf(value), byteOffset, byteLength };
  }
  #markFields(value, mark) {
    this.#remember(value, mark);
    this.#copyEntries(value, mark.fields);
    return mark;
  }
  #fill(value, copy) {
    this.#remember(value, copy);
    this.#copyEntries(value, copy);
    return copy;
  }
  #markMap(value) {
    const copy = /* @__PURE__ */ new Map();
    this.#remember(value, copy);
    for (const [key, part] of value) copy.set(this.mark(key), this.mark(part));
    return copy;
  }
  #markSet(value) {
    const copy = /* @__PURE__ */ new Set();
    this.#remember(value, copy);
    for (const part of value) copy.add(this.mark(part));
    return copy;
  }
  #copyEntries(from, to) {
    for (const [key, part] of Object.entries(from)) setOwn(to, key, this.mark(part));
  }
  #remember(value, mark) {
    this.#marked.set(value, mark);
    return mark;
  }
};
function bytesOf(value) {
  const { buffer, byteLength } = value;
  const isAlone = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength;
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(value);
}

// src/wire/has-other-keys.ts
function hasOtherKeys(array) {
  return Object.values(array).length !== array.length;
}

// src/wire/plain-data.ts
var MAX_DEPTH = 64;
var MAX_OBJECTS = 2 ** 21;
var PlainData = class {
  /** Whether there is memory in it that had better go beside it. */
  hasLargeMemory = false;
  #left = MAX_OBJECTS;
  has(value) {
    return this.#isPlain(value, 0);
  }
  #isPlain(value, depth) {
    return isPrimitive(value) || typeof value === "object" && value !== null && this.#isPlainObject(value, depth);
  }
  #isPlainObject(value, depth) {
    if (depth === MAX_DEPTH || this.#left-- === 0 || types.isProxy(value)) return false;
    const prototype = Object.getPrototypeOf(value);
    if (isEntries(value, prototype)) return !(TAG in value) && this.#hasPlainEntries(value, depth + 1);
    if (prototype === Array.prototype && Array.isArray(value)) return this.#hasPlainElements(value, depth + 1);
    if (prototype === Map.prototype && value instanceof Map) return this.#hasPlainPairs(value, depth + 1);
    if (prototype === Set.prototype && value instanceof Set) return this.#hasPlainPairs(value, depth + 1);
    return this.#isMemoryOrWhole(value, prototype);
  }
  #hasPlainEntries(value, depth) {
    if (Object.getOwnPropertySymbols(value).length > 0) return false;
    for (const key in value) if (!this.#isPlain(value[key], depth)) return false;
    return true;
  }
  #hasPlainElements(array, depth) {
    const { length } = array;
    if (Object.getOwnPropertySymbols(array).length > 0 || hasOtherKeys(array)) return false;
    for (let position = 0; position < length; position++) {
      const part = array[position];
      if (part === void 0 && !Object.hasOwn(array, position)) return false;
      if (!this.#isPlain(part, depth)) return false;
    }
    return true;
  }
  #hasPlainPairs(value, depth) {
    for (const [key, part] of value.entries())
      if (!this.#isPlain(key, depth) || !this.#isPlain(part, depth)) return false;
    return true;
  }
  #isMemoryOrWhole(value, prototype) {
    if (!isClonedWhole(value, prototype)) return false;
    const memory = memoryOf(value);
    if (memory !== void 0 && isLarge(memory)) this.hasLargeMemory = true;
    return true;
  }
};
function isEntries(_value, prototype) {
  return prototype === Object.prototype;
}

// src/wire/encode.ts
function encodeValue(value, root, options) {
  if (isPrimitive(value)) return { value, coded: false };
  const plain = new PlainData();
  if (plain.has(value) && !(plain.hasLargeMemory && options.memory !== void 0)) return { value, coded: false };
  return encodeSpecial(value, typeof root === "string" ? root : root(), options);
}
function encodeSpecial(value, root, options) {
  const checker = new Checker(root, options);
  try {
    checker.check(value);
    if (!checker.needsCopy) return { value, coded: false };
    return { value: new Marker(checker, options).mark(value), coded: checker.needsMarks };
  } catch (error) {
    if (!(error instanceof RangeError) || error instanceof NotSerializableError) throw error;
    throw new NotSerializableError(root, "it is nested too deeply; flatten it", { cause: error });
  }
}

// src/memory/shared-block.ts
var SHARED_DIRECTORY = "/dev/shm";
var SharedBlock = class {
  name;
  byteLength;
  address;
  #buffer;
  #fd;
  constructor(name, fd, mapping) {
    this.name = name;
    this.address = mapping.address;
    this.byteLength = mapping.byteLength;
    this.#fd = fd;
    this.#buffer = libc().view(mapping.address, mapping.byteLength);
  }
  /** Empty once the block is closed. */
  get buffer() {
    return this.#buffer;
  }
  /** The mapping alone keeps the memory; the block counts as in use as long as it is mapped. */
  closeDescriptor() {
    if (this.#fd >= 0) libc().close(this.#fd);
    this.#fd = -1;
  }
  /** Lets go of the memory; every view of it becomes empty. */
  close() {
    if (this.#buffer.detached) return;
    this.#buffer.transfer();
    libc().unmap(this.address, this.byteLength);
    this.closeDescriptor();
  }
};
function createBlock(name, byteLength) {
  const fd = libc().openShared(name, true);
  if (fd === -errno.exists) throw new SharedMemoryExistsError(name);
  if (fd < 0) throw systemError("shm_open", name, -fd);
  libc().lockShared(fd);
  if (fstatSync(fd).nlink === 0) {
    libc().close(fd);
    return createBlock(name, byteLength);
  }
  const reserved = libc().reserve(fd, byteLength);
  if (reserved < 0) {
    libc().unlinkShared(name);
    libc().close(fd);
    throw reserved === -errno.full ? fullError(byteLength) : systemError("posix_fallocate", name, -reserved);
  }
  return mapBlock(name, fd, byteLength);
}
function attachBlock(name) {
  const fd = libc().openShared(name, false);
  if (fd === -errno.notFound) throw new SharedMemoryNotFoundError(name);
  if (fd < 0) throw systemError("shm_open", name, -fd);
  libc().lockShared(fd);
  const { nlink, size } = fstatSync(fd);
  if (nlink > 0 && size > 0) return mapBlock(name, fd, size);
  libc().close(fd);
  throw new SharedMemoryNotFoundError(name);
}
function shareBlock(name) {
  const [mapping] = ownMappings(name);
  return mapping === void 0 ? attachBlock(name) : new SharedBlock(name, -1, mapping);
}
function ownMappings(prefix) {
  libc();
  const mappings = [];
  const line = /^([\da-f]+)-([\da-f]+) .* \/dev\/shm\/(\S+)$/;
  for (const text of readFileSync("/proc/self/maps", "latin1").split("\n")) {
    if (!text.includes(`/dev/shm/${prefix}`)) continue;
    const [, start = "", end = "", name = ""] = line.exec(text) ?? [];
    const address = Number.parseInt(start, 16);
    if (name !== "") mappings.push({ name, address, byteLength: Number.parseInt(end, 16) - address });
  }
  return mappings;
}
function mapBlock(name, fd, byteLength) {
  const address = libc().map(fd, byteLength);
  if (address > 0) return new SharedBlock(name, fd, { address, byteLength });
  libc().close(fd);
  throw systemError("mmap", name, -address);
}
function fullError(byteLength) {
  const { bavail, bsize } = statfsSync(SHARED_DIRECTORY);
  return new SharedMemoryFullError(byteLength, bavail * bsize);
}
function systemError(call, name, number) {
  return new MpError(`${call} of shared memory "${name}" failed with ${getSystemErrorName(-number)}`);
}

// src/wire/reading-message.ts
function readingMessage(bytes2, read2) {
  try {
    return read2();
  } catch (cause) {
    throw cause instanceof MpError ? cause : damaged(bytes2, { cause });
  }
}
function damaged(bytes2, options) {
  return new MessageFormatError(Uint8Array.from(bytes2), "its bytes are damaged", options);
}

// src/memory/spinner.ts
var SPIN_MS = 0.03;
var SHORT_MS = 0.03;
var LOOKS = 64;
var MAX_REST = 64;
var Spinner = class {
  #limitMs;
  #nextMs;
  #rest = 0;
  #nextRest = 1;
  constructor(limitMs = SPIN_MS) {
    this.#limitMs = limitMs;
    this.#nextMs = limitMs;
  }
  /** Returns whether the cell changed while it was looked at. */
  spin(cells, index, expected) {
    if (this.#rest > 0) {
      this.#rest -= 1;
      return Atomics.load(cells, index) !== expected;
    }
    const hasPaid = lookOn(cells, { index, expected }, this.#nextMs);
    this.#rest = hasPaid ? 0 : this.#nextRest;
    this.#nextRest = hasPaid ? 1 : Math.min(this.#nextRest * 2, MAX_REST);
    this.#nextMs = hasPaid ? this.#limitMs : this.#nextLimitMs();
    return hasPaid;
  }
  /** Longer from one to the next, so that what takes longer is found to pay as well; then short again. */
  #nextLimitMs() {
    const longer = 2 * this.#nextMs;
    return longer > this.#limitMs ? Math.min(SHORT_MS, this.#limitMs) : longer;
  }
};
function lookOn(cells, { index, expected }, limitMs) {
  const end = performance.now() + limitMs;
  do {
    for (let look = 0; look < LOOKS; look += 1) if (Atomics.load(cells, index) !== expected) return true;
  } while (performance.now() < end);
  return false;
}

// src/callable/own-value.ts
function ownValueOf(holder, key) {
  const descriptor = Object.getOwnPropertyDescriptor(holder, key);
  const value = descriptor?.value;
  return value;
}
function accessorsOf(descriptor) {
  const getter = Reflect.get(descriptor, "get");
  const setter = Reflect.get(descriptor, "set");
  return getter === void 0 && setter === void 0 ? void 0 : [getter, setter];
}
function prototypeOf(value) {
  const prototype = Object.getPrototypeOf(value);
  return typeof prototype === "object" || typeof prototype === "function" ? prototype : null;
}
function instancePrototypeOf(fn) {
  const prototype = Reflect.get(fn, "prototype");
  return typeof prototype === "object" && prototype !== null ? prototype : void 0;
}

// src/callable/without-warnings.ts
function withoutWarnings(run) {
  const own = Object.getOwnPropertyDescriptor(process, "emitWarning");
  Object.defineProperty(process, "emitWarning", { value: () => void 0, configurable: true, writable: true });
  try {
    return run();
  } finally {
    if (own === void 0) Reflect.deleteProperty(process, "emitWarning");
    else Object.defineProperty(process, "emitWarning", own);
  }
}

// src/callable/well-known.ts
var GLOBAL_NAMES = [
  ...["Object", "Function", "Array", "Number", "Boolean", "String", "Symbol", "BigInt", "Date", "Promise", "RegExp"],
  ...["Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"],
  ...["ArrayBuffer", "SharedArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array"],
  ...["Uint16Array", "Int32Array", "Uint32Array", "BigInt64Array", "BigUint64Array", "Float16Array", "Float32Array"],
  ...["Float64Array", "Map", "Set", "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry", "Proxy", "Iterator"],
  ...["Math", "JSON", "Reflect", "Atomics", "Intl", "WebAssembly", "parseInt", "parseFloat", "isNaN", "isFinite"],
  ...["encodeURI", "encodeURIComponent", "decodeURI", "decodeURIComponent", "escape", "unescape", "eval", "Temporal"],
  ...["process", "console", "Buffer", "URL", "URLSearchParams", "TextEncoder", "TextDecoder", "AbortController"],
  ...["AbortSignal", "Event", "EventTarget", "structuredClone", "queueMicrotask", "setTimeout", "setInterval"],
  ...["setImmediate", "clearTimeout", "clearInterval", "clearImmediate", "DisposableStack", "AsyncDisposableStack"],
  ...["SuppressedError", "performance"]
];
var LAZY_GLOBAL_NAMES = [
  ...["MessageChannel", "MessagePort", "MessageEvent", "BroadcastChannel", "Blob", "File", "FormData", "Headers"],
  ...["Request", "Response", "fetch", "WebSocket", "ReadableStream", "WritableStream", "TransformStream", "atob"],
  ...["btoa", "crypto", "Crypto", "SubtleCrypto", "CustomEvent", "DOMException", "Performance", "CompressionStream"],
  ...["DecompressionStream", "TextDecoderStream", "TextEncoderStream"]
];
var NOISY_MODULES = /* @__PURE__ */ new Set([
  "punycode",
  "sys",
  "domain",
  "wasi",
  "sqlite",
  "repl",
  "trace_events",
  "inspector",
  "ffi",
  "quic"
]);
var globals;
var modules;
function wellKnownPathOf(value) {
  globals ??= withoutWarnings(() => tableOfGlobals(GLOBAL_NAMES));
  const path = globals.get(value);
  if (path !== void 0 || isData(value)) return path;
  modules ??= withoutWarnings(tableOfModules);
  return modules.get(value);
}
function isData(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return true;
  return !Object.getOwnPropertyNames(value).some((key) => typeof ownValueOf(value, key) === "function");
}
function resolveWellKnown(path) {
  const [root = "", ...keys] = path;
  let value = root === "globalThis" ? globalThis : process.getBuiltinModule(root);
  for (const key of keys) {
    if (typeof value !== "object" && typeof value !== "function" || value === null) return void 0;
    value = Reflect.get(value, key);
  }
  return value;
}
function tableOfGlobals(names2) {
  const table = /* @__PURE__ */ new Map([[globalThis, ["globalThis"]]]);
  const known = names2.filter((name) => name in globalThis);
  for (const name of known) add(table, Reflect.get(globalThis, name), ["globalThis", name]);
  for (const name of known) addGlobalMembers(table, name);
  return table;
}
function tableOfModules() {
  const table = tableOfGlobals(LAZY_GLOBAL_NAMES);
  for (const name of builtinModules) {
    if (name.startsWith("_") || NOISY_MODULES.has(name.split("/")[0] ?? "")) continue;
    addModule(table, name.startsWith("node:") ? name : `node:${name}`);
  }
  return table;
}
function addGlobalMembers(table, name) {
  const value = Reflect.get(globalThis, name);
  const path = ["globalThis", name];
  if (name === "process" || name === "globalThis") return;
  addMembers(table, value, path);
  const prototype = typeof value === "function" ? value.prototype : void 0;
  if (typeof prototype !== "object" || prototype === null) return;
  add(table, prototype, [...path, "prototype"]);
  addMembers(table, prototype, [...path, "prototype"]);
}
function addModule(table, name) {
  const exported = process.getBuiltinModule(name);
  if (exported === void 0) return;
  add(table, exported, [name]);
  addMembers(table, exported, [name]);
  for (const key of ["posix", "win32", "promises", "types", "webcrypto", "strict"]) {
    const part = ownValueOf(exported, key);
    if (typeof part === "object") addMembers(table, part, [name, key]);
  }
}
function addMembers(table, holder, path) {
  if (typeof holder !== "object" && typeof holder !== "function" || holder === null) return;
  for (const key of Object.getOwnPropertyNames(holder)) add(table, ownValueOf(holder, key), [...path, key]);
}
function add(table, value, path) {
  const hasIdentity = typeof value === "function" || typeof value === "symbol" || typeof value === "object" && value !== null;
  if (hasIdentity && !table.has(value)) table.set(value, path);
}

// src/memory/freed-memory.ts
var LONGEST_BYTES = 32 * 1024 * 1024 - 64 * 1024;
var isKept = false;
function keepFreedMemory() {
  if (isKept) return;
  isKept = true;
  new ArrayBuffer(LONGEST_BYTES).transfer(0);
}

// src/memory/own-copy.ts
var LONG_BYTES = 64 * 1024;
function ownCopyOf(bytes2) {
  if (bytes2.byteLength >= LONG_BYTES) keepFreedMemory();
  const copy = Buffer.allocUnsafeSlow(bytes2.byteLength);
  copy.set(bytes2);
  return copy;
}

// src/channel/parts-in.ts
var NUMBER_BYTES = 8;
var LENGTHS = 2;
function piecesOf(body, parts) {
  const lengths = Float64Array.from([parts.length, body.byteLength, ...parts.map(({ byteLength }) => byteLength)]);
  return [new Uint8Array(lengths.buffer), body, ...parts];
}
function partsIn(bytes2, piece) {
  const numbers = new Float64Array(bytes2.buffer, bytes2.byteOffset, Math.floor(bytes2.byteLength / NUMBER_BYTES));
  const [partCount = -1] = numbers;
  if (!Number.isInteger(partCount) || partCount < 0 || partCount > numbers.length - LENGTHS) throw damaged(bytes2);
  const pieces = [];
  let at2 = NUMBER_BYTES * (LENGTHS + partCount);
  for (let index = 0; index <= partCount; index += 1) {
    const byteLength = numbers[1 + index] ?? 0;
    const end = at2 + byteLength;
    if (!Number.isInteger(byteLength) || byteLength < 0 || end > bytes2.byteLength) throw damaged(bytes2);
    pieces.push(piece(at2, end));
    at2 = Math.ceil(end / NUMBER_BYTES) * NUMBER_BYTES;
  }
  const [body = bytes2, ...parts] = pieces;
  return { body, parts };
}

// src/channel/plain-tag.ts
var PlainTag = {
  undefined: 0,
  null: 1,
  true: 2,
  false: 3,
  integer: 4,
  number: 5,
  string: 6,
  array: 7,
  object: 8,
  view: 9,
  wideString: 10,
  date: 11,
  integers: 12,
  doubles: 13,
  primitives: 14,
  table: 15,
  matrix: 16,
  memory: 17
};

// src/channel/column.ts
var MAX_LENGTH = 2 ** 24;
function columnOf(array) {
  if (array.length > MAX_LENGTH || !isPrimitive(array[0]) || hasOtherKeys(array)) return void 0;
  return numbersOf([array], array.length) ?? primitivesOf(array);
}
function numbersOf(arrays, length) {
  if (length > MAX_LENGTH || typeof arrays[0]?.[0] !== "number") return void 0;
  return integersOf(arrays, length) ?? doublesOf(arrays, length);
}
function readColumn(tag, bytes2) {
  return tag === PlainTag.primitives ? readPrimitives(bytes2) : readNumbers(tag, bytes2);
}
function readNumbers(tag, { buffer, byteOffset, byteLength }) {
  switch (tag) {
    case PlainTag.integers:
      return new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT);
    case PlainTag.doubles:
      return new Float64Array(buffer, byteOffset, byteLength / Float64Array.BYTES_PER_ELEMENT);
    default:
      throw new RangeError(`The tag ${tag} says nothing about numbers`);
  }
}
function arrayOf(numbers) {
  return numbers instanceof Int32Array ? arrayOfIntegers(numbers) : arrayOfDoubles(numbers);
}
function arrayOfIntegers(integers) {
  const array = Array.of();
  for (let position = 0; position < integers.length; position += 1) array[position] = integers[position] ?? 0;
  return array;
}
function arrayOfDoubles(doubles) {
  const array = Array.of();
  for (let position = 0; position < doubles.length; position += 1) array[position] = doubles[position] ?? 0;
  return array;
}
function integersOf(arrays, length) {
  if (!isInteger(arrays[0]?.[0])) return void 0;
  const integers = new Int32Array(length);
  let at2 = 0;
  for (const array of arrays) {
    for (let position = 0; position < array.length; position += 1) {
      const value = array[position];
      if (!isInteger(value)) return void 0;
      integers[at2 + position] = value;
    }
    at2 += array.length;
  }
  return { tag: PlainTag.integers, bytes: new Uint8Array(integers.buffer) };
}
function doublesOf(arrays, length) {
  const doubles = new Float64Array(length);
  let at2 = 0;
  for (const array of arrays) {
    for (let position = 0; position < array.length; position += 1) {
      const value = array[position];
      if (typeof value !== "number") return void 0;
      doubles[at2 + position] = value;
    }
    at2 += array.length;
  }
  return { tag: PlainTag.doubles, bytes: new Uint8Array(doubles.buffer) };
}
function primitivesOf(array) {
  const values = [];
  for (let position = 0; position < array.length; position += 1) {
    const value = array[position];
    if (!isPrimitive(value) || value === void 0 && !Object.hasOwn(array, position)) return void 0;
    values.push(value);
  }
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(values);
  return { tag: PlainTag.primitives, bytes: serializer.releaseBuffer() };
}
function readPrimitives(bytes2) {
  const deserializer = new Deserializer(bytes2);
  deserializer.readHeader();
  const values = deserializer.readValue();
  if (!Array.isArray(values) || values.length > bytes2.byteLength) throw new RangeError("A column is no array");
  return values;
}
function isInteger(value) {
  return typeof value === "number" && (value | 0) === value && !Object.is(value, -0);
}

// src/channel/matrix.ts
function matrixOf(rows2, seen2) {
  const [first] = rows2;
  if (!isPlainArray(first) || numbersOf([first], first.length) === void 0) return void 0;
  const before = seen2.size;
  const arrays = [];
  let count = 0;
  for (const row of rows2) {
    if (!isPlainArray(row)) return void 0;
    arrays.push(row);
    seen2.add(row);
    count += row.length;
  }
  const numbers = seen2.size === before + rows2.length ? numbersOf(arrays, count) : void 0;
  return numbers === void 0 ? void 0 : { lengths: arrays.map(({ length }) => length), numbers };
}
function rowsOfNumbers(lengths, numbers) {
  const rows2 = [];
  let at2 = 0;
  for (const length of lengths) {
    if (!(length >= 0)) throw new RangeError("A row cannot be as long as that");
    rows2.push(arrayOf(numbers.subarray(at2, at2 + length)));
    at2 += length;
  }
  if (at2 !== numbers.length) throw new RangeError("Rows are longer or shorter than their numbers");
  return rows2;
}
function isPlainArray(value) {
  if (!Array.isArray(value) || Object.getPrototypeOf(value) !== Array.prototype || types.isProxy(value)) return false;
  return Object.getOwnPropertySymbols(value).length === 0 && !hasOtherKeys(value);
}

// src/channel/table.ts
function tableOf(rows2, seen2) {
  const [first] = rows2;
  if (!isRow(first) || inheritsKeys()) return void 0;
  const keys = Object.keys(first);
  if (keys.length === 0 || keys.includes(TAG)) return void 0;
  const columns2 = keys.map(() => Array.of());
  const before = seen2.size;
  for (const row of rows2) {
    if (!isRow(row) || !addRow(row, keys, columns2)) return void 0;
    seen2.add(row);
  }
  return seen2.size === before + rows2.length ? { keys, columns: columns2 } : void 0;
}
function rowsOf({ keys, columns: columns2 }) {
  const form = {};
  for (const key of keys) form[key] = void 0;
  const rows2 = [];
  for (let count = columns2[0]?.length ?? 0; count > 0; count -= 1) rows2.push({ ...form });
  for (const [index, key] of keys.entries()) fill(rows2, key, columns2[index] ?? []);
  return rows2;
}
function fill(rows2, key, column) {
  let position = 0;
  for (const row of rows2) {
    row[key] = column[position];
    position += 1;
  }
}
function isRow(value) {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return !types.isProxy(value) && Object.getOwnPropertySymbols(value).length === 0;
}
function addRow(row, keys, columns2) {
  let index = 0;
  for (const key in row) {
    const value = row[key];
    if (key !== keys[index] || !isPrimitive(value)) return false;
    columns2[index]?.push(value);
    index += 1;
  }
  return index === keys.length;
}
function inheritsKeys() {
  return Object.keys(Object.prototype).length > 0;
}

// src/channel/whole-memory.ts
var BUFFER = 254;
var BARE = 255;
var LAST_VIEW_FORM = viewTypeOf(new BigUint64Array());
function wholeMemoryOf(value, prototype) {
  if (!ArrayBuffer.isView(value)) {
    const isBare = prototype === ArrayBuffer.prototype && types.isArrayBuffer(value) && isFixed(value);
    return isBare ? { form: BARE, bytes: new Uint8Array(value) } : void 0;
  }
  const { buffer, byteLength } = value;
  const form = formOf(value, prototype);
  if (form === void 0 || buffer.byteLength !== byteLength || !isFixed(buffer)) return void 0;
  return { form, bytes: new Uint8Array(buffer) };
}
function overMemory(form, { buffer, byteLength }) {
  if (!(buffer instanceof ArrayBuffer) || byteLength !== buffer.byteLength)
    throw new RangeError("It is not the whole of its memory");
  if (form === BARE) return buffer;
  return form === BUFFER ? Buffer.from(buffer) : makeView(form, buffer, { byteOffset: 0, byteLength });
}
function formOf(view, prototype) {
  if (prototype === Buffer.prototype) return BUFFER;
  if (!isClonedWhole(view, prototype)) return void 0;
  const type = viewTypeOf(view);
  return type <= LAST_VIEW_FORM ? type : void 0;
}
function isFixed(buffer) {
  return buffer instanceof ArrayBuffer && !buffer.resizable && !buffer.detached;
}

// src/channel/plain-writer.ts
var SCRATCH_BYTES = 4096;
var MARGIN_BYTES = 64;
var LAST_START = SCRATCH_BYTES - MARGIN_BYTES;
var MAX_STRING = 200;
var MAX_DEPTH2 = 8;
var MAX_PARTS = 64;
var KEYS_LENGTH_BYTES = 2;
var VIEW_HEAD_BYTES = 4;
var MAX_ROWS = 2 ** 23;
var NOT_PLAIN = 0;
var scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);
var seen = Array.from({ length: MAX_PARTS });
var seenCount = 0;
var isWriting = false;
var columns;
var NO_COLUMNS = [];
var rows;
var plainCells = new Uint32Array(scratch.buffer, 0, SCRATCH_BYTES >> 2);
function encodePlain(value, start) {
  if (isWriting) return NOT_PLAIN;
  columns = void 0;
  if (typeof value !== "object" || value === null) return write(value, start, 0);
  isWriting = true;
  try {
    const end = writeObject(value, start, 0);
    if (end === NOT_PLAIN) columns = void 0;
    return end;
  } finally {
    isWriting = false;
    rows = void 0;
    while (seenCount > 0) seen[--seenCount] = void 0;
  }
}
function writePlain(value, start) {
  const end = encodePlain(value, start);
  return end === NOT_PLAIN ? void 0 : scratch.subarray(0, end);
}
function takeColumns() {
  const taken = columns ?? NO_COLUMNS;
  columns = void 0;
  return taken;
}
function write(value, at2, depth) {
  if (at2 > LAST_START) return NOT_PLAIN;
  switch (typeof value) {
    case "number":
      return writeNumber(value, at2);
    case "string":
      return writeString(value, at2);
    case "boolean":
      return writeTag(value ? PlainTag.true : PlainTag.false, at2);
    case "undefined":
      return writeTag(PlainTag.undefined, at2);
    case "object":
      return value === null ? writeTag(PlainTag.null, at2) : writeObject(value, at2, depth);
    case "bigint":
    case "function":
    case "symbol":
      return NOT_PLAIN;
  }
}
function writeTag(tag, at2) {
  scratch[at2] = tag;
  return at2 + 1;
}
function writeNumber(value, at2) {
  if ((value | 0) === value && !Object.is(value, -0)) {
    scratch[at2] = PlainTag.integer;
    return scratch.writeInt32LE(value, at2 + 1);
  }
  scratch[at2] = PlainTag.number;
  return scratch.writeDoubleLE(value, at2 + 1);
}
function writeString(text, at2) {
  scratch[at2] = PlainTag.string;
  const end = writeCharacters(text, at2 + 1);
  return end === NOT_PLAIN ? writeWideString(text, at2) : end;
}
function writeWideString(text, at2) {
  const { length } = text;
  const first = at2 + 2;
  const end = first + 2 * length;
  if (length > MAX_STRING || end > LAST_START) return NOT_PLAIN;
  scratch[at2] = PlainTag.wideString;
  scratch[at2 + 1] = length;
  for (let index = 0; index < length; index += 1) scratch.writeUInt16LE(text.charCodeAt(index), first + 2 * index);
  return end;
}
function writeCharacters(text, at2) {
  const { length } = text;
  if (length > MAX_STRING || at2 + length > LAST_START) return NOT_PLAIN;
  scratch[at2] = length;
  const first = at2 + 1;
  for (let index = 0; index < length; index += 1) {
    const code2 = text.charCodeAt(index);
    if (code2 > 255) return NOT_PLAIN;
    scratch[first + index] = code2;
  }
  return first + length;
}
function writeObject(value, at2, depth) {
  if (depth === MAX_DEPTH2 || types.isProxy(value) || !addSeen(value)) return NOT_PLAIN;
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return writeEntries(value, at2, depth);
  if (prototype === Array.prototype && Array.isArray(value)) return writeArray(value, at2, depth);
  if (prototype === Date.prototype && types.isDate(value)) return writeDate(value, at2);
  const memory = wholeMemoryOf(value, prototype);
  if (memory === void 0 || memory.bytes.buffer !== value && !addSeen(memory.bytes.buffer)) return NOT_PLAIN;
  return writeMemory(memory, at2);
}
function writeDate(date, at2) {
  scratch[at2] = PlainTag.date;
  return scratch.writeDoubleLE(Date.prototype.getTime.call(date), at2 + 1);
}
function writeMemory({ form, bytes: bytes2 }, at2) {
  const isShort = form <= LAST_VIEW_FORM && at2 + VIEW_HEAD_BYTES + bytes2.byteLength <= LAST_START;
  if (isShort) return writeShortView(form, bytes2, at2);
  const end = writeColumn({ tag: PlainTag.memory, bytes: bytes2 }, at2);
  return end === NOT_PLAIN ? NOT_PLAIN : writeTag(form, end);
}
function writeShortView(form, bytes2, at2) {
  scratch[at2] = PlainTag.view;
  scratch[at2 + 1] = form;
  scratch.writeUInt16LE(bytes2.byteLength, at2 + 2);
  scratch.set(bytes2, at2 + VIEW_HEAD_BYTES);
  return at2 + VIEW_HEAD_BYTES + bytes2.byteLength;
}
function addSeen(value) {
  if (seenCount === MAX_PARTS || isSeen(value)) return false;
  seen[seenCount] = value;
  seenCount += 1;
  return true;
}
function isSeen(value) {
  for (let index = 0; index < seenCount; index += 1) if (seen[index] === value) return true;
  return rows?.has(value) === true;
}
function writeArray(array, at2, depth) {
  const { length } = array;
  if (length > MAX_PARTS) return writeLongArray(array, at2);
  if (!hasAllPositions(array) || hasSymbols(array)) return NOT_PLAIN;
  scratch[at2] = PlainTag.array;
  scratch[at2 + 1] = length;
  return writeAll(array, at2 + 2, depth + 1);
}
function writeLongArray(array, at2) {
  if (hasSymbols(array)) return NOT_PLAIN;
  const [first] = array;
  if (typeof first !== "object" || first === null) return writeColumn(columnOf(array), at2);
  if (hasOtherKeys(array)) return NOT_PLAIN;
  rows ??= /* @__PURE__ */ new Set();
  if (rows.size + array.length > MAX_ROWS) return NOT_PLAIN;
  const end = Array.isArray(first) ? writeMatrix(array, at2, rows) : writeTable(array, at2, rows);
  return hasRowsAround(rows) ? NOT_PLAIN : end;
}
function writeColumn(column, at2) {
  if (column === void 0 || at2 > LAST_START) return NOT_PLAIN;
  columns ??= [];
  columns.push(column.bytes);
  return writeTag(column.tag, at2);
}
function writeTable(array, at2, seenRows) {
  const table = tableOf(array, seenRows);
  if (table === void 0) return NOT_PLAIN;
  let end = writeForm(PlainTag.table, table.keys, at2);
  for (const column of table.columns) {
    if (end === NOT_PLAIN) return NOT_PLAIN;
    end = writeColumn(columnOf(column), end);
  }
  return end;
}
function writeMatrix(array, at2, seenRows) {
  const matrix = matrixOf(array, seenRows);
  if (matrix === void 0) return NOT_PLAIN;
  const end = writeColumn(columnOf(matrix.lengths), writeTag(PlainTag.matrix, at2));
  return end === NOT_PLAIN ? NOT_PLAIN : writeColumn(matrix.numbers, end);
}
function hasRowsAround(seenRows) {
  for (let index = 0; index < seenCount; index += 1) if (seenRows.has(seen[index])) return true;
  return false;
}
function hasAllPositions(array) {
  const { length } = array;
  const keys = Object.keys(array);
  return keys.length === length && (length === 0 || keys[length - 1] === String(length - 1));
}
function writeEntries(object, at2, depth) {
  const keys = Object.keys(object);
  if (hasSymbols(object)) return NOT_PLAIN;
  const end = writeForm(PlainTag.object, keys, at2);
  if (end === NOT_PLAIN) return NOT_PLAIN;
  const values = Object.values(object);
  return values.length === keys.length ? writeAll(values, end, depth + 1) : NOT_PLAIN;
}
function writeForm(tag, keys, at2) {
  if (keys.length > MAX_PARTS) return NOT_PLAIN;
  scratch[at2] = tag;
  const start = at2 + 1 + KEYS_LENGTH_BYTES;
  const end = writeKeys(keys, start);
  if (end !== NOT_PLAIN) scratch.writeUInt16LE(end - start, at2 + 1);
  return end;
}
function writeKeys(keys, start) {
  let at2 = start;
  for (const key of keys) {
    if (key === "__proto__" || key === TAG || at2 > LAST_START) return NOT_PLAIN;
    at2 = writeCharacters(key, at2);
    if (at2 === NOT_PLAIN) return NOT_PLAIN;
  }
  return at2;
}
function writeAll(values, start, depth) {
  let at2 = start;
  for (const value of values) {
    at2 = write(value, at2, depth);
    if (at2 === NOT_PLAIN) return NOT_PLAIN;
  }
  return at2;
}
function hasSymbols(value) {
  return Object.getOwnPropertySymbols(value).length > 0;
}

// src/channel/plain-characters.ts
var SHORT = 12;
function charactersAt(bytes2, start, length) {
  const end = start + length;
  if (length > SHORT) return bytes2.toString("latin1", start, end);
  let text = "";
  let at2 = start;
  for (; at2 + 4 <= end; at2 += 4)
    text += String.fromCharCode(code(bytes2, at2), code(bytes2, at2 + 1), code(bytes2, at2 + 2), code(bytes2, at2 + 3));
  for (; at2 < end; at2 += 1) text += String.fromCharCode(code(bytes2, at2));
  return text;
}
function code(bytes2, at2) {
  return bytes2[at2] ?? 0;
}

// src/channel/plain-keys.ts
var SLOTS = 64;
var MAX_BYTES = 256;
var forms = Array.from({ length: SLOTS });
function keysAt(from, start, byteLength) {
  if (byteLength > MAX_BYTES) return readKeys(from, start, start + byteLength);
  const slot = slotOf(from, start, byteLength);
  const form = forms[slot];
  if (form !== void 0 && isAt(form.bytes, from, start) && form.bytes.byteLength === byteLength) return form.keys;
  const keys = readKeys(from, start, start + byteLength);
  forms[slot] = { bytes: Uint8Array.prototype.slice.call(from, start, start + byteLength), keys };
  return keys;
}
function slotOf(from, start, byteLength) {
  const second = from[start + 1] ?? 0;
  const last = from[start + byteLength - 1] ?? 0;
  return (byteLength + 5 * second + 23 * last) % SLOTS;
}
function isAt(bytes2, from, start) {
  for (let index = 0; index < bytes2.byteLength; index += 1) if (bytes2[index] !== from[start + index]) return false;
  return true;
}
function readKeys(from, start, end) {
  const keys = [];
  let at2 = start;
  for (; at2 < end && at2 < from.byteLength; at2 += 1 + (from[at2] ?? 0)) {
    const key = charactersAt(from, at2 + 1, from[at2] ?? 0);
    if (key === "__proto__") throw new RangeError("A key is __proto__");
    keys.push(key);
  }
  if (at2 !== end) throw new RangeError("Keys end elsewhere than they should");
  return keys;
}

// src/channel/plain-reader.ts
var bytes = Buffer.alloc(0);
var at = 0;
var NOTHING = { columns: [], isOwn: true };
var beside = NOTHING;
var nextColumn = 0;
function readPlain(from, range, columns2 = NOTHING) {
  bytes = from;
  beside = columns2;
  nextColumn = 0;
  at = range.at;
  const end = range.at + range.byteLength;
  let value;
  try {
    value = read(0);
  } catch (cause) {
    throw damaged(from.subarray(range.at, end), { cause });
  } finally {
    beside = NOTHING;
  }
  if (at > end || end > from.byteLength) throw damaged(from.subarray(range.at, end));
  return value;
}
function read(depth) {
  const tag = readByte();
  switch (tag) {
    case PlainTag.undefined:
      return void 0;
    case PlainTag.null:
      return null;
    case PlainTag.true:
      return true;
    case PlainTag.false:
      return false;
    case PlainTag.integer:
      at += 4;
      return bytes.readInt32LE(at - 4);
    case PlainTag.number:
      at += 8;
      return bytes.readDoubleLE(at - 8);
    case PlainTag.string:
      return readString();
    case PlainTag.array:
      return readArray(depth);
    case PlainTag.object:
      return readObject(depth);
    case PlainTag.view:
      return readView();
    case PlainTag.wideString:
      return readWideString();
    case PlainTag.date:
      at += 8;
      return new Date(bytes.readDoubleLE(at - 8));
    case PlainTag.integers:
    case PlainTag.doubles:
    case PlainTag.primitives:
      return readLongArray(tag);
    case PlainTag.table:
      return readTable();
    case PlainTag.matrix:
      return readMatrix();
    case PlainTag.memory:
      return readMemory();
    default:
      throw new RangeError(`The tag ${tag} says nothing`);
  }
}
function readByte() {
  at += 1;
  return bytes[at - 1] ?? 0;
}
function readString() {
  const length = readByte();
  at += length;
  return charactersAt(bytes, at - length, length);
}
function readWideString() {
  const byteLength = 2 * readByte();
  at += byteLength;
  return bytes.toString("utf16le", at - byteLength, at);
}
function readArray(depth) {
  const length = readByte();
  assertSmall(length, depth);
  const array = [];
  for (let index = 0; index < length; index += 1) array.push(read(depth + 1));
  return array;
}
function readObject(depth) {
  const keys = readForm();
  assertSmall(keys.length, depth);
  const object = {};
  for (const key of keys) object[key] = read(depth + 1);
  return object;
}
function readView() {
  const type = readByte();
  const byteLength = bytes.readUInt16LE(at);
  at += 2 + byteLength;
  const memory = new Uint8Array(byteLength);
  memory.set(bytes.subarray(at - byteLength, at));
  return makeView(type, memory.buffer, memory);
}
function readMemory() {
  const form = readByte();
  const column = takeColumn();
  return overMemory(form, beside.isOwn ? column : ownCopyOf(column));
}
function readLongArray(tag) {
  const column = readColumn(tag, takeColumn());
  return Array.isArray(column) ? column : arrayOf(column);
}
function takeColumn() {
  const column = beside.columns[nextColumn];
  nextColumn += 1;
  if (column === void 0) throw new RangeError("A column did not come with it");
  return column;
}
function readTable() {
  const keys = readForm();
  const read2 = keys.map(() => readColumn(readByte(), takeColumn()));
  if (read2.some(({ length }) => length !== read2[0]?.length)) throw new RangeError("Columns are not of one length");
  return rowsOf({ keys, columns: read2 });
}
function readMatrix() {
  const lengths = readNumbers(readByte(), takeColumn());
  return rowsOfNumbers(lengths, readNumbers(readByte(), takeColumn()));
}
function readForm() {
  const keyBytes = bytes.readUInt16LE(at);
  at += 2 + keyBytes;
  return keysAt(bytes, at - keyBytes, keyBytes);
}
function assertSmall(parts, depth) {
  if (parts > MAX_PARTS || depth >= MAX_DEPTH2) throw new RangeError(`${parts} parts at depth ${depth} are too many`);
}

// src/callable/vite-specifier.ts
function resolveViteSpecifier(specifier, root) {
  const path = specifier.replace(/^\/@id\//, "").replace(/^\/@fs\//, "/");
  if (!path.startsWith("/")) return path;
  const file = path.replace(/[?#].*$/, "");
  const found = [join(root, file), file].find((candidate) => existsSync(candidate));
  return found === void 0 ? path : pathToFileURL(found).href;
}

// src/callable/variables.ts
var NO_VARIABLES = Object.freeze(/* @__PURE__ */ Object.create(null));
function makeVariables() {
  const variables = {};
  Reflect.setPrototypeOf(variables, isObject(NO_VARIABLES) ? NO_VARIABLES : null);
  return variables;
}
function isVariables(value) {
  return Object.getPrototypeOf(value) === NO_VARIABLES;
}
function isObject(value) {
  return typeof value === "object" && value !== null;
}

// src/callable/object-base.ts
var ERROR_CLASSES = new Map(
  Object.entries({ Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError })
);
var REBUILT_CLASSES = /* @__PURE__ */ new Set([
  ...[Object, Array, Map, Set, Date, RegExp, DataView, Buffer, URL, Number, String, Boolean, BigInt],
  ...ERROR_CLASSES.values(),
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
  ...[BigInt64Array, BigUint64Array, Float32Array, Float64Array, prototypeOf(Uint8Array)],
  Reflect.get(globalThis, "Float16Array")
]);
function errorClassNameOf2(error) {
  let prototype = Object.getPrototypeOf(error);
  while (typeof prototype === "object" && prototype !== null) {
    for (const [name, cls] of ERROR_CLASSES) if (cls.prototype === prototype) return name;
    prototype = Object.getPrototypeOf(prototype);
  }
  return "Error";
}
function basePrototypeOf(base) {
  switch (base.type) {
    case "null":
      return null;
    case "variables":
      return prototypeOf(makeVariables());
    case "plain":
      return Object.prototype;
    case "boxed":
      return Object.getPrototypeOf(Object(base.value));
    case "error":
      return ERROR_CLASSES.get(base.className)?.prototype;
    case "view":
      return prototypeNamed(base.view);
    case "array":
      return Array.prototype;
    case "map":
      return Map.prototype;
    case "set":
      return Set.prototype;
    case "date":
      return Date.prototype;
    case "regexp":
      return RegExp.prototype;
    case "url":
      return URL.prototype;
    case "bytes":
      return Buffer.prototype;
    default:
      return base;
  }
}
function prototypeNamed(name) {
  const cls = Reflect.get(globalThis, name);
  return typeof cls === "function" ? cls.prototype : void 0;
}

export {
  HANDLE,
  REFUSAL,
  registerHandleKind,
  isHandleKindKnown,
  reviveHandle,
  refusalBy,
  isHandle,
  setImmediate,
  getHeapStatistics,
  Serializer,
  Deserializer,
  DefaultSerializer,
  DefaultDeserializer,
  registerClass,
  setClass,
  registeredClasses,
  appendCallerStack,
  setCallerStack,
  setOwn,
  viewTypeOf,
  makeView,
  TAG,
  decodeValue,
  decodeEncoded,
  needsOf,
  isClonedWhole,
  memoryOf,
  LARGE_BYTES,
  isPrimitive,
  standInFor,
  takenValueOf,
  stepTo,
  stepToPair,
  pathTo,
  hasOtherKeys,
  encodeValue,
  readingMessage,
  damaged,
  ownCopyOf,
  SHARED_DIRECTORY,
  createBlock,
  attachBlock,
  shareBlock,
  ownMappings,
  systemError,
  piecesOf,
  partsIn,
  plainCells,
  encodePlain,
  writePlain,
  takeColumns,
  readPlain,
  Spinner,
  lookOn,
  ownValueOf,
  accessorsOf,
  prototypeOf,
  instancePrototypeOf,
  resolveViteSpecifier,
  withoutWarnings,
  wellKnownPathOf,
  resolveWellKnown,
  makeVariables,
  isVariables,
  REBUILT_CLASSES,
  errorClassNameOf2 as errorClassNameOf,
  basePrototypeOf
};
//# sourceMappingURL=chunk-HYOWXHKS.js.map