import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test.each([
  ['22', fileURLToPath(new URL('../../node_modules/node22/bin/node', import.meta.url))],
  ['24', fileURLToPath(new URL('../../node_modules/node24/bin/node', import.meta.url))],
  [process.versions.node, process.execPath],
])('what is shared is kept on Node %s', async (version, node) => {
  const program = fileURLToPath(new URL('./fixtures/every-node-program.ts', import.meta.url))
  const run = promisify(execFile)
  expect((await run(node, ['--version'])).stdout).toMatch(`v${version}`)
  const { stdout } = await run(node, ['--disable-warning=ExperimentalWarning', program])
  expect(stdout).toBe('kept\n')
})
