import {
  FrameReader,
  OWN_PREFIX,
  PartDeserializer,
  PartSerializer,
  encodeFrame,
  frameOf,
  keepUnderWay,
  nodeCrypto
} from "./chunk-4MDTYAVC.js";
import {
  LARGE_BYTES,
  SHARED_DIRECTORY,
  attachBlock,
  createBlock
} from "./chunk-HYOWXHKS.js";
import {
  libc
} from "./chunk-T2POVQXV.js";
import {
  existsSync
} from "./chunk-6WIJLKRI.js";

// src/protocol.ts
function isToGuest(message) {
  return isTyped(message);
}
function isFromGuest(message) {
  return isTyped(message);
}
function isTyped(message) {
  return typeof message === "object" && message !== null && "type" in message;
}

// src/channel/part-frames.ts
var PART_PREFIX = `${OWN_PREFIX}part-`;
function encodePartFrames(message) {
  const serializer = serialize(message, LARGE_BYTES);
  if (serializer.parts.length === 0) return { frames: [frameOf(serializer.releaseBuffer())], blocks: [] };
  const blocks = [];
  try {
    for (const part of serializer.parts) blocks.push(blockOf(part));
  } catch {
    close(blocks);
    return { frames: [frameOf(serialize(message, Number.POSITIVE_INFINITY).releaseBuffer())], blocks: [] };
  }
  const notice = { type: "parts", names: blocks.map(({ name }) => name) };
  return { frames: [encodeFrame(notice), frameOf(serializer.releaseBuffer())], blocks };
}
var PartFrameReader = class {
  #frames = new FrameReader((body) => this.#decode(body));
  #parts = [];
  #decode(body) {
    const deserializer = new PartDeserializer(body, this.#parts);
    this.#parts = [];
    deserializer.readHeader();
    const message = deserializer.readValue();
    if (isNotice(message)) this.#parts = message.names.map(takeBlock);
    return message;
  }
  /**
   * Yields the messages that are complete once `bytes` have arrived, in order.
   *
   * @throws {@link MessageFormatError} at a message that is damaged; nothing that follows can be read.
   */
  *read(bytes) {
    for (const message of this.#frames.read(bytes)) if (!isNotice(message)) yield message;
  }
};
function close(blocks) {
  for (const block of blocks) {
    libc().unlinkShared(block.name);
    block.close();
  }
}
function serialize(message, partBytes) {
  const serializer = new PartSerializer(partBytes);
  serializer.writeHeader();
  serializer.writeValue(message);
  return serializer;
}
function blockOf(part) {
  const block = createBlock(`${PART_PREFIX}${nodeCrypto().randomBytes(8).toString("hex")}`, part.byteLength);
  new Uint8Array(block.buffer).set(part);
  keepUnderWay(block.name);
  return block;
}
function takeBlock(name) {
  const block = attachBlock(name);
  const copy = block.buffer.slice(0);
  close([block]);
  return copy;
}
function isNotice(message) {
  return typeof message === "object" && message !== null && "type" in message && message.type === "parts" && "names" in message && Array.isArray(message.names) && message.names.every((name) => typeof name === "string" && name.startsWith(PART_PREFIX));
}

// src/channel/parts-under-way.ts
var PartsUnderWay = class {
  #blocks = [];
  add(blocks) {
    if (blocks.length > 0) this.#blocks.push(...blocks);
  }
  /** Lets go of what has been read. */
  forgetRead() {
    if (this.#blocks.length === 0) return;
    const { read = [], unread = [] } = Object.groupBy(this.#blocks, (block) => isUnread(block) ? "unread" : "read");
    close(read);
    this.#blocks = unread;
  }
  /** Lets go of everything, as nobody will read it any more. */
  close() {
    close(this.#blocks);
    this.#blocks = [];
  }
};
function isUnread({ name }) {
  return existsSync(`${SHARED_DIRECTORY}/${name}`);
}

export {
  isToGuest,
  isFromGuest,
  encodePartFrames,
  PartFrameReader,
  PartsUnderWay
};
//# sourceMappingURL=chunk-AHRPKRJL.js.map