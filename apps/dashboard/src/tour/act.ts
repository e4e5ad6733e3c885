import { type Action, actionOf } from '../view/keys.ts'
import { now } from './now.ts'
import type { Tour } from './tour.ts'
import type { TourStore } from './tour-store.ts'

const hintMs = 4000

/** Does what a key asks for and draws at once; returns whether to leave. */
export function press(key: string, tour: Tour, store: TourStore): boolean {
  const action = actionOf(key)
  if (action === 'quit') return true
  if (store.state.isHelpOpen) store.dispatch({ type: 'help', isOpen: false })
  else if (action === undefined) hint(store, `${named(key)} does nothing here; ? shows the keys`)
  else act(action, tour, store)
  store.dispatch({ type: 'tick', at: now(), ownCost: undefined })
  store.publish()
  return false
}

function act(action: Exclude<Action, 'quit'>, tour: Tour, store: TourStore): void {
  switch (action) {
    case 'previous':
      return store.dispatch({ type: 'select', by: -1 })
    case 'next':
      return store.dispatch({ type: 'select', by: 1 })
    case 'run':
      return tour.runSelected()
    case 'pause':
      return tour.togglePause()
    case 'more':
      return hint(store, workersHint(tour.changeWorkers(1)))
    case 'fewer':
      return hint(store, workersHint(tour.changeWorkers(-1)))
    case 'backend':
      return hint(store, tour.toggleBackend() === 'process' ? 'processes from now on' : 'threads from now on')
    case 'kill':
      return kill(tour, store)
    case 'help':
      return store.dispatch({ type: 'help', isOpen: true })
  }
}

function kill(tour: Tour, store: TourStore): void {
  if (!tour.isBusy) return hint(store, 'nothing runs now: run a demo, then k kills one of its workers')
  const worker = tour.kill()
  if (worker === undefined) return hint(store, 'the next worker to begin a task will be killed; watch the events')
  hint(store, `worker ${worker} killed: its task is tried again, see the events`)
}

function workersHint(workers: number): string {
  return `${workers} ${workers === 1 ? 'worker' : 'workers'} from now on`
}

function named(key: string): string {
  return key === '' ? 'that key' : `"${key}"`
}

function hint(store: TourStore, text: string): void {
  store.dispatch({ type: 'hint', text, until: now() + hintMs })
}
