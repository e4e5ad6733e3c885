import {
  DefaultDeserializer,
  DefaultSerializer,
  Deserializer,
  LARGE_BYTES,
  SHARED_DIRECTORY,
  Serializer,
  damaged,
  makeView,
  readingMessage,
  viewTypeOf
} from "./chunk-HYOWXHKS.js";
import {
  sharedSlot
} from "./chunk-WMSUII7P.js";
import {
  hasLibc,
  libc
} from "./chunk-T2POVQXV.js";
import {
  existsSync,
  fstatSync,
  isMainThread,
  readdirSync,
  readlinkSync,
  utimesSync
} from "./chunk-6WIJLKRI.js";

// src/node-crypto.ts
function nodeCrypto() {
  return process.getBuiltinModule("node:crypto");
}

// src/memory/sweep.ts
var OWN_PREFIX = "mp-";
var OWNER_PREFIX = "mp.";
var PART_PREFIX = "mq-";
var UNDER_WAY_MS = 3e4;
var SWEEP_MS = 1e3;
var sweptAt = -Infinity;
var timer;
var isExitWatched = false;
var preparations = [];
function sweep() {
  libc();
  timer ??= setInterval(sweepQuietly, SWEEP_MS).unref();
  const now = performance.now();
  if (now - sweptAt < SWEEP_MS) return;
  sweptAt = now;
  removeUnused({ keepsUnderWay: true });
}
function sweepQuietly() {
  try {
    sweptAt = performance.now();
    removeUnused({ keepsUnderWay: true });
  } catch {
  }
}
function sweepAtExit(beforehand) {
  if (!isMainThread) return;
  if (beforehand !== void 0) preparations.push(beforehand);
  if (!isExitWatched) process.on("exit", removeAtExit);
  isExitWatched = true;
}
function removeAtExit() {
  try {
    if (!mayHaveBlocks()) return;
    for (const prepare of preparations) prepare();
    releaseOwn();
    removeUnused({ keepsUnderWay: isChild() });
  } catch {
  }
}
function isOurs(name) {
  return [OWN_PREFIX, OWNER_PREFIX, PART_PREFIX].some((prefix) => name.startsWith(prefix));
}
function mayHaveBlocks() {
  if (!existsSync(SHARED_DIRECTORY)) return false;
  return readdirSync(SHARED_DIRECTORY).some((name) => isOurs(name)) && hasLibc();
}
function releaseOwn() {
  for (const entry of readdirSync("/proc/self/fd")) {
    const fd = Number(entry);
    if (isOwnBlock(fd)) libc().unlock(fd);
  }
}
function isOwnBlock(fd) {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`).startsWith(`${SHARED_DIRECTORY}/mp`);
  } catch {
    return false;
  }
}
function removeUnused({ keepsUnderWay }) {
  const names = readdirSync(SHARED_DIRECTORY);
  for (const name of names) {
    if (!name.startsWith(OWN_PREFIX) && !name.startsWith(OWNER_PREFIX)) continue;
    removeIfUnused(name, keepsUnderWay);
  }
  for (const name of names) if (isLoosePart(name)) libc().unlinkShared(name);
}
function isLoosePart(name) {
  const block = name.slice(PART_PREFIX.length, name.lastIndexOf("-"));
  return name.startsWith(PART_PREFIX) && !existsSync(`${SHARED_DIRECTORY}/${block}`);
}
function removeIfUnused(name, keepsUnderWay = false) {
  const fd = libc().openShared(name, false);
  if (fd < 0) return false;
  const isUnused = isOwnFile(fd) && libc().lockAlone(fd) >= 0 && !(keepsUnderWay && isUnderWay(fd));
  if (isUnused) remove(name);
  libc().close(fd);
  return isUnused;
}
function isOwnFile(fd) {
  return fstatSync(fd).uid === process.geteuid?.();
}
function remove(name) {
  if (name.startsWith(OWNER_PREFIX)) libc().unlinkShared(name.slice(OWNER_PREFIX.length));
  libc().unlinkShared(name);
}
function leaveUnderWay(name) {
  if (isChild()) keepUnderWay(name);
}
function keepUnderWay(name) {
  const until = (Date.now() + UNDER_WAY_MS) / 1e3;
  utimesSync(`${SHARED_DIRECTORY}/${name}`, until, until);
}
function isUnderWay(fd) {
  return fstatSync(fd).mtimeMs > Date.now();
}
function isChild() {
  return sharedSlot("identity").value !== void 0;
}

// src/channel/part-serializer.ts
var PartSerializer = class extends DefaultSerializer {
  /** The memory that goes beside the message. */
  parts = [];
  #partBytes;
  #buffers = /* @__PURE__ */ new Map();
  constructor(partBytes = LARGE_BYTES) {
    super();
    this.#partBytes = partBytes;
  }
  /** Called by Node for each view; the memory that several views share stays shared. */
  _writeHostObject(view) {
    const { buffer, byteOffset, byteLength } = view;
    this.writeUint32(viewTypeOf(view));
    this.writeDouble(byteOffset);
    this.writeDouble(byteLength);
    const known = this.#buffers.get(buffer);
    this.writeUint32(known ?? this.#buffers.size);
    if (known === void 0) this.#writeBuffer(buffer);
  }
  #writeBuffer(buffer) {
    if (buffer instanceof SharedArrayBuffer) throw new TypeError("Memory that is shared must not be copied");
    this.#buffers.set(buffer, this.#buffers.size);
    const bytes = new Uint8Array(buffer);
    const isPart = bytes.byteLength >= this.#partBytes;
    this.writeUint32(isPart ? 1 : 0);
    if (isPart) return void this.parts.push(bytes);
    this.writeUint32(bytes.byteLength);
    this.writeRawBytes(bytes);
  }
};
var PartDeserializer = class extends DefaultDeserializer {
  #parts;
  #partsRead = 0;
  #buffers = [];
  constructor(bytes, parts) {
    super(bytes);
    this.#parts = parts;
  }
  /** Called by Node for each view. */
  _readHostObject() {
    const type = this.readUint32();
    const range = { byteOffset: this.readDouble(), byteLength: this.readDouble() };
    const index = this.readUint32();
    const buffer = this.#buffers[index] ?? this.#readBuffer();
    this.#buffers[index] = buffer;
    return makeView(type, buffer, range);
  }
  #readBuffer() {
    if (this.readUint32() === 0) return Uint8Array.from(this.readRawBytes(this.readUint32())).buffer;
    const part = this.#parts[this.#partsRead];
    if (part === void 0) throw new RangeError("A part of the message is missing");
    this.#partsRead += 1;
    return part;
  }
};

// src/wire/frame.ts
var FRAME_HEADER_BYTES = 8;
var MIX = 1836082802;
var MAX_FRAME_BYTES = 2 ** 32 - 1;
function encodeFrame(message) {
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(message);
  return frameOf(serializer.releaseBuffer());
}
function frameOf(body) {
  if (body.byteLength > MAX_FRAME_BYTES) {
    throw new RangeError(`A message of ${body.byteLength} bytes is over the limit of ${MAX_FRAME_BYTES}`);
  }
  const frame = Buffer.allocUnsafe(FRAME_HEADER_BYTES + body.byteLength);
  frame.writeUInt32LE(body.byteLength);
  frame.writeUInt32LE((body.byteLength ^ MIX) >>> 0, 4);
  frame.set(body, FRAME_HEADER_BYTES);
  return frame;
}
function frameLength(bytes, at) {
  const length = bytes.readUInt32LE(at);
  if (bytes.readUInt32LE(at + 4) !== (length ^ MIX) >>> 0) throw damaged(bytes.subarray(at, at + FRAME_HEADER_BYTES));
  return length;
}
var FrameReader = class {
  #decode;
  #chunks = [];
  #length = 0;
  /** @param decode - Turns the bytes of a message into the message. */
  constructor(decode = readPlain) {
    this.#decode = decode;
  }
  /**
   * Yields the messages that are complete once `bytes` have arrived, in order.
   *
   * @throws {@link MessageFormatError} at a message that is damaged; nothing that follows can be read.
   */
  *read(bytes) {
    this.#chunks.push(bytes);
    this.#length += bytes.byteLength;
    while (this.#length >= FRAME_HEADER_BYTES) {
      const bodyBytes = this.#peekLength();
      if (this.#length < FRAME_HEADER_BYTES + bodyBytes) break;
      yield this.#take(bodyBytes);
    }
  }
  #peekLength() {
    const [first] = this.#chunks;
    return frameLength(first !== void 0 && first.byteLength >= FRAME_HEADER_BYTES ? first : this.#join(), 0);
  }
  #take(bodyBytes) {
    const [first] = this.#chunks;
    const end = FRAME_HEADER_BYTES + bodyBytes;
    const all = first !== void 0 && first.byteLength >= end ? first : this.#join();
    this.#length -= end;
    if (all.byteLength === end) this.#chunks.shift();
    else this.#chunks[0] = all.subarray(end);
    const body = all.subarray(FRAME_HEADER_BYTES, end);
    return readingMessage(body, () => this.#decode(body));
  }
  #join() {
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }
};
function readPlain(body) {
  const reader = new Deserializer(body);
  reader.readHeader();
  return reader.readValue();
}

export {
  nodeCrypto,
  PartSerializer,
  PartDeserializer,
  OWN_PREFIX,
  OWNER_PREFIX,
  PART_PREFIX,
  sweep,
  sweepAtExit,
  removeAtExit,
  removeIfUnused,
  leaveUnderWay,
  keepUnderWay,
  FRAME_HEADER_BYTES,
  encodeFrame,
  frameOf,
  frameLength,
  FrameReader
};
//# sourceMappingURL=chunk-4MDTYAVC.js.map