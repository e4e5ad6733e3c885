import { describe, expect, test } from 'vitest'
import { type Connection, ConnectionClosedError, EndOfFileError, pipe, Process, Queue, Thread } from '@mp/core'

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
  const kills = Number(process.env['MP_KILLS'] ?? 100) / 10
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
