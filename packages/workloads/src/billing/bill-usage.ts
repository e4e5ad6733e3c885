import { checkInteger } from '../chunks/check-integer.ts'
import { scale } from '../pricing/scale.ts'
import { checkTariff, defaultTariff, type Tariff } from './tariff.ts'

/** What a customer has used. */
export interface Usage {
  readonly customer: string
  /** From 0 to 10^12. */
  readonly units: number
}

/** What the units of a tier cost. */
export interface BillLine {
  readonly units: number
  readonly cents: number
}

/** A bill, in whole cents; `total = net + taxes`. */
export interface Bill {
  readonly customer: string
  readonly units: number
  /** A line for each tier that is reached. */
  readonly lines: readonly BillLine[]
  /** Lines and base fee, or the minimum if that is more. */
  readonly netCents: number
  readonly taxes: readonly { readonly name: string; readonly cents: number }[]
  readonly totalCents: number
}

/**
 * Bills usage: each unit at the price of its tier, a base fee, a minimum, taxes.
 *
 * @remarks
 * Money is whole cents. Each line and each tax is rounded to a whole cent by itself, a half to the even neighbour; sums
 * are of rounded amounts, so that what is printed adds up. A tax is a share of the net amount, or of that and the taxes
 * before it where it is compound. O(tiers + taxes), about 0.5 µs.
 * @param tariff - {@link defaultTariff} where none is given.
 * @throws TypeError when an amount is not an integer.
 * @throws RangeError when an amount is out of range, tiers are not in order, or a sum passes 2^53 cents.
 * @example
 * ```ts @import.meta.vitest
 * const tiers = [{ upToUnits: 10, millicentsPerUnit: 1500 }, { upToUnits: null, millicentsPerUnit: 500 }]
 * const bill = billUsage({ customer: 'A', units: 13 }, { tiers, baseFeeCents: 100, taxes: [{ name: 'VAT', basisPoints: 1000 }] })
 * // 10 * 1.5 = 15; 3 * 0.5 = 1.5, to the even cent 2; with the base fee 117; 10 % of that = 11.7, 12
 * expect(bill).toMatchObject({ lines: [{ units: 10, cents: 15 }, { units: 3, cents: 2 }], netCents: 117, totalCents: 129 })
 * ```
 */
export function billUsage({ customer, units }: Usage, tariff: Tariff = defaultTariff): Bill {
  checkTariff(tariff)
  checkInteger('units', units, { min: 0, max: 1e12 })
  const lines = linesOf(units, tariff)
  const charged = lines.reduce((sum, { cents }) => sum + cents, tariff.baseFeeCents)
  const netCents = Math.max(charged, tariff.minimumCents ?? 0)
  let totalCents = netCents
  const taxes = tariff.taxes.map(({ name, basisPoints, isCompound = false }) => {
    const cents = scale(isCompound ? totalCents : netCents, [basisPoints, 10_000])
    totalCents += cents
    return { name, cents }
  })
  if (!Number.isSafeInteger(totalCents)) {
    throw new RangeError(`A bill must be at most ${Number.MAX_SAFE_INTEGER} cents, got about ${totalCents}`)
  }
  return { customer, units, lines, netCents, taxes, totalCents }
}

function linesOf(units: number, { tiers }: Tariff): BillLine[] {
  const lines: BillLine[] = []
  let billed = 0
  for (const { upToUnits, millicentsPerUnit } of tiers) {
    if (billed >= units) break
    const end = Math.min(units, upToUnits ?? units)
    lines.push({ units: end - billed, cents: scale(end - billed, [millicentsPerUnit, 1000]) })
    billed = end
  }
  return lines
}
