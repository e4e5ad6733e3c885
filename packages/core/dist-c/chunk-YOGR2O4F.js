import {
  RecentFunctions,
  loadingModules,
  sizeOf
} from "./chunk-7ELPNYIP.js";
import {
  accessorsOf,
  basePrototypeOf,
  decodeValue,
  instancePrototypeOf,
  isHandleKindKnown,
  makeVariables,
  needsOf,
  resolveViteSpecifier,
  resolveWellKnown,
  reviveHandle,
  withoutWarnings
} from "./chunk-HYOWXHKS.js";
import {
  dirname,
  fileURLToPath,
  pathToFileURL
} from "./chunk-WMSUII7P.js";
import {
  createRequire,
  findPackageJSON,
  isBuiltin
} from "./chunk-T2POVQXV.js";
import {
  CaptureError,
  readFileSync
} from "./chunk-6WIJLKRI.js";

// built-in:node:vm
var builtIn = /* @__PURE__ */ process.getBuiltinModule("node:vm");
var Script = /* @__PURE__ */ (() => builtIn.Script)();
var constants = /* @__PURE__ */ (() => builtIn.constants)();

// src/callable/script-that-imports.ts
var isWarm = false;
function scriptThatImports(text, place) {
  if (!isWarm) warmUp();
  return compile(text, place);
}
function compile(text, place) {
  return new Script(text, { ...place, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
}
function warmUp() {
  isWarm = true;
  const importer = functionMadeBy(
    compile("() => import('node:path')", {
      filename: import.meta.url
    })
  );
  withoutWarnings(() => Reflect.apply(importer, void 0, []));
}
function functionMadeBy(script) {
  const made = script.runInThisContext();
  if (typeof made !== "function") throw new TypeError(`A script made ${typeof made} instead of a function`);
  return made;
}

// src/callable/compile-function.ts
var MAX_PADDING = 1e3;
function compileFunction({ code, constants: known, late, self }) {
  const place = { filename: code.url, lineOffset: code.line - 1 };
  const script = scriptThatImports(factoryText({ code, constants: known, late, self }), place);
  const factory = functionMadeBy(script);
  const setters = bareRecord();
  const made = Reflect.apply(factory, void 0, [known, setters]);
  const fn = code.form === "expression" ? made : memberOf(made, code.form);
  if (typeof fn !== "function") throw new TypeError(`The source of a function made ${typeof fn}`);
  return { fn, setters };
}
function factoryText({ code, constants: known, late, self }) {
  const { prefix, source, strict, column, form } = code;
  const lines = [`(function (${prefix}, ${prefix}Set) {`];
  if (strict) lines.push('"use strict";');
  for (const name of Object.keys(known)) lines.push(`const ${name} = ${prefix}.${name};`);
  for (const name of late) lines.push(`let ${name}; ${prefix}Set.${name} = (value) => { ${name} = value };`);
  const [open, close] = form === "expression" ? ["(", ")"] : ["({", "})"];
  lines.push(self === void 0 ? `return ${open}` : `const ${self} = ${open}`);
  const end = self === void 0 ? close : `${close}; return ${self}`;
  return `${lines.join(" ")}
${" ".repeat(Math.min(column, MAX_PADDING))}${source}
${end}})`;
}
function memberOf(holder, form) {
  const [descriptor = {}] = Object.values(Object.getOwnPropertyDescriptors(holder));
  const [getter, setter] = accessorsOf(descriptor) ?? [];
  if (form === "getter") return getter;
  return form === "setter" ? setter : descriptor.value;
}
function bareRecord() {
  const record = {};
  Reflect.setPrototypeOf(record, null);
  return record;
}

// src/callable/decode-object.ts
function makeObject({ base }, items) {
  switch (base.type) {
    case "plain":
      return {};
    case "null":
      return makeBare();
    case "variables":
      return makeVariables();
    case "array":
      return [];
    case "map":
      return /* @__PURE__ */ new Map();
    case "set":
      return /* @__PURE__ */ new Set();
    case "date":
      return new Date(base.time);
    case "regexp":
      return Object.assign(new RegExp(base.source, base.flags), { lastIndex: base.lastIndex });
    case "error":
      return makeError(base.className);
    case "boxed":
      return makeBoxed(base.value);
    case "url":
      return new URL(base.href);
    case "bytes":
      return Buffer.from(base.bytes);
    case "view":
      return makeView(base, items[0]);
    default:
      return base;
  }
}
function fillItems(target, items, isHole2) {
  if (Array.isArray(target)) {
    target.length = items.length;
    for (let index = 0; index < items.length; index++) if (!isHole2(index)) target[index] = items[index];
  } else if (target instanceof Map) {
    for (let index = 0; index < items.length; index += 2) target.set(items[index], items[index + 1]);
  } else if (target instanceof Set) for (const item of items) target.add(item);
}
function makeError(className) {
  const error = new Error();
  const prototype = basePrototypeOf({ type: "error", className });
  Object.setPrototypeOf(error, typeof prototype === "object" ? prototype : Error.prototype);
  return error;
}
function makeView({ view, byteOffset, length }, buffer) {
  const cls = Reflect.get(globalThis, view);
  if (typeof cls !== "function") throw new TypeError(`There is no ${view} here`);
  const made = Reflect.construct(cls, [buffer, byteOffset, length]);
  if (typeof made !== "object" || made === null) throw new TypeError(`There is no ${view} here`);
  return made;
}
function makeBare() {
  const bare = {};
  Reflect.setPrototypeOf(bare, null);
  return bare;
}
function makeBoxed(value) {
  const boxed = Object(value);
  return typeof boxed === "object" && boxed !== null ? boxed : {};
}

// src/callable/resolve-export.ts
var CONDITIONS = /* @__PURE__ */ new Set(["node", "import", "module-sync", "node-addons", "default"]);
function resolveExport(specifier, base) {
  const [, name, rest = ""] = /^((?:@[^/]+\/)?[^/@]+)(\/.*)?$/.exec(specifier) ?? [];
  const path = name === void 0 ? void 0 : findPackageJSON(name, base);
  if (path === void 0) return void 0;
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const exported = isRecord(manifest) ? manifest["exports"] : void 0;
  if (exported === void 0 || exported === null) return void 0;
  const target = matchSubpath(exported, `.${rest}`);
  return target === void 0 ? void 0 : new URL(target, pathToFileURL(path)).href;
}
function matchSubpath(exported, subpath) {
  if (!isRecord(exported) || !Object.keys(exported).some((key) => key.startsWith("."))) {
    return subpath === "." ? targetOf(exported, "") : void 0;
  }
  if (Object.hasOwn(exported, subpath)) return targetOf(exported[subpath], "");
  for (const pattern of Object.keys(exported).toSorted((a, b) => b.length - a.length)) {
    const [before = "", after] = pattern.split("*");
    if (after === void 0 || !subpath.startsWith(before) || !subpath.endsWith(after)) continue;
    return targetOf(exported[pattern], subpath.slice(before.length, subpath.length - after.length));
  }
  return void 0;
}
function targetOf(target, match) {
  if (typeof target === "string") return target.replaceAll("*", match);
  if (Array.isArray(target)) return target.map((item) => targetOf(item, match)).find((item) => item !== void 0);
  if (!isRecord(target)) return void 0;
  for (const [condition, value] of Object.entries(target)) {
    const found = CONDITIONS.has(condition) ? targetOf(value, match) : void 0;
    if (found !== void 0) return found;
  }
  return void 0;
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/callable/import-meta.ts
function makeImportMeta(url) {
  const meta = { url, main: false, resolve: (specifier) => resolveFrom(url, specifier) };
  if (!url.startsWith("file:")) return meta;
  const filename = fileURLToPath(url);
  return { ...meta, filename, dirname: dirname(filename) };
}
function resolveFrom(url, specifier) {
  if (/^\.{0,2}\//.test(specifier)) return new URL(specifier, url).href;
  if (isBuiltin(specifier)) return specifier.startsWith("node:") ? specifier : `node:${specifier}`;
  if (URL.canParse(specifier)) return specifier;
  return resolveExport(specifier, url) ?? pathToFileURL(createRequire(url).resolve(specifier)).href;
}

// src/callable/native-import.ts
var importers = /* @__PURE__ */ new Map();
function importerFor(url) {
  const known = importers.get(url);
  if (known !== void 0) return known;
  const script = scriptThatImports("(specifier, options) => import(specifier, options)", { filename: url });
  const run = functionMadeBy(script);
  const importer = async (specifier, options) => {
    const namespace = await Reflect.apply(run, void 0, [specifier, options]);
    if (typeof namespace !== "object" || namespace === null) throw new TypeError(`${specifier} is no module`);
    return namespace;
  };
  importers.set(url, importer);
  return importer;
}

// src/callable/receiver-environments.ts
var MAX_ENVIRONMENTS = 1e3;
var environments = /* @__PURE__ */ new Map();
function receiverEnvironment({ id }) {
  const known = environments.get(id) ?? { variables: makeVariables(), versions: /* @__PURE__ */ new Map() };
  environments.delete(id);
  environments.set(id, known);
  const [oldest] = environments.keys();
  if (environments.size > MAX_ENVIRONMENTS && oldest !== void 0) environments.delete(oldest);
  return known;
}

// src/callable/set-parts.ts
function setParts(target, parts, source) {
  for (let index = 0; index < parts.length; index += 2) {
    const key = source.valueOf(parts[index]);
    if (typeof key === "string" || typeof key === "symbol") {
      Object.defineProperty(target, key, descriptorOf(parts[index + 1], source));
    }
  }
}
function descriptorOf(part, { nodes, valueOf }) {
  const node = typeof part === "object" && part !== null ? nodes[part.node] : void 0;
  if (node?.kind.type === "hidden") return { value: valueOf(node.parts[0]), writable: true, configurable: true };
  if (node?.kind.type !== "accessor")
    return { value: valueOf(part), writable: true, enumerable: true, configurable: true };
  const [get, set] = node.parts.map((accessor) => valueOf(accessor));
  const accessors = { enumerable: true, configurable: true };
  if (isAccessor(get)) accessors.get = get;
  if (isAccessor(set)) accessors.set = set;
  return accessors;
}
function isAccessor(value) {
  return typeof value === "function";
}

// src/callable/decode-captured.ts
var GraphDecoder = class {
  #description;
  #live;
  #values = [];
  #isMade = [];
  /** Functions whose constants are being made. */
  #open = /* @__PURE__ */ new Set();
  /** Done when all objects exist, as they may refer to each other in cycles. */
  #fills = [];
  #freezes = [];
  #environments;
  constructor(description, live2) {
    this.#description = description;
    this.#live = live2;
    this.#environments = description.environments.map((record) => receiverEnvironment(record));
  }
  /** Gives the value of a node that was imported. */
  provide(place, value) {
    this.#values[place] = value;
    this.#isMade[place] = true;
  }
  /** Makes the function of the description. */
  decode() {
    const root = this.#valueAt(this.#description.root);
    for (const [number, { bindings }] of this.#description.environments.entries()) {
      for (const { name, version, value } of bindings)
        this.#setVariable(this.#environments[number], { name, version, value });
    }
    for (const fill of this.#fills) fill();
    for (const object of this.#freezes) Object.freeze(object);
    this.#keep();
    return root;
  }
  /** A variable that this side has set itself stays until the other side changes its own. */
  #setVariable(environment, { name, version, value }) {
    if (environment === void 0 || (environment.versions.get(name) ?? 0) >= version) return;
    environment.versions.set(name, version);
    const property = { value: this.#value(value), writable: true, enumerable: true, configurable: true };
    Object.defineProperty(environment.variables, name, property);
  }
  #keep() {
    for (const [place, value] of this.#values.entries()) {
      const node = this.#description.nodes[place];
      const isObject = typeof value === "object" && value !== null || typeof value === "function";
      if (isObject && node !== void 0 && isShared(node) && this.#live.get(node.key) !== value)
        this.#live.set(node.key, value);
    }
  }
  #value(captured) {
    return typeof captured === "object" && captured !== null ? this.#valueAt(captured.node) : captured;
  }
  #valueAt(place) {
    if (this.#isMade[place] === true) return this.#values[place];
    const node = this.#description.nodes[place];
    if (node === void 0) return void 0;
    const live2 = isShared(node) ? this.#live.get(node.key) : void 0;
    const value = live2 ?? decodeCaptured(node, { place, decoder: this });
    this.provide(place, value);
    return value;
  }
  /** Makes an object now and fills it later. */
  makeObject(kind, { parts }) {
    const itemsAt = kind.hasClass ? 1 : 0;
    const items = parts.slice(itemsAt, itemsAt + kind.itemCount);
    const object = makeObject(kind, kind.base.type === "view" ? items.map((item) => this.#value(item)) : []);
    this.#fills.push(() => {
      if (kind.hasClass) this.#setClass(object, parts[0]);
      const values = items.map((item) => isHole(item) ? void 0 : this.#value(item));
      fillItems(object, values, (index) => isHole(items[index]));
      this.#setParts(object, parts.slice(itemsAt + kind.itemCount));
    });
    if (kind.frozen) this.#freezes.push(object);
    return object;
  }
  #setClass(object, part) {
    const cls = this.#value(part);
    Object.setPrototypeOf(object, typeof cls === "function" ? instancePrototypeOf(cls) ?? null : null);
  }
  /** Makes an object of the members of a module that are used. */
  makeNamespace({ parts }) {
    const namespace = { __proto__: null };
    this.#fills.push(() => this.#setParts(namespace, parts));
    return namespace;
  }
  makeBound({ parts }) {
    const [target, ...rest] = parts.map((part) => this.#value(part));
    const [boundThis, ...boundArguments] = rest;
    return typeof target === "function" ? target.bind(boundThis, ...boundArguments) : void 0;
  }
  makeFunction(kind, { parts }, place) {
    this.#open.add(place);
    const known = { __proto__: null };
    const late = [];
    let self;
    for (const [index, name] of kind.constants.entries()) {
      const part = parts[index];
      if (self === void 0 && isNode(part) && part.node === place) self = name;
      else if (this.#isOpen(part)) late.push(name);
      else known[name] = this.#value(part);
    }
    for (const [index, number] of kind.environments.entries()) {
      known[`${kind.code.prefix}Env${index}`] = this.#environments[number]?.variables;
    }
    const { fn, setters } = compileFunction({ code: kind.code, constants: known, late, self });
    this.#open.delete(place);
    this.#fills.push(() => {
      for (const name of late) setters[name]?.(this.#value(parts[kind.constants.indexOf(name)]));
      const prototypeAt = kind.constants.length;
      const ownAt = prototypeAt + kind.prototypePartCount;
      const prototype = instancePrototypeOf(fn);
      if (prototype !== void 0) this.#setParts(prototype, parts.slice(prototypeAt, ownAt));
      this.#setParts(fn, parts.slice(ownAt));
    });
    if (fn.name !== kind.name) Object.defineProperty(fn, "name", { value: kind.name, configurable: true });
    return fn;
  }
  /** Tells whether something waits for a function that is being made. */
  #isOpen(part) {
    if (!isNode(part)) return false;
    if (this.#open.has(part.node)) return true;
    const node = this.#description.nodes[part.node];
    return node?.kind.type === "bound" && this.#isMade[part.node] !== true && this.#isOpen(node.parts[0]);
  }
  #setParts(target, parts) {
    setParts(target, parts, { nodes: this.#description.nodes, valueOf: (part) => this.#value(part) });
  }
};
function decodeCaptured(node, { place, decoder }) {
  const { kind } = node;
  switch (kind.type) {
    case "function":
      return decoder.makeFunction(kind, node, place);
    case "bound":
      return decoder.makeBound(node);
    case "object":
      return decoder.makeObject(kind, node);
    case "namespace":
      return decoder.makeNamespace(node);
    case "buffer":
    case "shared":
      return kind.bytes;
    case "well-known":
      return resolveWellKnown(kind.path);
    case "symbol":
      return Symbol.for(kind.registryKey);
    case "meta":
      return makeImportMeta(kind.url);
    case "require":
      return createRequire(kind.url);
    case "dynamic-import":
      return (specifier) => importerFor(kind.url)(resolveViteSpecifier(specifier, kind.root));
    case "reference":
    case "import":
    case "thing":
    case "handle":
    case "accessor":
    case "hidden":
      throw new TypeError(`A part of type ${kind.type} is no value of its own`);
    default:
      return kind;
  }
}
function isShared({ kind }) {
  return kind.type === "function" || kind.type === "object" || kind.type === "buffer" || kind.type === "bound";
}
function isNode(part) {
  return typeof part === "object" && part !== null;
}
function isHole(part) {
  return isNode(part) && part.node < 0;
}

// src/callable/live-values.ts
var LiveValues = class {
  #values = /* @__PURE__ */ new Map();
  #collected = new FinalizationRegistry((key) => {
    if (this.#values.get(key)?.deref() === void 0) this.#values.delete(key);
  });
  get(key) {
    return this.#values.get(key)?.deref();
  }
  set(key, value) {
    this.#values.set(key, new WeakRef(value));
    this.#collected.register(value, key);
  }
};

// src/callable/load-import.ts
async function loadImport(kind, functionName) {
  const { specifier, base, options } = requestOf(kind);
  let namespace;
  try {
    namespace = await importerFor(base)(specifier, options);
  } catch (cause) {
    const reason = `its module ${specifier} cannot be loaded here: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new CaptureError(functionName, reason, { cause });
  }
  return exportOf(namespace, kind, functionName);
}
function requestOf(kind) {
  if (kind.type === "reference") return { specifier: kind.url, base: kind.url, options: void 0 };
  const { attributes } = kind;
  const options = attributes.length === 0 ? void 0 : { with: Object.fromEntries(attributes) };
  return { specifier: kind.specifier, base: kind.base, options };
}
function exportOf(namespace, kind, functionName) {
  const { exportName } = kind;
  if (exportName === "*") return namespace;
  const whole = Reflect.get(namespace, "default");
  if (exportName === "module.exports") return Reflect.get(namespace, exportName) ?? whole;
  const isIndirect = kind.type === "reference" && exportName === "default" && typeof whole === "object";
  if (exportName in namespace && !isIndirect) return Reflect.get(namespace, exportName);
  const isHolder = typeof whole === "object" && whole !== null || typeof whole === "function";
  if (isHolder && exportName in whole) return Reflect.get(whole, exportName);
  const url = kind.type === "reference" ? kind.url : kind.specifier;
  throw new CaptureError(functionName, `module ${url} has no export ${exportName} here`);
}

// src/callable/load.ts
var live = new LiveValues();
var recent = new RecentFunctions();
async function loadCallable(description) {
  const { name } = description;
  const value = await load(description);
  if (typeof value === "function") return value;
  throw new CaptureError(name, `it is ${value === null ? "null" : `of type ${typeof value}`} here`);
}
async function load(description) {
  switch (description.type) {
    case "reference":
      return loadImport(
        { type: "reference", url: description.url, exportName: description.exportName },
        description.name
      );
    case "well-known":
      return resolveWellKnown(description.path);
    case "value":
      return loadByValue(description);
    default:
      return description;
  }
}
async function loadByValue(description) {
  const known = live.get(description.nodes[description.root]?.key ?? "");
  const decoder = new GraphDecoder(description, live);
  await takeHandles(description, decoder);
  if (known !== void 0 && description.environments.length === 0) return known;
  const imports = description.nodes.map(async ({ kind }, place) => {
    if (kind.type !== "reference" && kind.type !== "import") return;
    decoder.provide(place, await loadImport(kind, description.name));
  });
  await Promise.all(imports);
  try {
    const fn = decoder.decode();
    if (typeof fn === "function") recent.add(fn, sizeOf(description));
    return fn;
  } catch (cause) {
    if (cause instanceof CaptureError) throw cause;
    const reason = `its source cannot run here: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new CaptureError(description.name, reason, { cause });
  }
}
async function takeHandles({ nodes }, decoder) {
  for (const [place, { kind }] of nodes.entries()) {
    if (kind.type !== "handle") continue;
    if (!isHandleKindKnown(kind.handle.kind)) await import("./handle-kinds-NMNVGUAK.js");
    decoder.provide(place, reviveHandle(kind.handle));
  }
}

// src/guest/encode-thrown.ts
function encodeThrown(thrown, encode) {
  try {
    return encode(thrown);
  } catch (reason) {
    const stand = thrown instanceof Error ? new Error(thrown.message, { cause: reason }) : reason;
    if (thrown instanceof Error && stand instanceof Error) {
      stand.name = thrown.name;
      if (thrown.stack !== void 0) stand.stack = thrown.stack;
    }
    return encode(stand);
  }
}

// src/guest/decode-input.ts
function decodeInput(input) {
  const { value, coded, parts = [] } = input;
  if (!coded) return value;
  const needs = needsOf(value);
  const isLoaded = needs.functions.size === 0 && [...needs.handleKinds].every(isHandleKindKnown);
  return isLoaded ? decodeValue(value, { parts }) : decodeLater(input, needs);
}
async function decodeLater({ value, parts = [] }, needs) {
  if ([...needs.handleKinds].some((kind) => !isHandleKindKnown(kind))) await import("./handle-kinds-NMNVGUAK.js");
  const functions = /* @__PURE__ */ new Map();
  for (const description of needs.functions) {
    if (isDescription(description)) functions.set(description, await loadingModules(() => loadCallable(description)));
  }
  return decodeValue(value, { functions, parts });
}
function isDescription(value) {
  return typeof value === "object" && value !== null && "id" in value && "type" in value;
}

export {
  loadCallable,
  encodeThrown,
  decodeInput
};
//# sourceMappingURL=chunk-YOGR2O4F.js.map