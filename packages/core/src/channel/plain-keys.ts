import { charactersAt } from './plain-characters.ts'

/** Lists of keys that are remembered; objects of a program come in few forms. */
const SLOTS = 64
/** A list of keys that takes more bytes is read anew each time. */
const MAX_BYTES = 256

/** The keys of objects of one form, and how they are written. */
interface Form {
  bytes: Uint8Array
  keys: readonly string[]
}

const forms: (Form | undefined)[] = Array.from({ length: SLOTS })

/** Reads a list of keys, which takes so many bytes from `start` on: each has its length before it, in a byte. */
export function keysAt(from: Buffer, start: number, byteLength: number): readonly string[] {
  if (byteLength > MAX_BYTES) return readKeys(from, start, start + byteLength)
  const slot = slotOf(from, start, byteLength)
  const form = forms[slot]
  if (form !== undefined && isAt(form.bytes, from, start) && form.bytes.byteLength === byteLength) return form.keys
  const keys = readKeys(from, start, start + byteLength)
  forms[slot] = { bytes: Uint8Array.prototype.slice.call(from, start, start + byteLength), keys }
  return keys
}

/** Tells lists of keys apart by their length and by some characters. */
function slotOf(from: Buffer, start: number, byteLength: number): number {
  const second = from[start + 1] ?? 0
  const last = from[start + byteLength - 1] ?? 0
  return (byteLength + 5 * second + 23 * last) % SLOTS
}

function isAt(bytes: Uint8Array, from: Buffer, start: number): boolean {
  for (let index = 0; index < bytes.byteLength; index += 1) if (bytes[index] !== from[start + index]) return false
  return true
}

function readKeys(from: Buffer, start: number, end: number): string[] {
  const keys: string[] = []
  let at = start
  for (; at < end && at < from.byteLength; at += 1 + (from[at] ?? 0)) {
    const key = charactersAt(from, at + 1, from[at] ?? 0)
    // Never written, and would give an object another prototype.
    if (key === '__proto__') throw new RangeError('A key is __proto__')
    keys.push(key)
  }
  if (at !== end) throw new RangeError('Keys end elsewhere than they should')
  return keys
}
