import { checkInteger } from '../chunks/check-integer.ts'
import { reporterUrl } from './test-reporter.ts'

/** Longest time a timer of Node takes, in milliseconds. */
const maxTimeoutMs = 2 ** 31 - 1

/** How test files run. */
export interface TestFileOptions {
  /**
   * Time after which a file's process is killed and the file has failed, in milliseconds, from 1 to 2,147,483,647.
   *
   * @defaultValue none
   */
  readonly timeoutMs?: number
  /**
   * Options for Node, before the file.
   *
   * @defaultValue none
   */
  readonly execArgv?: readonly string[]
}

/**
 * Refuses options out of range.
 *
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range.
 */
export function checkTestOptions({ timeoutMs }: TestFileOptions): void {
  if (timeoutMs !== undefined) checkInteger('timeoutMs', timeoutMs, { min: 1, max: maxTimeoutMs })
}

/** Arguments that have Node run a test file and leave a report. */
export function testArguments(file: string, reportFile: string, { execArgv = [] }: TestFileOptions): string[] {
  return [...execArgv, `--test-reporter=${reporterUrl}`, `--test-reporter-destination=${reportFile}`, file]
}

/** Variables for the process of a test file: it is nobody's child in the eyes of `node:test`. */
export function testEnvironment(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env
  return environment
}

/** Keeps the last lines of an output. */
export function lastLines(output: string): string {
  return output.trim().split('\n').slice(-10).join('\n')
}
