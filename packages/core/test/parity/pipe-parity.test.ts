import { type Connection, ConnectionClosedError, EndOfFileError, pipe, Pool, Process, Queue, wait } from '@mp/core'
import { expect, test } from 'vitest'

test('a pipe has two ends that send and receive, or one of each', async () => {
  const [first, second] = pipe()
  await first.send('there')
  await second.send('back')
  expect([await second.recv(), await first.recv()]).toEqual(['there', 'back'])
  const [reader, writer] = pipe({ duplex: false })
  expect([reader.readable, reader.writable, writer.readable, writer.writable]).toEqual([true, false, false, true])
  await expect(reader.send(1)).rejects.toThrow(ConnectionClosedError)
  await writer.send(1)
  writer.close()
  expect(await reader.recv()).toBe(1)
  await expect(reader.recv()).rejects.toThrow(EndOfFileError)
  for (const end of [first, second, reader]) end.close()
})

test('an end of a pipe goes through another pipe, and on to a child', async () => {
  const [mine, theirs] = pipe()
  const [carrier, receiver] = pipe()
  await carrier.send({ nested: [theirs] })
  theirs.close()
  const answer = async (receiver: Connection): Promise<void> => {
    const message = await receiver.recv()
    const [end] = (message as { nested: [Connection] }).nested
    await end.send(Number(await end.recv()) + 1)
  }
  const child = new Process(answer, { args: [receiver] }).start()
  await mine.send(41)
  expect(await mine.recv()).toBe(42)
  await child.join()
  for (const end of [mine, carrier, receiver]) end.close()
})

test('when the process at the other end is killed, reading tells the end', async () => {
  const [mine, theirs] = pipe()
  const die = (end: Connection): void => {
    end.sendSync('last words')
    process.kill(process.pid, 'SIGKILL')
  }
  const child = new Process(die, { args: [theirs] }).start()
  theirs.close()
  expect(await mine.recv()).toBe('last words')
  await expect(mine.recv()).rejects.toThrow(EndOfFileError)
  await child.join()
  mine.close()
})

test('an end is an argument of a task', async () => {
  await using pool = new Pool(1)
  const [mine, theirs] = pipe()
  await pool.apply(async (end: Connection) => end.send('from the worker'), [theirs])
  expect(await mine.recv()).toBe('from the worker')
  mine.close()
  theirs.close()
})

test('wait returns all that are ready: connections, queues, processes and promises', async () => {
  using queue = new Queue<number>()
  const [mine, theirs] = pipe()
  const [quiet, other] = pipe()
  const child = new Process(() => {}).start()
  await child.join()
  await queue.put(1)
  await theirs.send(1)
  const never = new Promise(() => {})
  expect(await wait([quiet, queue, mine, child, never])).toEqual([queue, mine, child])
  expect(await wait([quiet, never], { timeout: 1 })).toEqual([])
  expect(await wait([], { timeout: 0 })).toEqual([])
  other.close()
  expect(await wait([quiet, never])).toEqual([quiet])
  for (const end of [mine, theirs, quiet]) end.close()
})
