import { type Roots, rootsOf } from './roots.ts'
import type { Signal } from './signal.ts'

/** What a pass reads and writes: how far apart the numbers of a butterfly are written. */
interface Pass {
  readonly from: Signal
  readonly to: Signal
  readonly stride: number
}

/** Transforms a signal in plain TypeScript: Stockham's form, four numbers at a time. */
export function transformPlainly(signal: Signal): Signal {
  const length = signal.real.length
  const roots = rootsOf(length)
  let from: Signal = { real: signal.real.slice(), imaginary: signal.imaginary.slice() }
  let to: Signal = { real: new Float64Array(length), imaginary: new Float64Array(length) }
  let stride = 1
  let size = length
  for (; size >= 4; size /= 4, stride *= 4) {
    fourAtATime({ from, to, stride }, roots)
    ;[from, to] = [to, from]
  }
  if (size === 1) return from
  twoAtATime({ from, to, stride })
  return to
}

function fourAtATime({ from: { real, imaginary }, to, stride }: Pass, { cosines, sines }: Roots): void {
  const quarter = real.length / 4
  for (let group = 0; group < quarter; group += stride) {
    const [c1, s1] = [cosines[group] ?? 0, sines[group] ?? 0]
    const [c2, s2] = [cosines[2 * group] ?? 0, sines[2 * group] ?? 0]
    const [c3, s3] = [cosines[3 * group] ?? 0, sines[3 * group] ?? 0]
    for (let a = group; a < group + stride; a++) {
      const [b, c, d] = [a + quarter, a + 2 * quarter, a + 3 * quarter]
      const sumReal = (real[a] ?? 0) + (real[c] ?? 0)
      const sumImaginary = (imaginary[a] ?? 0) + (imaginary[c] ?? 0)
      const awayReal = (real[a] ?? 0) - (real[c] ?? 0)
      const awayImaginary = (imaginary[a] ?? 0) - (imaginary[c] ?? 0)
      const otherReal = (real[b] ?? 0) + (real[d] ?? 0)
      const otherImaginary = (imaginary[b] ?? 0) + (imaginary[d] ?? 0)
      const turnedReal = (imaginary[d] ?? 0) - (imaginary[b] ?? 0)
      const turnedImaginary = (real[b] ?? 0) - (real[d] ?? 0)
      let at = 3 * group + a
      to.real[at] = sumReal + otherReal
      to.imaginary[at] = sumImaginary + otherImaginary
      at += stride
      to.real[at] = (awayReal - turnedReal) * c1 - (awayImaginary - turnedImaginary) * s1
      to.imaginary[at] = (awayReal - turnedReal) * s1 + (awayImaginary - turnedImaginary) * c1
      at += stride
      to.real[at] = (sumReal - otherReal) * c2 - (sumImaginary - otherImaginary) * s2
      to.imaginary[at] = (sumReal - otherReal) * s2 + (sumImaginary - otherImaginary) * c2
      at += stride
      to.real[at] = (awayReal + turnedReal) * c3 - (awayImaginary + turnedImaginary) * s3
      to.imaginary[at] = (awayReal + turnedReal) * s3 + (awayImaginary + turnedImaginary) * c3
    }
  }
}

function twoAtATime({ from, to, stride }: Pass): void {
  for (let at = 0; at < stride; at++) {
    for (const [source, target] of [
      [from.real, to.real],
      [from.imaginary, to.imaginary],
    ] as const) {
      const a = source[at] ?? 0
      const b = source[at + stride] ?? 0
      target[at] = a + b
      target[at + stride] = a - b
    }
  }
}
