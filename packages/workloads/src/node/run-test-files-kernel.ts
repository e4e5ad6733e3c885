import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { splitRange } from '../chunks/split-range.ts'
import { readReport } from './run-test-files.ts'
import { checkTestOptions, lastLines, testArguments, testEnvironment, type TestFileOptions } from './test-command.ts'
import { resultOf, type TestFileResult } from './test-file-result.ts'

/** Test files to run. */
export interface TestFilesInput extends TestFileOptions {
  /** Paths of JavaScript, or of TypeScript that Node can run. */
  readonly files: readonly string[]
}

/**
 * Runs the test files of a part one after another, each in a process of its own, and waits for them.
 *
 * @throws TypeError when `timeoutMs` is not an integer.
 * @throws RangeError when `timeoutMs` is out of range.
 * @example
 * ```ts @import.meta.vitest
 * const [result] = runTestFilesPart({ files: ['/no/such/file.mjs'] })
 * expect(result).toMatchObject({ isPassed: false, failed: 1, failures: [{ name: '/no/such/file.mjs' }] })
 * ```
 */
export function runTestFilesPart({ files, ...options }: TestFilesInput): TestFileResult[] {
  checkTestOptions(options)
  return files.map((file) => runTestFile(file, options))
}

/**
 * Runs test files of `node:test` in parts; results are in the order of the files, and tell no times.
 *
 * @see {@link runTestFiles}, which needs no pool and tells times.
 * @example
 * ```ts @import.meta.vitest
 * expect(runTestFilesKernel.plan({ files: ['a.mjs', 'b.mjs', 'c.mjs'] }, 2)).toEqual([
 *   { files: ['a.mjs'] },
 *   { files: ['b.mjs', 'c.mjs'] },
 * ])
 * ```
 */
export const runTestFilesKernel: ChunkedKernel<TestFilesInput, TestFilesInput, TestFileResult[]> = {
  plan: ({ files, ...options }, parts) => {
    checkTestOptions(options)
    const ranges = splitRange({ from: 0, to: files.length }, parts)
    return ranges.map(({ from, to }) => ({ ...options, files: files.slice(from, to) }))
  },
  run: runTestFilesPart,
  combine: (results) => results.flat(),
}

function runTestFile(file: string, options: TestFileOptions): TestFileResult {
  const { timeoutMs } = options
  const folder = mkdtempSync(join(tmpdir(), 'mp-test-file-'))
  const reportFile = join(folder, 'report')
  try {
    const { status, signal, error, stderr } = spawnSync(process.execPath, testArguments(file, reportFile, options), {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      env: testEnvironment(),
      killSignal: 'SIGKILL',
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    })
    const isLate = error !== undefined && 'code' in error && error.code === 'ETIMEDOUT'
    const reason = isLate ? `was ended after ${timeoutMs} ms` : error?.message
    return resultOf({
      file,
      report: readReport(reportFile),
      exit: status ?? signal ?? 1,
      stderr: lastLines(stderr),
      ...(reason === undefined ? {} : { reason }),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
