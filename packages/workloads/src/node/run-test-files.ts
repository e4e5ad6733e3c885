import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkInteger } from '../chunks/check-integer.ts'
import { checkTestOptions, lastLines, testArguments, testEnvironment, type TestFileOptions } from './test-command.ts'
import { resultOf, type TestFileResult } from './test-file-result.ts'

/** How {@link runTestFiles} runs test files. */
export interface RunTestFilesOptions extends TestFileOptions {
  /**
   * Processes at a time, from 1 to 1,024.
   *
   * @defaultValue as many as the machine has cores
   */
  readonly workers?: number
  /** Kills what runs and starts no more. */
  readonly signal?: AbortSignal
  /** Is told of each file as it is done. */
  onResult?(this: void, result: TimedTestFile): void
}

/** What became of a test file, and how long that took. */
export interface TimedTestFile extends TestFileResult {
  /** From the start of the process to its end, in milliseconds. */
  readonly durationMs: number
}

/**
 * Runs test files of `node:test`, each in a process of its own, several at a time.
 *
 * @remarks
 * Nothing that a file does reaches another: no global, no module, no crash. A file fails by a test that fails, by an exit
 * code other than 0 and by its time limit; none of these keeps the others from running. Processes that a file starts are
 * its own to stop.
 * @param files - Paths of JavaScript, or of TypeScript that Node can run.
 * @returns Results in the order of the files.
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range.
 * @throws (rejects) the reason of the signal when it aborts.
 * @see {@link runTestFilesKernel} for a pool of `@mp/core`.
 * @example
 * ```ts @import.meta.vitest
 * import { mkdtempSync, writeFileSync } from 'node:fs'
 * const folder = mkdtempSync(join(tmpdir(), 'mp-example-'))
 * const file = join(folder, 'sum.test.mjs')
 * writeFileSync(file, `import test from 'node:test'; test('sum', (t) => t.assert.equal(1 + 1, 2))`)
 * expect(await runTestFiles([file])).toMatchObject([{ file, isPassed: true, passed: 1, failed: 0 }])
 * rmSync(folder, { recursive: true })
 * ```
 */
export async function runTestFiles(
  files: readonly string[],
  options: RunTestFilesOptions = {},
): Promise<TimedTestFile[]> {
  const { workers = availableParallelism(), signal, onResult } = options
  checkTestOptions(options)
  checkInteger('workers', workers, { min: 1, max: 1024 })
  const results: TimedTestFile[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      signal?.throwIfAborted()
      const result = await runTimed(files[index] ?? '', options)
      results[index] = result
      onResult?.(result)
    }
  }
  const running = Array.from({ length: Math.min(workers, files.length) }, work)
  const ends = await Promise.allSettled(running)
  signal?.throwIfAborted()
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return results
}

async function runTimed(file: string, options: RunTestFilesOptions): Promise<TimedTestFile> {
  const folder = mkdtempSync(join(tmpdir(), 'mp-test-file-'))
  const reportFile = join(folder, 'report')
  const start = performance.now()
  try {
    const end = await endOf(file, reportFile, options)
    const durationMs = performance.now() - start
    return { ...resultOf({ file, report: readReport(reportFile), ...end }), durationMs }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface End {
  exit: number | string
  stderr: string
  reason?: string
}

function endOf(file: string, reportFile: string, options: RunTestFilesOptions): Promise<End> {
  const { timeoutMs, signal } = options
  return new Promise((resolve) => {
    let stderr = ''
    let isLate = false
    const child = spawn(process.execPath, testArguments(file, reportFile, options), {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: testEnvironment(),
      killSignal: 'SIGKILL',
      ...(signal === undefined ? {} : { signal }),
    })
    const late = (): void => {
      isLate = true
      child.kill('SIGKILL')
    }
    const timer = timeoutMs === undefined ? undefined : setTimeout(late, timeoutMs)
    const settle = (exit: number | string, reason?: string): void => {
      clearTimeout(timer)
      resolve({ exit, stderr, ...(reason === undefined ? {} : { reason }) })
    }
    child.once('error', (error) => settle(1, error.message))
    // Of one that cannot start for want of descriptors, Node does not even make the pipe.
    if (child.pid === undefined) return
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr = lastLines(stderr + chunk)
    })
    child.once('close', (code, killed) =>
      settle(code ?? killed ?? 1, isLate ? `was ended after ${timeoutMs} ms` : undefined),
    )
  })
}

/** Reads a report; a process that was ended early has left none. */
export function readReport(reportFile: string): string {
  try {
    return readFileSync(reportFile, 'utf8')
  } catch {
    return ''
  }
}
