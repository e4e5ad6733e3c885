import { once } from 'node:events'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { cpuCount } from '@mp/core'
import { expect, test } from 'vitest'
import { runMp, startMp } from '../fixture/built-mp.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'

const script = `
import { appendFileSync, existsSync } from 'node:fs'
export default function shout(word: string, mark = '!') {
  console.log('a log of the task')
  if (word === 'bad') throw new RangeError('no ' + word)
  return word.toUpperCase() + mark
}
export const add = ({ a, b }: { a: number; b: number }) => BigInt(a) + BigInt(b)
export const late = (ms: string) => new Promise((resolve) => setTimeout(() => resolve(Number(ms)), Number(ms)))
export const noted = (word: string) => { appendFileSync('called.txt', word + ' '); return word.length }
export const lost = () => new Map([['a', 1]])
export async function slow(word: string) {
  process.stderr.write('begun ' + word + '\\n')
  await new Promise((resolve) => setTimeout(resolve, 300))
  return word
}
export async function held(word: string) {
  process.stderr.write('begun ' + word + '\\n')
  while (!existsSync('gate')) await new Promise((resolve) => setTimeout(resolve, 10))
  return word
}
export const mayWait = (word: string) => (word === 'held' ? held(word) : word)
export const burn = (ms: string) => {
  const { user } = process.cpuUsage()
  while (process.cpuUsage().user - user < Number(ms) * 1000);
  return process.cpuUsage().user
}
export const stuck = () => {
  process.stderr.write('begun\\n')
  return new Promise(() => setInterval(() => {}, 1000))
}
`

/** Makes a folder with the script and the given files. */
function folderWith(files: Record<string, string> = {}): string {
  const folder = emptyFolder()
  for (const [name, content] of Object.entries({ 'work.ts': script, ...files }))
    writeFileSync(join(folder, name), content)
  return folder
}

test('results come as NDJSON in order; a failure is told on stderr, and the exit code is 1', async () => {
  const cwd = folderWith({ 'words.txt': 'one\nbad\nthree\n' })
  const { code, stdout, stderr } = await runMp(['run', 'work.ts', '--map', 'words.txt', '-j', '2', '--arg', '?'], {
    cwd,
    env: { GITHUB_ACTIONS: 'true' },
  })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '"ONE?"\n"THREE?"\n' })
  expect(stderr).toContain('a log of the task')
  expect(stderr).toMatch(/^mp run: item 2 \("bad"\): RangeError: no bad\n +at shout \(.*work\.ts:5/m)
  expect(stderr).toMatch(/^::error file=work\.ts,line=5,col=\d+::no bad$/m)
  expect(stderr).toMatch(/^2 of 3 done, 1 failed in .* on 2 processes$/m)
})

test('NDJSON comes in and goes out through pipes, on threads and in chunks; a broken line fails alone', async () => {
  const child = startMp(
    ['run', 'work.ts#add', '-m', '-', '--input-format', 'ndjson', '-b', 'thread', '--chunk-size', '2', '-q'],
    {
      cwd: folderWith(),
      keepsInput: true,
    },
  )
  child.stdin.end('{"a":1,"b":2}\n\n{"a":1\n{"a":9007199254740993,"b":0}\n{"a":3,"b":4}')
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '3\n9007199254740992\n7\n' })
  expect(stderr).toMatch(/^mp run: item 2 \(".*"\): SyntaxError/)
  expect(stderr).not.toContain('done')
})

test('--unordered gives results as they come, --ndjson says of each which it is of', async () => {
  const cwd = folderWith({ 'words.txt': 'held\nfree\nfree\n' })
  const args = ['run', 'work.ts#mayWait', '-m', 'words.txt', '-j', '2', '--unordered', '--ndjson']
  const child = startMp(args, { cwd })
  const closed = once(child, 'close')
  let stdout = ''
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    stdout += String(chunk)
    if (stdout.match(/"type":"result"/g)?.length === 2) writeFileSync(join(cwd, 'gate'), '')
  }
  expect((await closed)[0]).toBe(0)
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(events.map(({ type }) => type)).toEqual(['start', 'result', 'result', 'result', 'end'])
  expect(events.slice(1, 3).map(({ index }) => index)).toEqual(expect.arrayContaining([1, 2]))
  expect(events[3]).toMatchObject({ index: 0, value: 'held' })
  expect(events[0]).toMatchObject({ schemaVersion: 1, command: 'run', total: 3, backend: 'process' })
  expect(events.at(-1)).toMatchObject({ exitCode: 0, items: 3, done: 3, failed: 0 })
})

test('without --map it is one call, and --json prints one document', async () => {
  const cwd = folderWith()
  expect(await runMp(['run', 'work.ts', '--arg', 'hi', '--arg', '"5"'], { cwd })).toMatchObject({
    code: 0,
    stdout: '"HI5"\n',
  })
  const { code, stdout } = await runMp(['run', 'work.ts', '--arg', 'bad', '--json'], { cwd })
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 1,
    exitCode: 1,
    failed: 1,
    results: [],
    failures: [{ index: 0, name: 'RangeError', message: 'no bad' }],
  })
})

test('a result that JSON would lose, and a task out of its time, are failures', async () => {
  const cwd = folderWith()
  const lost = await runMp(['run', 'work.ts#lost'], { cwd })
  expect(lost).toMatchObject({ code: 1, stdout: '' })
  expect(lost.stderr).toContain('it holds a Map')
  const late = await runMp(['run', 'work.ts#late', '--arg', '60000', '--timeout', '50ms'], { cwd })
  expect(late).toMatchObject({ code: 1, stdout: '' })
  expect(late.stderr).toContain('TimeoutError')
})

test('--resume runs what is not finished, and gives all results', async () => {
  const cwd = folderWith({ 'words.txt': 'one\nthree\none\n' })
  const args = ['run', 'work.ts#noted', '--map', 'words.txt', '--resume', 'run.journal']
  expect(await runMp(args, { cwd })).toMatchObject({ code: 0, stdout: '3\n5\n3\n' })
  // Cut short, as by a kill.
  const journal = readFileSync(join(cwd, 'run.journal'), 'utf8')
  writeFileSync(join(cwd, 'run.journal'), journal.slice(0, -4))
  appendFileSync(join(cwd, 'words.txt'), 'seven\n')
  writeFileSync(join(cwd, 'called.txt'), '')
  const again = await runMp(args, { cwd })
  expect(again).toMatchObject({ code: 0, stdout: '3\n5\n3\n5\n' })
  expect(again.stderr).toContain('2 of them by an earlier run')
  expect(readFileSync(join(cwd, 'called.txt'), 'utf8').trim().split(' ')).toHaveLength(2)
  const other = await runMp(['run', 'work.ts', '--map', 'words.txt', '--resume', 'run.journal'], { cwd })
  expect(other).toMatchObject({ code: 2, stdout: '' })
  expect(other.stderr).toContain('is the journal of')
  const none = await runMp(['run', 'work.ts', '--map', 'words.txt', '--resume', 'words.txt'], { cwd })
  expect(none.code).toBe(2)
  expect(readFileSync(join(cwd, 'words.txt'), 'utf8')).toBe('one\nthree\none\nseven\n')
})

test('the first Ctrl-C finishes what runs and leaves the rest with 130; the same line goes on later', async () => {
  const cwd = folderWith({ 'words.txt': [...Array(10).keys()].map((n) => `${n}\n`).join('') })
  const args = ['run', 'work.ts#held', '--map', 'words.txt', '-j', '2', '--resume', 'j']
  const child = startMp(args, { cwd })
  const ended = Promise.all([text(child.stdout), once(child, 'close')])
  let stderr = ''
  for await (const chunk of child.stderr.setEncoding('utf8')) {
    stderr += String(chunk)
    if (/begun [1-9]/.test(stderr) && !child.killed) child.kill('SIGINT')
    if (stderr.includes('interrupted: finishing')) writeFileSync(join(cwd, 'gate'), '')
  }
  const [stdout, [code]] = await ended
  const begun = stderr.match(/^begun /gm)?.length ?? 0
  expect(code).toBe(130)
  expect(stderr).toMatch(/interrupted: finishing \d running tasks?; Ctrl-C again ends them/)
  expect(stderr).toMatch(/interrupted: \d of 10 done, .*run it again to go on/)
  expect(begun).toBeLessThan(10)
  expect(stdout.trimEnd().split('\n')).toHaveLength(begun)
  const again = await runMp(args, { cwd, env: { MP_WORKERS: '4', MP_QUIET: '1' } })
  expect(again.code).toBe(0)
  expect(again.stdout.trimEnd().split('\n')).toEqual([...Array(10).keys()].map((n) => `"${n}"`))
  expect(again.stderr.match(/^begun /gm)).toHaveLength(10 - begun)
})

test('a second Ctrl-C ends it at once', async () => {
  const child = startMp(['run', 'work.ts#stuck', '--map', '-'], { cwd: folderWith(), keepsInput: true })
  child.stdin.write('a\n')
  const closed = once(child, 'close')
  let stderr = ''
  for await (const chunk of child.stderr.setEncoding('utf8')) {
    stderr += String(chunk)
    if (/finishing|begun/.test(stderr)) child.kill('SIGINT')
  }
  expect((await closed)[0]).toBe(130)
  expect(stderr).toContain('interrupted: finishing 1 running task')
})

test('--time-limit ends with 124, SIGTERM with 143', async () => {
  const cwd = folderWith({ 'words.txt': 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n' })
  const args = ['run', 'work.ts#slow', '--map', 'words.txt', '-j', '1']
  const late = await runMp([...args, '--time-limit', '1s', '--json'], { cwd })
  expect(late.code).toBe(124)
  expect(JSON.parse(late.stdout)).toMatchObject({ exitCode: 124, failed: 0, total: 10 })
  writeFileSync(join(cwd, 'words.txt'), 'a\n'.repeat(1000))
  const child = startMp(args, { cwd })
  child.stdout.once('data', () => child.kill('SIGTERM'))
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  expect(code).toBe(143)
  expect(stderr).toMatch(/interrupted: \d+ of 1000 done/)
})

test('a run whose time is over before it begins says so', async () => {
  const cwd = folderWith({ 'words.txt': 'a\nb\nc\n' })
  const { code, stdout } = await runMp(['run', 'work.ts#slow', '--map', 'words.txt', '--time-limit', '1ms', '--json'], {
    cwd,
  })
  expect(code).toBe(124)
  expect(JSON.parse(stdout)).toMatchObject({ exitCode: 124, done: 0, failed: 0 })
})

test('--budget holds the CPU time of all workers', async () => {
  const cwd = folderWith({ 'times.txt': '20\n'.repeat(15) })
  const { stdout } = await runMp(['run', 'work.ts#burn', '--map', 'times.txt', '--budget', '12.5%', '--json', '-q'], {
    cwd,
  })
  const { workers, durationMs, done } = JSON.parse(stdout)
  expect({ workers, done }).toEqual({ workers: Math.ceil(cpuCount() / 8), done: 15 })
  // A busy machine gives less time than the budget, and never more; tasks that run are not stopped.
  expect((15 * 20) / durationMs).toBeLessThan((cpuCount() / 8) * 1.5)
})

test.each([
  ['a file that there is not', ['run', './none.ts'], 2, 'there is no file'],
  ['a function that there is not', ['run', 'work.ts#shout'], 2, 'it exports add, burn, default'],
  ['a mistyped function', ['run', 'work.ts#stcuk'], 2, 'did you mean stuck?'],
  ['one of many functions unnamed', ['run', 'many.ts'], 2, 'say which, as in many.ts#one'],
  ['a module that throws', ['run', 'throws.ts'], 1, 'broken inside'],
  ['inputs that there are not', ['run', 'work.ts', '--map', 'none.txt'], 2, 'none.txt cannot be read'],
  ['an option for files with a kernel', ['run', 'square', '--map', 'x.txt'], 2, 'is for a function of a file'],
  ['a budget of nothing', ['run', 'work.ts', '--budget', '0%'], 2, 'more than 0'],
  ['a folder of inputs', ['run', 'work.ts', '--map', '.'], 2, '. cannot be read: it is a folder'],
  ['a folder as the journal', ['run', 'work.ts', '--resume', '.'], 2, '. cannot be used as a journal'],
  ['no input', ['run', 'work.ts', '--map', 'empty.txt'], 3, '0 of 0 done'],
])('%s is told', async (_, args, exit, words) => {
  const cwd = folderWith({
    'many.ts': 'export const one = () => 1; export const two = () => 2',
    'throws.ts': "throw new Error('broken inside')",
    'empty.txt': '',
  })
  const { code, stdout, stderr } = await runMp(args, { cwd })
  expect({ code, stdout }).toEqual({ code: exit, stdout: '' })
  expect(stderr).toContain(words)
})

test('--progress=counter prints lines up to the end, --quiet none, nor does auto where stdout is JSON', async () => {
  const cwd = folderWith({ 'words.txt': '1\n2\n3\n4\n' })
  const args = ['run', 'work.ts#late', '--map', 'words.txt', '--progress', 'counter']
  expect((await runMp(args, { cwd })).stderr).toMatch(/^mp run: late 100% 4\/4 .*\n4 of 4 done in /m)
  expect((await runMp([...args, '-q'], { cwd })).stderr).toBe('')
})
