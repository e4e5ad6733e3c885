import { styleText } from 'node:util'
import { duration } from '../../view/duration.ts'
import type { DoctorReport } from './doctor-report.ts'
import type { Finding, Level } from './finding.ts'
import type { PoolCosts } from './pool-costs.ts'

/** How levels are marked; letters say the same as colours. */
export type Marks = Readonly<Record<Level, string>>

export const unicodeMarks: Marks = { ok: '✓', warn: '!', fail: '✕' }
export const asciiMarks: Marks = { ok: '+', warn: '!', fail: 'x' }

const colours = { ok: 'green', warn: 'yellow', fail: 'red' } as const

/** Words what the doctor found. */
export function doctorText(report: DoctorReport, marks: Marks): string {
  const { node, platform, findings, costs, workers } = report
  const lines = [
    `mp doctor  Node ${node}  ${platform}`,
    '',
    ...findings.flatMap((finding) => findingLines(finding, marks)),
  ]
  if (costs.length > 0) lines.push('', ...costLines(costs), '', ...costs.flatMap((each) => payLines(each, workers)))
  return `${[...lines, '', verdict(findings)].join('\n')}\n`
}

function findingLines({ id, level, value, advice }: Finding, marks: Marks): string[] {
  const mark = styleText(colours[level], marks[level])
  const line = `  ${mark} ${id.replaceAll('-', ' ').padEnd(16)}  ${value}`
  return advice === undefined ? [line] : [line, `${' '.repeat(22)}${advice}`]
}

function costLines(costs: readonly PoolCosts[]): string[] {
  const rows = costs.map(({ backend, startMs, roundTripMs }) =>
    [`  ${backend}`.padEnd(10), duration(startMs).padStart(15), duration(roundTripMs).padStart(12)].join(''),
  )
  return ['  costs here   first result  round trip', ...rows]
}

function payLines({ backend, breakEvenUs, breakEvenJobMs, roundTripMs }: PoolCosts, workers: number): string[] {
  const kind = backend === 'process' ? 'processes' : 'threads'
  const single = `    a single awaited call costs ${duration(roundTripMs)} more than calling`
  if (breakEvenUs === undefined || breakEvenJobMs === undefined)
    return [`  ${workers} ${kind} were not faster than this program alone, with no length of task;`, single]
  return [
    `  ${workers} ${kind} pay from tasks of ${duration(breakEvenUs / 1000)} on, in a map of many;`,
    `    for a pool started just for it, from ${duration(breakEvenJobMs)} of work on;`,
    single,
  ]
}

function verdict(findings: readonly Finding[]): string {
  const count = (level: Level): number => findings.filter((finding) => finding.level === level).length
  const [warnings, failures] = [count('warn'), count('fail')]
  if (failures > 0) return `pools cannot work here: ${failures} to be mended, ${warnings} to look at`
  return warnings === 0 ? 'all is well' : `pools work here; ${warnings} to look at`
}
