import { parseReport } from './test-reporter.ts'

/** A test that failed. */
export interface TestFailure {
  /** Name of the test, or the file where no test is to blame. */
  readonly name: string
  readonly message: string
}

/** What became of a test file. */
export interface TestFileResult {
  readonly file: string
  /** Whether every test passed, was skipped or is to be written, and the process ended with exit code 0 in time. */
  readonly isPassed: boolean
  /** Tests, those within tests counted too; a file without tests counts as one. */
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly todo: number
  readonly failures: readonly TestFailure[]
}

/** How the process of a test file ended. */
export interface TestFileEnd {
  readonly file: string
  /** What the reporter wrote. */
  readonly report: string
  /** Exit code, or the signal that ended the process. */
  readonly exit: number | string
  /** Why the process could not start or was ended, if so. */
  readonly reason?: string
  /** Last lines of what it wrote to standard error. */
  readonly stderr: string
}

/** Counts tests, and blames the file for an end that no test explains. */
export function resultOf({ file, report, exit, reason, stderr }: TestFileEnd): TestFileResult {
  const tests = parseReport(report)
  const count = (state: string): number => tests.filter((test) => test.state === state).length
  const failures = tests
    .filter(({ state, message }) => state === 'failed' && message !== undefined)
    .map(({ name, message = '' }) => ({ name, message }))
  const isBadEnd = reason !== undefined || (exit !== 0 && count('failed') === 0)
  if (isBadEnd) {
    const end = reason ?? (typeof exit === 'number' ? `exited with code ${exit}` : `was ended by ${exit}`)
    failures.push({ name: file, message: [end, stderr.trim()].filter((part) => part !== '').join(': ') })
  }
  return {
    file,
    isPassed: exit === 0 && failures.length === 0 && count('failed') === 0,
    passed: count('passed') + (tests.length === 0 && !isBadEnd ? 1 : 0),
    failed: count('failed') + (isBadEnd ? 1 : 0),
    skipped: count('skipped'),
    todo: count('todo'),
    failures,
  }
}
