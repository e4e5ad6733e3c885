import { basename } from 'node:path'
import type { shownJob } from '../model/watch/job-figures.ts'
import { type Verdict, verdictOf } from '../model/watch/verdict.ts'
import type { WatchedPool, WatchedProgram } from '../model/watch/watched-program.ts'
import { duration, factor } from '../view/duration.ts'
import { count, percent, rate, span } from '../view/top/words.ts'
import { coresSvg, histogramSvg, rateSvg } from './charts.ts'
import { type Html, markup, raw } from './markup.ts'
import { laneLegendHtml, lanePatterns, lanesSvg } from './lanes-svg.ts'
import type { ReportData } from './report-data.ts'
import { reportStyle } from './style.ts'
import { errorsTable, jobsTable, logTable, thingsTable, workersTable } from './tables.ts'

/** Writes a run as one HTML file that needs nothing else: no network, no script. */
export function reportPage(data: ReportData): string {
  const { program } = data
  const title = titleOf(program)
  const busiest = program.pools.toSorted((a, b) => b.time.runMs - a.time.runMs)[0]
  const verdict = busiest === undefined ? undefined : verdictOf(program, busiest, jobOf(program, busiest))
  const [lanes, rates, cores] = [lanesSvg(data), rateSvg(data), coresSvg(data)]
  const body = [
    headOf(data, title),
    verdictCard(program, verdict),
    tilesOf(data, verdict),
    markup`<div class="two">${verdict === undefined || busiest === undefined ? '' : sharesSection(verdict, busiest)}${timesSections(program)}</div>`,
    section('Workers over time', [laneLegendHtml(), lanes], laneNote(data)),
    section('Tasks finished over time', [rates]),
    section('Cores over time', [cores], coreNote(data)),
    section('Errors', [errorsTable(program)]),
    section('Jobs', [jobsTable(program)]),
    section('Workers', [markup`<div class="scroll">${workersTable(program)}</div>`]),
    thingsSection(program),
    section('Log', [markup`<div class="scroll">${logTable(program)}</div>`]),
    footOf(program),
  ]
  return documentOf(title, body).html
}

function documentOf(title: string, body: readonly Html[]): Html {
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: mp report</title><style>${raw(reportStyle)}</style></head><body>${lanePatterns}<main>
${body.map((part) => markup`${part}\n`)}</main></body></html>
`
}

function section(title: string, content: readonly Html[], note = ''): Html {
  return markup`<section><h2>${title}${note === '' ? '' : markup`<small>${note}</small>`}</h2>${content}</section>`
}

function footOf({ events, lost }: WatchedProgram): Html {
  const missing = lost === 0 ? '' : `, ${count(lost)} more were lost`
  return markup`<footer>${count(events)} events${missing}. Written by mp report.</footer>`
}

function titleOf({ facts }: WatchedProgram): string {
  return facts?.script === undefined ? 'a program' : basename(facts.script)
}

function jobOf(program: WatchedProgram, pool: WatchedPool): ReturnType<typeof shownJob> {
  return program.jobs.findLast(({ start }) => start.pool === pool.name)
}

function headOf({ program, from }: ReportData, title: string): Html {
  const { facts, end } = program
  const state = end === undefined ? 'no end was told' : end.exitCode === 0 ? 'ended well' : `ended with ${end.exitCode}`
  const about = [
    facts === undefined ? '' : `pid ${facts.pid}`,
    facts === undefined ? '' : `Node.js ${facts.nodeVersion} on ${facts.platform}`,
    new Date(from).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' }),
  ]
  return markup`<header><h1>${title}</h1><span class="badge ${end?.exitCode === 0 ? 'ok' : 'bad'}">${state}</span><span class="dim">${about.filter((part) => part !== '').join('  ·  ')}</span></header>`
}

function verdictCard(program: WatchedProgram, verdict: Verdict | undefined): Html {
  if (verdict === undefined) return markup`<div class="verdict"><p>No task was measured in this recording.</p></div>`
  const failures = program.jobs.reduce((sum, { failed }) => sum + failed, 0)
  const trouble =
    failures === 0
      ? ''
      : markup` <span class="bad">${count(failures)} ${failures === 1 ? 'task' : 'tasks'} failed.</span>`
  return markup`<div class="verdict"><p><b>${verdict.words}.</b>${trouble}</p><p class="dim">One core would have needed ${span(verdict.serialMs)} for what took ${span(verdict.workMs)}; efficiency ${percent(verdict.speedUp / verdict.workers)}.</p></div>`
}

function tilesOf({ program, from, to }: ReportData, verdict: Verdict | undefined): Html {
  const sum = (pick: (job: WatchedProgram['jobs'][number]) => number): number =>
    program.jobs.reduce((total, job) => total + pick(job), 0)
  const done = sum((job) => job.done)
  const failed = sum((job) => job.failed)
  const crashed = [
    ...program.pools.map((pool) => pool.crashed),
    ...program.children.map(({ failed: died }) => died),
  ].reduce((total, died) => total + died, 0)
  const seconds = (verdict?.workMs ?? to - from) / 1000
  const tiles: [string | Html, string][] = [
    [span(to - from), 'recorded'],
    [
      verdict === undefined ? '–' : `${factor(verdict.speedUp)}×`,
      verdict === undefined ? 'speed-up' : `of ${factorOf(verdict.possible)} possible`,
    ],
    [count(done), done === 1 ? 'task done' : 'tasks done'],
    [rate(done / Math.max(0.001, seconds)), 'while at work'],
    [failed === 0 ? '0' : markup`<span class="bad">${count(failed)}</span>`, 'failed'],
    [count(sum((job) => job.retried)), 'tried again'],
    [crashed === 0 ? '0' : markup`<span class="bad">${count(crashed)}</span>`, 'workers died'],
  ]
  return markup`<div class="tiles">${tiles.map(([value, name]) => markup`<div class="tile"><b>${value}</b><span>${name}</span></div>`)}</div>`
}

function factorOf(possible: number): string {
  return Number.isInteger(possible) ? String(possible) : factor(possible)
}

function sharesSection({ shares }: Verdict, pool: WatchedPool): Html {
  const parts = [
    { name: 'run', share: shares.run, ms: pool.time.runMs, about: 'in the functions of tasks' },
    { name: 'copy', share: shares.copy, ms: pool.time.copyMs, about: 'reading inputs and writing results' },
    { name: 'wait', share: shares.wait, ms: pool.time.waitMs, about: 'without a task while there was more to do' },
    { name: 'tail', share: shares.tail, ms: pool.time.tailMs, about: 'without a task while others ran the last ones' },
    { name: 'start', share: shares.start, ms: pool.time.startMs, about: 'starting workers and loading code' },
  ]
  return markup`<section><h2>Where the workers' time went<small>${pool.name}, ${pool.workers.length} ${pool.backend === 'thread' ? 'threads' : 'processes'}</small></h2>
<div class="stack" role="img" aria-label="${parts.map(({ name, share }) => `${name} ${percent(share)}`).join(', ')}">${parts.map(({ name, share }) => (share < 0.001 ? markup`` : markup`<i class="b-${name}" style="flex:${share.toFixed(4)}" title="${name} ${percent(share)}"></i>`))}</div>
<dl class="parts">${parts.map(({ name, share, ms, about }) => markup`<dt><i class="b-${name}"></i>${name}</dt><dd class="n"><b>${(share * 100).toFixed(1)} %</b></dd><dd class="dim">${duration(ms)} ${about}</dd>`)}</dl></section>`
}

function laneNote({ hasAllTasks, tasks }: ReportData): string {
  return hasAllTasks && tasks.length <= 1500
    ? 'every box is a task: hover for its number and time'
    : 'what most of each moment went into'
}

/** Names the other programs that used most, where they are known. */
function coreNote({ foreign }: ReportData): string {
  const named = foreign.slice(0, 3).map(({ name, share }) => `${name} ${percent(share)} of a core`)
  const others = named.length === 0 ? '' : `, of them ${named.join(', ')}`
  return `blue: this program and its workers; orange: other programs${others}`
}

/** The jobs that had most to do. */
function timesSections(program: WatchedProgram): Html[] {
  const jobs = program.jobs.filter(({ times }) => times.count > 0).toSorted((a, b) => b.times.sum - a.times.sum)
  return jobs
    .slice(0, 3)
    .map((job) =>
      section(
        'How long tasks took',
        [histogramSvg(job)],
        `${job.start.function}, job ${job.start.job} of ${job.start.pool}`,
      ),
    )
}

function thingsSection(program: WatchedProgram): Html {
  const table = thingsTable(program)
  return table === undefined ? markup`` : section('Queues, locks, memory, managers', [table])
}
