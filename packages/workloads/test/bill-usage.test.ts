import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { billUsage, defaultTariff, type Tariff, type Usage } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

// Python's round() of a Fraction rounds a half to the even integer.
const python = `from fractions import Fraction
def bill(usage, tariff):
    left, start, lines = usage['units'], 0, []
    for tier in tariff['tiers']:
        room = left if tier['upToUnits'] is None else min(left, tier['upToUnits'] - start)
        if room <= 0: break
        lines.append({'units': room, 'cents': round(Fraction(room * tier['millicentsPerUnit'], 1000))})
        left -= room
        start += room
    net = max(tariff.get('minimumCents', 0), tariff['baseFeeCents'] + sum(line['cents'] for line in lines))
    total, taxes = net, []
    for tax in tariff['taxes']:
        cents = round(Fraction((total if tax.get('isCompound') else net) * tax['basisPoints'], 10000))
        taxes.append({'name': tax['name'], 'cents': cents})
        total += cents
    return {**usage, 'lines': lines, 'netCents': net, 'taxes': taxes, 'totalCents': total}
print(json.dumps([bill(usage, tariff) for usage, tariff in given]))`

const usages = fc.record({ customer: fc.constant('A'), units: fc.oneof(fc.nat(3000), fc.nat(1e12)) })
const tariffs: fc.Arbitrary<Tariff> = fc.record({
  tiers: fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 4000 }), { maxLength: 4 }),
      fc.array(fc.nat(5000), { minLength: 5, maxLength: 5 }),
    )
    .map(([ends, prices]) =>
      [...ends.sort((one, other) => one - other), null].map((upToUnits, index) => ({
        upToUnits,
        millicentsPerUnit: prices[index] ?? 0,
      })),
    ),
  baseFeeCents: fc.nat(1000),
  minimumCents: fc.nat(2000),
  taxes: fc.array(fc.record({ name: fc.constant('t'), basisPoints: fc.nat(10_000), isCompound: fc.boolean() }), {
    maxLength: 3,
  }),
})

const usage: Usage = { customer: 'A', units: 10 }

describe('billUsage', () => {
  test('equals exact fractions in Python', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const cases = fc.sample(fc.tuple(usages, tariffs), { numRuns: 300, seed: 1 })
    expect(cases.map(([one, tariff]) => billUsage(one, tariff))).toEqual(runPython(python, cases))
  })

  test('bills every unit once and adds up to the cent', () => {
    fc.assert(
      fc.property(usages, tariffs, (one, tariff) => {
        const { lines, netCents, taxes, totalCents } = billUsage(one, tariff)
        expect(lines.reduce((sum, { units }) => sum + units, 0)).toBe(one.units)
        expect(totalCents).toBe(taxes.reduce((sum, { cents }) => sum + cents, netCents))
      }),
    )
  })

  test('a unit at the end of a tier belongs to it', () => {
    const linesFor = (units: number): number[] => billUsage({ ...usage, units }).lines.map((line) => line.units)
    expect(linesFor(0)).toEqual([])
    expect(linesFor(1000)).toEqual([1000])
    expect(linesFor(1001)).toEqual([1000, 1])
  })

  test.each<[string, Partial<Tariff>, typeof RangeError]>([
    ['no tiers', { tiers: [] }, RangeError],
    ['a last tier that ends', { tiers: [{ upToUnits: 5, millicentsPerUnit: 1 }] }, RangeError],
    [
      'an endless tier before the last',
      {
        tiers: [
          { upToUnits: null, millicentsPerUnit: 1 },
          { upToUnits: null, millicentsPerUnit: 1 },
        ],
      },
      RangeError,
    ],
    [
      'tiers out of order',
      {
        tiers: [
          { upToUnits: 5, millicentsPerUnit: 1 },
          { upToUnits: 5, millicentsPerUnit: 1 },
          { upToUnits: null, millicentsPerUnit: 1 },
        ],
      },
      RangeError,
    ],
    ['a fraction of a millicent', { tiers: [{ upToUnits: null, millicentsPerUnit: 0.5 }] }, TypeError],
    ['a negative fee', { baseFeeCents: -1 }, RangeError],
    ['a tax above the whole', { taxes: [{ name: 'all', basisPoints: 10_001 }] }, RangeError],
  ])('refuses %s', (_, change, error) => {
    expect(() => billUsage(usage, { ...defaultTariff, ...change })).toThrow(error)
  })

  test('refuses units out of range and a bill that is no longer exact', () => {
    expect(() => billUsage({ ...usage, units: -1 })).toThrow(RangeError)
    expect(() => billUsage({ ...usage, units: 0.5 })).toThrow(TypeError)
    const dear = { ...defaultTariff, tiers: [{ upToUnits: null, millicentsPerUnit: 1e9 }] }
    expect(() => billUsage({ ...usage, units: 1e12 }, dear)).toThrow(RangeError)
  })
})
