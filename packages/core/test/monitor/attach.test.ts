import { once } from 'node:events'
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { createConnection } from 'node:net'
import { createInterface } from 'node:readline'
import { attach, type Attachment, listPrograms, type MonitorEvent, type UnknownEvent } from '@mp/core/monitor'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startFixture, useOwnRuntimeDirectory, WatchedProgram } from './watched-program.ts'

type AnyEvent = MonitorEvent | UnknownEvent

const directory = useOwnRuntimeDirectory()
const attachments: Attachment[] = []
let program: WatchedProgram

beforeAll(async () => {
  program = await WatchedProgram.start()
})

afterEach(() => {
  for (const attachment of attachments.splice(0)) attachment.close()
})

afterAll(async () => {
  await program.kill()
  rmSync(directory, { recursive: true, force: true })
})

async function watch(): Promise<{ attachment: Attachment; events: AsyncIterator<AnyEvent> }> {
  const attachment = await attach(program.pid, { timeout: 60_000 })
  attachments.push(attachment)
  return { attachment, events: attachment[Symbol.asyncIterator]() }
}

/** Reads events up to the first for which `isLast` holds. */
async function until(events: AsyncIterator<AnyEvent>, isLast: (event: AnyEvent) => boolean): Promise<AnyEvent[]> {
  const read: AnyEvent[] = []
  for (;;) {
    const { value, done } = await events.next()
    if (done === true) throw new Error(`The events ended after ${JSON.stringify(read.at(-1))}`)
    read.push(value)
    if (isLast(value)) return read
  }
}

const socketOf = (): string => `${directory}/mp/${program.pid}.sock`

test('a program is listed with its pools, and only this user can reach it', async () => {
  const programs = await listPrograms({ timeout: 60_000 })
  expect(programs).toMatchObject([
    {
      ...{ pid: program.pid, threadId: 0, isResponding: true, program: { parentPid: process.pid } },
      pools: [
        { name: 'work', backend: 'process', state: 'running', workers: 2 },
        { name: 'locked', workers: 0 },
      ],
    },
  ])
  expect(statSync(`${directory}/mp`).mode & 0o777).toBe(0o700)
  expect(statSync(socketOf()).mode & 0o777).toBe(0o600)
})

test('a late watcher gets a snapshot, and what comes after it adds up to the figures of the pool', async () => {
  await program.tell('map')
  const { attachment, events } = await watch()
  expect(attachment.program).toMatchObject({ pid: program.pid, args: [], nodeVersion: process.versions.node })
  const [header, snapshot] = await until(events, ({ type }) => type === 'snapshot')
  expect(header).toMatchObject({ type: 'header', schemaVersion: 1 })
  expect(snapshot).toMatchObject({ pools: [{ stats: { name: 'work', done: 20 } }, { stats: { name: 'locked' } }] })
  await program.tell('map')
  await program.tell('calls')
  await program.tell('fail')
  const { done, failed } = await program.stats()
  let told = 20
  const read = await until(events, (event) => {
    if (event.type === 'slice') told += sum(event.jobs.map((job) => job.done + job.failed))
    return told >= done + failed
  })
  const slices = read.filter((event) => event.type === 'slice')
  const jobs = slices.flatMap((slice) => slice.jobs)
  expect(20 + sum(jobs.map((job) => job.done))).toBe(done)
  expect(sum(jobs.map((job) => job.failed))).toBe(failed)
  expect(sum(slices.flatMap(({ workers }) => workers).map((worker) => worker.done + worker.failed))).toBe(
    done - 20 + failed,
  )
  expect(sum(jobs.flatMap(({ times }) => times.filter((_, place) => place % 2 === 1)))).toBe(done - 20 + failed)
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

test('jobs tell where they were called, and failed tasks what they were given', async () => {
  const { events } = await watch()
  await until(events, ({ type }) => type === 'snapshot')
  await program.tell('fail')
  const [start] = (await until(events, (event) => event.type === 'job-start' && event.kind === 'mapSettled')).slice(-1)
  const job = start?.type === 'job-start' ? start.job : undefined
  const read = await until(events, (event) => event.type === 'job-end' && event.job === job)
  const site = { file: expect.stringMatching(/fixtures\/program\.ts$/), line: expect.any(Number) }
  expect(start).toMatchObject({ kind: 'mapSettled', function: 'half', total: 2, site })
  expect(read.find((event) => event.type === 'task-end' && event.why === 'failed')).toMatchObject({
    ...{ index: 1, outcome: 'failed', error: 'TypeError: no number has no half' },
    failure: {
      ...{ name: 'TypeError', message: 'no number has no half', arguments: "'no number'" },
      site: { file: expect.stringMatching(/fixtures\/works\.ts$/), line: 8 },
    },
  })
  expect(read.at(-1)).toMatchObject({ state: 'done', done: 1, failed: 1 })
  expect(read.some((event) => event.type === 'slice' && event.jobs.some((slice) => slice.job === job))).toBe(true)
})

test('a watcher pauses, resumes and resizes a pool and ends its tasks, where that is allowed', async () => {
  const { attachment, events } = await watch()
  await until(events, ({ type }) => type === 'snapshot')
  expect(await attachment.pause('work')).toEqual({ outcome: 'done' })
  await until(events, (event) => event.type === 'pool-pause' && event.isPaused)
  const mapped = program.tell('map')
  await until(events, ({ type }) => type === 'job-start')
  expect(await attachment.resume('work')).toEqual({ outcome: 'done' })
  expect(await mapped).toBe(20)
  expect(await attachment.resize('work', 3)).toEqual({ outcome: 'done' })
  expect(await program.tell('workers')).toBe(3)
  expect(await attachment.resize('work', 0)).toMatchObject({ outcome: 'refused', reason: 'invalid' })
  await attachment.resize('work', 2)
  await until(events, (event) => event.type === 'worker-exit' && event.reason === 'stopped')
  await program.tell('hang')
  const isRunning = (event: AnyEvent): boolean =>
    event.type === 'pool-sample' && event.stats.workers.some(({ task }) => task !== undefined)
  const [sample] = (await until(events, isRunning)).slice(-1)
  const tasks = sample?.type === 'pool-sample' ? sample.stats.workers.flatMap(({ task }) => task ?? []) : []
  const [task] = tasks
  expect(tasks).toMatchObject([{ function: 'hang' }])
  expect(await attachment.killTask('work', { job: -1, index: 0 })).toMatchObject({ reason: 'no-such-task' })
  expect(await attachment.killTask('work', task ?? { job: 0, index: 0 })).toEqual({ outcome: 'done' })
  expect(await program.answer()).toBe('ERR_MP_WORKER_EXIT')
  const exit = (await until(events, ({ type }) => type === 'worker-exit')).at(-1)
  expect(exit).toMatchObject({ reason: 'crashed', signal: 'SIGKILL', task: { function: 'hang', job: task?.job } })
})

test('requests are refused where they are not allowed, or make no sense', async () => {
  const { attachment } = await watch()
  expect(await attachment.pause('locked')).toMatchObject({ outcome: 'refused', reason: 'not-allowed' })
  expect(await attachment.drain('nowhere')).toMatchObject({ outcome: 'refused', reason: 'no-such-pool' })
  expect(await attachment.control({ type: 'kill-worker', pool: 'work', worker: -1 })).toMatchObject({
    reason: 'no-such-worker',
  })
  attachment.close()
  expect(await attachment.pause('work')).toMatchObject({ outcome: 'refused', reason: 'gone' })
})

test('queues and locks are told with their figures', async () => {
  await program.tell('queue')
  const { events } = await watch()
  const snapshot = (await until(events, ({ type }) => type === 'snapshot')).at(-1)
  expect(snapshot).toMatchObject({
    objects: expect.arrayContaining([
      expect.objectContaining({ kind: 'lock', class: 'Semaphore', permits: 1000 }),
      expect.objectContaining({ kind: 'queue', class: 'Queue', size: 1, maxSize: 5 }),
    ]),
  })
})

test('who sends garbage is told so and turned away, and the program goes on', async () => {
  for (const garbage of [
    'garbage\n',
    '{"id":1}\n',
    'x'.repeat(5000),
    '\0\xff\n',
    '{"id":1,"request":{"type":"pause"}}\n',
  ]) {
    const socket = createConnection(socketOf())
    const pieces: string[] = []
    socket.on('data', (piece) => pieces.push(String(piece)))
    await once(socket, 'connect')
    socket.write(garbage)
    await once(socket, 'close')
    expect(pieces.join('')).toContain('"reason":"invalid"')
  }
  expect(await program.tell('map')).toBe(20)
})

test('a watcher that reads nothing costs the program nothing, and is told how much it lost', async () => {
  const { events } = await watch()
  const slow = createConnection(socketOf())
  slow.pause()
  await once(slow, 'connect')
  // The answers fill what is kept for it.
  const request = `${JSON.stringify({ id: 1, request: { type: 'pause', pool: 'x'.repeat(100) } })}\n`
  await new Promise((resolve) => slow.write(request.repeat(20_000), resolve))
  expect(await program.tell('map')).toBe(20)
  await until(events, ({ type }) => type === 'job-end')
  const told: MonitorEvent[] = []
  for await (const line of createInterface(slow)) {
    if (!line.startsWith('{"type":"reply"')) told.push(JSON.parse(line))
    if (told.at(-2)?.type === 'lost') break
  }
  slow.destroy()
  expect(told.slice(0, 2).map(({ type }) => type)).toEqual(['header', 'snapshot'])
  expect(told.at(-2)).toMatchObject({ type: 'lost', events: expect.any(Number) })
  expect(told.at(-1)).toMatchObject({
    type: 'snapshot',
    pools: [{ stats: { name: 'work', queued: 0, running: 0 } }, {}],
  })
})

test('a watcher that is stopped, and then killed, harms nobody', async () => {
  const watcher = startFixture('watch', [String(program.pid)])
  await once(watcher.stdout ?? watcher, 'data')
  watcher.kill('SIGSTOP')
  const { events } = await watch()
  await until(events, ({ type }) => type === 'snapshot')
  expect(await program.tell('map')).toBe(20)
  watcher.kill('SIGKILL')
  await once(watcher, 'exit')
  expect(await program.tell('map')).toBe(20)
  expect((await until(events, ({ type }) => type === 'slice')).at(-1)).toMatchObject({ pool: 'work' })
})

test('a drained pool takes no more work and ends, with its last figures', async () => {
  const { attachment, events } = await watch()
  await until(events, ({ type }) => type === 'snapshot')
  expect(await attachment.drain('work')).toEqual({ outcome: 'done' })
  const read = await until(
    events,
    (event) => event.type === 'pool-sample' && event.stats.name === 'work' && event.stats.workers.length === 0,
  )
  expect(read.filter((event) => event.type === 'worker-exit').map(({ reason }) => reason)).toEqual(['closed', 'closed'])
  expect(read.find(({ type }) => type === 'pool-end')).toMatchObject({ pool: 'work', state: 'closed' })
  expect(read.at(-1)).toMatchObject({ stats: { name: 'work', state: 'closed' } })
  expect(await attachment.pause('work')).toMatchObject({ outcome: 'refused', reason: 'no-such-pool' })
})

test('a program that exits says so, and leaves no socket', async () => {
  const { events } = await watch()
  await until(events, ({ type }) => type === 'snapshot')
  void program.tell('exit')
  const last = (await until(events, ({ type }) => type === 'end')).at(-1)
  expect(last).toMatchObject({ type: 'end', exitCode: 3 })
  expect(await events.next()).toMatchObject({ done: true })
  expect(existsSync(socketOf())).toBe(false)
  const gone = { code: 'ERR_MP_PROGRAM_NOT_FOUND', pid: program.pid }
  await expect(attach(program.pid, { timeout: 60_000 })).rejects.toMatchObject(gone)
})

test('a program that waits for a pool which a watcher has paused goes on until that is resumed', async () => {
  program = await WatchedProgram.start()
  const { attachment, events } = await watch()
  await until(events, ({ type }) => type === 'snapshot')
  await attachment.pause('work')
  const mapped = program.tell('map')
  await until(events, ({ type }) => type === 'job-start')
  const exited = once(program.child, 'exit')
  program.child.stdin?.end()
  await until(events, ({ type }) => type === 'program-sample')
  await until(events, ({ type }) => type === 'program-sample')
  expect(await attachment.resume('work')).toEqual({ outcome: 'done' })
  expect(await mapped).toBe(20)
  expect(await exited).toEqual([0, null])
})

test('of a program that is killed the events end without an end, and the next look removes its socket', async () => {
  program = await WatchedProgram.start()
  const { attachment, events } = await watch()
  await until(events, ({ type }) => type === 'snapshot')
  program.child.kill('SIGSTOP')
  expect(await listPrograms({ timeout: 100 })).toEqual([{ pid: program.pid, threadId: 0, isResponding: false }])
  await expect(attach(program.pid, { timeout: 100 })).rejects.toMatchObject({ code: 'ERR_MP_TIMEOUT' })
  const answer = attachment.pause('work')
  await program.kill()
  expect(await answer).toMatchObject({ outcome: 'refused', reason: 'gone' })
  await expect(until(events, ({ type }) => type === 'end')).rejects.toThrow('The events ended')
  const longAgo = new Date(0)
  utimesSync(socketOf(), longAgo, longAgo)
  expect(await listPrograms({ timeout: 60_000 })).toEqual([])
  expect(readdirSync(`${directory}/mp`)).toEqual([])
})
