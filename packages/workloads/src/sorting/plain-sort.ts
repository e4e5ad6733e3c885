const digitBits = 11
const buckets = 2 ** digitBits
const bucketMask = buckets - 1
/** Bits of a digit's start within the two words of a number, from the lowest. */
const digitStarts = [0, 11, 22, 33, 44, 55] as const

/** Sorts doubles in plain TypeScript: by digits of 11 bits, from the lowest, on the two words of each. */
export function sortPlainly(values: Float64Array): void {
  let from = new Uint32Array(values.slice().buffer)
  let to = new Uint32Array(from.length)
  for (let at = 0; at < from.length; at += 2) toKey(from, at)
  for (const start of digitStarts) {
    const places = placesOf(from, start)
    if (places === undefined) continue
    scatter(from, to, { places, start })
    ;[from, to] = [to, from]
  }
  for (let at = 0; at < from.length; at += 2) toBits(from, at)
  values.set(new Float64Array(from.buffer))
}

/** Turns the bits of a double into an integer of the same order: -0 before 0, and NaN of any kind last. */
function toKey(words: Uint32Array, at: number): void {
  const low = words[at] ?? 0
  const high = words[at + 1] ?? 0
  const magnitude = high & 0x7fffffff
  if (magnitude > 0x7ff00000 || (magnitude === 0x7ff00000 && low !== 0)) {
    words[at] = 0
    words[at + 1] = 0xfff80000
    return
  }
  const flip = high >> 31
  words[at] = low ^ flip
  words[at + 1] = high ^ (flip | 0x80000000)
}

function toBits(words: Uint32Array, at: number): void {
  const high = words[at + 1] ?? 0
  const flip = ~high >> 31
  words[at] = (words[at] ?? 0) ^ flip
  words[at + 1] = high ^ (flip | 0x80000000)
}

function digitOf(words: Uint32Array, at: number, start: number): number {
  if (start >= 32) return ((words[at + 1] ?? 0) >>> (start - 32)) & bucketMask
  const low = (words[at] ?? 0) >>> start
  return start + digitBits <= 32 ? low & bucketMask : (low | ((words[at + 1] ?? 0) << (32 - start))) & bucketMask
}

/** Returns where the numbers of each digit go; `undefined` where all have the same one. */
function placesOf(words: Uint32Array, start: number): Uint32Array | undefined {
  const places = new Uint32Array(buckets)
  for (let at = 0; at < words.length; at += 2) {
    const digit = digitOf(words, at, start)
    places[digit] = (places[digit] ?? 0) + 1
  }
  if (places.includes(words.length / 2)) return undefined
  let next = 0
  for (const [digit, count] of places.entries()) {
    places[digit] = next
    next += count
  }
  return places
}

function scatter(from: Uint32Array, to: Uint32Array, { places, start }: { places: Uint32Array; start: number }): void {
  for (let at = 0; at < from.length; at += 2) {
    const digit = digitOf(from, at, start)
    const place = places[digit] ?? 0
    places[digit] = place + 1
    to[2 * place] = from[at] ?? 0
    to[2 * place + 1] = from[at + 1] ?? 0
  }
}
