import type { Histogram } from '../histogram/bins.ts'
import { type HistogramInput, histogramKernel, type HistogramPart } from '../histogram/histogram.ts'
import { sha256ChainKernel, type Sha256ChainsInput, type Sha256ChainsPart } from '../hashing/sha256-chain.ts'
import { makeMatrix } from '../matrix/matrix.ts'
import { parallelSortKernel } from '../sorting/parallel-sort.ts'
import { makeText } from '../words/make-text.ts'
import { wordCountKernel } from '../words/word-count-kernel.ts'
import { formatInteger } from './format-number.ts'
import type { Kernel } from './kernel.ts'

export const sha256ChainEntry: Kernel<Sha256ChainsInput, Sha256ChainsPart, string[]> = {
  ...sha256ChainKernel,
  name: 'sha256-chain',
  description: '64 chains of 50,000 SHA-256 hashes, each of the digest before',
  field: 'cryptography',
  runExport: 'runSha256ChainPart',
  demoInput: () => ({ seed: 'mp', chains: 64, rounds: 50_000 }),
  format: (digests) =>
    `${formatInteger(digests.length)} chains, the last ends in ${digests.at(-1)?.slice(-16) ?? 'none'}`,
}

export const wordCountEntry: Kernel<string | Uint8Array, string | Uint8Array, Map<string, number>> = {
  ...wordCountKernel,
  name: 'word-count',
  description: 'How often each word occurs in a made-up text of 98 MB',
  field: 'text',
  runExport: 'runWordCountPart',
  demoInput: () => makeText(15_000_000, 1),
  format: (counts) => {
    const [word, count] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ['none', 0])
    return `${formatInteger(counts.size)} words, most often "${word}", ${formatInteger(count)} times`
  },
}

export const parallelSortEntry: Kernel<Float64Array, Float64Array, Float64Array> = {
  ...parallelSortKernel,
  name: 'parallel-sort',
  description: '8,388,608 doubles in order',
  field: 'data science',
  runExport: 'runParallelSortPart',
  demoInput: () => makeMatrix([4096, 2048], 1).values,
  format: (values) =>
    `${formatInteger(values.length)} numbers from ${values[0] ?? 'none'} to ${values.at(-1) ?? 'none'}`,
}

export const histogramEntry: Kernel<HistogramInput, HistogramPart, Histogram> = {
  ...histogramKernel,
  name: 'histogram',
  description: '33,554,432 numbers in 1,000 bins',
  field: 'data science',
  runExport: 'runHistogramPart',
  sharedFields: ['values'],
  demoInput: () => ({ values: makeMatrix([8192, 4096], 1).values, min: -1, max: 1, bins: 1000 }),
  format: ({ counts }) =>
    `${formatInteger(counts.reduce((sum, count) => sum + count, 0))} numbers, at most ${formatInteger(Math.max(0, ...counts))} in a bin`,
}
