import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { concatenateUint8 } from '../chunks/concatenate.ts'
import { checkInteger } from '../chunks/check-integer.ts'
import type { Bytes, Doubles } from '../chunks/shared.ts'
import { splitRange } from '../chunks/split-range.ts'
import { knnClassify } from './knn-classify.ts'
import { featuresOf, type LabelledSamples, widthOf } from './samples.ts'

/** Samples to classify, and those whose class is known. */
export interface KnnInput {
  readonly training: LabelledSamples
  readonly queries: Bytes | Doubles
  /** Samples that vote, from 1 to 1,000 and no more than there are. */
  readonly neighbours: number
}

/**
 * Classifies the samples of a part.
 *
 * @throws TypeError when a number is not an integer, or arrays do not divide into samples.
 * @throws RangeError when a number is out of range.
 * @example
 * ```ts @import.meta.vitest
 * const training = { features: Uint8Array.of(0, 255), labels: Uint8Array.of(7, 1) }
 * expect(runKnnPart({ training, queries: Uint8Array.of(200), neighbours: 1 })).toEqual(Uint8Array.of(1))
 * ```
 */
export function runKnnPart({ training, queries, neighbours }: KnnInput): Uint8Array {
  return knnClassify(training, queries, neighbours)
}

/**
 * Classifies samples in parts; classes are in the order of the samples.
 *
 * @remarks
 * Each part brings all training samples: put those in a `SharedArray` of `@mp/core` or a SharedArrayBuffer where they are
 * many.
 * @example
 * ```ts @import.meta.vitest
 * const training = { features: Uint8Array.of(0, 255), labels: Uint8Array.of(7, 1) }
 * const parts = knnKernel.plan({ training, queries: Uint8Array.of(200, 3), neighbours: 1 }, 2)
 * expect(knnKernel.combine(parts.map(knnKernel.run))).toEqual(Uint8Array.of(1, 7))
 * ```
 */
export const knnKernel: ChunkedKernel<KnnInput, KnnInput, Uint8Array> = {
  plan: ({ training, queries, neighbours }, parts) => {
    const width = widthOf(training)
    const asked = featuresOf('queries', queries)
    checkInteger('queries.length / features of a sample', asked.length / width, { min: 0, max: 2 ** 31 - 1 })
    return splitRange({ from: 0, to: asked.length / width }, parts).map(({ from, to }) => ({
      training,
      queries: asked.slice(from * width, to * width),
      neighbours,
    }))
  },
  run: runKnnPart,
  combine: concatenateUint8,
}
