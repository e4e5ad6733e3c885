import { checkInteger } from '../chunks/check-integer.ts'
import type { PricingOptions, Seller } from './seller.ts'

const maxCents = 1e9

/**
 * Refuses a seller with amounts that are no integers or out of range.
 *
 * @throws TypeError when an amount is not an integer.
 * @throws RangeError when an amount is out of range.
 */
export function checkSeller({ shippingCents, lines }: Seller): void {
  checkInteger('shippingCents', shippingCents, { min: 0, max: maxCents })
  for (const line of lines) {
    checkInteger('unitCostCents', line.unitCostCents, { min: 0, max: maxCents })
    checkInteger('quantity', line.quantity, { min: 1, max: 1_000_000 })
    checkInteger('marginBasisPoints', line.marginBasisPoints, { min: 0, max: 100_000 })
    checkInteger('taxBasisPoints', line.taxBasisPoints, { min: 0, max: 10_000 })
  }
}

/**
 * Refuses discounts that are out of range.
 *
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range.
 */
export function checkDiscounts({ discounts }: PricingOptions): void {
  for (const { fromQuantity, basisPoints } of discounts) {
    checkInteger('fromQuantity', fromQuantity, { min: 1, max: Number.MAX_SAFE_INTEGER })
    checkInteger('basisPoints', basisPoints, { min: 0, max: 10_000 })
  }
}

/**
 * Looks up what a million cents of a currency are worth.
 *
 * @throws TypeError when the rate is not an integer.
 * @throws RangeError when there is no such rate, or it is out of range.
 */
export function rateOf(currency: string, { ratesPerMillion }: PricingOptions): number {
  const rate = Object.hasOwn(ratesPerMillion, currency) ? ratesPerMillion[currency] : undefined
  if (rate === undefined) {
    const known = Object.keys(ratesPerMillion).join(', ')
    throw new RangeError(`currency must be one of ${known}, got ${currency}`)
  }
  checkInteger(`ratesPerMillion.${currency}`, rate, { min: 1, max: 1e12 })
  return rate
}
