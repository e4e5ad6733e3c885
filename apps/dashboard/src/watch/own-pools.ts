import { observe } from '@mp/core/monitor'
import type { TopStore } from './top-store.ts'

/** Has a store take in what the pools of this very program do, for commands that show their own progress. */
export function followOwnPools(store: TopStore): Disposable {
  return observe((events) => {
    for (const event of events) store.take(event)
  })
}
