import { compressPhotos } from './compress-photos.ts'
import { coreCount } from './core-count.ts'
import type { Demo } from './demo.ts'
import { factorials } from './factorials.ts'
import { fiveProcesses } from './five-processes.ts'
import { poolOfFour } from './pool-of-four.ts'
import { poolOfSquares } from './pool-of-squares.ts'
import { priceEngine } from './price-engine.ts'
import { threadsAndProcesses } from './threads-and-processes.ts'

/** Every example and task of the tutorial, in its order. */
export const demos: readonly Demo[] = [
  threadsAndProcesses,
  priceEngine,
  coreCount,
  poolOfFour,
  factorials,
  fiveProcesses,
  poolOfSquares,
  compressPhotos,
]
