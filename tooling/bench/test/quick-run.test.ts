import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { allContenders } from '../src/contenders/all.ts'
import { selfTimes } from '../src/profile/self-times.ts'
import { versionOf } from '../src/report/versions.ts'
import { isResults } from '../src/report/results.ts'
import { allRows } from '../src/rows/all.ts'
import { takesPart } from '../src/runner/run-row.ts'

const main = join(import.meta.dirname, '../dist/main.js')
const folder = mkdtempSync(join(tmpdir(), 'mp-bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command as it is built; one that does not end in time has failed. */
function bench(...args: string[]): Promise<{ code: unknown; output: string }> {
  return new Promise((resolve) => {
    const options = { timeout: 600_000, maxBuffer: 2 ** 24 }
    execFile(process.execPath, ['--conditions=built', main, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, output: stdout + stderr })
    })
  })
}

test(
  'a quick run has right results from every contender in every row, and writes them',
  { timeout: 600_000 },
  async () => {
    const { code, output } = await bench('--quick', '--output', folder)
    expect(code, output).toBe(0)
    const results: unknown = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'))
    if (!isResults(results)) throw new TypeError('results.json has another shape')
    const expected = allRows.flatMap((row) =>
      allContenders
        .filter((contender) => takesPart(contender, row) && versionOf(contender.library) !== undefined)
        .map(({ name }) => ({ row: row.name, contender: name })),
    )
    const actual = results.rows.flatMap(({ name, entries }) =>
      entries.map(({ contender }) => ({ row: name, contender })),
    )
    expect(actual).toEqual(expected)
    for (const { name, metrics, entries } of results.rows) {
      const complete = metrics.map((metric) => metric.name)
      for (const { contender, figures } of entries) {
        // A quick run has fewer numbers of tasks, and the peers fewer than ours.
        const isPartial = name.startsWith('cost-')
        const wanted = isPartial ? complete.filter((metric) => metric in figures) : complete
        expect(wanted, name).not.toEqual([])
        expect(Object.keys(figures), `${contender} in ${name}`).toEqual(wanted)
      }
    }
    const markdown = readFileSync(join(folder, 'results.md'), 'utf8')
    for (const { name } of allRows) expect(markdown).toContain(`## ${name}`)
  },
)

test('a profile of ours tells of the main thread and of each worker', async () => {
  const { code, output } = await bench('--profile', 'at-once', '--quick', '--output', folder)
  expect(code, output).toBe(0)
  for (const backend of ['thread', 'process']) {
    const files = readdirSync(join(folder, 'profiles', `at-once-${backend}`))
    expect(files.filter((file) => file.startsWith('worker-'))).toHaveLength(2)
    expect(files).toContain('main.cpuprofile')
    for (const file of files) {
      expect(output).toContain(file)
      expect(selfTimes(readFileSync(join(folder, 'profiles', `at-once-${backend}`, file), 'utf8'))).not.toEqual([])
    }
  }
})
