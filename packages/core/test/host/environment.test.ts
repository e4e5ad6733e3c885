import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../fixtures/one-task-program.ts', import.meta.url))

test('flags that are for the program alone stay with it, and so do their values', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flags-'))
  try {
    const own = ['--cpu-prof', '--cpu-prof-dir', folder, '--cpu-prof-interval=5000']
    const shared = ['--no-warnings', '--stack-trace-limit=7']
    const { stdout } = await promisify(execFile)(process.execPath, [...own, ...shared, program])
    expect(stdout).toBe("[ '--no-warnings', '--stack-trace-limit=7' ]\n")
    expect(readdirSync(folder)).toHaveLength(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
