/** Numbers of a slot: hash, first byte and end of the word where it first stood, and its count, 0 in a free slot. */
const slotLength = 4
const endField = 2
const countField = 3

/** Hash of no bytes. */
export const emptyHash: number = 0x811c9dc5 | 0

/** Hashes one more byte (FNV-1a, 32 bits). */
export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193)
}

/**
 * Counts byte strings in a hash table of integers: no object and no string for a word until the end.
 *
 * @remarks
 * Open addressing with linear probing, at most half full. All that is known of a word lies side by side, because on a
 * text of many words each look-up misses the cache.
 */
export class WordTable {
  readonly #text: Uint8Array
  #slots = new Int32Array(4096 * slotLength)
  #size = 0

  constructor(text: Uint8Array) {
    this.#text = text
  }

  /** Counts the word `start <= byte < end`, whose hash must be that of {@link hashByte} over its bytes. */
  add(start: number, end: number, hash: number): void {
    const slots = this.#slots
    let at = firstSlot(hash, slots.length)
    for (let count = slots[at + countField] ?? 0; count !== 0; count = slots[at + countField] ?? 0) {
      if (slots[at] === hash && this.#isSame(at, start, end)) {
        slots[at + countField] = count + 1
        return
      }
      at = nextSlot(at, slots.length)
    }
    slots[at] = hash
    slots[at + 1] = start
    slots[at + endField] = end
    slots[at + countField] = 1
    this.#size++
    if (this.#size * slotLength * 2 > slots.length) this.#grow()
  }

  /** Lists words and counts, in the order in which the words first appeared. */
  toMap(): Map<string, number> {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    const words = new Map<string, number>()
    for (const at of this.#usedSlots()) {
      const [start, end, count = 0] = this.#slots.subarray(at + 1, at + slotLength)
      const word = decoder.decode(this.#text.subarray(start, end))
      // Different bytes that are no UTF-8 read as the same word.
      words.set(word, (words.get(word) ?? 0) + count)
    }
    return words
  }

  #usedSlots(): number[] {
    const slots = this.#slots
    const used: number[] = []
    for (let at = 0; at < slots.length; at += slotLength) if (slots[at + countField] !== 0) used.push(at)
    return used.sort((one, other) => (slots[one + 1] ?? 0) - (slots[other + 1] ?? 0))
  }

  #isSame(at: number, start: number, end: number): boolean {
    const text = this.#text
    let byte = this.#slots[at + 1] ?? 0
    if ((this.#slots[at + endField] ?? 0) - byte !== end - start) return false
    for (let other = start; other < end; other++) if (text[other] !== text[byte++]) return false
    return true
  }

  #grow(): void {
    const old = this.#slots
    const slots = new Int32Array(old.length * 4)
    for (let from = 0; from < old.length; from += slotLength) {
      if (old[from + countField] === 0) continue
      let at = firstSlot(old[from] ?? 0, slots.length)
      while (slots[at + countField] !== 0) at = nextSlot(at, slots.length)
      slots.set(old.subarray(from, from + slotLength), at)
    }
    this.#slots = slots
  }
}

/** Folds the high bits in, which the multiplications have mixed best. */
function firstSlot(hash: number, length: number): number {
  return ((hash ^ (hash >>> 15)) << 2) & (length - slotLength)
}

function nextSlot(at: number, length: number): number {
  return (at + slotLength) & (length - slotLength)
}
