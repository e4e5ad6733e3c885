import { formatNumber } from './format-number.ts'
import type { Entry, Figure, RowResult } from './results.ts'

/** Heads of the columns of {@link linesOf}. */
export const columns = ['contender', 'figure', 'median', 'quartiles', 'comparison'] as const

/** Returns the cells of a row's table: a line for each figure of each contender, threads first. */
export function linesOf({ metrics, entries }: RowResult): string[][] {
  const sorted = [...entries].sort((a, b) => b.backend.localeCompare(a.backend))
  return sorted.flatMap((entry) => {
    const figures = metrics.flatMap(({ name }) => {
      const figure = entry.figures[name]
      return figure === undefined ? [] : [[name, figure] as const]
    })
    const lines = figures.map(([name, figure], index) => [index === 0 ? entry.contender : '', name, ...cellsOf(figure)])
    return entry.error === undefined ? lines : [...lines, [entry.contender, '', 'failed', '', entry.error]]
  })
}

/** Says of a contender what its table does not: its settings, and when it got less work. */
export function noteOf({ contender, backend, settings, limitedCount }: Entry): string {
  const options = Object.keys(settings).length === 0 ? 'defaults' : JSON.stringify(settings)
  const limit = limitedCount === undefined ? '' : `, ${limitedCount.toLocaleString('en')} tasks a sample`
  return `${contender} (${backend}): ${options}${limit}`
}

function cellsOf(figure: Figure): string[] {
  const { median, low, high, isBest, against } = figure
  const best = isBest ? 'best' : ''
  return [formatNumber(median), `${formatNumber(low)} – ${formatNumber(high)}`, against ? comparison(against) : best]
}

function comparison({ ratio, verdict, contender }: Figure['against'] & object): string {
  const text = `${ratio.toFixed(2)} × ${contender}`
  return verdict === 'within noise' ? `${text}, within noise` : text
}
