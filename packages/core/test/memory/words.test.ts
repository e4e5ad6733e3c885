import { pbkdf2 } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { allocateCell } from '../../src/memory/arena.ts'
import { BufferWords } from '../../src/memory/buffer-words.ts'
import type { Words } from '../../src/memory/words.ts'

const kinds: [string, () => Words][] = [
  ['mapped memory', () => allocateCell(8192).words],
  ['a SharedArrayBuffer', () => new BufferWords(new SharedArrayBuffer(8192))],
]

describe.each(kinds)('words in %s', (_kind, make) => {
  test('a wait ends when the value has changed', async () => {
    const words = make()
    expect(await words.wait(0, 1)).toBe(true)
    const waiting = words.wait(0, 0)
    words.store(0, 5)
    words.wake(0)
    expect(await waiting).toBe(true)
  })

  test('a wait ends without a change when the time is over', async () => {
    const words = make()
    expect(await words.wait(0, 0, { timeout: 20 })).toBe(false)
    expect(await words.wait(0, 0, { timeout: 0 })).toBe(false)
    expect(words.waitSync(0, 0, { timeout: 5 })).toBe(false)
    expect(words.waitSync(0, 1)).toBe(true)
  })

  test('a wait that is aborted rejects with the reason, and others go on waiting', async () => {
    const words = make()
    const controller = new AbortController()
    const aborted = words.wait(0, 0, { signal: controller.signal })
    const other = words.wait(0, 0)
    controller.abort('enough')
    await expect(aborted).rejects.toBe('enough')
    await expect(words.wait(0, 0, { signal: AbortSignal.abort('before') })).rejects.toBe('before')
    words.add(0, 1)
    words.wake(0, 1)
    expect(await other).toBe(true)
  })

  test('a thousand pending waits leave files, names and ciphers to go on', async () => {
    const words = make()
    const waits = Array.from({ length: 1000 }, (_, index) => words.wait(index, 0))
    await Promise.all([
      ...Array.from({ length: 8 }, () => readFile(fileURLToPath(import.meta.url))),
      lookup('localhost'),
      ...Array.from({ length: 8 }, () => promisify(pbkdf2)('secret', 'salt', 10, 16, 'sha256')),
    ])
    for (let index = 0; index < 1000; index += 1) {
      words.store(index, 1)
      words.wake(index)
    }
    expect(await Promise.all(waits)).toEqual(waits.map(() => true))
  })
})

test('a pending wait keeps the program running as a timer does, and a settled one does not', async () => {
  const program = fileURLToPath(new URL('./fixtures/waiting-program.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [program])
  expect(stdout).toBe('over\nend\n')
})
