import { nodeCrypto } from '../node-crypto.ts'
import { libc } from '../memory/libc.ts'
import { attachBlock, createBlock, type SharedBlock } from '../memory/shared-block.ts'
import { keepUnderWay, OWN_PREFIX } from '../memory/sweep.ts'
import { LARGE_BYTES } from '../wire/large-memory.ts'
import { encodeFrame, FrameReader, frameOf } from '../wire/frame.ts'
import { PartDeserializer, PartSerializer } from './part-serializer.ts'

/** How the names of blocks begin that go beside a message. */
const PART_PREFIX = `${OWN_PREFIX}part-`

/** A message as frames, and the shared memory that goes beside them: to be closed once they have been read. */
export interface PartFrames {
  frames: Buffer[]
  blocks: SharedBlock[]
}

/** Said before a message that has memory beside it: the blocks that it is in. */
interface PartsNotice {
  type: 'parts'
  names: string[]
}

/** Encodes a message for another process: typed arrays of 64 KiB and more travel through shared memory. */
export function encodePartFrames(message: unknown): PartFrames {
  const serializer = serialize(message, LARGE_BYTES)
  if (serializer.parts.length === 0) return { frames: [frameOf(serializer.releaseBuffer())], blocks: [] }
  const blocks: SharedBlock[] = []
  try {
    for (const part of serializer.parts) blocks.push(blockOf(part))
  } catch {
    // No shared memory, or no room in it: everything goes by the pipe.
    close(blocks)
    return { frames: [frameOf(serialize(message, Number.POSITIVE_INFINITY).releaseBuffer())], blocks: [] }
  }
  const notice: PartsNotice = { type: 'parts', names: blocks.map(({ name }) => name) }
  return { frames: [encodeFrame(notice), frameOf(serializer.releaseBuffer())], blocks }
}

/** Cuts a stream of bytes back into messages, and puts what came through shared memory back into them. */
export class PartFrameReader {
  readonly #frames = new FrameReader((body) => this.#decode(body))
  #parts: ArrayBuffer[] = []

  #decode(body: Buffer): unknown {
    const deserializer = new PartDeserializer(body, this.#parts)
    this.#parts = []
    deserializer.readHeader()
    const message: unknown = deserializer.readValue()
    // At once: the next frame needs what this one tells.
    if (isNotice(message)) this.#parts = message.names.map(takeBlock)
    return message
  }

  /**
   * Yields the messages that are complete once `bytes` have arrived, in order.
   *
   * @throws {@link MessageFormatError} at a message that is damaged; nothing that follows can be read.
   */
  *read(bytes: Buffer): Generator<unknown, void, undefined> {
    for (const message of this.#frames.read(bytes)) if (!isNotice(message)) yield message
  }
}

/** Closes blocks that have been read, or will not be. */
export function close(blocks: readonly SharedBlock[]): void {
  for (const block of blocks) {
    libc().unlinkShared(block.name)
    block.close()
  }
}

function serialize(message: unknown, partBytes: number): PartSerializer {
  const serializer = new PartSerializer(partBytes)
  serializer.writeHeader()
  serializer.writeValue(message)
  return serializer
}

function blockOf(part: Uint8Array): SharedBlock {
  const block = createBlock(`${PART_PREFIX}${nodeCrypto().randomBytes(8).toString('hex')}`, part.byteLength)
  new Uint8Array(block.buffer).set(part)
  keepUnderWay(block.name)
  return block
}

/** Copies a block into memory of our own: that may be detached, kept and transferred like any other. */
function takeBlock(name: string): ArrayBuffer {
  const block = attachBlock(name)
  const copy = block.buffer.slice(0)
  close([block])
  return copy
}

function isNotice(message: unknown): message is PartsNotice {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'parts' &&
    'names' in message &&
    Array.isArray(message.names) &&
    message.names.every((name) => typeof name === 'string' && name.startsWith(PART_PREFIX))
  )
}
