import type { Behaviour } from './behaviour.ts'
import { tier1 } from './tier-1.ts'
import { tier2 } from './tier-2.ts'
import { tier3 } from './tier-3.ts'
import { tier4 } from './tier-4.ts'

export { faults } from './faults.ts'

/** What the tests of CPython assert of `multiprocessing` and `concurrent.futures`, and the tests of ours. */
export const behaviours: readonly Behaviour[] = [...tier1, ...tier2, ...tier3, ...tier4]
