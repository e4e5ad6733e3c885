import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'vitest'

/** Runs an example as `pnpm example` does, and returns what it prints. */
export async function outputOf(name: string): Promise<string> {
  const run = fileURLToPath(new URL('../src/run.ts', import.meta.url))
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [run, name])
  expect(stderr).toBe('')
  return stdout
}
