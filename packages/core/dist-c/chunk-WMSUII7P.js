// built-in:node:util
var builtIn = /* @__PURE__ */ process.getBuiltinModule("node:util");
var getSystemErrorName = /* @__PURE__ */ (() => builtIn.getSystemErrorName)();
var inspect = /* @__PURE__ */ (() => builtIn.inspect)();
var isDeepStrictEqual = /* @__PURE__ */ (() => builtIn.isDeepStrictEqual)();
var types = /* @__PURE__ */ (() => builtIn.types)();

// src/shared-slot.ts
function sharedSlot(name) {
  const key = /* @__PURE__ */ Symbol.for(`mp.${name}`);
  const known = Reflect.get(globalThis, key);
  if (isSlot(known)) return known;
  const slot = { value: void 0 };
  Reflect.defineProperty(globalThis, key, { value: slot });
  return slot;
}
function isSlot(value) {
  return typeof value === "object" && value !== null && "value" in value;
}

// built-in:node:path
var builtIn2 = /* @__PURE__ */ process.getBuiltinModule("node:path");
var resolve = /* @__PURE__ */ (() => builtIn2.resolve)();
var join = /* @__PURE__ */ (() => builtIn2.join)();
var dirname = /* @__PURE__ */ (() => builtIn2.dirname)();
var extname = /* @__PURE__ */ (() => builtIn2.extname)();
var sep = /* @__PURE__ */ (() => builtIn2.sep)();

// built-in:node:url
var builtIn3 = /* @__PURE__ */ process.getBuiltinModule("node:url");
var pathToFileURL = /* @__PURE__ */ (() => builtIn3.pathToFileURL)();
var fileURLToPath = /* @__PURE__ */ (() => builtIn3.fileURLToPath)();

export {
  getSystemErrorName,
  inspect,
  isDeepStrictEqual,
  types,
  sharedSlot,
  resolve,
  join,
  dirname,
  extname,
  sep,
  pathToFileURL,
  fileURLToPath
};
//# sourceMappingURL=chunk-WMSUII7P.js.map