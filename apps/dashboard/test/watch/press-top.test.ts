import { expect, test } from 'vitest'
import { pressTop } from '../../src/watch/press-top.ts'
import { ReplayPlayer } from '../../src/watch/replay-player.ts'
import { TopStore } from '../../src/watch/top-store.ts'
import type { Watcher } from '../../src/watch/watcher.ts'
import { failure, runEvents, type SampleRun } from '../fixture/sample-run.ts'

const run: SampleRun = { workers: 4, cores: 4, tasks: 400, slices: 60, taskMs: 100, waitMs: 10 }

/** A screen over a replay, with what was written to its terminal. */
function open() {
  const written: string[] = []
  const store = new TopStore({ type: 'replay', recording: undefined, replay: undefined })
  const replay = new ReplayPlayer(store, runEvents(run), { clock: () => 0 })
  replay.seekTo(6000)
  const watcher: Watcher = {
    control: () => Promise.reject(new Error('a recording cannot be controlled')),
    toggleRecording: () => {},
    write: (sequence) => void written.push(sequence),
    replay,
  }
  const press = (...keys: string[]): boolean => keys.map((key) => pressTop(key, store, watcher)).at(-1) ?? false
  return { store, press, written }
}

test('pages, sort orders and zooms go round', () => {
  const { store, press } = open()
  press('3', 's', 'z')
  expect(store.state.view).toMatchObject({ page: 'workers', sort: 'busy', zoom: 1 })
  press('tab', 'e')
  expect(store.state.view.page).toBe('events')
  press('escape')
  expect(store.state.view.page).toBe('overview')
  press('s', 's', 's', 's', 'z', 'z', 'z')
  expect(store.state.view).toMatchObject({ sort: 'lane', zoom: 0 })
})

test('a worker is chosen and opened', () => {
  const { store, press } = open()
  press('j', 'j', 'k', 'return')
  expect(store.state.view).toMatchObject({ selected: 1, isDetailOpen: true })
  press('down', 'down', 'down', 'down')
  expect(store.state.view.selected).toBe(3)
})

test('a filter is typed, kept, and taken away', () => {
  const { store, press } = open()
  press('/', 'w', '3', 'x', 'backspace', 'return')
  expect(store.state.view).toMatchObject({ filter: 'w3', isFiltering: false })
  press('escape')
  expect(store.state.view.filter).toBe('')
})

test('the what-if page takes workers and chunk sizes', () => {
  const { store, press } = open()
  press('w', 'right', 'right', 'j', 'j', 'k')
  expect(store.state.view).toMatchObject({ page: 'what-if', whatIf: { workers: 6, chunkSize: 2 } })
})

test('c copies the newest error, else the verdict, by the terminal', () => {
  const { store, press, written } = open()
  press('c')
  store.take(failure(run, { at: store.state.program.now, index: 12 }))
  press('c')
  const copied = written.map((sequence) => Buffer.from(sequence.slice(7, -1), 'base64').toString('utf8'))
  expect(copied[0]).toMatch(/^\d\.\d\d× of 4: 10 % waiting for work/)
  expect(copied[1]).toBe(
    "Error: Input file is missing: photos/12.jpg\n'photos/12.jpg'\nsrc/compress.ts:18:9\ntask #12 on worker 1",
  )
})

test('a key without meaning says so, help closes by any key, q and Ctrl-C leave', () => {
  const { store, press } = open()
  press('y')
  expect(store.state.view.hint?.text).toContain('"y" does nothing here')
  press('?')
  expect(store.state.view.isHelpOpen).toBe(true)
  expect(press('q')).toBe(false)
  expect(press('q')).toBe(true)
  expect(press('ctrl+c')).toBe(true)
})

test('a recording cannot be controlled, and says so', () => {
  const { store, press } = open()
  press('p')
  expect(store.state.view).toMatchObject({ question: undefined, hint: { text: 'there is no program to control here' } })
})
