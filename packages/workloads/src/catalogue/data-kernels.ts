import {
  priceSellersKernel,
  type PriceSellersInput,
  type PriceSellersPart,
  type PriceTotals,
} from '../pricing/price-sellers-kernel.ts'
import { sha256ChainKernel, type Sha256ChainsInput, type Sha256ChainsPart } from '../hashing/sha256-chain.ts'
import { makeText } from '../words/make-text.ts'
import { wordCountKernel } from '../words/word-count-kernel.ts'
import { formatInteger } from './format-number.ts'
import type { Kernel } from './kernel.ts'

export const priceSellersEntry: Kernel<PriceSellersInput, PriceSellersPart, PriceTotals> = {
  ...priceSellersKernel,
  name: 'price-sellers',
  description: 'Prices of 60,000 sellers: margin, discount, tax and currency, to the cent',
  field: 'finance',
  runExport: 'runPriceSellersPart',
  demoInput: () => ({ sellers: 60_000 }),
  format: ({ sellers, lines, totalCents }) =>
    `${formatInteger(sellers)} sellers, ${formatInteger(lines)} lines, ${formatInteger(totalCents)} cents in total`,
}

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
