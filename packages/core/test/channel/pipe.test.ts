import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  BufferTooShortError,
  type Connection,
  ConnectionClosedError,
  EndOfFileError,
  MessageFormatError,
  MessageTooLongError,
  NotSerializableError,
  OptionRangeError,
  pipe,
  Process,
  Queue,
  Thread,
  TimeoutError,
} from '@mp/core'

const kinds: { kind: string; Class: typeof Process }[] = [
  { kind: 'Process', Class: Process },
  { kind: 'Thread', Class: Thread },
]

/** Reads one value, sends it back, and ends. */
const echoOnce = async (end: Connection): Promise<void> => end.send(await end.recv())
/** Sends back all that comes, until the other end is closed. */
const echo = async (end: Connection): Promise<void> => {
  for await (const value of end) await end.send(value)
}

describe('the two ends of a pipe', () => {
  test('carry values and bytes in both directions', async () => {
    const [a, b] = pipe()
    await a.send({ n: 1n, when: new Date(3) })
    await a.send(undefined)
    await b.sendBytes(Buffer.from('abc'), 1, 2)
    expect([await b.recv(), await b.recv()]).toEqual([{ n: 1n, when: new Date(3) }, undefined])
    expect(await a.recvBytes()).toEqual(Buffer.from('bc'))
    expect([a.readable, a.writable, a.closed]).toEqual([true, true, false])
    a.close()
    b.close()
  })

  test('an empty message is a message: poll sees it until it is received', async () => {
    const [a, b] = pipe()
    expect(await b.poll()).toBe(false)
    await a.sendBytes(new Uint8Array(0))
    expect([await b.poll(), await b.poll(1000)]).toEqual([true, true])
    expect((await b.recvBytes()).byteLength).toBe(0)
    expect(await b.poll()).toBe(false)
    a.close()
    b.close()
  })

  test('messages never merge or split', async () => {
    const [a, b] = pipe()
    const lengths = [0, 1, 0, 5, 100_000, 0, 3, 6_000_000, 2]
    const sent = (async () => {
      for (const length of lengths) await a.sendBytes(new Uint8Array(length).fill(length))
    })()
    for (const length of lengths) {
      expect(await b.poll(10_000)).toBe(true)
      const message = await b.recvBytes()
      expect([message.byteLength, message.every((byte) => byte === (length & 0xff))]).toEqual([length, true])
    }
    await sent
    a.close()
    b.close()
  })

  test('one-way pipes refuse the wrong direction', async () => {
    const [reader, writer] = pipe({ duplex: false })
    expect([reader.readable, reader.writable, writer.readable, writer.writable]).toEqual([true, false, false, true])
    await writer.send(1)
    await expect(reader.send(1)).rejects.toBeInstanceOf(ConnectionClosedError)
    await expect(writer.recv()).rejects.toBeInstanceOf(ConnectionClosedError)
    await expect(writer.poll()).rejects.toBeInstanceOf(ConnectionClosedError)
    expect(await reader.recv()).toBe(1)
    reader.close()
    writer.close()
  })

  test('ranges out of the bytes are refused, and what does not fit is not lost', async () => {
    const [a, b] = pipe()
    for (const [offset, size] of [
      [-1, 1],
      [0, -1],
      [4, 0],
      [1, 3],
      [0.5, 1],
    ] as const) {
      await expect(a.sendBytes(new Uint8Array(3), offset, size)).rejects.toBeInstanceOf(OptionRangeError)
    }
    await a.sendBytes(Buffer.from('too long'))
    const error = await b.recvBytesInto(new Uint8Array(3)).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(BufferTooShortError)
    expect((error as BufferTooShortError).bytes.toString()).toBe('too long')
    await a.sendBytes(Buffer.from('fits'))
    const room = new Uint8Array(6)
    expect(await b.recvBytesInto(room, 1)).toBe(4)
    expect(Buffer.from(room).toString()).toBe('\0fits\0')
    await a.sendBytes(new Uint8Array(10))
    await expect(b.recvBytes(9)).rejects.toBeInstanceOf(MessageTooLongError)
    expect(b.readable).toBe(false)
    a.close()
    b.close()
  })

  test('bytes are no value; a value can be taken as bytes', async () => {
    const [a, b] = pipe()
    await a.sendBytes(Buffer.from('raw'))
    await expect(b.recv()).rejects.toBeInstanceOf(MessageFormatError)
    await a.send({ deep: [1] })
    const bytes = await b.recvBytes()
    await b.sendBytes(bytes)
    expect((await a.recvBytes()).equals(bytes)).toBe(true)
    a.close()
    b.close()
  })

  test('what cannot travel is refused with its path', async () => {
    const [a, b] = pipe()
    await expect(a.send({ fn: () => {} })).rejects.toMatchObject({ path: 'value.fn' })
    await expect(a.send(Symbol('no'))).rejects.toBeInstanceOf(NotSerializableError)
    expect(await b.poll()).toBe(false)
    a.close()
    b.close()
  })

  test('a closed end: the other reads what was sent, then the end; nothing can be sent to it', async () => {
    const [a, b] = pipe()
    await a.send('last')
    a.close()
    a.close()
    expect(a.closed).toBe(true)
    await expect(a.recv()).rejects.toBeInstanceOf(ConnectionClosedError)
    await expect(a.send(1)).rejects.toBeInstanceOf(ConnectionClosedError)
    await expect(b.send(1)).rejects.toBeInstanceOf(ConnectionClosedError)
    expect([await b.poll(), await b.recv(), await b.poll()]).toEqual([true, 'last', true])
    await expect(b.recv()).rejects.toBeInstanceOf(EndOfFileError)
    b.close()
  })

  test('who sends more than there is room for waits until it is read, or the other end is closed', async () => {
    const [a, b] = pipe()
    const chunk = new Uint8Array(300_000)
    let sentCount = 0
    const sending = (async () => {
      for (;;) {
        await a.sendBytes(chunk)
        sentCount += 1
      }
    })()
    await new Promise(setImmediate)
    expect(sentCount).toBeLessThan(5)
    for (let n = 0; n < 20; n++) expect((await b.recvBytes()).byteLength).toBe(300_000)
    b.close()
    await expect(sending).rejects.toBeInstanceOf(ConnectionClosedError)
    a.close()
  })

  test('waits end by timeout and abort, and lose nothing', async () => {
    const [a, b] = pipe()
    await expect(b.recv({ timeout: 5 })).rejects.toBeInstanceOf(TimeoutError)
    expect(() => b.recvSync({ timeout: 5 })).toThrow(TimeoutError)
    await expect(b.recv({ signal: AbortSignal.abort('no') })).rejects.toBe('no')
    const late = b.recv({ timeout: 10_000 })
    await a.send('late')
    expect(await late).toBe('late')
    a.sendSync('at once')
    expect(b.recvSync()).toBe('at once')
    a.close()
    b.close()
  })
})

describe.each(kinds)('a pipe to a $kind', ({ Class }) => {
  test('carries values there and back; the parent may close its copy right after the start', async () => {
    const [mine, theirs] = pipe()
    const child = new Class(echoOnce, { args: [theirs] }).start()
    theirs.close()
    await mine.send({ array: new Float64Array(1e6).fill(2), text: 'x' })
    expect(await mine.recv()).toEqual({ array: new Float64Array(1e6).fill(2), text: 'x' })
    await expect(mine.recv()).rejects.toBeInstanceOf(EndOfFileError)
    await child.join()
    mine.close()
  })

  test('blocks a worker until a value comes', async () => {
    const [mine, theirs] = pipe()
    const answer = (end: Connection): void => {
      for (;;) end.sendSync(Number(end.recvSync()) * 2)
    }
    const child = new Class(answer, { args: [theirs] }).start()
    for (const n of [1, 2, 3]) {
      await mine.send(n)
      expect(await mine.recv()).toBe(2 * n)
    }
    child.kill()
    await child.join()
    theirs.close()
    mine.close()
  })

  test('the death of its last user ends the line', async () => {
    const [mine, theirs] = pipe()
    const hang = async (end: Connection): Promise<void> => {
      await end.send('here')
      await new Promise(() => setInterval(() => {}, 1000))
    }
    const child = new Class(hang, { args: [theirs] }).start()
    theirs.close()
    expect(await mine.recv()).toBe('here')
    const waiting = mine.recv()
    child.kill()
    await expect(waiting).rejects.toBeInstanceOf(EndOfFileError)
    await expect(mine.send(1)).rejects.toBeInstanceOf(ConnectionClosedError)
    mine.close()
  })

  test('an end that never arrived, as its process was killed, ends the line too', async () => {
    const [mine, theirs] = pipe()
    const child = new Class(echo, { args: [theirs] }).start()
    theirs.close()
    child.kill()
    await expect(mine.recv()).rejects.toBeInstanceOf(EndOfFileError)
    await child.join()
    mine.close()
  })

  test('a user that dies does not take part of a message with it', async () => {
    const [mine, theirs] = pipe()
    const pollAndExit = async (end: Connection): Promise<void> => {
      await end.poll(Number.POSITIVE_INFINITY)
      process.exit(0)
    }
    await mine.send('whole')
    const child = new Class(pollAndExit, { args: [theirs] }).start()
    await child.join()
    expect(await theirs.recv()).toBe('whole')
    theirs.close()
    mine.close()
  })

  test('an end goes on to a grandchild, nested in a message', async () => {
    const [mine, theirs] = pipe()
    const [ours, far] = pipe()
    const handOn = async (end: Connection): Promise<void> => {
      const { Process } = await import('@mp/core')
      const message = (await end.recv()) as { deep: [Connection] }
      const say = async (far: Connection): Promise<void> => far.send('from below')
      const grandchild = new Process(say, { args: message.deep }).start()
      message.deep[0].close()
      await grandchild.join()
    }
    const child = new Class(handOn, { args: [theirs] }).start()
    await mine.send({ deep: [far] })
    far.close()
    expect(await ours.recv()).toBe('from below')
    await expect(ours.recv()).rejects.toBeInstanceOf(EndOfFileError)
    await child.join()
    for (const end of [mine, theirs, ours]) end.close()
  })

  test('an end can lie in a queue', async () => {
    using queue = new Queue<Connection>()
    const [mine, theirs] = pipe()
    await queue.put(theirs)
    theirs.close()
    const answerFrom = async (queue: Queue<Connection>): Promise<void> => {
      const end = await queue.get()
      for await (const value of end) await end.send(value)
    }
    const child = new Class(answerFrom, { args: [queue] }).start()
    await mine.send('hello')
    expect(await mine.recv()).toBe('hello')
    mine.close()
    await child.join()
  })
})

test('processes killed at random while they answer: each line ends, none is stuck', { timeout: 300_000 }, async () => {
  const kills = Number(process.env['MP_KILLS'] ?? 200) / 10
  for (let kill = 0; kill < kills; kill++) {
    const [mine, theirs] = pipe()
    const child = new Process(echo, { args: [theirs] }).start()
    theirs.close()
    await mine.send('start')
    expect(await mine.recv()).toBe('start')
    let count = 0
    const talk = (async () => {
      for (; ; count++) {
        const bytes = new Uint8Array((count * 997) % 200_000).fill(count)
        await mine.send({ count, bytes })
        expect(await mine.recv()).toEqual({ count, bytes })
      }
    })()
    const end = performance.now() + Math.random() * 20
    while (performance.now() < end) await new Promise(setImmediate)
    child.kill()
    const error = await talk.catch((thrown: unknown) => thrown)
    expect(error instanceof EndOfFileError || error instanceof ConnectionClosedError, String(error)).toBe(true)
    mine.close()
    await child.join()
  }
})

test('10,000 pipes leave nothing behind', () => {
  const before = readdirSync('/proc/self/fd').length
  for (let n = 0; n < 10_000; n++) for (const end of pipe()) end.close()
  // Other tests have pipes and queues of their own at the same time.
  expect(readdirSync('/dev/shm').filter((name) => name.startsWith('mp-ring')).length).toBeLessThan(100)
  expect(readdirSync('/proc/self/fd').length - before).toBeLessThan(10)
})
