import {
  serve
} from "./chunk-STAXKR7M.js";
import "./chunk-S2N7RX3B.js";
import "./chunk-YOGR2O4F.js";
import "./chunk-7ELPNYIP.js";
import "./chunk-HYOWXHKS.js";
import "./chunk-WMSUII7P.js";
import "./chunk-T2POVQXV.js";
import {
  threadId,
  workerData
} from "./chunk-6WIJLKRI.js";

// src/guest/thread-port.ts
function isThreadStart(data) {
  return typeof data === "object" && data !== null && "mpPort" in data;
}
function openThreadPort(port) {
  return {
    sharesMemory: true,
    threadId,
    send: (message, moved = []) => port.postMessage(message, [...moved]),
    listen: (onMessage) => void port.on("message", (message) => onMessage(message)),
    release: () => port.unref()
  };
}

// src/worker-thread.ts
function adopt(port) {
  serve(openThreadPort(port));
}
if (isThreadStart(workerData)) adopt(workerData.mpPort);
export {
  adopt
};
//# sourceMappingURL=worker-thread.js.map