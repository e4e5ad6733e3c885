import { checkLength } from '../chunks/check-number.ts'
import { checkInteger } from '../chunks/check-integer.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { concatenateFloat64 } from '../chunks/concatenate.ts'
import { splitRange } from '../chunks/split-range.ts'
import { fft } from './fft.ts'
import { checkPowerOfTwo, type Signal } from './signal.ts'

/** Signals of equal length, one after another: channels, windows of a recording, lines of a picture. */
export interface Signals extends Signal {
  /** Numbers of each signal, a power of 2 from 1 to 67,108,864. */
  readonly length: number
}

/**
 * Transforms the signals of a part.
 *
 * @throws TypeError when `length` does not divide the numbers.
 * @throws RangeError when `length` is not a power of 2 in range, or the parts differ in length.
 * @example
 * ```ts @import.meta.vitest
 * const signals = { real: Float64Array.of(1, 1, 3, 3), imaginary: new Float64Array(4), length: 2 }
 * expect([...runFftPart(signals).real]).toEqual([2, 0, 6, 0])
 * ```
 */
export function runFftPart(signals: Signals): Signal {
  const { length, real, imaginary } = signals
  const count = countOf(signals)
  const result = { real: new Float64Array(real.length), imaginary: new Float64Array(real.length) }
  for (let from = 0; from < count * length; from += length) {
    const to = from + length
    const one = fft({ real: real.subarray(from, to), imaginary: imaginary.subarray(from, to) })
    result.real.set(one.real, from)
    result.imaginary.set(one.imaginary, from)
  }
  return result
}

/**
 * Transforms many signals of equal length in parts; results are in the order of the signals.
 *
 * @remarks
 * Each signal is done by one worker, so that its frequencies do not depend on their number.
 * @example
 * ```ts @import.meta.vitest
 * const signals = { real: Float64Array.of(1, 1, 3, 3), imaginary: new Float64Array(4), length: 2 }
 * const parts = fftKernel.plan(signals, 2)
 * expect([...fftKernel.combine(parts.map(fftKernel.run)).real]).toEqual([2, 0, 6, 0])
 * ```
 */
export const fftKernel: ChunkedKernel<Signals, Signals, Signal> = {
  plan: (signals, parts) => {
    const { length, real, imaginary } = signals
    return splitRange({ from: 0, to: countOf(signals) }, parts).map(({ from, to }) => ({
      real: real.slice(from * length, to * length),
      imaginary: imaginary.slice(from * length, to * length),
      length,
    }))
  },
  run: runFftPart,
  combine: (results) => ({
    real: concatenateFloat64(results.map(({ real }) => real)),
    imaginary: concatenateFloat64(results.map(({ imaginary }) => imaginary)),
  }),
}

function countOf({ length, real, imaginary }: Signals): number {
  checkPowerOfTwo('length', length)
  checkLength('imaginary', imaginary, real.length)
  checkInteger('real.length / length', real.length / length, { min: 0, max: Number.MAX_SAFE_INTEGER })
  return real.length / length
}
