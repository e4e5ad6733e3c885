/** A Huffman table as a JPEG holds it: how many codes there are of each length from 1 to 16, and what they stand for. */
export interface HuffmanTable {
  counts: Uint8Array
  symbols: Uint8Array
}

/** Most bits of a code. */
const MAX_BITS = 16

/** Most bits of a code before it is shortened. */
const MAX_RAW_BITS = 32

/** Symbols, and one that stands for none: it takes the code of ones alone, which is not allowed. */
const SYMBOLS = 257

/** Returns for each 16 bits the length of the code that they begin with, times 256, plus its symbol; 0 where there is none. */
export function decoderOf({ counts, symbols }: HuffmanTable): Uint16Array {
  const lookup = new Uint16Array(1 << MAX_BITS)
  let [code, at] = [0, 0]
  for (let bits = 1; bits <= MAX_BITS; bits++) {
    const span = 1 << (MAX_BITS - bits)
    for (let left = counts[bits - 1] ?? 0; left > 0; left--) {
      lookup.fill((bits << 8) | (symbols[at++] ?? 0), code, code + span)
      code += span
    }
  }
  return lookup
}

/** Returns for each symbol its code, and the length of it times 65,536; 0 where it has none. */
export function encoderOf({ counts, symbols }: HuffmanTable): Uint32Array {
  const codes = new Uint32Array(256)
  let [code, at] = [0, 0]
  for (let bits = 1; bits <= MAX_BITS; bits++) {
    for (let left = counts[bits - 1] ?? 0; left > 0; left--) codes[symbols[at++] ?? 0] = (bits << 16) | code++
    code <<= 1
  }
  return codes
}

/**
 * Returns the table with which symbols that are so frequent take the fewest bits.
 *
 * The procedure is that of ITU T.81, K.2, with the ties broken as libjpeg does: the tables are the same.
 */
export function optimalTable(frequencies: Uint32Array): HuffmanTable {
  const sizes = codeSizes(frequencies)
  const counts = new Uint32Array(MAX_RAW_BITS + 1)
  for (const size of sizes) if (size > 0) counts[size]!++
  shorten(counts)
  const symbols = Array.from({ length: 256 }, (_, symbol) => symbol)
    .filter((symbol) => (sizes[symbol] ?? 0) > 0)
    // Stable, so that symbols of one length stay in order.
    .toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0))
  return { counts: Uint8Array.from(counts.subarray(1, MAX_BITS + 1)), symbols: Uint8Array.from(symbols) }
}

/** Joins the two rarest groups of symbols until one is left; each join makes the codes in it a bit longer. */
function codeSizes(frequencies: Uint32Array): Uint8Array {
  const weights = new Float64Array(SYMBOLS)
  weights.set(frequencies)
  weights[SYMBOLS - 1] = 1
  const sizes = new Uint8Array(SYMBOLS)
  const groups = Array.from({ length: SYMBOLS }, (_, symbol) => [symbol])
  while (true) {
    const first = rarest(weights, -1)
    const second = rarest(weights, first)
    if (second === -1) return sizes
    weights[first]! += weights[second]!
    weights[second] = 0
    groups[first] = [...(groups[first] ?? []), ...(groups[second] ?? [])]
    for (const symbol of groups[first]) sizes[symbol]!++
  }
}

/** Of equally rare ones the last counts. */
function rarest(weights: Float64Array, other: number): number {
  let found = -1
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at]!
    if (weight > 0 && at !== other && (found === -1 || weight <= weights[found]!)) found = at
  }
  return found
}

/** Makes codes of more than 16 bits shorter, in pairs, and takes away the one of ones alone. */
function shorten(counts: Uint32Array): void {
  for (let bits = MAX_RAW_BITS; bits > MAX_BITS; bits--) {
    while (counts[bits]! > 0) {
      let shorter = bits - 2
      while (counts[shorter] === 0) shorter--
      counts[bits]! -= 2
      counts[bits - 1]!++
      counts[shorter + 1]! += 2
      counts[shorter]!--
    }
  }
  let longest = MAX_BITS
  while (counts[longest] === 0) longest--
  counts[longest]!--
}
