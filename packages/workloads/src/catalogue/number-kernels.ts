import { factorialKernel, type FactorialPart } from '../factorial/factorial-kernel.ts'
import { fibonacciKernel } from '../fibonacci/fibonacci.ts'
import type { IntegerRange } from '../chunks/split-range.ts'
import { countPrimesKernel } from '../primes/count-primes.ts'
import { squareKernel } from '../squares/square.ts'
import { sumOfSquaresKernel } from '../squares/sum-of-squares.ts'
import { digitCount, formatInteger } from './format-number.ts'
import type { Kernel } from './kernel.ts'

export const squareEntry: Kernel<readonly number[], readonly number[], number[]> = {
  ...squareKernel,
  name: 'square',
  description: 'Squares of the numbers 1 to 5,000,000, one by one',
  field: 'arithmetic',
  runExport: 'runSquarePart',
  demoInput: () => Array.from({ length: 5_000_000 }, (_, index) => index + 1),
  format: (squares) => `${formatInteger(squares.length)} squares, the last ${formatInteger(squares.at(-1) ?? 0)}`,
}

export const sumOfSquaresEntry: Kernel<IntegerRange, IntegerRange, bigint> = {
  ...sumOfSquaresKernel,
  name: 'sum-of-squares',
  description: 'Exact sum of i * i for i below 2,000,000,000',
  field: 'arithmetic',
  runExport: 'runSumOfSquaresPart',
  demoInput: () => ({ from: 0, to: 2_000_000_000 }),
  format: (sum) => `sum ${formatInteger(sum)}`,
}

export const factorialEntry: Kernel<number, FactorialPart, bigint> = {
  ...factorialKernel,
  name: 'factorial',
  description: 'All digits of 3,000,000!',
  field: 'number theory',
  runExport: 'runFactorialPart',
  demoInput: () => 3_000_000,
  format: (value) => `${formatInteger(digitCount(value))} digits, remainder ${value % 1_000_000_007n} by 1,000,000,007`,
}

export const countPrimesEntry: Kernel<IntegerRange, IntegerRange, number> = {
  ...countPrimesKernel,
  name: 'count-primes',
  description: 'Number of primes below 3,000,000,000',
  field: 'number theory',
  runExport: 'runCountPrimesPart',
  demoInput: () => ({ from: 0, to: 3_000_000_000 }),
  format: (count) => `${formatInteger(count)} primes`,
}

export const fibonacciEntry: Kernel<readonly number[], readonly number[], bigint[]> = {
  ...fibonacciKernel,
  name: 'fibonacci',
  description: 'All digits of 64 Fibonacci numbers, from F(2,000,000) on',
  field: 'number theory',
  runExport: 'runFibonacciPart',
  demoInput: () => Array.from({ length: 64 }, (_, index) => 2_000_000 + index),
  format: (values) =>
    `${formatInteger(values.length)} numbers, the last of ${formatInteger(digitCount(values.at(-1) ?? 0n))} digits`,
}
