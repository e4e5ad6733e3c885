import {
  Gate,
  MANAGED_TYPES,
  openServer
} from "./chunk-AD4XARUL.js";
import "./chunk-FXDHSZY7.js";
import "./chunk-AHRPKRJL.js";
import {
  decodeInput,
  encodeThrown,
  loadCallable
} from "./chunk-YOGR2O4F.js";
import "./chunk-7ELPNYIP.js";
import {
  proxyFor
} from "./chunk-OVA722S6.js";
import {
  Outbox,
  isToServer,
  keepLink,
  refusalOfHandles,
  unpacked,
  valueOptions
} from "./chunk-NKTRGAF2.js";
import "./chunk-JK2THXWM.js";
import {
  nodeCrypto
} from "./chunk-4MDTYAVC.js";
import "./chunk-XDU5SSBP.js";
import {
  encodeValue,
  needsOf,
  setClass
} from "./chunk-HYOWXHKS.js";
import "./chunk-WMSUII7P.js";
import "./chunk-T2POVQXV.js";
import {
  NotSerializableError,
  StateError
} from "./chunk-6WIJLKRI.js";

// src/manager/leases.ts
var LEASE_MS = 6e4;
var MAX_LEASES = 1e5;
var Leases = class {
  #release;
  #leases = /* @__PURE__ */ new Map();
  /** Those that are kept for any time, oldest first. */
  #endless = /* @__PURE__ */ new Set();
  /** Claims that came before their leases: the two come on lines of their own. */
  #early = /* @__PURE__ */ new Set();
  /** @param release - Called for a thing when a handle no longer keeps it. */
  constructor(release) {
    this.#release = release;
  }
  /** Notes a handle that was sent, unless it has arrived already; returns whether it is on its way. */
  add(name, entry, sender) {
    if (this.#early.delete(name)) return false;
    this.#leases.set(name, { entry, sender, timer: void 0 });
    this.#endless.add(name);
    const [oldest] = this.#endless.size > MAX_LEASES ? this.#endless : [];
    if (oldest !== void 0) this.limit(oldest);
    return true;
  }
  /** Returns the thing of a handle on its way. */
  entryOf(name) {
    return this.#leases.get(name)?.entry;
  }
  /** Notes that a handle has arrived. */
  claim(name) {
    if (this.#leases.has(name)) return this.#end(name);
    this.#early.add(name);
    setTimeout(() => this.#early.delete(name), LEASE_MS).unref();
  }
  /** Keeps the thing of a handle only for a while. */
  limit(name) {
    this.#endless.delete(name);
    const lease = this.#leases.get(name);
    if (lease !== void 0) lease.timer ??= setTimeout(() => this.#end(name), LEASE_MS).unref();
  }
  /** Keeps the things of the handles of a client that has gone only for a while. */
  limitOf(sender) {
    for (const [name, lease] of this.#leases) if (lease.sender === sender) this.limit(name);
  }
  #end(name) {
    const lease = this.#leases.get(name);
    if (lease === void 0) return;
    clearTimeout(lease.timer);
    this.#leases.delete(name);
    this.#endless.delete(name);
    this.#release(lease.entry);
  }
};

// src/manager/managed-type.ts
function isExposed(type, target, method) {
  return type.exposed?.has(method) ?? isPublicMethod(target, method);
}
function exposedOf(type, target) {
  return type.exposed === void 0 ? publicMethodsOf(target) : [...type.exposed];
}
var RESERVED = /* @__PURE__ */ new Set(["constructor", "then", "toString", "valueOf", "toJSON"]);
function publicMethodsOf(target) {
  const names = holdersOf(target).flatMap((holder) => Object.getOwnPropertyNames(holder));
  return [...new Set(names)].filter((name) => isPublicMethod(target, name));
}
function isPublicMethod(target, name) {
  if (RESERVED.has(name) || name.startsWith("_")) return false;
  const holder = holdersOf(target).find((each) => Object.hasOwn(each, name));
  return holder !== void 0 && typeof Object.getOwnPropertyDescriptor(holder, name)?.value === "function";
}
function holdersOf(target) {
  const holders = [];
  let holder = target;
  while (typeof holder === "object" && holder !== null && holder !== Object.prototype) {
    holders.push(holder);
    holder = Object.getPrototypeOf(holder);
  }
  return holders;
}

// src/manager/server.ts
var ManagerServer = class {
  address;
  #types;
  /** Things that clients use. */
  #entries = /* @__PURE__ */ new Map();
  /** All things that are left, those included that only other things here use. */
  #alive = /* @__PURE__ */ new Map();
  #ends = new FinalizationRegistry(({ object, end }) => {
    this.#alive.delete(object);
    end();
  });
  #leases = new Leases((entry) => this.release(entry.object));
  #link;
  #objectCount = 0;
  constructor(address, types) {
    this.address = { ...address, manager: nodeCrypto().randomUUID() };
    this.#types = types;
    this.#link = this.#openLocalLink();
    keepLink(this.#link);
  }
  /** Makes a thing, and returns its proxy. */
  async create(name, args) {
    const type = this.#types.get(name);
    if (type?.create === void 0) throw new StateError(`The manager has no type ${name}; it has: ${this.#names()}`);
    return this.#adopt(name, await type.create(args));
  }
  /** Calls a method of a thing; what it returns may be a promise. */
  call(object, method, { args, caller }) {
    const { type, target, name } = this.#entryOf(object);
    const fn = isExposed(type, target, method) ? Reflect.get(target, method) : void 0;
    if (typeof fn !== "function") throw new StateError(`${method}() of ${name} cannot be called from outside`);
    const result = Reflect.apply(fn, target, type.takesCaller ? [caller, ...args] : args);
    const resultType = type.returns.get(method);
    return resultType === void 0 ? result : this.#wrap(resultType, result);
  }
  /** Notes that a client has a proxy more; returns whether the thing is there. */
  claim(object, lease) {
    const entry = this.#leases.entryOf(lease) ?? this.#entries.get(object);
    const isThere = entry !== void 0 && entry.object === object;
    if (isThere) this.#keep(entry);
    this.#leases.claim(lease);
    return isThere;
  }
  /** Keeps a thing for the receiver of a handle. */
  lease(object, lease, sender) {
    const entry = this.#entries.get(object);
    if (entry !== void 0 && this.#leases.add(lease, entry, sender)) this.#keep(entry);
  }
  /** Waits no longer than a while for the receivers of the handles of a client that has gone. */
  limitLeasesOf(sender) {
    this.#leases.limitOf(sender);
  }
  /** Notes that one proxy, or one handle, is less. */
  release(object) {
    const entry = this.#entries.get(object);
    if (entry !== void 0 && --entry.useCount <= 0) this.#entries.delete(object);
  }
  #adopt(name, target) {
    const type = this.#types.get(name);
    if (type === void 0 || typeof target !== "object" || target === null)
      throw new StateError(`A ${name} has to be an object of a type that the manager has: ${this.#names()}`);
    const entry = { object: ++this.#objectCount, name, type, target, useCount: 0 };
    this.#alive.set(entry.object, new WeakRef(entry));
    this.#ends.register(entry, { object: entry.object, end: () => type.end?.(target) });
    return this.#proxyOf(entry);
  }
  async #wrap(name, result) {
    const value = await result;
    const type = this.#types.get(name);
    return this.#adopt(name, type?.wrapsResults === true ? await type.create?.([value]) : value);
  }
  /** Proxies here hold the thing itself: things that hold each other are not kept for ever. */
  #proxyOf(entry) {
    const exposed = exposedOf(entry.type, entry.target);
    return proxyFor({ link: this.#link, object: entry.object, type: entry.name, exposed, held: entry });
  }
  #openLocalLink() {
    return {
      address: this.address,
      call: async (request) => this.#callLocally(request),
      lease: (object) => this.#leaseLocally(object),
      claim: (_object, lease) => this.#leases.claim(lease),
      release: () => {
      },
      hold: (object) => this.#entryOf(object)
    };
  }
  async #callLocally({ to, method, args, options }) {
    if ("create" in to) return this.create(to.create, args);
    const signal = options?.signal ?? new AbortController().signal;
    return this.call(to.object, method, { args, caller: { owner: SERVER_ITSELF, signal } });
  }
  /** For a handle that the server itself sends: its receiver claims it at once, or is gone. */
  #leaseLocally(object) {
    const lease = nodeCrypto().randomUUID();
    const entry = this.#entryOf(object);
    this.#keep(entry);
    this.#leases.add(lease, entry, SERVER_ITSELF);
    this.#leases.limit(lease);
    return lease;
  }
  #keep(entry) {
    entry.useCount++;
    this.#entries.set(entry.object, entry);
  }
  #entryOf(object) {
    const entry = this.#entries.get(object) ?? this.#alive.get(object)?.deref();
    if (entry === void 0) throw new StateError(`The manager keeps no thing ${object}; nobody used it any more`);
    return entry;
  }
  #names() {
    return [...this.#types.keys()].join(", ");
  }
};
var SERVER_ITSELF = { isGone: false, onGone: () => () => {
} };

// src/manager/decode-call.ts
var MAX_ARGUMENTS = 65536;
async function decodeArguments(args, line, hasFunctions) {
  if (args.coded) checkNeeds(args, line, hasFunctions);
  const values = await decodeInput(args);
  if (!isArguments(values))
    throw new NotSerializableError("args", `arguments come as an array, of at most ${MAX_ARGUMENTS}`);
  return values;
}
function checkNeeds(args, line, hasFunctions) {
  const { functions, handles } = needsOf(args.value);
  if (functions.size > 0 && !hasFunctions) throw new NotSerializableError("args", "functions are no data");
  if (!line.isOwner && ![...functions].every(isModuleExport)) {
    const reason = "only the program that started the manager may send a function that no module file exports";
    throw new NotSerializableError("args", reason);
  }
  const refusal = refusalOfHandles(handles, line);
  if (refusal !== void 0) throw new NotSerializableError("args", refusal);
}
function isModuleExport(description) {
  if (typeof description !== "object" || description === null) return false;
  if (!("type" in description) || description.type !== "reference" || !("url" in description)) return false;
  return typeof description.url === "string" && description.url.startsWith("file:");
}
function isArguments(value) {
  return Array.isArray(value) && value.length <= MAX_ARGUMENTS;
}

// src/manager/session.ts
var Session = class {
  #server;
  #connection;
  #line;
  #outbox;
  #calls = /* @__PURE__ */ new Map();
  #ends = /* @__PURE__ */ new Set();
  /** How many proxies of each thing it has. */
  #proxies = /* @__PURE__ */ new Map();
  /** Arguments are decoded in order; only then may calls overtake each other. */
  #decoding;
  #isGone = false;
  constructor(server, connection, line) {
    this.#server = server;
    this.#connection = connection;
    this.#line = line;
    this.#outbox = new Outbox((message) => void connection.sendBytes(message).catch(() => {
    }));
  }
  get isGone() {
    return this.#isGone;
  }
  onGone(end) {
    this.#ends.add(end);
    return () => this.#ends.delete(end);
  }
  /** Serves the client until it goes, or says what nobody understands. */
  async serve() {
    this.#outbox.say({ type: "welcome", manager: this.#server.address.manager, isOwner: this.#line.isOwner });
    try {
      for (; ; ) for (const said of unpacked(await this.#connection.recvBytes())) this.#receive(said);
    } catch {
    } finally {
      this.#end();
    }
  }
  #receive(said) {
    if (!isToServer(said)) throw new NotSerializableError("message", "it is none that a client sends");
    switch (said.type) {
      case "cancel":
        return this.#calls.get(said.call)?.abort(new DOMException("The call was taken back", "AbortError"));
      case "lease":
        return this.#server.lease(said.object, said.lease, this);
      case "claim":
        if (this.#server.claim(said.object, said.lease)) this.#count(said.object, 1);
        return;
      case "release":
        return this.#release(said.object);
      case "classes":
        return this.#inOrder(() => this.#learn(said.classes));
      case "call":
      case "create":
        this.#calls.set(said.call, new ActiveCall(this));
        return this.#start(said);
    }
  }
  #start(said) {
    if (!said.args.coded && this.#decoding === void 0 && isArguments(said.args.value))
      return this.#run(said, said.args.value);
    this.#inOrder(async () => {
      try {
        this.#run(said, await decodeArguments(said.args, this.#line, said.hasFunctions));
      } catch (error) {
        this.#answerError(said.call, error);
      }
    });
  }
  #inOrder(work) {
    const decoding = (this.#decoding ?? Promise.resolve()).then(work).finally(() => {
      if (this.#decoding === decoding) this.#decoding = void 0;
    });
    this.#decoding = decoding;
  }
  #run(said, args) {
    try {
      const result = said.type === "create" ? this.#server.create(said.name, args) : this.#call(said, args);
      if (result instanceof Promise) void this.#answerLater(said.call, result);
      else this.#answer(said.call, result);
    } catch (error) {
      this.#answerError(said.call, error);
    }
  }
  #call({ call, object, method }, args) {
    const caller = this.#calls.get(call) ?? new ActiveCall(this);
    return this.#server.call(object, method, { args, caller });
  }
  async #answerLater(call, result) {
    try {
      this.#answer(call, await result);
    } catch (error) {
      this.#answerError(call, error);
    }
  }
  #answer(call, value) {
    if (this.#isGone) return;
    const result = encodeValue(value, "result", valueOptions(this.#line, false));
    this.#outbox.say({ type: "result", call, result });
    this.#calls.delete(call);
  }
  #answerError(call, error) {
    this.#calls.delete(call);
    if (!this.#isGone)
      this.#outbox.say({
        type: "error",
        call,
        error: encodeThrown(error, (thrown) => encodeValue(thrown, "error", valueOptions(this.#line, false)))
      });
  }
  async #learn(classes) {
    if (!this.#line.isOwner) return;
    for (const { name, callable } of classes) {
      try {
        setClass(name, await loadCallable(callable));
      } catch {
      }
    }
  }
  #count(object, change) {
    const count = (this.#proxies.get(object) ?? 0) + change;
    if (count > 0) this.#proxies.set(object, count);
    else this.#proxies.delete(object);
  }
  #release(object) {
    if (!this.#proxies.has(object)) return;
    this.#count(object, -1);
    this.#server.release(object);
  }
  /** Ends its calls, and lets go of all that it held. */
  #end() {
    this.#isGone = true;
    this.#connection.close();
    for (const end of [...this.#ends]) end();
    for (const active of this.#calls.values()) active.abort(new DOMException("The client went", "AbortError"));
    for (const [object, count] of this.#proxies) for (let left = count; left > 0; left--) this.#server.release(object);
    this.#proxies.clear();
    this.#server.limitLeasesOf(this);
  }
};
var ActiveCall = class {
  owner;
  #controller;
  constructor(owner) {
    this.owner = owner;
  }
  get signal() {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }
  abort(reason) {
    this.#controller ??= new AbortController();
    this.#controller.abort(reason);
  }
};

// src/manager/serve-manager.ts
var BACKLOG = 128;
var HANDSHAKE_TIMEOUT_MS = 5e3;
async function serveManager(setup) {
  process.on("SIGINT", () => {
  });
  if (setup.initializer !== void 0) await Reflect.apply(setup.initializer, void 0, setup.initializerArgs);
  const opened = await openServer(setup.endpoint, BACKLOG);
  const { server, endpoint, isPrivate } = opened;
  const key = setup.ownerKey;
  const manager = new ManagerServer({ endpoint, key, isOwner: true }, typesOf(setup.types));
  const id = manager.address.manager;
  const gate = new Gate(server, {
    keys: [setup.ownerKey, setup.authkey],
    digest: "sha256",
    handshakeTimeoutMs: HANDSHAKE_TIMEOUT_MS,
    isPrivate,
    onAdmitted: ({ connection, transport, key: known }) => {
      const isOwner = known === setup.ownerKey;
      void new Session(manager, connection, { manager: id, reach: transport.reach, isOwner }).serve();
    },
    onRefused: () => {
    }
  });
  process.once("exit", () => {
    gate.close();
    opened.close();
  });
  return { manager: id, endpoint };
}
function typesOf(definitions) {
  const types = new Map(MANAGED_TYPES);
  for (const { name, factory, exposed, returns } of definitions) {
    types.set(name, {
      create: factory === void 0 ? void 0 : (args) => Reflect.apply(factory, void 0, args),
      exposed: exposed === void 0 ? void 0 : new Set(exposed),
      returns: new Map(returns),
      takesCaller: false
    });
  }
  return types;
}

// src/worker-manager.ts
var serveManager2 = serveManager;
export {
  serveManager2 as serveManager
};
//# sourceMappingURL=worker-manager.js.map