import type { MonitorEvent } from '@mp/core/monitor'
import { expect, test } from 'vitest'
import { foldEvent } from '../../../src/model/watch/fold-event.ts'
import { troublesOf } from '../../../src/model/watch/trouble.ts'
import { emptyProgram, type WatchedProgram } from '../../../src/model/watch/watched-program.ts'
import { shortName } from '../../../src/model/watch/worker-name.ts'

const began = 1_764_360_000_000

function start(child: number, at: number, backend: 'process' | 'thread' = 'process'): MonitorEvent[] {
  const facts = {
    class: 'Process',
    backend,
    name: `Process-${child}`,
    function: 'cook',
    isDaemon: false,
    pid: 100 + child,
  }
  return [
    { type: 'child-start', at, child, ...facts },
    { type: 'child-ready', at: at + 50, child, pid: 100 + child, threadId: 0, startMs: 50 },
  ]
}

function exit(child: number, at: number, exitCode: number, isAsked = false): MonitorEvent {
  return { type: 'child-exit', at, child, exitCode, isAsked }
}

function folded(...events: MonitorEvent[]): WatchedProgram {
  const program = emptyProgram()
  for (const event of events) foldEvent(program, event)
  return program
}

test('children that follow one another take one place, those at a time a place each', () => {
  const program = folded(
    ...start(1, began),
    ...start(2, began),
    exit(1, began + 1000, 0),
    ...start(3, began + 1100),
    exit(2, began + 2000, 0),
  )
  expect(program.children.map((worker) => [shortName(worker), worker.state, worker.replaced])).toEqual([
    ['p3', 'running', 1],
    ['p2', 'gone', 0],
  ])
})

test('the time of a child is split by the CPU time that it uses', () => {
  const sample = (at: number, cpuMs: number): MonitorEvent => ({
    ...{ type: 'children-sample', at },
    children: [{ child: 1, cpuMs, memoryBytes: 2 ** 26, core: 1 }],
  })
  const program = folded(...start(1, began), sample(began + 1050, 1000), sample(began + 2050, 1250))
  const [worker] = program.children
  expect(worker?.time).toMatchObject({ startMs: 50, runMs: 1250, idleMs: 750 })
  expect(worker?.sample).toMatchObject({ memoryBytes: 2 ** 26, core: 1 })
})

test('an end that nobody asked for is trouble, one that was asked for is not', () => {
  const program = folded(
    ...start(1, began),
    ...start(2, began),
    ...start(3, began, 'thread'),
    exit(1, began + 500, -9),
    exit(2, began + 500, -15, true),
    exit(3, began + 500, 1),
  )
  expect(troublesOf(program, began + 600).map(({ words }) => words)).toEqual([
    'p1 died (signal 9) running cook',
    't3 died (exit code 1) running cook',
  ])
  expect(program.log.map(({ text }) => text)).toEqual([
    'p1 Process-1 died (signal 9) while it ran cook',
    't3 Process-3 died (exit code 1) while it ran cook',
  ])
})

test('a snapshot brings children, and takes away those that it leaves out', () => {
  const facts = { class: 'Process', backend: 'process', name: 'Process-2', function: 'cook', isDaemon: true } as const
  const program = folded(...start(1, began), {
    ...{ type: 'snapshot', at: began + 900, pools: [], objects: [] },
    children: [{ child: 2, ...facts, pid: 102, startedAt: began + 100, threadId: 0 }],
  })
  expect(program.children.map((worker) => [shortName(worker), worker.state, worker.startedAt - began])).toEqual([
    ['p2', 'running', 100],
  ])
})
