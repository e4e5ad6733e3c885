// built-in:node:net
var builtIn = /* @__PURE__ */ process.getBuiltinModule("node:net");
var createConnection = /* @__PURE__ */ (() => builtIn.createConnection)();
var createServer = /* @__PURE__ */ (() => builtIn.createServer)();
var isIP = /* @__PURE__ */ (() => builtIn.isIP)();
var Socket = /* @__PURE__ */ (() => builtIn.Socket)();

export {
  createConnection,
  createServer,
  isIP,
  Socket
};
//# sourceMappingURL=chunk-XDU5SSBP.js.map