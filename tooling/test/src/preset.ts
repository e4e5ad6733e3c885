import { join } from 'node:path'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { builtWorkers } from './built-workers.ts'
import { CountsReporter } from './counts-reporter.ts'
import { docExamples } from './doc-examples.ts'
import { LONGEST_WAIT_MS } from './longest-wait.ts'

/** What is compiled once, by a test or by a worker of one, is compiled for all that follow. */
const COMPILE_CACHE = join(import.meta.dirname, '../node_modules/.cache/compiled')

/** Returns how every package is tested: its test files, and each example of a docstring that asks for it. */
export function preset(test: ViteUserConfig['test'] = {}): ViteUserConfig {
  process.env['NODE_COMPILE_CACHE'] ??= COMPILE_CACHE
  return defineConfig({
    plugins: [docExamples()],
    test: {
      include: ['test/**/*.test.{ts,tsx}'],
      includeSource: ['src/**/*.{ts,tsx}'],
      // Workers of ours start more easily from a process than from a thread.
      pool: 'forks',
      env: builtWorkers(),
      reporters: ['default', new CountsReporter()],
      // Far more than any test takes: a bound for those that hang, on a machine that is slow and busy.
      testTimeout: 300_000,
      hookTimeout: 300_000,
      expect: { poll: { timeout: LONGEST_WAIT_MS } },
      ...test,
    },
  })
}
