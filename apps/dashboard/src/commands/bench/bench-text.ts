import { duration, factor } from '../../view/duration.ts'
import { speedUpOf } from './amdahl.ts'
import type { BenchReport } from './bench-report.ts'
import { contenderName, type Measured } from './contender.ts'

const heads = ['', 'mean ± sd', 'range', 'speed-up', 'efficiency']

/** A serial share that is known no better than this says nothing. */
const tooUnsure = 0.15

/** Words a bench for a terminal. */
export function benchText(report: BenchReport, isExplained: boolean): string {
  const { function: name, tasks, taskMs, runs, cores, node } = report
  const head = `${name}: ${tasks} calls of ${duration(taskMs)}, ${runs} runs, ${cores} cores, Node ${node}`
  const lines = [head, '', ...aligned([heads, ...report.measured.map(rowOf)])]
  if (isExplained) lines.push('', ...explanation(report))
  return `${lines.join('\n')}\n`
}

/** Words a bench as a table in Markdown. */
export function benchMarkdown(report: BenchReport, isExplained: boolean): string {
  const { function: name, tasks, taskMs, runs, cores, node } = report
  const lines = [
    `\`${name}\`: ${tasks} calls of ${duration(taskMs)}, ${runs} runs, ${cores} cores, Node ${node}`,
    '',
    markdownRow(['workers', ...heads.slice(1)]),
    markdownRow(['---', '--:', '--:', '--:', '--:']),
    ...report.measured.map((each) => markdownRow(rowOf(each))),
  ]
  if (isExplained) lines.push('', ...explanation(report).map((line) => `- ${line}`))
  return `${lines.join('\n')}\n`
}

/** Says what the law of Amdahl makes of the times. */
function explanation({ scalings, cores }: BenchReport): string[] {
  if (scalings.length === 0)
    return ['nothing to explain: it takes times of 1 worker, and of more that have a core each']
  return scalings.map(({ backend, serialShare, serialShareSd, limit, bestWorkers }) => {
    const kind = backend === 'process' ? 'processes' : 'threads'
    const bound = limit > 1000 ? 'nothing found that bounds it' : `at most ${factor(limit)}× with any number of workers`
    const next = `${2 * cores} cores would give ${factor(speedUpOf(serialShare, 2 * cores))}×`
    const share = `serial share ${(serialShare * 100).toFixed(1)} % ± ${(serialShareSd * 100).toFixed(1)}`
    if (serialShareSd > tooUnsure)
      return `${kind}: the times differ too much to say why (${share}); best here: ${bestWorkers}`
    return `${kind}: ${share} (Amdahl's law): ${bound}; ${next} over one; best here: ${bestWorkers}`
  })
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function rowOf({ contender, summary, speedUp, efficiency }: Measured): string[] {
  const isSerial = contender.backend === 'serial'
  return [
    contenderName(contender),
    `${duration(summary.mean)} ± ${duration(summary.sd)}`,
    `${duration(summary.min)} … ${duration(summary.max)}`,
    isSerial ? '1.00×' : `${factor(speedUp.value)}× ± ${speedUp.sd.toFixed(2)}`,
    isSerial ? '' : `${Math.round(efficiency * 100)} %`,
  ]
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
