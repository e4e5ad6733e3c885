import { inspect } from 'node:util'
import { cpuCount } from '@mp/core'
import { capabilitiesOf } from '../../terminal/capabilities.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { logToStderr } from '../function/own-output.ts'
import { onInterrupt } from '../interrupt.ts'
import { Output } from '../output.ts'
import type { DoctorFlags } from './doctor-flags.ts'
import type { DoctorReport } from './doctor-report.ts'
import { asciiMarks, doctorText, unicodeMarks } from './doctor-text.ts'
import { examine } from './examine.ts'
import type { Finding } from './finding.ts'
import { measureCosts } from './pool-costs.ts'
import { stepsPerMicrosecond } from './spin.ts'

/** Raised when a field of the document changes its meaning or goes away. */
const schemaVersion = 1

/** Looks whether pools can work here, measures what they cost, and says what to do. */
export async function runDoctor(flags: DoctorFlags): Promise<ExitCode> {
  logToStderr()
  const interrupt = onInterrupt()
  const output = new Output(flags)
  const workers = flags.workers ?? cpuCount()
  const { node } = process.versions
  const platform = `${process.platform} ${process.arch}`
  const report: DoctorReport = { node, platform, workers, findings: examine(workers), costs: [] }
  if (flags.measure) {
    await output.showProgress({ command: 'mp doctor', name: 'costs of workers', isLive: false })
    await measureAll(report, { output, signal: interrupt.signal })
  }
  await output.endProgress()
  interrupt[Symbol.dispose]()
  if (interrupt.code !== undefined) return interrupt.code
  const code = report.findings.some(({ level }) => level === 'fail') ? exitCode.failed : exitCode.ok
  const document = { schemaVersion, command: 'doctor', exitCode: code, ...report }
  output.result(flags.json ? `${JSON.stringify(document, null, 2)}\n` : doctorText(report, marksOf(process)))
  return code
}

function marksOf({ env, stdout, stdin }: NodeJS.Process) {
  return capabilitiesOf(env, { stdout, stdin }).hasUnicode ? unicodeMarks : asciiMarks
}

/** Measures both kinds of workers; one that cannot start is a finding. */
async function measureAll(
  report: DoctorReport,
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<void> {
  const stepsPerUs = stepsPerMicrosecond()
  for (const [done, backend] of (['thread', 'process'] as const).entries()) {
    if (signal.aborted) return
    output.count({ done, failed: 0, total: 2 }, `measuring what a ${backend} costs`)
    try {
      report.costs.push(await measureCosts({ backend, workers: report.workers, stepsPerUs, signal }))
      report.findings.push(started(backend, undefined))
    } catch (error) {
      report.findings.push(started(backend, error))
    }
  }
}

function started(backend: 'thread' | 'process', error: unknown): Finding {
  const id = `${backend}-pool`
  if (error === undefined) return { id, level: 'ok', value: 'starts and answers', data: { error: null } }
  const message = error instanceof Error ? error.message : inspect(error)
  return {
    id,
    level: 'fail',
    value: message,
    data: { error: message },
    advice: 'no worker of this kind starts here; the words beside say why',
  }
}
