import type { Contender } from '../contenders/contender.ts'
import type { Figures, Row, Scale } from '../rows/row.ts'

/** What takes the samples of one contender in one row. */
export interface Sampler {
  /** Tasks in each sample, where that was less than the row says. */
  readonly limitedCount?: number | undefined
  /** Takes one sample and adds its figures to what is given, each as soon as it is there: a later one may fail. */
  sample: (figures: Figures) => Promise<void>
  close: () => Promise<void>
}

/** What a sampler is made for. */
export interface Assignment<Type extends Row['sampling']['type'] = Row['sampling']['type']> {
  row: Row
  sampling: Extract<Row['sampling'], { type: Type }>
  contender: Contender
  scale: Scale
}

/** The workers of every contender, but where a row compares numbers of workers. */
export const WORKER_COUNT = 2
