import {
  countPrimes,
  factorial,
  makeMatrix,
  makeSeller,
  makeText,
  mandelbrot,
  matrixMultiply,
  monteCarloPi,
  priceSellers,
  sha256Chain,
  square,
  sumOfSquares,
  wordCount,
} from '../src/index.ts'

/** One line of the table. */
export interface BenchJob {
  readonly name: string
  /** What an element is, and how many the job has. */
  readonly element: string
  readonly elements: number
  run(this: void): unknown
  /** The same job in Python: what comes before, and what is measured. */
  readonly python?: readonly [setup: string, job: string]
  /** What Python's setup reads from standard input. */
  readonly pythonInput?: Uint8Array
}

const numbers = Array.from({ length: 1_000_000 }, (_, index) => index)
const sellers = Array.from({ length: 5000 }, (_, seed) => makeSeller(seed))
const text = makeText(5_000_000, 1)
const picture = { width: 1000, height: 1000, maxIterations: 1000 }
const [a, b] = [makeMatrix([1024, 1024], 1), makeMatrix([1024, 1024], 2)]

/** Every job; Python's code is the tutorial's own where it has some, and what one would write where not. */
export const benchJobs: readonly BenchJob[] = [
  {
    name: 'square',
    element: 'number',
    elements: numbers.length,
    run: () => numbers.map((n) => square(n)),
    python: ['def square(n):\n    return n * n\nnumbers = range(1000000)', 'list(map(square, numbers))'],
  },
  {
    name: 'sumOfSquares, below 50,000,000',
    element: 'square',
    elements: 50_000_000,
    run: () => sumOfSquares(0, 50_000_000),
    python: ['', 'total = 0\nfor i in range(50_000_000):\n    total += i*i'],
  },
  {
    name: 'factorial, 50,000! to 80,000!',
    element: 'factorial',
    elements: 4,
    run: () => [50_000, 60_000, 70_000, 80_000].map((n) => factorial(n)),
    python: ['import math', 'for n in [50000, 60000, 70000, 80000]:\n    math.factorial(n)'],
  },
  {
    name: 'priceSellers, 5,000 sellers',
    element: 'line',
    elements: sellers.reduce((sum, seller) => sum + seller.lines.length, 0),
    run: () => priceSellers(sellers),
  },
  { name: 'countPrimes, below 10^8', element: 'number', elements: 1e8, run: () => countPrimes(0, 1e8) },
  {
    name: 'mandelbrot, 1,000 x 1,000, 1,000 iterations',
    element: 'pixel',
    elements: picture.width * picture.height,
    run: () => mandelbrot(picture),
  },
  {
    name: 'monteCarloPi, 10^8 points',
    element: 'point',
    elements: 1e8,
    run: () => monteCarloPi({ from: 0, to: 1e8 }, 1),
  },
  {
    name: 'matrixMultiply, 1,024 x 1,024',
    element: 'product',
    elements: 1024 ** 3,
    run: () => matrixMultiply(a, b),
  },
  {
    name: 'sha256Chain, 200,000 rounds',
    element: 'hash',
    elements: 200_000,
    run: () => sha256Chain('mp', 200_000),
    python: ['import hashlib', "digest = b'mp'\nfor _ in range(200000):\n    digest = hashlib.sha256(digest).digest()"],
  },
  {
    name: 'wordCount, 33 MB',
    element: 'byte',
    elements: text.length,
    run: () => wordCount(text),
    python: ['import sys\nfrom collections import Counter\ntext = sys.stdin.buffer.read()', 'Counter(text.split())'],
    pythonInput: text,
  },
]
