import { mkdirSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Reporter, TestModule } from 'vitest/node'

/** Lines of a message and of a difference that are told. */
const MOST_LINES = 12

/** How many tests of one run ended which way; a file that did not load and a stray error count as one failure each. */
interface Counts {
  passed: number
  failed: number
  skipped: number
}

/**
 * Writes the counts of a run to `test-counts/`, a file for each version of Node: passed, failed and skipped on one
 * line, for whoever adds up a whole run; and beside it what failed and why, for whoever sees only the end of its output.
 */
export class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts: Counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) addModule(counts, module)
    mkdirSync('test-counts', { recursive: true })
    const line = `${counts.passed} ${counts.failed} ${counts.skipped}\n`
    writeFileSync(`test-counts/node-${process.versions.node}.txt`, line)
    const failures = [
      ...modules.flatMap((module) => [...failuresOf(module)]),
      ...unhandledErrors.map((error) => describe('a stray error', error)),
    ]
    writeFileSync(`test-counts/node-${process.versions.node}.failures`, failures.join(''))
  }
}

function addModule(counts: Counts, module: TestModule): void {
  const failedBefore = counts.failed
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'passed') counts.passed += 1
    else if (state === 'failed') counts.failed += 1
    else counts.skipped += 1
  }
  if (module.state() === 'failed' && counts.failed === failedBefore) counts.failed += 1
}

function* failuresOf(module: TestModule): Generator<string> {
  const file = relative(process.cwd(), module.moduleId)
  for (const error of module.errors()) yield describe(file, error)
  for (const test of module.children.allTests('failed'))
    for (const error of test.result().errors ?? []) yield describe(`${file} > ${test.fullName}`, error)
}

/** Tells a failure in a few lines: where, what, how it differs, and the lines of ours that led to it. */
function describe(place: string, error: unknown): string {
  const { message, diff = '', stack = '' } = error as { message: string; diff?: string; stack?: string }
  const frames = stack.split('\n').filter((line) => /^ +at /.test(line) && !line.includes('node_modules'))
  const parts = [message, diff].flatMap((part) => stripVTControlCharacters(part).split('\n').slice(0, MOST_LINES))
  return `${place}\n${[...parts, ...frames].map((line) => `    ${line}\n`).join('')}`
}
