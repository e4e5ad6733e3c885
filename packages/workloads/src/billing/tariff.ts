import { checkInteger } from '../chunks/check-integer.ts'

/** What units cost within a range. */
export interface RateTier {
  /** Last unit of the tier, above that of the tier before; `null` for no end, in the last tier only. */
  readonly upToUnits: number | null
  /** Thousandths of a cent a unit, from 0 to 10^9. */
  readonly millicentsPerUnit: number
}

/** A tax on what is billed. */
export interface Tax {
  readonly name: string
  /** Hundredths of a percent, from 0 to 10,000. */
  readonly basisPoints: number
  /**
   * Whether it is on the taxes before it, too.
   *
   * @defaultValue false
   */
  readonly isCompound?: boolean
}

/** How usage is billed. */
export interface Tariff {
  /** At least one, in order; the last without end. */
  readonly tiers: readonly RateTier[]
  /** Added to every bill, in cents, from 0 to 10^9. */
  readonly baseFeeCents: number
  /**
   * Least net amount, in cents, from 0 to 10^9.
   *
   * @defaultValue 0
   */
  readonly minimumCents?: number
  readonly taxes: readonly Tax[]
}

/** Cloud storage by the gigabyte-hour, with rates made up for demonstrations. */
export const defaultTariff: Tariff = {
  tiers: [
    { upToUnits: 1000, millicentsPerUnit: 0 },
    { upToUnits: 50_000, millicentsPerUnit: 375 },
    { upToUnits: 1_000_000, millicentsPerUnit: 212 },
    { upToUnits: null, millicentsPerUnit: 95 },
  ],
  baseFeeCents: 499,
  minimumCents: 500,
  taxes: [
    { name: 'state', basisPoints: 625 },
    { name: 'city', basisPoints: 150 },
    { name: 'levy', basisPoints: 33, isCompound: true },
  ],
}

/**
 * Refuses a tariff that leaves units without a price or has amounts out of range.
 *
 * @throws TypeError when an amount is not an integer.
 * @throws RangeError when an amount is out of range, or tiers are not in order up to one without end.
 */
export function checkTariff({ tiers, baseFeeCents, minimumCents = 0, taxes }: Tariff): void {
  let reached = 0
  for (const [index, { upToUnits, millicentsPerUnit }] of tiers.entries()) {
    checkInteger(`tiers[${index}].millicentsPerUnit`, millicentsPerUnit, { min: 0, max: 1e9 })
    if (upToUnits === null) continue
    checkInteger(`tiers[${index}].upToUnits`, upToUnits, { min: reached + 1, max: Number.MAX_SAFE_INTEGER })
    reached = upToUnits
  }
  const endless = tiers.findIndex(({ upToUnits }) => upToUnits === null)
  if (endless === -1 || endless !== tiers.length - 1) {
    throw new RangeError(`tiers must end with the only one whose upToUnits is null, got it at place ${endless}`)
  }
  checkInteger('baseFeeCents', baseFeeCents, { min: 0, max: 1e9 })
  checkInteger('minimumCents', minimumCents, { min: 0, max: 1e9 })
  for (const { name, basisPoints } of taxes)
    checkInteger(`basisPoints of ${name}`, basisPoints, { min: 0, max: 10_000 })
}
