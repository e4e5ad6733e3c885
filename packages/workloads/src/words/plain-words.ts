import { isSpace } from './is-space.ts'
import { emptyHash, hashByte, WordTable } from './word-table.ts'

/** Counts words in plain TypeScript, in the order in which they first appear. */
export function countWordsPlainly(bytes: Uint8Array): Map<string, number> {
  const table = new WordTable(bytes)
  const length = bytes.length
  let at = 0
  while (at < length) {
    while (at < length && isSpace(bytes[at] ?? 0)) at++
    const start = at
    let hash = emptyHash
    for (; at < length; at++) {
      const byte = bytes[at] ?? 0
      if (isSpace(byte)) break
      hash = hashByte(hash, byte)
    }
    if (at > start) table.add(start, at, hash)
  }
  return table.toMap()
}
