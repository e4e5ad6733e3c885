import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))

test('every word of the prose is a word', async () => {
  const args = ['node_modules/cspell/bin.mjs', '--no-progress', '--no-summary', '--no-color', '--config', 'cspell.json']
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root }).catch(Object)
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' })
})
