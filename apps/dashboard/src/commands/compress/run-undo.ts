import { undoInPlace, type UndoResult } from '@mp/imaging'
import { schemaVersion } from '../../surface/json-document.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import type { CompressFlags } from './compress-flags.ts'

/** Brings back the originals of a run in place, and tells of each. */
export async function runUndo(flags: CompressFlags): Promise<ExitCode> {
  const folder = typeof flags.undo === 'string' ? flags.undo : flags.backupDir
  const results: UndoResult[] = []
  for await (const result of undoInPlace(folder)) {
    results.push(result)
    if (flags.ndjson) process.stdout.write(`${JSON.stringify({ type: 'result', ...result })}\n`)
    else if (!flags.json && result.status === 'restored') process.stdout.write(`${result.path} restored\n`)
  }
  const failed = results.filter((result) => result.status === 'failed')
  const restored = results.length - failed.length
  if (flags.json)
    process.stdout.write(
      `${JSON.stringify({ schemaVersion, command: 'compress', restored, failed: failed.length, results }, null, 2)}\n`,
    )
  else process.stderr.write(endOf(folder, results, failed))
  if (results.length === 0) return exitCode.nothing
  return failed.length > 0 ? exitCode.failed : exitCode.ok
}

function endOf(
  folder: string,
  results: readonly UndoResult[],
  failed: readonly (UndoResult & { status: 'failed' })[],
): string {
  if (results.length === 0) return `mp compress: there is nothing to undo in ${folder}\n`
  const lines = [`${results.length - failed.length} of ${results.length} restored`]
  if (failed.length > 0) lines.push(`${failed.length} failed:`)
  return `${[...lines, ...failed.map(({ path, reason }) => `  ${path}: ${reason}`)].join('\n')}\n`
}
