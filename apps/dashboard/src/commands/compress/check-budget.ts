import { stat } from 'node:fs/promises'
import { schemaVersion } from '../../surface/json-document.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import type { CompressFlags } from './compress-flags.ts'
import type { Gathered } from './gather-inputs.ts'
import { type Finding, overBudget } from './over-budget.ts'

/** Tells which files have more bytes than the budget; none is decoded. */
export async function checkBudget(gathered: Gathered, budget: number, flags: CompressFlags): Promise<ExitCode> {
  const files = [...gathered.images, ...gathered.videos].map(({ input }) => String(input))
  const findings: Finding[] = []
  const missing: string[] = []
  for (const file of files) {
    const bytes = await bytesOf(file)
    if (bytes === undefined) missing.push(file)
    else findings.push(...overBudget(file, bytes, budget))
  }
  process.stdout.write(
    flags.json || flags.ndjson ? documentOf({ files, findings, missing, budget }) : linesOf(findings),
  )
  if (!flags.json && !flags.ndjson && !flags.quiet)
    process.stderr.write(`${findings.length} of ${files.length} over the budget\n`)
  for (const file of missing) process.stderr.write(`${file}: cannot be read\n`)
  return findings.length + missing.length > 0 ? exitCode.failed : exitCode.ok
}

async function bytesOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ size }) => size,
    () => undefined,
  )
}

function linesOf(findings: readonly Finding[]): string {
  return findings.map(({ input, reason }) => `${input}  ${reason}\n`).join('')
}

function documentOf(check: { files: string[]; findings: Finding[]; missing: string[]; budget: number }): string {
  const { files, findings, missing, budget } = check
  const document = { schemaVersion, command: 'compress', check: true, budget, files: files.length, findings, missing }
  return `${JSON.stringify(document)}\n`
}
