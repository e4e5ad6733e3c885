import { nodeCrypto } from '../node-crypto.ts'
import { MappedWords } from '../memory/mapped-words.ts'
import { attachBlock, createBlock, type SharedBlock } from '../memory/shared-block.ts'
import { OWN_PREFIX, sweep, sweepAtExit } from '../memory/sweep.ts'
import { damaged } from '../wire/reading-message.ts'
import { Ring } from './ring.ts'
import * as layout from './ring-layout.ts'
import { partPrefix } from './ring-parts.ts'
import { Segments } from './segments.ts'
import { TICKET_CELLS } from './tickets.ts'

/** A pipe has one for each direction. */
const MAX_RINGS = 2
/** First the words of the rings, at this distance; the first page also says how many rings there are. */
const PAGE_BYTES = 4096
const RING_COUNT = 0
const FIRST_RING = PAGE_BYTES / 2
/** Then a page of tickets, then the first segments of the rings. */
const SEGMENTS = 2 * PAGE_BYTES
const BLOCK_BYTES = 65_536

/** What a ring may hold at a time. */
export interface RingLimits {
  /** Most messages; 0 for any number. */
  maxItems: number
  /** Most bytes of messages; Infinity for any. */
  maxBytes: number
}

/** The parts of a block of shared memory with one ring, or two, in it. */
export interface RingBlock {
  block: SharedBlock
  rings: Ring[]
  /** Cells for handles that are under way. */
  tickets: Int32Array
}

/**
 * Creates a block with empty rings.
 *
 * @throws {@link SharedMemoryFullError} when there is no memory for it.
 */
export function createRingBlock(limits: readonly RingLimits[]): RingBlock {
  sweepAtExit()
  sweep()
  const block = createBlock(`${OWN_PREFIX}ring-${nodeCrypto().randomBytes(6).toString('hex')}`, BLOCK_BYTES)
  new Int32Array(block.buffer)[RING_COUNT] = limits.length
  for (const [index, { maxItems, maxBytes }] of limits.entries()) {
    const start = FIRST_RING + index * layout.RING_WORDS_BYTES
    new Int32Array(block.buffer, start)[layout.MAX_ITEMS] = maxItems
    new Float64Array(block.buffer, start)[layout.MAX_BYTES] = maxBytes
  }
  return openParts(block)
}

/**
 * Opens a block that another thread or process has created.
 *
 * @throws {@link SharedMemoryNotFoundError} when it is gone.
 * @throws {@link MessageFormatError} when there are no rings in it.
 */
export function openRingBlock(name: string): RingBlock {
  sweepAtExit()
  sweep()
  const block = attachBlock(name)
  try {
    return openParts(block)
  } catch (error) {
    block.close()
    throw error
  }
}

function openParts(block: SharedBlock): RingBlock {
  const page = new Uint8Array(block.buffer).subarray(0, FIRST_RING)
  const ringCount = block.byteLength < BLOCK_BYTES ? 0 : (new Int32Array(block.buffer)[RING_COUNT] ?? 0)
  if (ringCount < 1 || ringCount > MAX_RINGS) throw damaged(page)
  const rings = Array.from({ length: ringCount }, (_, index) => ringAt(block, index, ringCount))
  return { block, rings, tickets: new Int32Array(block.buffer, PAGE_BYTES, TICKET_CELLS) }
}

function ringAt({ buffer, address, name }: SharedBlock, index: number, ringCount: number): Ring {
  const byteOffset = FIRST_RING + index * layout.RING_WORDS_BYTES
  const byteLength = layout.RING_WORDS_BYTES
  const words = new MappedWords({ buffer, byteOffset, byteLength, address: address + byteOffset })
  const segmentBytes = (BLOCK_BYTES - SEGMENTS) / ringCount
  const first = new Uint8Array(buffer, SEGMENTS + index * segmentBytes, segmentBytes)
  return new Ring(words, new Segments(`${partPrefix(name)}-${index}`, first))
}
