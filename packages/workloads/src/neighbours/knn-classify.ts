import { checkInteger } from '../chunks/check-integer.ts'
import { bytesOf, type Bytes, type Doubles } from '../chunks/shared.ts'
import { featuresOf, type LabelledSamples, widthOf } from './samples.ts'

/** Features whose distances are added up before a sample is given up as too far. */
const stretch = 32

/**
 * Finds the class of samples by a vote of the nearest samples whose class is known.
 *
 * @remarks
 * Every distance is measured (squared, Euclidean), until it passes that of the neighbour farthest away: O(queries *
 * samples * features), about 1 ns a feature for pixels. Of equally near samples the first counts; of classes with
 * equally many votes, that of the nearest sample.
 * @param training - Samples whose class is known.
 * @param queries - Features of samples to classify, of the same kind.
 * @param neighbours - Samples that vote, from 1 to 1,000 and no more than there are.
 * @returns A class for each query.
 * @throws TypeError when a number is not an integer, or arrays do not divide into samples.
 * @throws RangeError when a number is out of range.
 * @see Cover and Hart, "Nearest neighbor pattern classification", 1967.
 * @example
 * ```ts @import.meta.vitest
 * const training = { features: Float64Array.of(1, 2, 8, 9), labels: Uint8Array.of(0, 0, 1, 1) }
 * expect(knnClassify(training, Float64Array.of(1.4, 8.6), 1)).toEqual(Uint8Array.of(0, 1))
 * ```
 */
export function knnClassify(training: LabelledSamples, queries: Bytes | Doubles, neighbours: number): Uint8Array {
  const width = widthOf(training)
  const labels = bytesOf('labels', training.labels)
  checkInteger('neighbours', neighbours, { min: 1, max: Math.min(1000, labels.length) })
  const features = featuresOf('features', training.features)
  const asked = featuresOf('queries', queries)
  checkInteger('queries.length / features of a sample', asked.length / width, { min: 0, max: 2 ** 31 - 1 })
  return Uint8Array.from({ length: asked.length / width }, (_, index) => {
    const nearest = nearestTo(asked.subarray(index * width, (index + 1) * width), features, neighbours)
    return vote(nearest.map((sample) => labels[sample] ?? 0))
  })
}

/** Lists the nearest samples, nearest first. */
function nearestTo(query: Uint8Array | Float64Array, features: Uint8Array | Float64Array, count: number): number[] {
  const samples: number[] = []
  const distances: number[] = []
  for (let start = 0, sample = 0; start < features.length; start += query.length, sample++) {
    const limit = samples.length < count ? Infinity : (distances.at(-1) ?? 0)
    const distance = distanceWithin(query, features, { start, limit })
    if (!(distance < limit)) continue
    let place = distances.length
    while (place > 0 && (distances[place - 1] ?? 0) > distance) place--
    samples.splice(place, 0, sample)
    distances.splice(place, 0, distance)
    samples.length = Math.min(samples.length, count)
    distances.length = samples.length
  }
  return samples
}

/** Adds up squares until they pass a limit. */
function distanceWithin(
  query: Uint8Array | Float64Array,
  features: Uint8Array | Float64Array,
  { start, limit }: { start: number; limit: number },
): number {
  let sum = 0
  for (let from = 0; from < query.length; from += stretch) {
    const to = Math.min(query.length, from + stretch)
    for (let at = from; at < to; at++) {
      const away = (query[at] ?? 0) - (features[start + at] ?? 0)
      sum += away * away
    }
    if (sum >= limit) return sum
  }
  return sum
}

function vote(labels: readonly number[]): number {
  const votes = new Map<number, number>()
  for (const label of labels) votes.set(label, (votes.get(label) ?? 0) + 1)
  const most = Math.max(...votes.values())
  return labels.find((label) => votes.get(label) === most) ?? 0
}
