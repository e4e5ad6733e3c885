/** Throws unless a result is what it must be. */
export function expectEqual(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`A wrong result: expected ${String(expected)}, got ${String(actual)}`)
}

/** Throws unless the results are the squares of 0, 1, … in any order. */
export function expectSquares(results: readonly unknown[], count: number): void {
  const checksum = new SquaresChecksum()
  for (const result of results) checksum.add(result)
  checksum.expect(count)
}

/** Adds up the low 16 bits of results: quick, exact for any number of them, and the same in any order. */
export class SquaresChecksum {
  #sum = 0
  #count = 0

  add(result: unknown): void {
    this.#sum += Number(result) & 0xffff
    this.#count += 1
  }

  /** Throws unless what was added are the squares of 0, 1, … in any order. */
  expect(count: number): void {
    let sum = 0
    for (let n = 0; n < count; n++) sum += (n * n) & 0xffff
    expectEqual(this.#count, count)
    expectEqual(this.#sum, sum)
  }
}
