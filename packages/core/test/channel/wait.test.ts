import { expect, test } from 'vitest'
import { type Connection, EndOfFileError, OptionTypeError, pipe, Process, Queue, StateError, wait } from '@mp/core'
import { kinds } from '../sync/kinds.ts'

test.each(kinds)('over four pipes collects all messages and the ends, from a %s each', async (_kind, Class) => {
  const readers: Connection[] = []
  const processes: Process[] = []
  const write = async (writer: Connection, id: number): Promise<void> => {
    for (let n = 0; n < 10; n++) await writer.send([id, n])
  }
  for (const id of [0, 1, 2, 3]) {
    const [reader, writer] = pipe({ duplex: false })
    processes.push(new Class(write, { args: [writer, id] }).start())
    writer.close()
    readers.push(reader)
  }
  const open = new Set(readers)
  const messages: unknown[] = []
  const ends: unknown[] = []
  while (open.size > 0) {
    for (const reader of await wait(open)) {
      try {
        messages.push(await reader.recv())
      } catch (error) {
        ends.push(error)
        open.delete(reader)
        reader.close()
      }
    }
  }
  for (const process of processes) await process.join()
  expect(ends.filter((error) => error instanceof EndOfFileError)).toHaveLength(4)
  expect(messages).toHaveLength(40)
  for (const id of [0, 1, 2, 3]) {
    const own = messages.filter((message) => (message as number[])[0] === id)
    expect(own).toEqual(Array.from({ length: 10 }, (_, n) => [id, n]))
  }
})

test('returns nothing when the time is over, and then just what is ready, in the order given', async () => {
  const [a, b] = pipe()
  using queue = new Queue<number>()
  expect(await wait([a, b, queue], { timeout: 0 })).toEqual([])
  expect(await wait([a, b, queue], { timeout: 5 })).toEqual([])
  await a.send(1)
  expect(await wait([a, queue, b], { timeout: 5 })).toEqual([b])
  await queue.put(1)
  expect(await wait([queue, a, b])).toEqual([queue, b])
  expect(await wait([b, a, queue])).toEqual([b, queue])
  expect([await b.recv(), await queue.get()]).toEqual([1, 1])
  a.close()
  b.close()
})

test.each(kinds)('knows a %s, sentinels and promises, and the end of a line', async (_kind, Class) => {
  const [mine, theirs] = pipe()
  const child = new Class(async (end: Connection) => end.recv(), { args: [theirs] }).start()
  theirs.close()
  const never = new Promise(() => {})
  expect(await wait([child, child.sentinel, mine, never], { timeout: 5 })).toEqual([])
  await mine.send('go')
  await child.join()
  expect(await wait([child, never, child.sentinel, mine, Promise.reject(new Error('settled'))])).toHaveLength(4)
  mine.close()
  expect(await wait([mine])).toEqual([mine])
})

test('ends by abort, and refuses what cannot be waited for', async () => {
  using queue = new Queue()
  const controller = new AbortController()
  const waiting = wait([queue], { signal: controller.signal })
  controller.abort('stop')
  await expect(waiting).rejects.toBe('stop')
  await expect(wait([queue], { signal: AbortSignal.abort('no') })).rejects.toBe('no')
  // @ts-expect-error -- no such thing
  await expect(wait([{}])).rejects.toBeInstanceOf(OptionTypeError)
  await expect(wait([new Process(() => {})])).rejects.toBeInstanceOf(StateError)
})

test('what is closed while it is waited for counts as ready', async () => {
  const [a, b] = pipe()
  const queue = new Queue()
  const waiting = wait([queue, b, new Promise(() => {})])
  queue.close()
  expect(await waiting).toEqual([queue])
  a.close()
  expect(await wait([b, queue])).toEqual([b, queue])
  b.close()
})
