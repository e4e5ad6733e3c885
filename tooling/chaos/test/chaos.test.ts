import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
/** For how long programs with faults are run. */
const seconds = Number(process.env['MP_CHAOS_SECONDS'] ?? 300)
const seed = process.env['MP_SEED'] ?? seedOfCommit()

/** A commit meets the same programs in each run, so that a failure can be repeated; the next one meets others. */
function seedOfCommit(): string | undefined {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' })
  return status === 0 ? String(Number.parseInt(stdout.slice(0, 7), 16)) : undefined
}

test('programs keep all promises, whatever befalls their workers', { timeout: (seconds + 300) * 1000 }, async () => {
  const first = seed === undefined ? [] : ['--first', seed]
  const child = spawn(process.execPath, ['--conditions=built', main, '--minutes', String(seconds / 60), ...first])
  // It takes what the other suites leave of the cores, so that none of them waits for it.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child, 'close')
  expect(output).toMatch(/\n?\d+ programs, \d+ tasks, \d+ faults, 0 broken promises\n$/)
  expect(output).not.toContain('Broken')
})
