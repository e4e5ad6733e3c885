import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '../errors.ts'

/** What a `ShareableList` holds. */
export type ShareableItem = bigint | number | string | boolean | null | Uint8Array

/** Slots begin at a multiple of this. */
const SLOT_BYTES = 8

/** How CPython's `ShareableList` says what a slot holds: a format of its `struct` module, and a code. */
export interface ItemFormat {
  format: string
  /** 0: a number or boolean, 1: text, 2: bytes, 3: nothing. */
  code: number
}

/** Formats of slots with code 0. */
const NUMBERS = ['q', 'd', 'xxxxxxx?']
const TEXT = 1
const BYTES = 2
const NOTHING = 3

/** An item as it lies in its slot. */
export interface EncodedItem extends ItemFormat {
  bytes: Uint8Array
}

/**
 * Encodes an item as CPython does.
 *
 * @throws {@link OptionTypeError} when a list cannot hold it.
 * @throws {@link OptionRangeError} when it would not come back as it was.
 */
export function encodeItem(item: ShareableItem): EncodedItem {
  if (item === null) return { format: 'xxxxxx?x', code: NOTHING, bytes: new Uint8Array(SLOT_BYTES) }
  switch (typeof item) {
    case 'boolean':
      return { format: 'xxxxxxx?', code: 0, bytes: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, item ? 1 : 0) }
    case 'number':
      return { format: 'd', code: 0, bytes: new Uint8Array(Float64Array.of(item).buffer) }
    case 'bigint':
      if (BigInt.asIntN(64, item) !== item)
        throw new OptionRangeError(`An integer of a ShareableList has 64 bits; ${item} has more`)
      return { format: 'q', code: 0, bytes: new Uint8Array(BigInt64Array.of(item).buffer) }
    case 'string':
      return encodeBytes(new TextEncoder().encode(item), TEXT)
    default:
      if (item instanceof Uint8Array) return encodeBytes(item, BYTES)
      throw new OptionTypeError(
        `A ShareableList holds bigint, number, string, boolean, null and Uint8Array, not ${inspect(item)}`,
      )
  }
}

function encodeBytes(bytes: Uint8Array, code: number): EncodedItem {
  // The format has no place for the length: CPython strips what it takes for padding.
  if (bytes.at(-1) === 0)
    throw new OptionRangeError('Text and bytes of a ShareableList must not end with a NUL, which would be lost')
  const format = `${roomFor(bytes)}s`
  if (format.length <= SLOT_BYTES) return { format, code, bytes }
  throw new OptionRangeError(`An item of a ShareableList has at most 9,999,999 bytes; this has ${bytes.length}`)
}

/** CPython leaves at least one byte free, up to the next multiple of 8. */
function roomFor({ length }: Uint8Array): number {
  return SLOT_BYTES * (Math.floor(length / SLOT_BYTES) + 1)
}

/** Returns how many bytes a slot of a format takes. */
export function slotBytes(format: string): number {
  return format.endsWith('s') ? Number.parseInt(format, 10) : SLOT_BYTES
}

/**
 * Reads the item in a slot; `slot` is the whole of it.
 *
 * @throws {@link OptionTypeError} when no list says so of a slot.
 */
export function decodeItem({ format, code }: ItemFormat, slot: Uint8Array): ShareableItem {
  if (code === NOTHING) return null
  if (code === TEXT) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(stripped(slot))
  if (code === BYTES) return stripped(slot)
  if (code !== 0 || !NUMBERS.includes(format) || slot.byteLength < SLOT_BYTES)
    throw new OptionTypeError(
      `A slot of ${slot.byteLength} bytes with format ${inspect(format)} and code ${code} is none of a ShareableList`,
    )
  const view = new DataView(slot.buffer, slot.byteOffset, slot.byteLength)
  if (format === 'q') return view.getBigInt64(0, true)
  return format === 'd' ? view.getFloat64(0, true) : view.getUint8(SLOT_BYTES - 1) !== 0
}

function stripped(slot: Uint8Array): Uint8Array {
  let { length } = slot
  while (length > 0 && slot[length - 1] === 0) length -= 1
  return slot.slice(0, length)
}
