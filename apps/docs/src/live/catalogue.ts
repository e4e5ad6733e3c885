import {
  type ChunkedKernel,
  countPrimesKernel,
  estimatePi,
  mandelbrotKernel,
  type MandelbrotOptions,
  monteCarloPiKernel,
  sumOfSquaresKernel,
} from '@mp/workloads'

/** Parts that every job is cut into, the same for one worker and for many. */
export const PART_COUNT = 48

/** A kernel with an input that keeps a core busy for about a second. */
export interface LiveKernel {
  parts: readonly unknown[]
  run: (part: unknown) => unknown
  /** Puts results together and shows them as text, the same for the same results. */
  show: (results: readonly unknown[]) => string
}

/** What the Mandelbrot picture shows; its parts are rows of it. */
export const mandelbrotInput: MandelbrotOptions = {
  width: 720,
  height: 480,
  maxIterations: 20_000,
  center: [-0.743_64, 0.131_82],
  span: 0.006,
}

/** The kernels of the page by the values of its menu. */
export const liveKernels: ReadonlyMap<string, LiveKernel> = new Map([
  [
    'mandelbrot',
    entry(
      mandelbrotKernel,
      mandelbrotInput,
      (counts) => `${checksum(counts)} iterations in ${counts.length.toLocaleString('en')} pixels`,
    ),
  ],
  [
    'count-primes',
    entry(
      countPrimesKernel,
      { from: 0, to: 1_500_000_000 },
      (count) => `${count.toLocaleString('en')} primes below 1.5 billion`,
    ),
  ],
  [
    'monte-carlo-pi',
    entry(
      monteCarloPiKernel,
      { samples: 120_000_000, seed: 7 },
      (tally) => `π is about ${estimatePi(tally).toFixed(6)}, from 120 million points`,
    ),
  ],
  [
    'sum-of-squares',
    entry(sumOfSquaresKernel, { from: 0, to: 1_000_000_000 }, (sum) => `the sum is ${sum.toLocaleString('en')}`),
  ],
])

function entry<Input, Part, Result>(
  { plan, run, combine }: ChunkedKernel<Input, Part, Result>,
  input: Input,
  show: (result: Result) => string,
): LiveKernel {
  return {
    parts: plan(input, PART_COUNT),
    // The parts and results that go in here came out of the same kernel.
    run: (part) => run(part as Part),
    show: (results) => show(combine(results as readonly Result[])),
  }
}

function checksum(counts: Uint16Array): string {
  let sum = 0
  for (const count of counts) sum += count
  return sum.toLocaleString('en')
}
