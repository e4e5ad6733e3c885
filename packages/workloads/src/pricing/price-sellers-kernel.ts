import { checkInteger } from '../chunks/check-integer.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { checkRange, splitRange, type IntegerRange } from '../chunks/split-range.ts'
import { defaultPricing } from './default-pricing.ts'
import { makeSeller } from './make-seller.ts'
import { priceSeller } from './price-seller.ts'
import type { PricingOptions, SellerPrice } from './seller.ts'

const maxSellers = 2 ** 32

/** Sellers made up from the seeds `0 <= seed < sellers`, so that no seller has to be sent to a worker. */
export interface PriceSellersInput {
  /** From 0 to 4,294,967,296. */
  readonly sellers: number
  /**
   * How to price.
   *
   * @defaultValue `defaultPricing`
   */
  readonly pricing?: PricingOptions
}

/** The sellers made up from the seeds `from <= seed < to`. */
export interface PriceSellersPart extends IntegerRange {
  readonly pricing: PricingOptions
}

/** Sums over sellers, in cents of the currency priced in. */
export interface PriceTotals {
  readonly sellers: number
  readonly lines: number
  readonly costCents: bigint
  readonly discountCents: bigint
  readonly taxCents: bigint
  readonly totalCents: bigint
}

/**
 * Prices the sellers of a part and sums up.
 *
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range, or a currency has no rate.
 * @example
 * ```ts @import.meta.vitest
 * const totals = runPriceSellersPart({ from: 3, to: 4, pricing: defaultPricing })
 * expect(totals.totalCents).toBe(BigInt(priceSeller(makeSeller(3)).totalCents))
 * ```
 */
export function runPriceSellersPart({ from, to, pricing }: PriceSellersPart): PriceTotals {
  checkRange({ from, to }, maxSellers)
  let totals = noTotals
  for (let seed = from; seed < to; seed++) totals = addTotals(totals, totalsOf(priceSeller(makeSeller(seed), pricing)))
  return totals
}

/**
 * Prices made-up sellers in parts.
 *
 * @remarks
 * Give a pool {@link priceSeller} and a list of your own sellers to price those.
 * @example
 * ```ts @import.meta.vitest
 * const parts = priceSellersKernel.plan({ sellers: 20 }, 3)
 * expect(priceSellersKernel.combine(parts.map(priceSellersKernel.run)).sellers).toBe(20)
 * ```
 */
export const priceSellersKernel: ChunkedKernel<PriceSellersInput, PriceSellersPart, PriceTotals> = {
  plan: ({ sellers, pricing = defaultPricing }, parts) => {
    checkInteger('sellers', sellers, { min: 0, max: maxSellers })
    return splitRange({ from: 0, to: sellers }, parts).map((range) => ({ ...range, pricing }))
  },
  run: runPriceSellersPart,
  combine: (results) => results.reduce(addTotals, noTotals),
}

const noTotals: PriceTotals = {
  sellers: 0,
  lines: 0,
  costCents: 0n,
  discountCents: 0n,
  taxCents: 0n,
  totalCents: 0n,
}

function totalsOf({ lines, totalCents }: SellerPrice): PriceTotals {
  const sum = (field: 'costCents' | 'discountCents' | 'taxCents'): bigint =>
    BigInt(lines.reduce((total, line) => total + line[field], 0))
  return {
    sellers: 1,
    lines: lines.length,
    costCents: sum('costCents'),
    discountCents: sum('discountCents'),
    taxCents: sum('taxCents'),
    totalCents: BigInt(totalCents),
  }
}

function addTotals(one: PriceTotals, other: PriceTotals): PriceTotals {
  return {
    sellers: one.sellers + other.sellers,
    lines: one.lines + other.lines,
    costCents: one.costCents + other.costCents,
    discountCents: one.discountCents + other.discountCents,
    taxCents: one.taxCents + other.taxCents,
    totalCents: one.totalCents + other.totalCents,
  }
}
