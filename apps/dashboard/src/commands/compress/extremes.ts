import type { FileResult } from './file-result.ts'

type Done = FileResult & { status: 'compressed' }

/** How many files each list has at the most. */
const LISTED = 10

/** Files that became smaller than the others, and those that did not. */
export interface Extremes {
  best: Done[]
  worst: Done[]
}

/** Returns the ten files that kept the smallest share of their bytes, and the ten others that kept the largest. */
export function extremesOf(results: readonly FileResult[]): Extremes {
  const ranked = results
    .filter((result) => result.status === 'compressed')
    .toSorted((a, b) => shareLeft(a) - shareLeft(b))
  const best = ranked.slice(0, LISTED)
  return { best, worst: ranked.slice(best.length).slice(-LISTED).reverse() }
}

function shareLeft({ bytesBefore, bytesAfter }: Done): number {
  return bytesBefore === 0 ? 1 : bytesAfter / bytesBefore
}
