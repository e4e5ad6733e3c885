import type { ManagerSample, MemorySample, ObjectSample, QueueSample } from '@mp/core/monitor'
import type { TopState } from '../../model/top/top-state.ts'
import { placeText } from '../../model/watch/fold-task.ts'
import { bar } from '../bar.ts'
import type { Room } from '../core-rows.ts'
import { duration } from '../duration.ts'
import { inGlyphs } from '../glyphs.ts'
import { bold, dim, printable, type Row, text } from '../segment.ts'
import { lockRow } from './lock-row.ts'
import { bytes, count, percent } from './words.ts'

const nameWidth = 9

/** Draws the queues of pools, then queues, locks, shared memory and managers of the program, then its own memory. */
export function thingRows(state: TopState, room: Room): Row[] {
  const { objects, pools } = state.program
  const open = pools.filter(({ endedAt }) => endedAt === undefined)
  const tasks = open.map((pool): Row => [
    text('tasks'.padEnd(nameWidth)),
    text(`${count(pool.queued)} queued  ${pool.running} running`),
    dim(`  ${printable(pool.name)}${pool.queued === 0 && pool.running > 0 ? '  nothing waits' : ''}`),
  ])
  const things = objects.toSorted((a, b) => order[a.kind] - order[b.kind]).map((thing) => thingRow(thing, state, room))
  const own = programRows(state, room)
  const left = Math.max(0, room.height - tasks.length - own.length)
  const isTooMany = things.length > left
  const shown = isTooMany ? things.slice(0, Math.max(0, left - 1)) : things
  const more: Row[] = isTooMany ? [[dim(`${things.length - shown.length} more on page 5`)]] : []
  return [...tasks, ...shown, ...more, ...own].slice(0, room.height)
}

const order: Record<ObjectSample['kind'], number> = { queue: 0, lock: 1, memory: 2, manager: 3 }

function thingRow(thing: ObjectSample, state: TopState, room: Room): Row {
  const place = room.width < 60 ? '' : `  ${placeText(thing.site) ?? ''}`
  return [...rowOf(thing, state, room), dim(printable(place))]
}

function rowOf(thing: ObjectSample, { program }: TopState, room: Room): Row {
  switch (thing.kind) {
    case 'queue':
      return queueRow(thing, room)
    case 'lock':
      return lockRow(thing, program, nameWidth)
    case 'memory':
      return memoryRow(thing)
    case 'manager':
      return managerRow(thing, room)
  }
}

function queueRow({ id, size, maxSize }: QueueSample, { glyphs, width }: Room): Row {
  const name = text(`queue ${id}`.padEnd(nameWidth))
  if (maxSize === undefined) return [name, text(`${count(size)} waiting`)]
  const share = size / Math.max(1, maxSize)
  const fill = bar(share, Math.max(6, Math.min(16, width - 34)), { glyphs, colour: share >= 1 ? 'yellow' : 'cyan' })
  return [name, ...fill, text(` ${count(size)} / ${count(maxSize)}`), bold(share >= 1 ? ' FULL' : '', 'yellow')]
}

function memoryRow({ name, bytes: size }: MemorySample): Row {
  return [text('shared'.padEnd(nameWidth)), text(`${bytes(size)}B`.padEnd(7)), dim(printable(name))]
}

function managerRow({ id, connections, pending, calls, latency }: ManagerSample, { glyphs }: Room): Row {
  const p95 = inGlyphs(duration(latency.p95), glyphs)
  const waiting = pending === 0 ? '' : `  ${pending} pending`
  return [
    text(`mgr ${id}`.padEnd(nameWidth)),
    text(`${connections} clients  ${count(calls)} calls  p95 ${p95}${waiting}`),
  ]
}

function programRows({ program }: TopState, { width }: Room): Row[] {
  const { sample, machine } = program
  if (sample === undefined) return []
  const total = machine === undefined ? '' : ` of ${bytes(machine.memoryTotalBytes)}B`
  const used =
    machine === undefined ? '' : `  machine ${bytes(machine.memoryTotalBytes - machine.memoryAvailableBytes)}B${total}`
  const loop: Row = [
    text('loop'.padEnd(nameWidth)),
    text(`${percent(sample.loopBusyFraction)} busy`),
    dim(`  gc ${Math.round(sample.gcMs)} ms  telling ${Math.round(sample.monitorMs)} ms`),
  ]
  return [[text('memory'.padEnd(nameWidth)), text(`${bytes(sample.rssBytes)}B`), dim(width < 40 ? '' : used)], loop]
}
