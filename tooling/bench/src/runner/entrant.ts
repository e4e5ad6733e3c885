import type { Contender } from '../contenders/contender.ts'
import type { Figures, Row, Scale } from '../rows/row.ts'
import { openSampler } from './open-sampler.ts'
import type { Sampler } from './sampler.ts'

/** A contender in one row: its samples so far, or why it is out. */
export class Entrant {
  readonly contender: Contender
  readonly samples: Figures[] = []
  readonly #row: Row
  #sampler: Sampler | undefined
  #error: string | undefined
  #limitedCount: number | undefined

  constructor(row: Row, contender: Contender) {
    this.#row = row
    this.contender = contender
  }

  /** Why it did not get to the end. */
  get error(): string | undefined {
    return this.#error
  }

  /** Tasks in each sample, where that is less than the row says. */
  get limitedCount(): number | undefined {
    return this.#limitedCount
  }

  /** Opens and warms up. */
  async open(scale: Scale): Promise<void> {
    await this.#attempt(async () => {
      this.#sampler = await openSampler(this.#row, this.contender, scale)
      this.#limitedCount = this.#sampler.limitedCount
    })
  }

  /** Takes one more sample, unless it is out. */
  async sample(): Promise<void> {
    const sampler = this.#sampler
    if (sampler === undefined) return
    const figures: Figures = {}
    this.samples.push(figures)
    await this.#attempt(() => sampler.sample(figures))
  }

  async close(): Promise<void> {
    const sampler = this.#sampler
    this.#sampler = undefined
    await this.#attempt(async () => sampler?.close())
  }

  async #attempt(step: () => Promise<void>): Promise<void> {
    try {
      await step()
    } catch (error) {
      this.#error ??= error instanceof Error ? error.message : String(error)
      const sampler = this.#sampler
      this.#sampler = undefined
      await sampler?.close().catch(() => {})
    }
  }
}
