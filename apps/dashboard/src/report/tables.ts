import type { ObjectSample } from '@mp/core/monitor'
import { busyShare } from '../model/top/top-state.ts'
import { placeText } from '../model/watch/fold-task.ts'
import { mean, quantile } from '../model/watch/histogram.ts'
import { type WatchedProgram, type WatchedWorker, workersOf } from '../model/watch/watched-program.ts'
import { shortName } from '../model/watch/worker-name.ts'
import { duration } from '../view/duration.ts'
import { bytes, count, percent, span, timeOfDay } from '../view/top/words.ts'
import { type Html, markup } from './markup.ts'

/** Lists jobs with their counts and times. */
export function jobsTable({ jobs }: WatchedProgram): Html {
  if (jobs.length === 0) return markup`<p class="none">No job was given to a pool.</p>`
  const rows = jobs.map(
    ({ start, state, done, failed, retried, total, times, endedAt }) =>
      markup`<tr><td>${start.pool}.${start.kind}(<b>${start.function}</b>)</td><td class="dim">${placeText(start.site) ?? ''}</td><td class="state-${state}">${state}</td><td class="n">${count(done)}${total === undefined ? '' : markup` <span class="dim">/ ${count(total)}</span>`}</td><td class="n ${failed > 0 ? 'bad' : ''}">${failed}</td><td class="n">${retried}</td><td class="n">${duration(mean(times))}</td><td class="n">${duration(quantile(times, 0.5))}</td><td class="n">${duration(quantile(times, 0.95))}</td><td class="n">${duration(times.max)}</td><td class="n">${endedAt === undefined ? '' : span(endedAt - start.at)}</td></tr>`,
  )
  return markup`<table><thead><tr><th>job</th><th>called from</th><th>state</th><th class="n">done</th><th class="n">failed</th><th class="n">retried</th><th class="n">mean</th><th class="n">p50</th><th class="n">p95</th><th class="n">max</th><th class="n">took</th></tr></thead><tbody>${rows}</tbody></table>`
}

/** Lists workers with what their time went into. */
export function workersTable(program: WatchedProgram): Html {
  const rows = workersOf(program).map((worker) => workerRow(worker, program.pools.length > 1))
  return markup`<table><thead><tr><th>worker</th><th class="n">pid</th><th class="n">done</th><th class="n">failed</th><th class="n">replaced</th><th class="n">busy</th><th class="n">run</th><th class="n">copy</th><th class="n">wait</th><th class="n">start</th><th class="n">memory</th><th>last end</th></tr></thead><tbody>${rows}</tbody></table>`
}

function workerRow(worker: WatchedWorker, hasPool: boolean): Html {
  const { time, sample, lastEnd } = worker
  const end =
    lastEnd === undefined
      ? ''
      : lastEnd.isRecycled
        ? `${lastEnd.name} recycled`
        : lastEnd.isCrash
          ? `${lastEnd.name} died: ${lastEnd.how}`
          : ''
  return markup`<tr><td><b>${shortName(worker)}</b>${worker.child === undefined ? (hasPool ? ` ${worker.pool}` : '') : ` ${worker.child.name}`}</td><td class="n">${worker.pid ?? ''}</td><td class="n">${count(worker.done)}</td><td class="n ${worker.failed > 0 ? 'bad' : ''}">${worker.failed}</td><td class="n">${worker.replaced}</td><td class="n">${percent(busyShare(worker))}</td><td class="n">${duration(time.runMs)}</td><td class="n">${duration(time.copyMs)}</td><td class="n">${duration(time.waitMs + time.tailMs)}</td><td class="n">${duration(time.startMs)}</td><td class="n">${sample?.memoryBytes === undefined ? '' : `${bytes(sample.memoryBytes)}B`}</td><td class="${lastEnd?.isCrash === true ? 'bad' : 'dim'}">${end}</td></tr>`
}

/** Lists failures that are alike once, with the newest of them. */
export function errorsTable({ errors }: WatchedProgram): Html {
  if (errors.length === 0) return markup`<p class="none">No task failed.</p>`
  const rows = errors
    .toSorted((a, b) => b.count - a.count)
    .map(
      ({ count: number, newest }) =>
        markup`<tr><td class="n bad">${number}×</td><td><b>${newest.message}</b><br><span class="dim">${newest.source === undefined ? '' : `at ${newest.source}  `}</span></td><td><code>${newest.argument ?? ''}</code></td><td class="n">#${newest.index}</td><td class="n">w${newest.worker}</td><td class="n">${newest.attempt}</td><td class="n">${timeOfDay(newest.at)}</td></tr>`,
    )
  return markup`<table><thead><tr><th class="n">times</th><th>error</th><th>newest argument</th><th class="n">task</th><th class="n">worker</th><th class="n">attempt</th><th class="n">at</th></tr></thead><tbody>${rows}</tbody></table>`
}

/** Lists queues, locks, shared memory and managers as they were last. */
export function thingsTable({ objects }: WatchedProgram): Html | undefined {
  if (objects.length === 0) return undefined
  const rows = objects.map(
    (thing) =>
      markup`<tr><td><b>${thing.class}</b> ${thing.id}</td><td>${aboutThing(thing)}</td><td class="dim">${placeText(thing.site) ?? ''}</td></tr>`,
  )
  return markup`<table><thead><tr><th>thing</th><th>last seen</th><th>made at</th></tr></thead><tbody>${rows}</tbody></table>`
}

function aboutThing(thing: ObjectSample): string {
  switch (thing.kind) {
    case 'queue':
      return `${count(thing.size)}${thing.maxSize === undefined ? '' : ` of ${count(thing.maxSize)}`} waiting`
    case 'lock': {
      const held = thing.isTaken ? `held by ${thing.holder ?? 'someone'}` : 'free'
      const waiting = thing.waiters === undefined || thing.waiters === 0 ? '' : `, ${thing.waiters} waiting`
      return `${thing.permits === undefined ? held : `${thing.permits} permits free`}${waiting}`
    }
    case 'memory':
      return `${bytes(thing.bytes)}B, ${thing.name}`
    case 'manager':
      return `${thing.connections} connections, ${count(thing.calls)} calls, p95 ${duration(thing.latency.p95)}`
  }
}

/** Lists what happened, in order. */
export function logTable({ log }: WatchedProgram): Html {
  if (log.length === 0) return markup`<p class="none">Nothing out of the ordinary.</p>`
  return markup`<table class="log"><tbody>${log.map(({ at, level, text }) => markup`<tr class="${level}"><td>${timeOfDay(at)}</td><td>${level}</td><td>${text}</td></tr>`)}</tbody></table>`
}
