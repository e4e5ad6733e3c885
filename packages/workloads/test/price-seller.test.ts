import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPricing, makeSeller, priceSeller, type Seller } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

// Python's round() of a Fraction rounds a half to the even integer.
const python = `from fractions import Fraction
sellers, pricing = given
def price(seller):
    rate = Fraction(pricing['ratesPerMillion'][seller['currency']], 1000000)
    convert = lambda cents: round(cents * rate)
    lines = []
    for line in seller['lines']:
        cost = line['unitCostCents'] * line['quantity']
        listed = round(cost * Fraction(10000 + line['marginBasisPoints'], 10000))
        reached = [t for t in pricing['discounts'] if t['fromQuantity'] <= line['quantity']]
        points = max(reached, key=lambda t: t['fromQuantity'])['basisPoints'] if reached else 0
        discount = round(listed * Fraction(points, 10000))
        tax = round((listed - discount) * Fraction(line['taxBasisPoints'], 10000))
        lines.append({
            'sku': line['sku'],
            'costCents': convert(cost),
            'listCents': convert(listed),
            'discountCents': convert(discount),
            'taxCents': convert(tax),
            'totalCents': convert(listed) - convert(discount) + convert(tax),
        })
    shipping = convert(seller['shippingCents'])
    return {
        'name': seller['name'],
        'currency': pricing['currency'],
        'lines': lines,
        'shippingCents': shipping,
        'totalCents': shipping + sum(line['totalCents'] for line in lines),
    }
print(json.dumps([price(seller) for seller in sellers]))`

const lines = fc.array(
  fc.record({
    sku: fc.constant('X'),
    unitCostCents: fc.nat(1e9),
    quantity: fc.integer({ min: 1, max: 1000 }),
    marginBasisPoints: fc.nat(10_000),
    taxBasisPoints: fc.nat(10_000),
  }),
  { maxLength: 5 },
)
const sellers = fc.record({
  name: fc.constant('Seller'),
  currency: fc.constantFrom('INR', 'USD', 'JPY'),
  shippingCents: fc.nat(1e9),
  lines,
})

const line = { sku: 'A', unitCostCents: 1, quantity: 1, marginBasisPoints: 0, taxBasisPoints: 5000 }
const seller: Seller = { name: 'A', currency: 'INR', shippingCents: 0, lines: [line] }

describe('priceSeller', () => {
  test('equals exact fractions in Python, also past 2^53 on the way', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const some = [
      ...fc.sample(sellers, { numRuns: 200, seed: 1 }),
      ...Array.from({ length: 50 }, (_, seed) => makeSeller(seed)),
    ]
    expect(some.map((one) => priceSeller(one))).toEqual(runPython(python, [some, defaultPricing]))
  })

  test('rounds a half to the even cent', () => {
    const taxOf = (unitCostCents: number): number | undefined =>
      priceSeller({ ...seller, lines: [{ ...line, unitCostCents }] }).lines[0]?.taxCents
    expect([1, 2, 3, 4, 5, 7].map(taxOf)).toEqual([0, 1, 2, 2, 2, 4])
  })

  test('adds up to the cent: total = shipping + list - discount + tax', () => {
    fc.assert(
      fc.property(sellers, (one) => {
        const price = priceSeller(one)
        const sum = price.lines.reduce((total, l) => total + l.listCents - l.discountCents + l.taxCents, 0)
        expect(price.totalCents).toBe(price.shippingCents + sum)
      }),
    )
  })

  test.each([
    ['a fraction of a cent', { shippingCents: 0.5 }, TypeError],
    ['a negative cost', { shippingCents: -1 }, RangeError],
    ['a currency without a rate', { currency: 'XYZ' }, RangeError],
    ['a name that every object has', { currency: 'toString' }, RangeError],
    ['no units', { lines: [{ ...line, quantity: 0 }] }, RangeError],
  ])('refuses %s', (_, change, error) => {
    expect(() => priceSeller({ ...seller, ...change })).toThrow(error)
  })

  test('refuses a price that is no longer exact', () => {
    const dear = { ...line, unitCostCents: 1e9, quantity: 1_000_000 }
    expect(() => priceSeller({ ...seller, lines: [dear, dear, dear, dear, dear, dear, dear] })).toThrow(RangeError)
    expect(() => priceSeller({ ...seller, currency: 'USD', lines: [dear] })).toThrow(RangeError)
  })
})
