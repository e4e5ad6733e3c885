import { type ControlAction, type Question, selectedWorker } from '../model/top/top-state.ts'
import type { WatchedPool } from '../model/watch/watched-program.ts'
import { workersOf } from '../model/watch/what-if-run.ts'
import { shownPool } from '../view/top/share-rows.ts'
import type { TopStore } from './top-store.ts'
import type { Watcher } from './watcher.ts'

/** Keys that change the program. */
export type ControlKey = 'pause' | 'drain' | 'kill' | 'more' | 'fewer'

/** Asks whether to do what a key means; says why not where the pool does not allow it. */
export function questionFor(key: ControlKey, store: TopStore): void {
  const { source } = store.state
  if (source.type !== 'live') return store.hint('there is no program to control here')
  const worker = key === 'kill' ? selectedWorker(store.state) : undefined
  const pool = poolFor(store, worker?.pool)
  if (pool === undefined || pool.endedAt !== undefined) return store.hint('no pool is open')
  if (!pool.facts.allowsControl) {
    return store.hint(
      `${pool.name} does not allow it; MP_MONITOR=control or new Pool({ monitor: { control: true } }) does`,
    )
  }
  const question = wordsOf(key, pool, worker)
  if (question === undefined) store.hint('the chosen worker runs no task')
  else store.look({ question })
}

function poolFor({ state }: TopStore, name: string | undefined): WatchedPool | undefined {
  return state.program.pools.find((pool) => pool.name === name) ?? shownPool(state)
}

function wordsOf(key: ControlKey, pool: WatchedPool, worker: ReturnType<typeof selectedWorker>): Question | undefined {
  const { name, isPaused } = pool
  switch (key) {
    case 'pause':
      return isPaused
        ? { words: `let ${name} go on?`, action: { type: 'resume', pool: name } }
        : { words: `pause ${name}? running tasks finish`, action: { type: 'pause', pool: name } }
    case 'drain':
      return { words: `drain ${name}? it finishes what it has and ends`, action: { type: 'drain', pool: name } }
    case 'more':
    case 'fewer': {
      const workers = Math.max(1, workersOf(pool) + (key === 'more' ? 1 : -1))
      return { words: `${workers} workers for ${name}?`, action: { type: 'resize', pool: name, workers } }
    }
    case 'kill':
      if (worker?.task === undefined) return undefined
      return {
        words: `end task #${worker.task.index} of w${worker.worker}?`,
        action: { type: 'kill-task', pool: worker.pool, job: worker.task.job, index: worker.task.index },
      }
  }
}

/** Does what was asked after a yes; any other key is a no. */
export function confirmOrNot(key: string, store: TopStore, watcher: Watcher): void {
  const { question } = store.state.view
  store.look({ question: undefined })
  if (question === undefined) return
  if (key !== 'y' && key !== 'return') return store.hint('nothing was changed')
  void obey(question.action, store, watcher)
}

async function obey(action: ControlAction, store: TopStore, watcher: Watcher): Promise<void> {
  try {
    await watcher.control(action)
    store.hint(doneWords(action))
  } catch (error) {
    store.hint(`not done: ${error instanceof Error ? error.message : String(error)}`)
  }
  store.publish()
}

function doneWords(action: ControlAction): string {
  switch (action.type) {
    case 'pause':
      return `${action.pool} is paused`
    case 'resume':
      return `${action.pool} goes on`
    case 'drain':
      return `${action.pool} is drained: it ends when it is done`
    case 'resize':
      return `${action.workers} workers for ${action.pool} from now on`
    case 'kill-task':
      return `task #${action.index} was ended`
  }
}
