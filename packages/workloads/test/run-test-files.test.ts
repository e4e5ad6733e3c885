import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { runTestFiles, runTestFilesKernel, type TestFileResult, type TimedTestFile } from '../src/node.ts'

const folder = mkdtempSync(join(tmpdir(), 'mp-run-test-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, body: string): string {
  const file = join(folder, name)
  writeFileSync(file, `import assert from 'node:assert/strict'\nimport test, { describe } from 'node:test'\n${body}\n`)
  return file
}

const mixed = write(
  'mixed.test.mjs',
  `describe('a suite', () => {
  test('passes', () => console.log('noise on stdout'))
  test('fails', () => assert.equal(1, 2, 'one is not two'))
  test.skip('is skipped', () => {})
  test.todo('is to be written')
})
test('has tests within', async (t) => { await t.test('inner', () => { throw new Error('inside') }) })`,
)
const globals = ['one', 'two'].map((name) =>
  write(
    `${name}.test.ts`,
    `const seen: unknown = globalThis.seen\ntest('sees no global of another', () => assert.equal(seen, undefined))\nglobalThis.seen = true`,
  ),
)
const bare = write('bare.mjs', '')
const crash = write('crash.test.mjs', `test('passes', () => {})\nprocess.on('exit', () => { process.exitCode = 3 })`)
const killed = write('killed.test.mjs', `console.error('about to end'); process.kill(process.pid, 'SIGKILL')`)
const endless = write('endless.test.mjs', `test('never ends', () => { for (;;); })`)

function withoutTime({ durationMs: _durationMs, ...result }: TimedTestFile): TestFileResult {
  return result
}

describe('runTestFiles', () => {
  test('counts tests of every state and tells why some failed', async () => {
    const [result] = await runTestFiles([mixed])
    expect(result).toMatchObject({ isPassed: false, passed: 1, failed: 3, skipped: 1, todo: 1 })
    expect(result?.failures.map(({ name }) => name)).toEqual(['fails', 'inner'])
    expect(result?.failures.map(({ message }) => message)).toEqual([
      expect.stringContaining('one is not two'),
      'inside',
    ])
  })

  test('runs each file in a process of its own, and results are in order', async () => {
    const told: string[] = []
    const results = await runTestFiles([...globals, bare], { workers: 3, onResult: ({ file }) => told.push(file) })
    expect(results.map(({ file, isPassed, passed }) => [file, isPassed, passed])).toEqual(
      [...globals, bare].map((file) => [file, true, 1]),
    )
    expect(told.toSorted()).toEqual([...globals, bare].toSorted())
  })

  test('blames a file for its exit code and for its death, and runs the others', async () => {
    const results = await runTestFiles([crash, killed, bare], { workers: 2 })
    expect(results.map(({ isPassed }) => isPassed)).toEqual([false, false, true])
    expect(results.flatMap(({ failures }) => failures)).toEqual([
      { name: crash, message: 'exited with code 3' },
      { name: killed, message: 'was ended by SIGKILL: about to end' },
    ])
  })

  test.runIf(process.platform === 'linux')('blames a file for which there are no descriptors', async () => {
    const program = `
      import { closeSync, openSync } from 'node:fs'
      import { runTestFiles } from '${new URL('../src/node.ts', import.meta.url).href}'
      const taken = []
      try { for (;;) taken.push(openSync('/dev/null')) } catch {}
      for (const descriptor of taken.splice(-3)) closeSync(descriptor)
      console.log(JSON.stringify(await runTestFiles(['any.mjs'])))`
    const command = ['-c', 'ulimit -n 64 && exec "$@"', 'sh', process.execPath, '--input-type=module', '-e', program]
    const { stdout } = await promisify(execFile)('sh', command)
    expect(JSON.parse(stdout)).toMatchObject([
      { isPassed: false, failures: [{ name: 'any.mjs', message: expect.stringContaining('EMFILE') }] },
    ])
  })

  test('ends a file after its time limit', async () => {
    const [result] = await runTestFiles([endless], { timeoutMs: 300 })
    expect(result).toMatchObject({ isPassed: false, failures: [{ name: endless, message: 'was ended after 300 ms' }] })
  })

  test('ends what runs when the signal aborts, and rejects with its reason', async () => {
    const reason = new Error('enough')
    const controller = new AbortController()
    const running = runTestFiles([bare, endless], {
      workers: 1,
      signal: controller.signal,
      onResult: () => controller.abort(reason),
    })
    await expect(running).rejects.toBe(reason)
  })

  test('leaves no files behind', async () => {
    const own = mkdtempSync(join(folder, 'tmp-'))
    vi.stubEnv('TMPDIR', own)
    try {
      await runTestFiles([bare, killed])
      runTestFilesKernel.run({ files: [bare] })
    } finally {
      vi.unstubAllEnvs()
    }
    expect(readdirSync(own)).toEqual([])
  })

  test('gives in parts what it gives at once, but for times', async () => {
    const files = [mixed, ...globals, killed]
    const results = await runTestFiles(files)
    const inParts = runTestFilesKernel.plan({ files }, 3).map(runTestFilesKernel.run)
    expect(runTestFilesKernel.combine(inParts)).toEqual(results.map(withoutTime))
  })

  test('ends a file of a part after its time limit', () => {
    expect(runTestFilesKernel.run({ files: [endless], timeoutMs: 300 })).toMatchObject([
      { isPassed: false, failures: [{ name: endless, message: 'was ended after 300 ms' }] },
    ])
  })

  test('refuses numbers out of range', async () => {
    await expect(runTestFiles([], { workers: 0 })).rejects.toThrow(RangeError)
    await expect(runTestFiles([], { timeoutMs: 0.5 })).rejects.toThrow(TypeError)
    expect(() => runTestFilesKernel.plan({ files: [], timeoutMs: 0 }, 1)).toThrow(RangeError)
  })
})
