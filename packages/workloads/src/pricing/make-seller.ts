import { randomDraws } from '../random/counter-random.ts'
import type { Seller, SellerLine } from './seller.ts'

const currencies = ['INR', 'USD', 'EUR', 'GBP', 'JPY'] as const
const taxes = [0, 500, 1200, 1800, 2800] as const

/**
 * Makes up a seller with 20 to 60 lines, always the same for a seed.
 *
 * @param seed - From 0 to 4,294,967,295.
 * @throws TypeError when `seed` is not an integer.
 * @throws RangeError when `seed` is out of range.
 * @example
 * ```ts @import.meta.vitest
 * expect(makeSeller(7)).toEqual(makeSeller(7))
 * expect(makeSeller(7).name).toBe('Seller 7')
 * ```
 */
export function makeSeller(seed: number): Seller {
  const draw = randomDraws(seed)
  return {
    name: `Seller ${seed}`,
    currency: currencies[draw(currencies.length)] ?? currencies[0],
    shippingCents: draw(2000),
    lines: Array.from({ length: 20 + draw(41) }, (_, index) => makeLine(index, draw)),
  }
}

function makeLine(index: number, draw: (bound: number) => number): SellerLine {
  return {
    sku: `SKU-${index + 1}`,
    unitCostCents: 50 + draw(200_000),
    quantity: 1 + draw(300),
    marginBasisPoints: 300 + draw(6000),
    taxBasisPoints: taxes[draw(taxes.length)] ?? taxes[0],
  }
}
