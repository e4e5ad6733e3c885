import { channel } from 'node:diagnostics_channel'
import { Process, Thread } from '@mp/core'
import { encodeEvent, type MonitorEvent, observe, parseEvent } from '@mp/core/monitor'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const kinds = [
  { backend: 'process', Class: Process },
  { backend: 'thread', Class: Thread },
] as const

let events: MonitorEvent[] = []
let observation: Disposable | undefined

beforeEach(() => {
  events = []
  observation = observe((told) => events.push(...told))
})

afterEach(() => observation?.[Symbol.dispose]())

function told<T extends MonitorEvent['type']>(type: T): Extract<MonitorEvent, { type: T }>[] {
  return events.filter((event): event is Extract<MonitorEvent, { type: T }> => event.type === type)
}

async function until<T extends MonitorEvent['type']>(type: T): Promise<Extract<MonitorEvent, { type: T }>> {
  await expect.poll(() => told(type).length).toBeGreaterThan(0)
  const [first] = told(type)
  if (first === undefined) throw new Error(`no ${type} was told`)
  return first
}

async function burn(): Promise<void> {
  for (;;) {
    const end = performance.now() + 20
    while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe.each(kinds)('a $backend of its own', ({ backend, Class }) => {
  test('is told from its start to its end, with where it was started', async () => {
    const child = new Class(
      function add(a: number, b: number) {
        process.exit(a + b)
      },
      { args: [3, 4], name: 'adder', daemon: true },
    )
    child.start()
    await child.join()
    const exit = await until('child-exit')
    const [start] = told('child-start')
    expect(start).toMatchObject({
      ...{ class: Class.name, backend, name: 'adder', function: 'add', isDaemon: true },
      ...{ pid: child.pid, site: { file: expect.stringMatching(/children\.test\.ts$/) } },
    })
    expect(told('child-ready')).toMatchObject([{ child: start?.child, pid: child.pid }])
    expect(told('child-ready').map(({ threadId }) => threadId > 0)).toEqual([backend === 'thread'])
    expect(exit).toMatchObject({ child: start?.child, exitCode: 7, isAsked: false })
    for (const event of events) expect(parseEvent(encodeEvent(event)).type).toBe(event.type)
  })

  test('is told with what it uses, and as part of a snapshot, until it is killed', async () => {
    const child = new Class(burn)
    child.start()
    // A process that has only begun to load has hardly any memory.
    await until('child-ready')
    events = events.filter(({ type }) => type !== 'children-sample')
    const { children } = await until('children-sample')
    const snapshots: MonitorEvent[] = []
    const late = observe((told) => snapshots.push(...told.filter(({ type }) => type === 'snapshot')))
    late[Symbol.dispose]()
    child.kill()
    await child.join()
    const { child: number } = await until('child-start')
    expect(snapshots).toMatchObject([{ children: [{ child: number, backend, function: 'burn' }] }])
    expect(children.map((sample) => sample.child)).toEqual([number])
    expect(children.map(({ memoryBytes = 0 }) => memoryBytes > 2 ** 20)).toEqual([backend === 'process'])
    expect(await until('child-exit')).toMatchObject({ child: number, exitCode: -9, isAsked: true })
  })
})

test('a subclass is told by its own name', async () => {
  class Cook extends Process {
    override run(): void {}
  }
  const child = new Cook()
  child.start()
  await child.join()
  expect(await until('child-exit')).toMatchObject({ exitCode: 0, isAsked: false })
  expect(told('child-start')).toMatchObject([{ class: 'Cook', function: 'Cook.run' }])
})

test('those who subscribe to its channels are told as well, without anybody who watches', async () => {
  observation?.[Symbol.dispose]()
  const heard: unknown[] = []
  const types = ['child-start', 'child-ready', 'child-exit']
  const hear = (message: unknown): number => heard.push(message)
  for (const type of types) channel(`mp.${type}`).subscribe(hear)
  const child = new Process(() => {})
  child.start()
  await child.join()
  for (const type of types) channel(`mp.${type}`).unsubscribe(hear)
  expect(heard).toMatchObject(types.map((type) => ({ type })))
})

test('time that children use is not counted as that of other programs', async () => {
  const child = new Process(burn)
  child.start()
  // The first sample is where counting begins.
  await expect.poll(() => told('machine-sample').length).toBeGreaterThan(1)
  child.kill()
  await child.join()
  const own = told('machine-sample').flatMap(({ cores }) => cores.map((core) => core.own ?? 0))
  expect(Math.max(...own)).toBeGreaterThan(0)
})
