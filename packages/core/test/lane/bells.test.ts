import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { HostLane } from '../../src/lane/host-lane.ts'
import type { TaskRecord } from '../../src/lane/task-record.ts'
import { Spinner } from '../../src/memory/spinner.ts'
import { randomForTest } from '../pool/random.ts'
import type { AnswererData } from './fixtures/answerer.ts'
import { HOST, maybePause, RingCells } from './fixtures/ring-cells.ts'
import { HEAD } from './head.ts'

const COUNT = 1_000_000
/** How far the host runs ahead of the answers at most: further than there is room for them. */
const MOST_AHEAD = 2000

/** The host of a worker that answers: hands out records and takes answers, and sleeps as a pool does. */
class Asker {
  readonly lane = new HostLane(true, {})
  asked = 0
  answered = 0
  sleeps = 0
  readonly #bell: RingCells
  readonly #random: () => number
  readonly #spinner = new Spinner()
  readonly #records: TaskRecord[] = []

  constructor(rings: Int32Array, random: () => number) {
    this.#bell = new RingCells(rings, HOST)
    this.#random = random
  }

  run(): void {
    while (this.answered < COUNT) {
      this.#askSome()
      maybePause(this.#random)
      if (this.#sweep()) continue
      if (this.lane.lookOn(this.#spinner, this.lane.news)) continue
      this.lane.own.sleep()
      if (!this.#sweep()) {
        this.sleeps += 1
        this.#bell.wait()
      }
      this.lane.own.wake()
    }
    this.#ask(0)
  }

  #askSome(): void {
    this.lane.allowSpinning(this.#random() < 0.5)
    const most = Math.min(COUNT, this.answered + Math.ceil(this.#random() ** 4 * MOST_AHEAD))
    while (this.asked < most && this.#ask(1)) this.asked += 1
  }

  #ask(attempt: number): boolean {
    const { tasks, guest } = this.lane
    if (!tasks.open(8)) return false
    this.#records.push(tasks.publishNumbers({ ...HEAD, attempt }, 1, 1))
    if (guest.mustRing()) this.#bell.ring()
    return true
  }

  /** Takes the answers that are there, and lets go of the records that have ended. */
  #sweep(): boolean {
    const { outcomes, tasks, room } = this.lane
    let isNews = false
    for (let head = outcomes.peek(); head !== undefined; head = outcomes.peek()) {
      this.answered += 1
      if (head.sequence !== this.answered || head.figure !== this.answered) throw new Error('an answer out of order')
      outcomes.advance()
      isNews = true
    }
    let ended = 0
    while (this.#records[ended]?.hasEnded === true) {
      tasks.forget()
      ended += 1
    }
    this.#records.splice(0, ended)
    if (isNews && room.mustRing()) this.#bell.ring()
    return isNews || ended > 0
  }
}

test('nobody who sleeps is forgotten, in a million tasks', async () => {
  const rings = new Int32Array(new SharedArrayBuffer(8))
  const asker = new Asker(rings, randomForTest())
  const workerData: AnswererData = { address: asker.lane.address, rings }
  const thread = new Worker(new URL('fixtures/answerer.ts', import.meta.url), { workerData })
  const exit = once(thread, 'exit')
  await once(thread, 'online')
  asker.run()
  expect(await exit).toEqual([0])
  expect(asker.answered).toBe(COUNT)
  expect(asker.sleeps).toBeGreaterThan(0)
})
