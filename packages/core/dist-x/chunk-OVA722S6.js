import {
  ArrayProxy,
  BarrierProxy,
  BaseProxy,
  ClientLink,
  ConditionProxy,
  DictProxy,
  EventProxy,
  IteratorProxy,
  JoinableQueueProxy,
  ListProxy,
  LockProxy,
  NamespaceProxy,
  PROXY_KIND,
  PoolProxy,
  QueueProxy,
  RemoteProxy,
  SemaphoreProxy,
  SetProxy,
  ValueProxy,
  linkTo
} from "./chunk-NKTRGAF2.js";
import {
  registerHandleKind
} from "./chunk-HYOWXHKS.js";

// src/manager/proxies/stream-proxy.ts
var StreamProxy = class extends BaseProxy {
  put(input) {
    return this.ask("put", [input]);
  }
  /** Says that no more inputs come. */
  finish() {
    return this.ask("finish");
  }
  next() {
    return this.ask("next");
  }
  /** Says that the results after one that failed are wanted. */
  resume() {
    return this.ask("resume");
  }
  /** Stops what runs; no more results are wanted. */
  return() {
    return this.ask("return");
  }
};

// src/manager/proxy-for.ts
var PROXIES = /* @__PURE__ */ new Map([
  ["dict", DictProxy],
  ["list", ListProxy],
  ["set", SetProxy],
  ["namespace", NamespaceProxy],
  ["value", ValueProxy],
  ["array", ArrayProxy],
  ["iterator", IteratorProxy],
  ["queue", QueueProxy],
  ["joinableQueue", JoinableQueueProxy],
  ["lock", LockProxy],
  ["rlock", LockProxy],
  ["semaphore", SemaphoreProxy],
  ["boundedSemaphore", SemaphoreProxy],
  ["condition", ConditionProxy],
  ["event", EventProxy],
  ["barrier", BarrierProxy],
  ["pool", PoolProxy],
  ["stream", StreamProxy]
]);
function proxyFor(target) {
  const ProxyClass = PROXIES.get(target.type) ?? RemoteProxy;
  return new ProxyClass(target);
}
registerHandleKind(PROXY_KIND, (data) => {
  if (!isProxyData(data)) throw new TypeError("A handle of a manager came that none has sent");
  const { address, object, type, exposed, lease } = data;
  const link = linkTo(address.manager) ?? new ClientLink(address);
  link.claim(object, lease);
  return proxyFor({ link, object, type, exposed, held: link.hold(object) });
});
function isProxyData(data) {
  if (typeof data !== "object" || data === null) return false;
  if (!("address" in data && "object" in data && "type" in data && "exposed" in data && "lease" in data)) return false;
  const isList = Array.isArray(data.exposed) && data.exposed.every((name) => typeof name === "string");
  const isNamed = typeof data.type === "string" && typeof data.lease === "string" && typeof data.object === "number";
  return isList && isNamed && isAddress(data.address);
}
function isAddress(address) {
  if (typeof address !== "object" || address === null) return false;
  return "manager" in address && typeof address.manager === "string" && "endpoint" in address;
}

export {
  proxyFor
};
//# sourceMappingURL=chunk-OVA722S6.js.map