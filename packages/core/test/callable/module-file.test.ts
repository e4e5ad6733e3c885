import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { NODES } from './receiver.ts'

const run = promisify(execFile)
const program = fileURLToPath(new URL('fixtures/module-file-program.ts', import.meta.url))

test.each(NODES)(
  'the file of a module is read in place of the source that the engine holds, in %s',
  async (execPath) => {
    const { stdout } = await run(execPath, [program])
    expect(JSON.parse(stdout)).toEqual({
      module: 'same',
      typeScript: 'same',
      byAnotherLoader: 'none',
      anotherFunction: 'none',
      commonJs: 'none',
    })
  },
)
