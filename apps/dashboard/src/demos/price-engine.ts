import { defaultPricing, type PriceSellersPart, type PriceTotals, runPriceSellersPart } from '@mp/workloads'
import type { Demo, DemoContext } from './demo.ts'
import { grouped } from './grouped.ts'
import { type OneCoreAndMany, oneCoreAndMany } from './one-core-and-many.ts'
import { verdictOn } from './verdict.ts'

/** Price lists of each seller: about two seconds of real pricing, where the tutorial sleeps for two. */
const listsEach = 110_000
/** A crore is ten million rupees. */
const centsInCrore = 1_000_000_000n
const sellers = ['Seller A', 'Seller B', 'Seller C']

/** Prices the lists of all sellers, each seller in a task of its own. */
class PriceEngine {
  readonly #context: DemoContext

  constructor(context: DemoContext) {
    this.#context = context
  }

  /** Prices every seller, on one core and then on `workers`. */
  calculate(workers: number): Promise<OneCoreAndMany<PriceTotals>> {
    const inputs = sellers.map((_, index) => this.#listsOf(index))
    const warmUp: PriceSellersPart[] = [{ from: 0, to: 500, pricing: defaultPricing }]
    return oneCoreAndMany(this.#context, { fn: runPriceSellersPart, inputs, workers, warmUp })
  }

  #listsOf(seller: number): PriceSellersPart {
    return { from: seller * listsEach, to: (seller + 1) * listsEach, pricing: defaultPricing }
  }
}

/** Example 2: three sellers, two seconds of pricing each, one worker for each seller. */
export const priceEngine: Demo = {
  id: 'example-2',
  label: 'Example 2',
  title: 'Class-based: PriceEngine',
  seedText: 'All sellers processed in parallel: total time = 2 sec, not 6 sec',
  run: async (context) => {
    const workers = context.workersOr(sellers.length)
    const { results, measures, oneCoreMs, manyMs } = await new PriceEngine(context).calculate(workers)
    const prices = results.map(
      ({ totalCents }, index) => `${sellers[index]} → Rs ${grouped(totalCents / centsInCrore)} crore`,
    )
    const facts = {
      oneCoreMs,
      manyMs,
      tasks: sellers.length,
      workers,
      cores: context.cores,
      longestMs: oneCoreMs / sellers.length,
    }
    return { computed: prices.join(', '), measures, verdict: verdictOn(facts) }
  },
}
