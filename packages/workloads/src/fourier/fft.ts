import { transformPlainly } from './plain-transform.ts'
import { checkSignal, type Signal } from './signal.ts'
import { transform } from './wasm-transform.ts'

/**
 * Transforms a signal into its frequencies: `X[k] = sum of x[n] exp(-2 pi i k n / N)`.
 *
 * @remarks
 * Stockham's form of the fast Fourier transform, radix 4 with a last pass of radix 2 where the length asks for it:
 * O(N log N), no bit reversal, about 1.7 ns for each number and doubling. Errors grow with log N, from about 1e-16 of
 * the largest frequency.
 * @param signal - From 1 to 67,108,864 numbers, a power of 2; it is left as it is.
 * @returns Frequency 0 first, then upwards, negative ones last.
 * @throws RangeError when the length is not a power of 2 in range, or the parts differ in length.
 * @see Van Loan, "Computational Frameworks for the Fast Fourier Transform", 1992, 1.7.
 * @example
 * ```ts @import.meta.vitest
 * const { real, imaginary } = fft({ real: Float64Array.of(1, 0, -1, 0), imaginary: new Float64Array(4) })
 * expect([...real]).toEqual([0, 2, 0, 2])
 * expect(imaginary.every((value) => value === 0)).toBe(true)
 * ```
 */
export function fft(signal: Signal): Signal {
  checkSignal(signal)
  return transform(signal) ?? transformPlainly(signal)
}

/**
 * Transforms frequencies back into the signal: the inverse of {@link fft}.
 *
 * @remarks
 * Real and imaginary parts change places before and after the forward transform, which is then divided by N.
 * @throws RangeError when the length is not a power of 2 in range, or the parts differ in length.
 * @example
 * ```ts @import.meta.vitest
 * const signal = { real: Float64Array.of(1, 2, 3, 4), imaginary: new Float64Array(4) }
 * expect([...inverseFft(fft(signal)).real]).toEqual([1, 2, 3, 4])
 * ```
 */
export function inverseFft({ real, imaginary }: Signal): Signal {
  const turned = fft({ real: imaginary, imaginary: real })
  const scaled = (values: Float64Array): Float64Array => values.map((value) => value / real.length)
  return { real: scaled(turned.imaginary), imaginary: scaled(turned.real) }
}
