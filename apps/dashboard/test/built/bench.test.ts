import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { runMp, startMp } from '../fixture/built-mp.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'

const cwd = emptyFolder()
writeFileSync(
  join(cwd, 'work.ts'),
  `export function sum(to: number) { let x = 0; for (let i = 0; i < to; i++) x += i; return x }
export const mine = () => process.argv0 + process.pid + performance.now()
export const fails = () => { throw new RangeError('not today') }
`,
)
const small = ['--tasks', '8', '--runs', '2', '--warmup', '0']

test('bench --json tells every time of both kinds of workers beside serial, and what Amdahl makes of them', async () => {
  const { code, stdout } = await runMp(['bench', 'work.ts#sum', '--arg', '20000', '-j', '1,2', ...small, '--json'], {
    cwd,
  })
  expect(code).toBe(0)
  const document = JSON.parse(stdout)
  expect(document).toMatchObject({ schemaVersion: 1, command: 'bench', tasks: 8, runs: 2, args: [20_000] })
  const measured: { contender: { backend: string; workers: number }; times: number[] }[] = document.measured
  expect(measured.map(({ contender }) => [contender.backend, contender.workers])).toEqual([
    ['serial', 1],
    ['thread', 1],
    ['thread', 2],
    ['process', 1],
    ['process', 2],
  ])
  for (const { times } of measured) expect(times).toHaveLength(2)
  expect(document.measured[0]).toMatchObject({ speedUp: { value: 1, sd: 0 }, efficiency: 1 })
  expect(document.measured[2].efficiency).toBeCloseTo(document.measured[2].speedUp.value / 2)
})

test('bench prints a table and an explanation, or the same in Markdown; warnings go to stderr', async () => {
  const args = ['bench', 'work.ts#mine', '-j', '1-2', '-b', 'thread', '--explain', ...small]
  const { code, stdout, stderr } = await runMp(args, { cwd })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^work\.ts#mine: 8 calls of /)
  expect(stdout).toMatch(/^2 threads +\S+ \S+ ± .* … .*× ± \d.* %$/m)
  expect(stdout).toMatch(/^threads: .*serial share .*best here: [12]$/m)
  expect(stderr).toMatch(/^warning: results differ from those of the serial run \(1 thread, 2 threads\)/m)
  const markdown = await runMp([...args, '--markdown', '-q'], { cwd })
  expect(markdown.stdout).toMatch(/^\| workers \| mean ± sd \| range \| speed-up \| efficiency \|\n\| --- \| --: /m)
  expect(markdown.stderr).toBe('')
})

test('a function that throws fails the bench; a list of workers that is none is a usage mistake', async () => {
  const { code, stdout, stderr } = await runMp(['bench', 'work.ts#fails', ...small], { cwd })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('RangeError: not today')
  expect((await runMp(['bench', 'work.ts#sum', '-j', '1,x'], { cwd })).code).toBe(2)
})

test('Ctrl-C ends a bench with 130', async () => {
  const child = startMp(
    ['bench', 'work.ts#sum', '--arg', '1000', '--tasks', '1000', '--runs', '1000', '--progress', 'counter'],
    { cwd },
  )
  const ended = Promise.all([text(child.stdout), once(child, 'close')])
  for await (const chunk of child.stderr.setEncoding('utf8'))
    if (String(chunk).includes('run ') && !child.killed) child.kill('SIGINT')
  const [stdout, [code]] = await ended
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
})
