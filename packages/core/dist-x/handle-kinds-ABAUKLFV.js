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
} from "./chunk-E6WVAV7X.js";
import {
  proxyFor
} from "./chunk-2IUODRGP.js";
import "./chunk-7ZUZG2XF.js";
import "./chunk-5PSW5OGO.js";
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
//# sourceMappingURL=handle-kinds-ABAUKLFV.js.map