import { OptionTypeError } from '../errors.ts'
import { encodeItem, type ShareableItem, slotBytes } from './shareable-item.ts'
import { SharedMemory, type SharedMemoryOptions } from './shared-memory.ts'

/** Bytes of each number in the layout, and of each format. */
export const WORD_BYTES = 8

/** Lays a list out: its length, where each slot begins and the last ends, the slots, their formats, their codes. */
export function createList(items: ShareableItem[], options: SharedMemoryOptions): SharedMemory {
  const encoded = items.map(encodeItem)
  const offsets = [0]
  for (const { format } of encoded) offsets.push((offsets.at(-1) ?? 0) + slotBytes(format))
  const start = (items.length + 2) * WORD_BYTES
  const end = start + (offsets.at(-1) ?? 0)
  const shm = SharedMemory.create(end + items.length * (WORD_BYTES + 1), options)
  const bytes = new Uint8Array(shm.buffer)
  new BigInt64Array(shm.buffer, 0, items.length + 2).set([items.length, ...offsets].map(BigInt))
  for (const [index, item] of encoded.entries()) {
    bytes.set(item.bytes, start + (offsets[index] ?? 0))
    writeFormat(bytes.subarray(end + index * WORD_BYTES, end + (index + 1) * WORD_BYTES), item.format)
    bytes[end + items.length * WORD_BYTES + index] = item.code
  }
  return shm
}

/** Reads where the slots begin and the last one ends, or refuses a block that is no list. */
export function readStarts(shm: SharedMemory): number[] {
  const words = new BigInt64Array(shm.buffer, 0, Math.floor(shm.size / WORD_BYTES))
  const length = Number(words[0] ?? -1n)
  const dataStart = (length + 2) * WORD_BYTES
  const starts = Array.from(words.subarray(1, Math.max(0, length) + 2), (offset) => dataStart + Number(offset))
  const isInOrder = starts[0] === dataStart && starts.every((start, index) => start >= (starts[index - 1] ?? 0))
  const end = (starts.at(-1) ?? 0) + length * (WORD_BYTES + 1)
  if (length >= 0 && starts.length === length + 1 && isInOrder && end <= shm.size) return starts
  shm.close()
  throw new OptionTypeError(`Shared memory "${shm.name}" holds no ShareableList`)
}

export function writeFormat(place: Uint8Array, format: string): void {
  place.fill(0)
  place.set(Buffer.from(format, 'latin1'))
}

/** Text and bytes keep the format of the slot, which tells its size; in the slot of a number they take all of it. */
export function fitFormat(format: string, before: string, size: number): string {
  if (!format.endsWith('s')) return format
  return before.endsWith('s') ? before : `${size}s`
}
