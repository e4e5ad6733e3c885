import { newInstance, type Instance } from '../wasm/instance.ts'
import { Layout } from '../wasm/layout.ts'
import { isSpace } from './is-space.ts'

/** Bytes of text that are handed over at a time. */
const stretchBytes = 2 ** 18
/** Bytes that are looked through at a time, and must be white space after the end. */
const blockBytes = 64
const slotBytes = 32
const firstSlots = 4096
/** A text so short costs less than an instance. */
const shortBytes = 2 ** 14

/** Counts words in WebAssembly, in the order in which they first appear; `undefined` where there is none. */
export function countWords(bytes: Uint8Array): Map<string, number> | undefined {
  if (bytes.length <= shortBytes) return undefined
  const stretches = stretchesOf(bytes)
  const layout = new Layout()
  const text = layout.add(Math.max(...stretches.map((stretch) => stretch.length)) + blockBytes)
  const table = layout.add(slotBytes * firstSlots)
  const instance = newInstance(layout.byteLength)
  if (instance === undefined) return undefined
  instance.functions.startTable(table, firstSlots)
  try {
    const size = { table, slots: firstSlots }
    for (const stretch of stretches) addStretch(instance, { stretch, text, size })
    return readTable(instance.memory.buffer, size)
  } catch (error) {
    // There is no more memory for the table.
    if (isTrap(error)) return undefined
    throw error
  }
}

/** Cuts a text between words. */
function stretchesOf(bytes: Uint8Array): Uint8Array[] {
  const stretches: Uint8Array[] = []
  for (let start = 0; start < bytes.length;) {
    let end = Math.min(bytes.length, start + stretchBytes)
    while (end < bytes.length && !isSpace(bytes[end] ?? 0)) end++
    stretches.push(bytes.subarray(start, end))
    start = end
  }
  return stretches
}

interface TableSize {
  table: number
  slots: number
}

interface Stretch {
  stretch: Uint8Array
  /** Where it is copied to. */
  text: number
  size: TableSize
}

function addStretch({ functions, memory }: Instance, { stretch, text, size }: Stretch): void {
  const target = new Uint8Array(memory.buffer, text, stretch.length + blockBytes)
  target.set(stretch)
  target.fill(32, stretch.length)
  let done = functions.addText(text, stretch.length + 1)
  while (done < stretch.length) {
    size.table = functions.growTable()
    size.slots *= 4
    done += functions.addText(text + done, stretch.length + 1 - done)
  }
}

function readTable(buffer: ArrayBuffer, { table, slots }: TableSize): Map<string, number> {
  const fields = new Uint32Array(buffer, table, (slots * slotBytes) / 4)
  const ordered: number[] = []
  for (let slot = 0; slot < slots; slot++) if (fields[8 * slot + 5] !== 0) ordered[fields[8 * slot + 7] ?? 0] = 8 * slot
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const words = new Map<string, number>()
  for (const at of ordered) {
    const [length = 0, count = 0, place = 0] = fields.subarray(at + 4, at + 7)
    const word = decoder.decode(new Uint8Array(buffer, length > 16 ? place : table + 4 * at, length))
    // Different bytes that are no UTF-8 read as the same word.
    words.set(word, (words.get(word) ?? 0) + count)
  }
  return words
}

function isTrap(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuntimeError'
}
