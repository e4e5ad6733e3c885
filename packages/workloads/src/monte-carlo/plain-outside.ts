import type { IntegerRange } from '../chunks/split-range.ts'
import { randomWord, type RandomKey } from '../random/counter-random.ts'

/** Radius of the quarter circle: squares of 26 bits add up exactly. */
const radius = 2 ** 26

/** Counts without a branch: one in five would be predicted wrong, which costs more than the point. */
export function countOutsidePlainly({ from, to }: IntegerRange, key: RandomKey): number {
  const circle = radius * radius
  let outside = 0
  let counter = (2 * from) | 0
  for (let left = to - from; left > 0; left--) {
    const x = randomWord(counter, key) >>> 6
    const y = randomWord(counter + 1, key) >>> 6
    outside = (outside + (((x * x + y * y) / circle) | 0)) | 0
    counter = (counter + 2) | 0
  }
  return outside
}
