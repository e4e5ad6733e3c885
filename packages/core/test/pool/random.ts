import { onTestFailed } from 'vitest'

/** Numbers from 0 up to 1, which the same seed repeats. */
export type Random = () => number

/** Returns random numbers for a test; when that fails, it tells how to have the same ones again. */
export function randomForTest(): Random {
  const seed = Number(process.env['MP_SEED'] ?? Date.now() % 2 ** 31)
  onTestFailed(() => console.error(`The same random numbers again: MP_SEED=${seed}`))
  let state = seed
  // Mulberry32, by Tommy Ettinger, in the public domain.
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
