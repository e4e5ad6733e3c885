import { listedWorkers, type Page, type SortOrder, selectedWorker, zooms } from '../model/top/top-state.ts'
import { whyText } from '../view/top/share-rows.ts'
import { type TopAction, topKeys } from '../view/top/top-keys.ts'
import { actionIn } from '../view/key-map.ts'
import { copySequence } from './clipboard.ts'
import { confirmOrNot, type ControlKey, questionFor } from './control-keys.ts'
import { pressInFilter } from './filter-keys.ts'
import type { TopStore } from './top-store.ts'
import { changeWhatIf } from './what-if-keys.ts'
import type { Watcher } from './watcher.ts'

const pages: readonly Page[] = ['overview', 'timeline', 'workers', 'tasks', 'things', 'events', 'what-if']
const orders: readonly SortOrder[] = ['lane', 'busy', 'done', 'memory', 'task']

/** Does what a key asks for and draws at once; returns whether to leave. */
export function pressTop(key: string, store: TopStore, watcher: Watcher): boolean {
  const isLeaving = handle(key, store, watcher)
  store.publish()
  return isLeaving
}

function handle(key: string, store: TopStore, watcher: Watcher): boolean {
  const { view } = store.state
  if (key === 'ctrl+c') return true
  if (view.isFiltering) pressInFilter(key, store)
  else if (view.question !== undefined) confirmOrNot(key, store, watcher)
  else if (view.isHelpOpen) store.look({ isHelpOpen: false })
  else return act(key, store, watcher)
  return false
}

function act(key: string, store: TopStore, watcher: Watcher): boolean {
  const action = actionIn(topKeys, key)
  if (action === 'quit') return true
  if (action === undefined) store.hint(`${key === '' ? 'that key' : `"${key}"`} does nothing here; ? shows the keys`)
  else if (isControl(action)) questionFor(action, store)
  else if (!look(action, store)) follow(action, store, watcher)
  return false
}

function isControl(action: TopAction): action is ControlKey {
  return ['pause', 'drain', 'kill', 'more', 'fewer'].includes(action)
}

/** Changes what is seen; returns false for what is more than that. */
function look(action: TopAction, store: TopStore): boolean {
  const { view } = store.state
  switch (action) {
    case 'help':
      store.look({ isHelpOpen: true })
      return true
    case 'errors':
      store.look({ page: 'events', isDetailOpen: false })
      return true
    case 'what-if':
      store.look({ page: view.page === 'what-if' ? 'overview' : 'what-if', isDetailOpen: false })
      return true
    case 'next-page':
      store.look({ page: pages[(pages.indexOf(view.page) + 1) % pages.length] ?? 'overview', isDetailOpen: false })
      return true
    case 'sort':
      store.look({ sort: orders[(orders.indexOf(view.sort) + 1) % orders.length] ?? 'lane', selected: 0 })
      return true
    case 'zoom':
      store.look({ zoom: (view.zoom + 1) % zooms.length })
      return true
    case 'filter':
      store.look({ isFiltering: true })
      return true
    case 'close':
      store.look(view.isDetailOpen ? { isDetailOpen: false } : { page: 'overview', filter: '' })
      return true
    case 'open':
      store.look({ isDetailOpen: selectedWorker(store.state) !== undefined })
      return true
    default:
      return lookAtPage(action, store)
  }
}

function lookAtPage(action: TopAction, store: TopStore): boolean {
  if (!action.startsWith('page-')) return false
  store.look({ page: pages[Number(action.slice(5)) - 1] ?? 'overview', isDetailOpen: false })
  return true
}

function follow(action: TopAction, store: TopStore, watcher: Watcher): void {
  switch (action) {
    case 'freeze':
      if (watcher.replay === undefined) store.toggleFreeze()
      else watcher.replay.togglePause()
      return
    case 'copy':
      return copy(store, watcher)
    case 'record':
      return watcher.toggleRecording()
    case 'up':
    case 'down':
      return move(action === 'up' ? -1 : 1, store)
    case 'left':
    case 'right':
      return step(action === 'left' ? -1 : 1, store, watcher)
    case 'faster':
    case 'slower':
      if (watcher.replay === undefined) store.hint('speed is for replays; ? shows the keys')
      else watcher.replay.changeSpeed(action === 'faster' ? 2 : 0.5)
      return
    default:
  }
}

function move(by: number, store: TopStore): void {
  const { view } = store.state
  if (view.page === 'what-if') return changeWhatIf(store, { chunkFactor: by > 0 ? 2 : 0.5 })
  const last = Math.max(0, listedWorkers(store.shown).length - 1)
  store.look({ selected: Math.min(last, Math.max(0, Math.min(last, view.selected) + by)) })
}

function step(by: number, store: TopStore, watcher: Watcher): void {
  if (store.state.view.page === 'what-if') return changeWhatIf(store, { workers: by })
  if (watcher.replay === undefined) store.hint('arrows left and right seek in replays; ? shows the keys')
  else watcher.replay.seekBy(by * 5000)
}

/** Copies the newest error, else the verdict. */
function copy(store: TopStore, watcher: Watcher): void {
  const newest = store.shown.program.errors.toSorted((a, b) => b.newest.at - a.newest.at)[0]?.newest
  const error =
    newest === undefined
      ? undefined
      : [newest.message, newest.argument, newest.source, `task #${newest.index} on worker ${newest.worker}`]
          .filter((line) => line !== undefined)
          .join('\n')
  const content = error ?? whyText(store.shown)
  if (content === undefined) return store.hint('there is nothing to copy yet')
  const sequence = copySequence(content)
  if (sequence === undefined) return store.hint('that is too long for the clipboard of a terminal')
  watcher.write(sequence)
  store.hint(error === undefined ? 'verdict copied' : 'error copied')
}
