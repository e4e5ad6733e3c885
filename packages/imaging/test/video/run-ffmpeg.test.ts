import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test.runIf(process.platform === 'linux')('a program that there are no descriptors for fails by that', async () => {
  const program = `
    import { closeSync, openSync } from 'node:fs'
    import { runFfmpeg } from '${new URL('../../src/video/run-ffmpeg.ts', import.meta.url).href}'
    const taken = []
    try { for (;;) taken.push(openSync('/dev/null')) } catch {}
    for (const descriptor of taken.splice(-3)) closeSync(descriptor)
    await runFfmpeg('true', [], { onLine() {} }).catch((error) => console.log(error.code))`
  const command = ['-c', 'ulimit -n 64 && exec "$@"', 'sh', process.execPath, '--input-type=module', '-e', program]
  const { stdout } = await promisify(execFile)('sh', command)
  expect(stdout).toBe('EMFILE\n')
})
