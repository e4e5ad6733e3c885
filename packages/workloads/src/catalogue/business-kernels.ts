import {
  type BillTotals,
  billUsageKernel,
  type BillUsageInput,
  type BillUsagePart,
} from '../billing/bill-usage-kernel.ts'
import {
  priceSellersKernel,
  type PriceSellersInput,
  type PriceSellersPart,
  type PriceTotals,
} from '../pricing/price-sellers-kernel.ts'
import { formatInteger } from './format-number.ts'
import type { Kernel } from './kernel.ts'

export const priceSellersEntry: Kernel<PriceSellersInput, PriceSellersPart, PriceTotals> = {
  ...priceSellersKernel,
  name: 'price-sellers',
  description: 'Prices of 60,000 sellers: margin, discount, tax and currency, to the cent',
  field: 'finance',
  runExport: 'runPriceSellersPart',
  demoInput: () => ({ sellers: 60_000 }),
  format: ({ sellers, lines, totalCents }) =>
    `${formatInteger(sellers)} sellers, ${formatInteger(lines)} lines, ${formatInteger(totalCents)} cents in total`,
}

export const billUsageEntry: Kernel<BillUsageInput, BillUsagePart, BillTotals> = {
  ...billUsageKernel,
  name: 'bill-usage',
  description: 'Bills of 2,000,000 customers: tiers, base fee, minimum and taxes, to the cent',
  field: 'finance',
  runExport: 'runBillUsagePart',
  demoInput: () => ({ customers: 2_000_000 }),
  format: ({ customers, taxCents, totalCents }) =>
    `${formatInteger(customers)} bills, ${formatInteger(totalCents)} cents in total, ${formatInteger(taxCents)} of them tax`,
}
