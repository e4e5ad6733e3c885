import { checkInteger } from '../chunks/check-integer.ts'
import { checkLength } from '../chunks/check-number.ts'
import { bytesOf, type Bytes, type Doubles } from '../chunks/shared.ts'

/** Samples whose class is known. */
export interface LabelledSamples {
  /** Numbers that describe a sample, sample by sample: bytes such as pixels, or doubles. */
  readonly features: Bytes | Doubles
  /** Class of each sample, from 0 to 255; at least one. */
  readonly labels: Bytes
}

/**
 * Returns the features themselves.
 *
 * @throws TypeError when they are neither bytes nor doubles.
 */
export function featuresOf(name: string, features: Bytes | Doubles): Uint8Array | Float64Array {
  const view = 'view' in features ? features.view : features
  if (view instanceof Uint8Array || view instanceof Float64Array) return view
  throw new TypeError(`${name} must be a Uint8Array or a Float64Array, or hold one as its view, got ${typeof view}`)
}

/**
 * Refuses samples that are not whole.
 *
 * @returns The numbers that describe a sample.
 * @throws TypeError when labels do not divide the features.
 * @throws RangeError when there are no samples.
 */
export function widthOf({ features, labels }: LabelledSamples): number {
  const count = bytesOf('labels', labels).length
  checkInteger('labels.length', count, { min: 1, max: 2 ** 31 - 1 })
  const values = featuresOf('features', features)
  const width = values.length / count
  checkInteger('features.length / labels.length', width, { min: 1, max: 2 ** 24 })
  checkLength('features', values, width * count)
  return width
}
