import { duration } from '../../view/duration.ts'
import { extremesOf } from './extremes.ts'
import { type CompressRun, type FileResult, totalsOf } from './file-result.ts'
import { cellsOf } from './report-cells.ts'
import { savedText, sizeText } from './size-text.ts'

type Done = FileResult & { status: 'compressed' }

/** Files beyond this many are left to the totals and the lists of the best and the worst: a comment of GitHub has a limit. */
const MAX_ROWS = 200

/** Returns a report for a pull request or a wiki: totals, what shrank most and least, failures, and a table of all. */
export function markdownReport(run: CompressRun): string {
  const { best, worst } = extremesOf(run.results)
  const { failed } = totalsOf(run.results)
  const parts = [
    '# mp compress',
    table(['', ''], factsOf(run)),
    failed.length === 0 ? '' : `## Failed\n\n${table(['File', 'Why'], failed.map(failureRow))}`,
    best.length === 0 ? '' : `## Shrank most\n\n${table(HEAD, best.map(rowOf))}`,
    worst.length === 0 ? '' : `## Shrank least\n\n${table(HEAD, worst.map(rowOf))}`,
    run.results.length === 0 ? '' : `## All\n\n${table(HEAD, run.results.slice(0, MAX_ROWS).map(anyRow))}`,
    run.results.length > MAX_ROWS ? `${run.results.length - MAX_ROWS} more are left out.` : '',
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const HEAD = ['File', 'Before', 'After', 'Saved', 'Similarity', 'Removed']

function factsOf(run: CompressRun): string[][] {
  const { bytesBefore, bytesAfter, compressed, kept, skipped, failed, removed } = totalsOf(run.results)
  const facts: [string, string][] = [
    ['Files', `${compressed} of ${run.fileCount}${run.stopped === undefined ? '' : `, ${run.stopped}`}`],
    ['Before', sizeText(bytesBefore)],
    ['After', sizeText(bytesAfter)],
    ['Saved', `${sizeText(bytesBefore - bytesAfter)}, ${savedText(bytesBefore, bytesAfter)}`],
    ['Kept as they were', String(kept)],
    ['Done before', String(skipped)],
    ['Failed', String(failed.length)],
    ['Time', duration(run.ms)],
    ...Object.entries(removed).map(([kind, count]): [string, string] => [`${kind} left out of`, String(count)]),
  ]
  return facts
}

function anyRow(result: FileResult): string[] {
  switch (result.status) {
    case 'compressed':
      return rowOf(result)
    case 'skipped':
      return [code(result.input), '', '', 'done before', '', '']
    case 'failed':
      return [code(result.input), '', '', `failed: ${result.error.code}`, '', '']
  }
}

function rowOf(result: Done): string[] {
  return [code(result.input), ...cellsOf(result)]
}

function failureRow({ input, error }: FileResult & { status: 'failed' }): string[] {
  return [code(input), `${cell(error.message)} (${error.code})`]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A name may hold whatever means something in Markdown, and ends of lines. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const padding = longest > 0 ? ' ' : ''
  return `${fence}${padding}${text.replaceAll(/[\r\n]+/g, ' ').replaceAll('|', '\\|')}${padding}${fence}`
}

function cell(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`*_[\]<>|#]/g, '\\$&')
}
