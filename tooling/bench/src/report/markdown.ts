import type { Results, RowResult } from './results.ts'
import { columns, linesOf, noteOf } from './row-table.ts'

/** Writes the results as a Markdown page. */
export function markdownOf(results: Results): string {
  return `${[...headOf(results), ...results.rows.flatMap(sectionOf)].join('\n')}\n`
}

function headOf({ date, command, scale, rounds, seconds, machine, versions }: Results): string[] {
  const versionList = Object.entries(versions).map(([library, version]) => `${library} ${version}`)
  return [
    '# Pools compared',
    '',
    `Median and quartiles of ${rounds} interleaved rounds${scale === 'quick' ? ' of tiny sizes, which tell nothing' : ''}. A ratio above 1 is in favour of @mp/core; "within noise" where the quartiles overlap.`,
    '',
    `- Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.kernel}; load before the run ${machine.loadBefore.toFixed(2)}`,
    `- Versions: ${versionList.join(', ')}`,
    `- Run: \`${command}\`, ${date}, ${Math.round(seconds)} s`,
  ]
}

function sectionOf(result: RowResult): string[] {
  return [
    '',
    `## ${result.name}`,
    '',
    `${result.title}.`,
    '',
    markdownLine(columns),
    markdownLine(columns.map(() => '---')),
    ...linesOf(result).map(markdownLine),
    '',
    `Settings: ${result.entries.map((entry) => noteOf(entry)).join('; ')}.`,
  ]
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`
}
