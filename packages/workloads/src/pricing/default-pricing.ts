import type { PricingOptions } from './seller.ts'

/** Pricing in Indian rupees, with rates made up for demonstrations. */
export const defaultPricing: PricingOptions = {
  currency: 'INR',
  // The yen has no cents: a million yen are 570,000 rupees, 57 million paise.
  ratesPerMillion: { INR: 1_000_000, USD: 83_120_000, EUR: 90_470_000, GBP: 105_380_000, JPY: 57_000_000 },
  discounts: [
    { fromQuantity: 10, basisPoints: 250 },
    { fromQuantity: 50, basisPoints: 500 },
    { fromQuantity: 200, basisPoints: 1125 },
  ],
}
