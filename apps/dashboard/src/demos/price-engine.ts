import { defaultPricing, type PriceSellersPart, type PriceTotals, runPriceSellersPart } from '@mp/workloads'
import type { Outcome } from '../model/outcome.ts'
import type { Demo, DemoContext } from './demo.ts'
import { grouped } from './grouped.ts'
import { oneCoreAndMany } from './one-core-and-many.ts'

/** Price lists of each seller: about two seconds of real pricing, where the tutorial sleeps for two. */
const listsEach = 130_000
/** A crore is ten million rupees, a billion paise. */
const paiseInCrore = 1_000_000_000n
const sellers = ['Seller A', 'Seller B', 'Seller C']

/** Prices the lists of all sellers, each seller in a task of its own. */
class PriceEngine {
  readonly #context: DemoContext

  constructor(context: DemoContext) {
    this.#context = context
  }

  /** Prices every seller, on one core and then on many workers. */
  calculate(): Promise<Outcome> {
    const workers = this.#context.workersOr(sellers.length)
    const inputs = sellers.map((_, index) => listsOf(index))
    const warmUp: PriceSellersPart[] = [{ from: 0, to: 500, pricing: defaultPricing }]
    return oneCoreAndMany(this.#context, { fn: runPriceSellersPart, inputs, workers, warmUp, chunkSize: 1 }, describe)
  }
}

function listsOf(seller: number): PriceSellersPart {
  return { from: seller * listsEach, to: (seller + 1) * listsEach, pricing: defaultPricing }
}

function describe(totals: readonly PriceTotals[]): string {
  const prices = totals.map(
    ({ totalCents }, index) => `${sellers[index]?.slice(-1)} ${grouped(totalCents / paiseInCrore)}`,
  )
  return `Prices in crore rupees: ${prices.join(', ')}`
}

/** Example 2: three sellers, two seconds of pricing each, one worker for each seller. */
export const priceEngine: Demo = {
  id: 'example-2',
  label: 'Example 2',
  title: 'Class-based: PriceEngine',
  seedText: 'All sellers processed in parallel: total time = 2 sec, not 6 sec',
  run: (context) => new PriceEngine(context).calculate(),
}
