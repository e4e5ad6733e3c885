import {
  PartFrameReader,
  PartsUnderWay,
  encodePartFrames,
  isToGuest
} from "./chunk-AHRPKRJL.js";
import {
  serve
} from "./chunk-STAXKR7M.js";
import "./chunk-S2N7RX3B.js";
import "./chunk-YOGR2O4F.js";
import "./chunk-7ELPNYIP.js";
import "./chunk-4MDTYAVC.js";
import {
  Socket
} from "./chunk-XDU5SSBP.js";
import "./chunk-HYOWXHKS.js";
import "./chunk-WMSUII7P.js";
import {
  killWithParent
} from "./chunk-T2POVQXV.js";
import {
  writeSync
} from "./chunk-6WIJLKRI.js";

// src/guest/process-port.ts
var TO_HOST = 3;
var FROM_HOST = 4;
function openProcessPort(hostPid) {
  killWithParent();
  if (process.ppid !== hostPid) process.exit(1);
  return new ProcessPort();
}
var ProcessPort = class {
  sharesMemory = false;
  threadId = 0;
  #input = new Socket({ fd: FROM_HOST, readable: true, writable: false });
  #underWay = new PartsUnderWay();
  send(message, moved = []) {
    const { frames, blocks } = encodePartFrames(message);
    this.#underWay.add(blocks);
    for (const frame of frames) writeFrame(frame);
    for (const memory of moved) memory.transfer(0);
  }
  listen(onMessage) {
    const reader = new PartFrameReader();
    this.#input.on("data", (bytes) => {
      for (const message of reader.read(bytes)) if (isToGuest(message)) this.#receive(message, onMessage);
    });
    this.#input.on("close", () => process.exit(1));
    this.#input.on("error", () => process.exit(1));
  }
  release() {
    this.#input.unref();
  }
  #receive(message, onMessage) {
    this.#underWay.forgetRead();
    onMessage(message);
  }
};
function writeFrame(bytes) {
  let written = 0;
  try {
    while (written < bytes.byteLength) written += writeSync(TO_HOST, bytes, written);
  } catch {
    process.exit(1);
  }
}

// src/worker-process.ts
serve(openProcessPort(Number(process.argv[2])));
//# sourceMappingURL=worker-process.js.map