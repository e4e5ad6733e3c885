import { expect, test } from 'vitest'
import { ReplayPlayer } from '../../src/watch/replay-player.ts'
import { TopStore } from '../../src/watch/top-store.ts'
import { began, fold, runEvents, type SampleRun } from '../fixture/sample-run.ts'

const run: SampleRun = { workers: 4, cores: 4, tasks: 400, slices: 100, taskMs: 100 }
const events = runEvents(run)

function play(options: { speed?: number } = {}) {
  let clock = 0
  const store = new TopStore({ type: 'replay', recording: undefined, replay: undefined })
  const player = new ReplayPlayer(store, events, { ...options, clock: () => clock })
  const pass = (ms: number): number => {
    clock += ms
    return player.advance()
  }
  return { store, player, pass }
}

const upTo = (ms: number) => fold(events.filter(({ at }) => at <= began + ms))

test('a replay shows what was so at each moment', () => {
  const { store, pass } = play()
  expect(pass(2500)).toBe(began + 2500)
  expect(store.state.program).toEqual(upTo(2500))
})

test('a seek back shows the same as if nothing had come after', () => {
  const { store, player, pass } = play()
  pass(9000)
  player.seekBy(-5000)
  expect(store.state.program).toEqual(upTo(4000))
  player.seekTo(8000)
  expect(store.state.program).toEqual(upTo(8000))
})

test('speed, pause and the end are told', () => {
  const { store, player, pass } = play({ speed: 2 })
  pass(1000)
  expect(store.state.source.replay).toMatchObject({ position: 2000, length: 10_000, speed: 2, isPaused: false })
  player.togglePause()
  pass(1000)
  expect(store.state.source.replay).toMatchObject({ position: 2000, isPaused: true })
  player.togglePause()
  player.changeSpeed(1000)
  expect(store.state.source.replay?.speed).toBe(64)
  pass(1000)
  expect(player.isOver).toBe(true)
  player.togglePause()
  expect(store.state.source.replay).toMatchObject({ position: 0 })
})

test('a long recording is sought from states in between', () => {
  const many = { ...run, workers: 2, tasks: 1e6, slices: 21_000 }
  let clock = 0
  const store = new TopStore({ type: 'replay', recording: undefined, replay: undefined })
  const all = runEvents({ ...many, taskMs: 1e7 })
  const player = new ReplayPlayer(store, all, { clock: () => clock++ })
  player.seekTo(2_000_000)
  player.seekTo(1_900_000)
  expect(store.state.program).toEqual(fold(all.filter(({ at }) => at <= began + 1_900_000)))
})
