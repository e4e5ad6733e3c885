/** What a seller offers in one line of an order. */
export interface SellerLine {
  readonly sku: string
  /** What one unit costs the seller, in cents of the seller's currency, from 0 to 10^9. */
  readonly unitCostCents: number
  /** Units, from 1 to 1,000,000. */
  readonly quantity: number
  /** What the seller adds to the cost, in hundredths of a percent, from 0 to 100,000. */
  readonly marginBasisPoints: number
  /** Tax on the net price, in hundredths of a percent, from 0 to 10,000. */
  readonly taxBasisPoints: number
}

/** A seller and the lines to be priced. */
export interface Seller {
  readonly name: string
  /** Code of the currency of the costs, one of the rates' names. */
  readonly currency: string
  /** Flat cost of shipping, in cents of the seller's currency, from 0 to 10^9. */
  readonly shippingCents: number
  readonly lines: readonly SellerLine[]
}

/** A discount for lines of many units. */
export interface DiscountTier {
  /** Units from which it holds, at least 1. */
  readonly fromQuantity: number
  /** Taken off the list price, in hundredths of a percent, from 0 to 10,000. */
  readonly basisPoints: number
}

/** How prices are made. */
export interface PricingOptions {
  /** Code of the currency to price in. */
  readonly currency: string
  /** What a million cents of each currency are worth in cents of `currency`: integers from 1 to 10^12. */
  readonly ratesPerMillion: Readonly<Record<string, number>>
  /** Discounts by quantity, in any order; the one with the greatest `fromQuantity` that is reached holds. */
  readonly discounts: readonly DiscountTier[]
}

/** The price of a line, in cents of the currency priced in; `total = list - discount + tax`. */
export interface LinePrice {
  readonly sku: string
  readonly costCents: number
  readonly listCents: number
  readonly discountCents: number
  readonly taxCents: number
  readonly totalCents: number
}

/** The price of all that a seller offers, in cents of `currency`; `total` is that of the lines and the shipping. */
export interface SellerPrice {
  readonly name: string
  readonly currency: string
  readonly lines: readonly LinePrice[]
  readonly shippingCents: number
  readonly totalCents: number
}
