import * as kernels from '@mp/workloads'
import { scryptKernel, scryptMany } from '@mp/workloads/node'
import type { WorkloadJob } from './job.ts'

const same = (size: number): number => size

export const numberJobs: readonly WorkloadJob[] = [
  {
    name: 'square',
    element: 'number',
    sizes: { ours: 1_000_000, quick: 1000, python: 1_000_000 },
    elements: same,
    prepare: (size) => {
      const numbers = Array.from({ length: size }, (_, index) => index)
      return () => numbers.map((n) => kernels.square(n))
    },
    inParts: (size, on) =>
      on(
        kernels.squareKernel,
        Array.from({ length: size }, (_, index) => index),
      ),
  },
  {
    name: 'sum-of-squares',
    element: 'square',
    sizes: { ours: 50_000_000, quick: 10_000, python: 5_000_000, c: 50_000_000 },
    elements: same,
    prepare: (size) => () => kernels.sumOfSquares(0, size),
    inParts: (size, on) => on(kernels.sumOfSquaresKernel, { from: 0, to: size }),
  },
  {
    name: 'factorial',
    element: 'factorial of 50,000 to 80,000',
    sizes: { ours: 4, quick: 1, python: 4 },
    elements: same,
    prepare: (size) => () => [50_000, 60_000, 70_000, 80_000].slice(0, size).map((n) => kernels.factorial(n)),
    inParts: (size, on) => on(kernels.factorialKernel, 60_000 + 5000 * size),
  },
  {
    name: 'fibonacci',
    element: 'index',
    sizes: { ours: 1_000_000, quick: 1000, python: 1_000_000 },
    elements: same,
    prepare: (size) => () => kernels.fibonacci(size),
    inParts: (size, on) =>
      on(
        kernels.fibonacciKernel,
        Array.from({ length: 8 }, (_, index) => size + index),
      ),
  },
  {
    name: 'count-primes',
    element: 'number',
    sizes: { ours: 100_000_000, quick: 10_000, python: 10_000_000, c: 100_000_000 },
    elements: same,
    prepare: (size) => () => kernels.countPrimes(0, size),
    inParts: (size, on) => on(kernels.countPrimesKernel, { from: 0, to: size }),
  },
  {
    name: 'monte-carlo-pi',
    element: 'point',
    sizes: { ours: 20_000_000, quick: 1000, python: 1_000_000, c: 20_000_000 },
    elements: same,
    prepare: (size) => () => kernels.monteCarloPi({ from: 0, to: size }, 1),
    inParts: (size, on) => on(kernels.monteCarloPiKernel, { samples: size, seed: 1 }),
  },
  {
    name: 'sha256-chain',
    element: 'hash',
    sizes: { ours: 200_000, quick: 100, python: 200_000 },
    elements: same,
    prepare: (size) => () => kernels.sha256Chain('mp', size),
    inParts: (size, on) => on(kernels.sha256ChainKernel, { seed: 'mp', chains: 8, rounds: Math.ceil(size / 8) }),
  },
  {
    name: 'scrypt-many',
    element: 'key',
    sizes: { ours: 4, quick: 1, python: 4 },
    elements: same,
    prepare: (size) => () => scryptMany(secretsOf(size)),
    inParts: (size, on) => on(scryptKernel, { secrets: secretsOf(size) }),
  },
  {
    name: 'price-sellers',
    element: 'seller',
    sizes: { ours: 5000, quick: 10 },
    elements: same,
    prepare: (size) => () => kernels.runPriceSellersPart({ from: 0, to: size, pricing: kernels.defaultPricing }),
    inParts: (size, on) => on(kernels.priceSellersKernel, { sellers: size }),
  },
  {
    name: 'bill-usage',
    element: 'bill',
    sizes: { ours: 200_000, quick: 100 },
    elements: same,
    prepare: (size) => () => kernels.runBillUsagePart({ from: 0, to: size, tariff: kernels.defaultTariff }),
    inParts: (size, on) => on(kernels.billUsageKernel, { customers: size }),
  },
]

function secretsOf(count: number): { password: string; salt: string }[] {
  return Array.from({ length: count }, (_, index) => ({ password: `password ${index}`, salt: 'salt' }))
}
