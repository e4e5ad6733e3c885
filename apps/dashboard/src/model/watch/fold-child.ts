import type { ChildFacts, ChildSample, ChildState, MonitorEvent } from '@mp/core/monitor'
import { emptyWorker, markInBoth } from './fold-worker.ts'
import { addLaneTime, noTime } from './lane-time.ts'
import { addToTimeline } from './timeline.ts'
import { addLog, type WatchedProgram, type WatchedWorker } from './watched-program.ts'
import { shortName } from './worker-name.ts'

type EventOf<T extends MonitorEvent['type']> = Extract<MonitorEvent, { type: T }>

/** Children at a time beyond this are not followed. */
const mostLanes = 1024

/** Takes a process or thread of its own that starts into account, in place: it takes the first place that is free. */
export function startChild(program: WatchedProgram, facts: ChildFacts, at: number): WatchedWorker | undefined {
  const known = childOf(program, facts.child)
  if (known !== undefined) return known
  const free = program.children.find(({ state }) => state === 'gone' || state === 'dead')
  const worker = free ?? emptyWorker('', program.children.length, at)
  if (free === undefined && program.children.length >= mostLanes) return undefined
  if (free === undefined) program.children.push(worker)
  else worker.replaced += 1
  const { child, name, backend, pid, isDaemon } = facts
  const task = { job: 0, index: child, function: facts.function, attempt: 1, ms: 0, progress: undefined, since: at }
  Object.assign(worker, { worker: child, child: { name, backend, isDaemon }, pid, threadId: 0, startedAt: at })
  return Object.assign(worker, { state: 'starting', task, sample: undefined, toldAt: at })
}

/** Takes a child that runs its function now into account, in place. */
export function readyChild(program: WatchedProgram, event: EventOf<'child-ready'>): void {
  const worker = childOf(program, event.child)
  if (worker === undefined) return
  Object.assign(worker, { state: 'running', pid: event.pid, threadId: event.threadId, toldAt: event.at })
  const time = { ...noTime(), startMs: event.startMs }
  spend(worker, time, { from: event.at - event.startMs, to: event.at })
}

/** Takes the end of a child into account, in place; one that nobody asked to end and that failed is put into the log. */
export function exitChild(program: WatchedProgram, { child, at, exitCode, isAsked }: EventOf<'child-exit'>): void {
  const worker = childOf(program, child)
  if (worker === undefined) return
  const [isCrash, { task }] = [exitCode !== 0 && !isAsked, worker]
  const how = exitCode < 0 ? `signal ${-exitCode}` : `exit code ${exitCode}`
  if (worker.state === 'running') passTime(worker, at, undefined)
  worker.lastEnd = { at, worker: child, name: shortName(worker), isCrash, isRecycled: false, how, task }
  Object.assign(worker, { state: isCrash ? 'dead' : 'gone', task: undefined, done: worker.done + (isCrash ? 0 : 1) })
  if (!isCrash) return
  worker.failed += 1
  markInBoth(worker, 'failed', at)
  const text = `${shortName(worker)} ${worker.child?.name ?? ''} died (${how}) while it ran ${task?.function ?? ''}`
  addLog(program, { at, level: 'error', text })
}

/** Takes what children use into account, in place; those that are left out have ended. */
export function sampleChildren(program: WatchedProgram, { at, children }: EventOf<'children-sample'>): void {
  for (const sample of children) {
    const worker = childOf(program, sample.child)
    if (worker !== undefined && worker.state === 'running') passTime(worker, at, sample)
    if (worker !== undefined) worker.sample = sample
  }
}

/** Takes the children of a snapshot into account, in place: what it leaves out has ended. */
export function takeChildren(program: WatchedProgram, children: readonly ChildState[], at: number): void {
  const running = new Set(children.map(({ child }) => child))
  for (const worker of program.children) {
    if (worker.task !== undefined && !running.has(worker.worker))
      Object.assign(worker, { state: 'gone', task: undefined })
  }
  for (const state of children) {
    const worker = startChild(program, state, state.startedAt)
    if (worker === undefined || state.threadId === undefined || worker.state === 'running') continue
    Object.assign(worker, { state: 'running', threadId: state.threadId, toldAt: at })
  }
}

function childOf({ children }: WatchedProgram, child: number): WatchedWorker | undefined {
  return children.find(({ worker, task }) => worker === child && task !== undefined)
}

/** Splits the time since it was last told of into that in which it used a core, and that in which it waited for something. */
function passTime(worker: WatchedWorker, at: number, sample: ChildSample | undefined): void {
  const from = worker.toldAt
  const length = Math.max(0, at - from)
  const [before, now] = [worker.sample?.cpuMs, sample?.cpuMs]
  const runMs = before === undefined || now === undefined ? length : Math.min(length, Math.max(0, now - before))
  worker.toldAt = at
  spend(worker, { ...noTime(), runMs, idleMs: length - runMs }, { from, to: at })
}

function spend(worker: WatchedWorker, time: ReturnType<typeof noTime>, range: { from: number; to: number }): void {
  addLaneTime(worker.time, time)
  addToTimeline(worker.recent, time, range)
  addToTimeline(worker.whole, time, range)
}
