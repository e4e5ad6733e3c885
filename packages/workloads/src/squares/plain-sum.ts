/** Squares whose sum is recovered from a rounded sum and a remainder. */
const blockLength = 512
/** Squares whose sum stays below 2^53 in each of its two words. */
const segmentLength = 2 ** 20
const word = 2 ** 32

/**
 * Adds up the squares of `from <= i < to`, exactly, in plain TypeScript.
 *
 * @remarks
 * A sum of squares passes 2^53 soon, and a BigInt for each square costs 60 times as much as the square. So each block of
 * 512 squares is summed twice: as a rounded double, and exactly modulo 2^32. With `i < 2^32` the double is off by less
 * than 2^30, so that only one integer near it has that remainder: the exact sum, kept in two words and folded into a
 * BigInt once a million squares.
 */
export function addSquaresPlainly(from: number, to: number): bigint {
  let total = 0n
  for (let start = from; start < to; start += segmentLength) {
    total += sumSegment(start, Math.min(to, start + segmentLength))
  }
  return total
}

function sumSegment(from: number, to: number): bigint {
  let high = 0
  let low = 0
  for (let start = from; start < to; start += blockLength) {
    const end = Math.min(to, start + blockLength)
    let rounded = 0
    let roundedToo = 0
    let remainder = 0
    let remainderToo = 0
    // Two sums of each kind, because an addition waits for the one before it.
    let x = start
    for (; x + 1 < end; x += 2) {
      rounded += x * x
      roundedToo += (x + 1) * (x + 1)
      remainder = (remainder + Math.imul(x, x)) | 0
      remainderToo = (remainderToo + Math.imul(x + 1, x + 1)) | 0
    }
    if (x < end) {
      rounded += x * x
      remainder = (remainder + Math.imul(x, x)) | 0
    }
    const exactLow = (remainder + remainderToo) >>> 0
    high += Math.round((rounded + roundedToo - exactLow) / word)
    low += exactLow
  }
  return BigInt(high) * BigInt(word) + BigInt(low)
}
