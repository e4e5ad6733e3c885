import { relative, resolve } from 'node:path'
import { duration } from '../../view/duration.ts'
import { type CompressRun, type FileResult, isKept, totalsOf } from './file-result.ts'
import { savedText, sizeText } from './size-text.ts'

/** Kinds of data that tell of a person, a place or a device: the first to be named. */
const PRIVATE = ['gps', 'serial', 'thumbnail', 'camera', 'date']

/** Words what became of a file that did not fail, in a line. */
export function resultLine(result: FileResult): string {
  if (result.status === 'failed') return ''
  if (result.status === 'skipped') return `${result.input}  done before\n`
  const { input, output, bytesBefore, bytesAfter } = result
  const notes = [isKept(result) ? 'kept' : savedText(bytesBefore, bytesAfter), ...notesOf(result)]
  return `${input} -> ${shortPath(output)}  ${sizeText(bytesBefore)} -> ${sizeText(bytesAfter)}  ${notes.join(', ')}\n`
}

function notesOf(result: FileResult & { status: 'compressed' }): string[] {
  if (!('levers' in result)) return []
  const { levers, quality, width, height, ssim, variants } = result
  const notes: string[] = []
  if (levers.includes('quality') && quality !== undefined) notes.push(`quality ${quality}`)
  if (levers.includes('resize')) notes.push(`shrunk to ${width} × ${height}`)
  if (levers.length > 0 && ssim !== undefined) notes.push(`similarity ${ssim.toFixed(3)}`)
  if (variants.length > 0) notes.push(`${variants.length} widths`)
  return notes
}

function shortPath(path: string): string {
  const short = relative(process.cwd(), resolve(path))
  return short === '' || short.startsWith('..') ? path : short
}

/** Words what came of a run: how many files, what was left out of them, and each failure. */
export function endOf(run: CompressRun, { dryRun }: { dryRun: boolean }): string {
  const totals = totalsOf(run.results)
  const { bytesBefore, bytesAfter, compressed, kept, skipped, removed } = totals
  const left = run.fileCount - run.results.length
  const sizes = `${sizeText(bytesBefore)} -> ${sizeText(bytesAfter)} (${savedText(bytesBefore, bytesAfter)})`
  const verb = dryRun ? 'could be compressed' : 'compressed'
  const said = `${compressed} of ${run.fileCount} ${verb} in ${duration(run.ms)}, ${sizes}`
  const lines = [run.stopped === undefined ? said : `${run.stopped}: ${said}, ${left} not begun or given up`]
  if (kept > 0) lines.push(`${kept} kept as ${kept === 1 ? 'it was' : 'they were'}: encoding anew saves too little`)
  if (skipped > 0) lines.push(`${skipped} done before`)
  const privacy = privacyLine(removed)
  if (privacy !== '') lines.push(privacy)
  return `${[...lines, ...failureLines(totals.failed)].join('\n')}\n`
}

/** Words the failures, one a line, each by the name of its file. */
export function failureLines(failed: readonly (FileResult & { status: 'failed' })[]): string[] {
  if (failed.length === 0) return []
  return [`${failed.length} failed:`, ...failed.map((result) => `  ${failureText(result)}`)]
}

/** Most messages begin with the name of the file; that of a program that is missing begins with its own. */
function failureText({ input, error }: FileResult & { status: 'failed' }): string {
  const text = `${error.message} (${error.code})`
  return error.input === input ? text : `${input}: ${text}`
}

function privacyLine(removed: Readonly<Record<string, number>>): string {
  const kinds = Object.entries(removed).toSorted(([a], [b]) => rank(a) - rank(b))
  const words = kinds.map(([kind, count]) => `${kind === 'gps' ? 'GPS' : kind} from ${count}`)
  return words.length === 0 ? '' : `left out: ${words.join(', ')} ${kinds[0]?.[1] === 1 ? 'file' : 'files'}`
}

function rank(kind: string): number {
  return PRIVATE.includes(kind) ? PRIVATE.indexOf(kind) : PRIVATE.length
}
