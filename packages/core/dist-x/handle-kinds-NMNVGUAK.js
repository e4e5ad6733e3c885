import {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  JoinableQueue,
  Lock,
  Queue,
  RLock,
  Semaphore,
  ShareableList,
  SharedArray,
  SharedMemory,
  SimpleQueue,
  Value,
  pipe
} from "./chunk-PTNPYNU6.js";
import {
  proxyFor
} from "./chunk-OVA722S6.js";
import "./chunk-NKTRGAF2.js";
import "./chunk-JK2THXWM.js";
import "./chunk-4MDTYAVC.js";
import "./chunk-XDU5SSBP.js";
import "./chunk-HYOWXHKS.js";
import "./chunk-WMSUII7P.js";
import "./chunk-JWCBLBIA.js";
import "./chunk-T2POVQXV.js";
import "./chunk-6WIJLKRI.js";
export {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  JoinableQueue,
  Lock,
  Queue,
  RLock,
  Semaphore,
  ShareableList,
  SharedArray,
  SharedMemory,
  SimpleQueue,
  Value,
  pipe,
  proxyFor
};
//# sourceMappingURL=handle-kinds-NMNVGUAK.js.map