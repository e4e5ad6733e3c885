import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))

test('every word of the prose is a word', async () => {
  const cspell = join(dirname(createRequire(import.meta.url).resolve('cspell/package.json')), 'bin.mjs')
  const args = [cspell, '--no-progress', '--no-summary', '--no-color', '--config', 'cspell.json']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root }).catch(Object)
  expect(stdout).toBe('')
})
