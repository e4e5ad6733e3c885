import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { Output } from '../output.ts'
import type { InitFlags } from './init-flags.ts'
import { starterFiles } from './starter-files.ts'

/** Writes files to begin with, all or none, and says what to type next. */
export function runInit(folder: string, flags: InitFlags): ExitCode {
  const output = new Output(flags)
  const files = Object.entries(starterFiles).map(([name, content]) => ({ path: join(folder, name), content }))
  const there = files.filter(({ path }) => existsSync(path))
  if (there.length > 0 && !flags.force) {
    const names = there.map(({ path }) => path).join(', ')
    output.error(`mp init: ${names} ${there.length === 1 ? 'is' : 'are'} there already; --force replaces`)
    return exitCode.failed
  }
  if (!flags.dryRun) mkdirSync(folder, { recursive: true })
  for (const { path, content } of files) {
    if (!flags.dryRun) writeFileSync(path, content)
    output.result(`${path}\n`)
  }
  const inFolder = folder === '.' ? '' : `cd ${folder} && `
  output.note(
    `${flags.dryRun ? 'nothing was written; without --dry-run, ' : ''}try: ${inFolder}mp run work.ts --map items.txt`,
  )
  return exitCode.ok
}
