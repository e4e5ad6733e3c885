import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { JournalBusyError } from '../../../src/commands/run/journal-lock.ts'
import { Journal } from '../../../src/commands/run/journal.ts'
import { emptyFolder } from '../../fixture/empty-folder.ts'

const head = { function: 'work.ts#price', args: [] }
const module = fileURLToPath(new URL('../../../src/commands/run/journal.ts', import.meta.url))

/** Starts a program that opens the journal, says so or why not, and stays. */
async function opener(path: string): Promise<{ child: ChildProcess; said: string }> {
  const code = `
    import { Journal } from ${JSON.stringify(module)}
    try {
      new Journal(${JSON.stringify(path)}, ${JSON.stringify(head)})
      console.log('opened')
      process.stdin.resume()
    } catch (error) {
      console.log('refused by ' + error.pid)
    }`
  const stdio = ['pipe', 'pipe', 'inherit'] as const
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: [...stdio] })
  const [said] = await once(child.stdout, 'data')
  return { child, said: String(said).trim() }
}

test('of runs that open a journal at once one gets it, the others are told its process; after a kill the next gets it', async () => {
  const path = join(emptyFolder(), 'run.journal')
  const all = await Promise.all([opener(path), opener(path), opener(path)])
  const [first, ...more] = all.filter(({ said }) => said === 'opened')
  expect(more).toEqual([])
  const pid = first?.child.pid
  expect(all.filter(({ said }) => said === `refused by ${pid}`)).toHaveLength(2)
  expect(() => new Journal(path, head)).toThrow(expect.objectContaining({ name: 'JournalBusyError', pid, exitCode: 1 }))
  first?.child.kill('SIGKILL')
  await once(first?.child ?? process, 'exit')
  expect(existsSync(`${path}.lock`)).toBe(true)
  const journal = new Journal(path, head)
  expect(() => new Journal(path, head)).toThrow(JournalBusyError)
  journal.add('a:0', '1')
  journal[Symbol.dispose]()
  expect(readdirSync(join(path, '..'))).toEqual(['run.journal'])
})

test('a lock that names a process of before, or nobody, is taken over, and one journal that is refused leaves none', () => {
  const folder = emptyFolder()
  const path = join(folder, 'run.journal')
  for (const left of [
    JSON.stringify({ pid: process.pid, start: '1' }),
    '{"pid":4194305,"start":null}',
    'rubbish',
    '',
  ]) {
    writeFileSync(`${path}.lock`, left)
    new Journal(path, head)[Symbol.dispose]()
  }
  expect(() => new Journal(path, { ...head, args: [1] })).toThrow('is the journal of')
  expect(readdirSync(folder)).toEqual(['run.journal'])
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(2)
})
