import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { mpPath, runMp } from '../fixture/built-mp.ts'

interface Document {
  exitCode: number
  findings: { id: string; level: string; advice?: string }[]
  costs: { backend: string; startMs: number; roundTripMs: number; breakEvenJobMs: number }[]
}

test('doctor --json tells what it looked at, and what threads and processes cost here', async () => {
  const { code, stdout } = await runMp(['doctor', '--json', '-j', '2'])
  const document: Document & object = JSON.parse(stdout)
  expect(document).toMatchObject({ schemaVersion: 1, command: 'doctor', exitCode: code, workers: 2 })
  const ids = document.findings.map(({ id }) => id)
  for (const id of ['node', 'cores', 'affinity', 'quota', 'pressure', 'libuv-threads', 'open-files', 'shared-memory'])
    expect(ids).toContain(id)
  expect(document.findings).toContainEqual(expect.objectContaining({ id: 'process-pool', level: 'ok' }))
  expect(document.costs.map(({ backend }) => backend)).toEqual(['thread', 'process'])
  for (const { startMs, roundTripMs, breakEvenJobMs } of document.costs) {
    expect(startMs).toBeGreaterThan(roundTripMs)
    expect(breakEvenJobMs).toBeCloseTo(2 * startMs)
  }
})

test('what makes pools weaker is a warning with what to do, and no failure', async () => {
  const { code, stdout } = await runMp(['doctor', '--no-measure', '-j', '1'], {
    env: { UV_THREADPOOL_SIZE: '1', MP_SHARED_MEMORY: 'off' },
  })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^ {2}[!] libuv threads +1 for files.*\n +UV_THREADPOOL_SIZE is below the usual 4/m)
  expect(stdout).toMatch(/^ {2}[!] shared memory +off, by MP_SHARED_MEMORY$/m)
  expect(stdout).toMatch(/pools work here; \d+ to look at\n$/)
})

test.skipIf(process.platform === 'win32')('too few open files are told with the remedy, and the exit code is 1', () => {
  const script = `ulimit -n 60; ${process.execPath} ${mpPath} doctor --no-measure -j 8; echo "exit $?"`
  const text = execFileSync('sh', ['-c', script], { encoding: 'utf8' })
  expect(text).toMatch(/open files +60 at most\n +a pool of 8 processes needs about 128: ulimit -n 4096/)
  expect(text).toMatch(/pools cannot work here: 1 to be mended/)
  expect(text).toContain('exit 1')
})
