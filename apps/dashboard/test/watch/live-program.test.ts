import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Pool } from '@mp/core'
import { parseEvent } from '@mp/core/monitor'
import { afterEach, expect, test } from 'vitest'
import { foldEvent } from '../../src/model/watch/fold-event.ts'
import { emptyProgram } from '../../src/model/watch/watched-program.ts'
import { LiveProgram } from '../../src/watch/live-program.ts'
import { pressTop } from '../../src/watch/press-top.ts'
import { TopStore } from '../../src/watch/top-store.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'

const folder = emptyFolder()
let gates = 0
let opened: { pool: Pool; program: LiveProgram } | undefined

afterEach(async () => {
  opened?.program[Symbol.dispose]()
  await opened?.pool.terminate()
  opened = undefined
})

async function open(control: boolean) {
  const pool = new Pool({ workers: 2, name: `watched-${++gates}`, monitor: { control } })
  const gate = join(folder, `gate-${gates}`)
  const jobs = pool.mapSettled(waitForFile, [gate, gate, gate, gate], { chunkSize: 1 })
  const store = new TopStore({ type: 'live', recording: undefined, replay: undefined })
  const program = await LiveProgram.open({ pid: process.pid, threadId: 0 }, { store, output: process.stdout })
  opened = { pool, program }
  void program.follow()
  const press = (key: string): boolean => pressTop(key, store, program)
  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const shown = () => store.state.program.pools.find(({ name }) => name === pool.name)
  const isAtWork = () => shown()?.workers.filter(({ task }) => task !== undefined).length === 2
  await until(isAtWork)
  return { pool, store, program, press, until, shown, jobs, openGate: () => writeFileSync(gate, '') }
}

async function waitForFile(path: string): Promise<string> {
  const { access } = await import('node:fs/promises')
  for (;;) {
    try {
      await access(path)
      return path
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

test('a pool is paused, resized and let go on once the user says yes', async () => {
  const { store, press, until, shown, jobs, openGate } = await open(true)
  press('p')
  expect(store.state.view.question?.words).toMatch(/^pause watched-\d+\?/)
  press('n')
  expect(store.state.view.hint?.text).toBe('nothing was changed')
  press('p')
  press('y')
  await until(() => shown()?.isPaused === true)
  press('+')
  press('y')
  await until(() => shown()?.maxWorkers === 3)
  press('p')
  press('y')
  await until(() => shown()?.isPaused === false)
  openGate()
  expect((await jobs).every(({ status }) => status === 'fulfilled')).toBe(true)
})

test('the task of the chosen worker is ended, and its worker is listed as dead', async () => {
  const { store, press, until, shown, jobs, openGate } = await open(true)
  press('/')
  for (const key of shown()?.name ?? '') press(key)
  press('return')
  press('x')
  expect(store.state.view.question?.words).toMatch(/^end task #\d of w\d\?/)
  press('y')
  await until(() => store.state.program.log.some(({ text }) => text.includes('died')))
  openGate()
  expect((await jobs).filter(({ status }) => status === 'rejected')).toHaveLength(1)
})

test('a pool that does not allow control says how it would', async () => {
  const { store, press, openGate, jobs } = await open(false)
  press('p')
  expect(store.state.view.hint?.text).toMatch(/does not allow it; MP_MONITOR=control/)
  openGate()
  await jobs
})

test('a recording begins with a header and a snapshot, has what the watcher saw of others, and is whole when it ends', async () => {
  const { program, store, openGate, jobs, until } = await open(false)
  const path = join(folder, 'run.ndjson')
  await program.record(path)
  expect(store.state.source.recording).toBe(path)
  await until(() => readFileSync(path, 'utf8').includes('snapshot'))
  const processes = [{ pid: 77, name: 'chromium', core: 1, share: 0.4 }]
  store.take({ type: 'foreign-sample', at: Date.now(), processes })
  store.publish()
  openGate()
  await jobs
  await program.endRecording()
  expect(existsSync(path)).toBe(true)
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => parseEvent(line).type).slice(0, 2)).toEqual(['header', 'snapshot'])
  const replayed = emptyProgram()
  for (const line of lines) foldEvent(replayed, parseEvent(line))
  expect(replayed.foreign).toEqual(processes)
  await expect(program.record(path)).rejects.toThrow('EEXIST')
})
