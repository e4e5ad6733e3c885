import { mkdirSync, writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** How many tests of one run ended which way; a file that did not load and a stray error count as one failure each. */
interface Counts {
  passed: number
  failed: number
  skipped: number
}

/**
 * Writes the counts of a run to `test-counts/`, a file for each version of Node: passed, failed and skipped on one
 * line, for whoever adds up a whole run.
 */
export class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts: Counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) addModule(counts, module)
    mkdirSync('test-counts', { recursive: true })
    const line = `${counts.passed} ${counts.failed} ${counts.skipped}\n`
    writeFileSync(`test-counts/node-${process.versions.node}.txt`, line)
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
