import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../fixture/empty-folder.ts'
import type { Demo } from '../../src/demos/demo.ts'
import { initialTour, type TourState } from '../../src/model/tour-state.ts'
import { Tour } from '../../src/tour/tour.ts'
import { TourStore } from '../../src/tour/tour-store.ts'
import { failing, squares, waitingFor } from '../fixture/tiny-demos.ts'

function makeTour(demos: readonly Demo[], options: { staysOpen?: boolean } = {}): { tour: Tour; store: TourStore } {
  const store = new TourStore(
    initialTour(demos, { now: Date.now(), node: 'v0', backend: 'process', workers: undefined }),
  )
  const { staysOpen = false } = options
  return { store, tour: new Tour(store, { demos, cores: 2, cacheFolder: tmpdir(), holdMs: 0, staysOpen }) }
}

/** Resolves when the state satisfies the condition; asks after every turn of the event loop. */
async function until(store: TourStore, condition: (state: TourState) => boolean): Promise<void> {
  while (!condition(store.state)) await new Promise((resolve) => setImmediate(resolve))
}

function makeGate(): { path: string; open: () => void } {
  const path = join(emptyFolder(), 'open')
  return { path, open: () => writeFileSync(path, '') }
}

const isRunningTasks = (count: number) => (state: TourState) =>
  state.demos[0]?.board.pools.flatMap(({ lanes }) => lanes).filter(({ task }) => task !== undefined).length === count

test('a tour runs every demo once, in order, and a failed one does not stop the others', async () => {
  const { tour, store } = makeTour([failing, squares])
  await tour.run()
  expect(store.state.isOver).toBe(true)
  expect(store.state.demos.map(({ status }) => status)).toEqual(['failed', 'done'])
  expect(store.state.demos[0]?.error).toContain('RangeError: no such seller')
  expect(store.state.demos[1]?.outcome?.computed).toBe('1 4 9 16')
})

test('lanes of a finished demo tell that its workers started, ran and ended', async () => {
  const { tour, store } = makeTour([squares])
  await tour.run()
  const lanes = store.state.demos[0]?.board.pools[0]?.lanes ?? []
  expect(lanes).toHaveLength(2)
  expect(lanes.reduce((sum, { done }) => sum + done, 0)).toBe(4)
  expect(lanes[0]?.spans[0]?.kind).toBe('start')
})

test('a killed worker loses nothing: its task is done by another, and the log says so', async () => {
  const gate = makeGate()
  const { tour, store } = makeTour([waitingFor(gate.path)])
  const run = tour.run()
  await until(store, isRunningTasks(2))
  expect(tour.kill()).toBeTypeOf('number')
  await until(store, (state) => state.demos[0]?.board.killed === 1)
  gate.open()
  await run
  const [demo] = store.state.demos
  expect(demo?.outcome?.computed).toBe('2 came back')
  expect(demo?.board).toMatchObject({ killed: 1, retried: 1, failed: 0 })
  expect(demo?.board.log.map(({ text }) => text).join('\n')).toContain('nothing was lost')
})

test('a kill while nothing is at work waits for the next worker that is', async () => {
  const gate = makeGate()
  const { tour, store } = makeTour([waitingFor(gate.path)])
  const run = tour.run()
  expect(tour.kill()).toBeUndefined()
  await until(store, (state) => state.demos[0]?.board.killed === 1)
  gate.open()
  await run
  expect(store.state.demos[0]?.outcome?.computed).toBe('2 came back')
})

test('more and fewer workers change the running pool and the demos that follow', async () => {
  const gate = makeGate()
  const { tour, store } = makeTour([waitingFor(gate.path), squares])
  const run = tour.run()
  await until(store, isRunningTasks(2))
  expect(tour.changeWorkers(1)).toBe(3)
  await until(store, (state) => state.demos[0]?.board.pools[0]?.lanes.length === 3)
  gate.open()
  await run
  expect(store.state.demos[1]?.board.pools[0]?.lanes).toHaveLength(3)
})

test('a pool that has to keep its workers keeps them, and the number counts for the demos that follow', async () => {
  const gate = makeGate()
  const { tour, store } = makeTour([waitingFor(gate.path, { isFixed: true }), squares])
  const run = tour.run()
  await until(store, isRunningTasks(2))
  expect(tour.changeWorkers(1)).toBe(3)
  gate.open()
  await run
  expect(store.state.demos.map(({ board }) => board.pools[0]?.lanes.length)).toEqual([2, 3])
})

test('a paused tour begins nothing until it goes on', async () => {
  const { tour, store } = makeTour([squares])
  tour.togglePause()
  const run = tour.run()
  await until(
    store,
    (state) => state.demos[0]?.board.pools[0]?.lanes.every(({ spans }) => spans.at(-1)?.kind === 'idle') === true,
  )
  await until(store, (state) => state.demos[0]?.board.job !== undefined)
  expect(store.state.demos[0]?.board.job?.done).toBe(0)
  tour.togglePause()
  await run
  expect(store.state.demos[0]?.status).toBe('done')
})

test('a demo that gives way to another comes back in its turn', async () => {
  const gate = makeGate()
  const { tour, store } = makeTour([waitingFor(gate.path), squares])
  const order: string[] = []
  tour.onDemoEnd = (id) => {
    order.push(id)
    if (id === 'squares') gate.open()
  }
  const run = tour.run()
  await until(store, isRunningTasks(2))
  store.dispatch({ type: 'select', by: 1 })
  tour.runSelected()
  await run
  expect(order).toEqual(['waiting', 'squares', 'waiting'])
  expect(store.state.demos.map(({ status }) => status)).toEqual(['done', 'done'])
})

test('changing the backend runs the demo again, on threads', async () => {
  const gate = makeGate()
  const { tour, store } = makeTour([waitingFor(gate.path)])
  const run = tour.run()
  await until(store, isRunningTasks(2))
  expect(tour.toggleBackend()).toBe('thread')
  await until(store, (state) => state.demos[0]?.board.pools[0]?.backend === 'thread' && isRunningTasks(2)(state))
  gate.open()
  await run
  expect(store.state.demos[0]?.status).toBe('done')
})

test('stopping a tour ends what runs and leaves no worker', async () => {
  const { tour, store } = makeTour([waitingFor('/nowhere/at/all')], { staysOpen: true })
  const run = tour.run()
  await until(store, isRunningTasks(2))
  const pids = store.state.demos[0]?.board.pools.flatMap(({ lanes }) => lanes.map(({ pid }) => pid)) ?? []
  tour.stop()
  await run
  expect(store.state.demos[0]?.status).toBe('waiting')
  for (const pid of pids) expect(() => process.kill(pid ?? -1, 0)).toThrow('ESRCH')
})
