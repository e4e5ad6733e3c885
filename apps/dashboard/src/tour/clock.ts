import { CoreSampler } from '../cores/core-sampler.ts'
import { OwnCost } from '../cores/own-cost.ts'
import { now } from './now.ts'
import type { Tour } from './tour.ts'
import type { TourStore } from './tour-store.ts'

/** Four frames a second: fast enough to follow, and at most a twentieth of a core. */
const frameMs = 250
/** Frames between two readings of what drawing costs. */
const framesPerCost = 8

/** Starts the one clock that measures cores and draws; returns what stops it. */
export function startClock(tour: Tour, store: TourStore): () => void {
  const cores = new CoreSampler()
  const cost = new OwnCost()
  let frame = 0
  const timer = setInterval(() => {
    frame += 1
    store.dispatch({ type: 'cores', loads: cores.sample() })
    tour.locateWorkers()
    store.dispatch({ type: 'tick', at: now(), ownCost: frame % framesPerCost === 0 ? cost.sample() : undefined })
    store.publish()
  }, frameMs)
  store.dispatch({ type: 'cores', loads: cores.sample() })
  return () => clearInterval(timer)
}
