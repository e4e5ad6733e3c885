import { checkInteger } from '../chunks/check-integer.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { checkRange, splitRange, type IntegerRange } from '../chunks/split-range.ts'
import { randomKey, randomWord } from '../random/counter-random.ts'
import { billUsage, type Usage } from './bill-usage.ts'
import { defaultTariff, type Tariff } from './tariff.ts'

const maxCustomers = 2 ** 32

/** Customers made up from the numbers `0 <= i < customers`, so that no usage has to be sent to a worker. */
export interface BillUsageInput {
  /** From 0 to 4,294,967,296. */
  readonly customers: number
  /**
   * How to bill.
   *
   * @defaultValue `defaultTariff`
   */
  readonly tariff?: Tariff
}

/** The customers `from <= i < to`. */
export interface BillUsagePart extends IntegerRange {
  readonly tariff: Tariff
}

/** Sums over bills, in cents. */
export interface BillTotals {
  readonly customers: number
  readonly units: bigint
  readonly netCents: bigint
  readonly taxCents: bigint
  readonly totalCents: bigint
}

/**
 * Makes up the usage of a customer: few use much; always the same for a number.
 *
 * @param index - Number of the customer, from 0 to 4,294,967,295.
 * @throws TypeError when `index` is not an integer.
 * @throws RangeError when `index` is out of range.
 * @example
 * ```ts @import.meta.vitest
 * expect(makeUsage(7)).toEqual(makeUsage(7))
 * expect(makeUsage(7).customer).toBe('Customer 7')
 * ```
 */
export function makeUsage(index: number): Usage {
  const key = randomKey(index)
  const magnitude = randomWord(0, key) % 7
  return { customer: `Customer ${index}`, units: randomWord(1, key) % 10 ** magnitude }
}

/**
 * Bills the customers of a part and sums up.
 *
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range, or the tariff is.
 * @example
 * ```ts @import.meta.vitest
 * const totals = runBillUsagePart({ from: 3, to: 4, tariff: defaultTariff })
 * expect(totals.totalCents).toBe(BigInt(billUsage(makeUsage(3)).totalCents))
 * ```
 */
export function runBillUsagePart({ from, to, tariff }: BillUsagePart): BillTotals {
  checkRange({ from, to }, maxCustomers)
  let totals = noTotals
  for (let index = from; index < to; index++) {
    const { units, netCents, totalCents } = billUsage(makeUsage(index), tariff)
    totals = addTotals(totals, {
      customers: 1,
      units: BigInt(units),
      netCents: BigInt(netCents),
      taxCents: BigInt(totalCents - netCents),
      totalCents: BigInt(totalCents),
    })
  }
  return totals
}

/**
 * Bills made-up customers in parts.
 *
 * @remarks
 * Give a pool {@link billUsage} and a list of usages to bill those.
 * @example
 * ```ts @import.meta.vitest
 * const parts = billUsageKernel.plan({ customers: 20 }, 3)
 * expect(billUsageKernel.combine(parts.map(billUsageKernel.run)).customers).toBe(20)
 * ```
 */
export const billUsageKernel: ChunkedKernel<BillUsageInput, BillUsagePart, BillTotals> = {
  plan: ({ customers, tariff = defaultTariff }, parts) => {
    checkInteger('customers', customers, { min: 0, max: maxCustomers })
    return splitRange({ from: 0, to: customers }, parts).map((range) => ({ ...range, tariff }))
  },
  run: runBillUsagePart,
  combine: (results) => results.reduce(addTotals, noTotals),
}

const noTotals: BillTotals = { customers: 0, units: 0n, netCents: 0n, taxCents: 0n, totalCents: 0n }

function addTotals(one: BillTotals, other: BillTotals): BillTotals {
  return {
    customers: one.customers + other.customers,
    units: one.units + other.units,
    netCents: one.netCents + other.netCents,
    taxCents: one.taxCents + other.taxCents,
    totalCents: one.totalCents + other.totalCents,
  }
}
