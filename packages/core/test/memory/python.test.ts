import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ShareableList, SharedMemory } from '@mp/core'

// Its tracker would remove at its exit what it has only attached to.
const PREAMBLE = `
import sys, json
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory, ShareableList
resource_tracker.register = lambda name, kind: None
`

async function python(code: string, ...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)('python3', ['-c', `${PREAMBLE}${code}`, ...args])
  return JSON.parse(stdout)
}

/** Runs Python code that makes something and waits for a line before it ends. */
async function withPython(code: string, use: (answer: string) => void): Promise<void> {
  const child = execFile('python3', ['-c', `${PREAMBLE}${code}`])
  const ended = new Promise((resolve) => child.on('close', resolve))
  let answer = ''
  for await (const text of child.stdout ?? []) {
    answer += String(text)
    if (answer.endsWith('\n')) break
  }
  use(answer.trim())
  child.stdin?.end('done\n')
  expect(await ended).toBe(0)
}

test('Python reads and writes a block that was created here', async () => {
  using block = SharedMemory.create(16)
  const bytes = new Uint8Array(block.buffer)
  bytes.set([1, 2, 3])
  const code = 'm = SharedMemory(sys.argv[1]); m.buf[15] = 9; print(json.dumps([m.size, list(m.buf[:3])])); m.close()'
  expect(await python(code, block.name)).toEqual([16, [1, 2, 3]])
  expect(bytes[15]).toBe(9)
})

test('a block that Python created is read and written here', async () => {
  const code = `
m = SharedMemory(create=True, size=4096)
m.buf[0] = 5
print(m.name, flush=True)
sys.stdin.readline()
ok = m.buf[1] == 6
m.close(); resource_tracker.unregister = lambda name, kind: None; m.unlink()
sys.exit(0 if ok else 1)`
  await withPython(code, (name) => {
    const block = SharedMemory.attach(name)
    const bytes = new Uint8Array(block.buffer)
    expect([block.size, bytes[0]]).toEqual([4096, 5])
    bytes[1] = 6
    block.close()
  })
})

test('Python reads and writes a list that was created here', async () => {
  using list = new ShareableList([1n, -(2n ** 62n), 2.5, 'text', 'ünï', '', true, null, Uint8Array.of(1, 2), 'later'])
  const code = `
l = ShareableList(name=sys.argv[1])
print(json.dumps([l.format, [repr(x) for x in l]]))
l[0] = 7; l[3] = 'changed'; l[6] = None; l[8] = b'xyz'; l[9] = 1.25
l.shm.close()`
  const { format } = list
  expect(await python(code, list.shm.name)).toEqual([
    format,
    ['1', '-4611686018427387904', '2.5', "'text'", "'ünï'", "''", 'True', 'None', "b'\\x01\\x02'", "'later'"],
  ])
  expect([list.get(0), list.get(3), list.get(6), list.get(8), list.get(9)]).toEqual([
    7n,
    'changed',
    null,
    Uint8Array.of(120, 121, 122),
    1.25,
  ])
  list.set(0, 'a')
  list.set(9, 5n)
  const again = 'l = ShareableList(name=sys.argv[1]); print(json.dumps([l[0], l[9]])); l.shm.close()'
  expect(await python(again, list.shm.name)).toEqual(['a', 5])
})

test('a list that Python created is read and written here', async () => {
  const code = `
l = ShareableList(['howdy', b'HoWdY', -273.154, 100, None, True, 42])
print(l.shm.name, flush=True)
sys.stdin.readline()
ok = l[0] == 'from Node' and l[3] == 2 ** 40 and l[4] == 0.5
l.shm.close(); resource_tracker.unregister = lambda name, kind: None; l.shm.unlink()
sys.exit(0 if ok else 1)`.replace("'howdy'", "'howdy, you'")
  await withPython(code, (name) => {
    const list = ShareableList.attach(name)
    expect([...list]).toEqual(['howdy, you', new TextEncoder().encode('HoWdY'), -273.154, 100n, null, true, 42n])
    list.set(0, 'from Node')
    list.set(3, 2n ** 40n)
    list.set(4, 0.5)
    list.close()
  })
})
