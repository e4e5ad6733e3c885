import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { inspect } from 'node:util'
import {
  connect,
  Listener,
  Lock,
  Manager,
  pipe,
  Pool,
  Queue,
  ShareableList,
  SharedMemory,
  Value,
  type Connection,
} from '@mp/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerChallenge, deliverChallenge } from '../../src/channel/authenticate.ts'
import { runs } from '../damage.ts'
import { ownMappings } from '../../src/memory/shared-block.ts'

const SECRET = 'correct-horse-battery-staple'
const forms = [SECRET, Buffer.from(SECRET).toString('hex'), Buffer.from(SECRET).toString('base64').replace(/=+$/, '')]

/** Tells in which forms a text gives a key away, be it as the numbers of its bytes. */
function leaksIn(text: string): string[] {
  return [...forms, [...Buffer.from(SECRET)].join(','), [...Buffer.from(SECRET)].join(', ')].filter((form) =>
    text.includes(form),
  )
}

/** All that the system tells others about a process. */
function publicFactsOf(pid: number | undefined): string {
  return ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'latin1')).join('\n')
}

/** All that is shown of something, or of an error and what caused it. */
function shown(thing: unknown): string {
  const text = thing instanceof Error ? `${thing.stack} ${shown(thing.cause)}` : ''
  return `${text} ${inspect(thing, { depth: 9, showHidden: true, getters: false })} ${JSON.stringify(thing)} ${JSON.stringify({ ...Object(thing) })}`
}

test.runIf(process.platform === 'linux')(
  'the key of a manager is in no argument or variable of any process',
  async () => {
    await using manager = await Manager.start({ authkey: SECRET })
    await using pool = new Pool(1)
    const [worker] = await pool.apply(() => [process.pid])
    for (const pid of [process.pid, manager.pid, worker]) expect(leaksIn(publicFactsOf(pid))).toEqual([])
  },
)

test('the key is not among what is shown of what has it', async () => {
  await using manager = await Manager.start({ authkey: SECRET })
  await using other = await Manager.connect(manager.address, { authkey: SECRET })
  const dict = await other.dict()
  using listener = await Listener.listen({ authkey: SECRET })
  const [client, server] = await Promise.all([connect(listener.address, { authkey: SECRET }), listener.accept()])
  for (const thing of [manager, other, dict, listener, client, server]) expect(leaksIn(shown(thing))).toEqual([])
  expect(Buffer.from(manager.authkey ?? []).toString()).toBe(SECRET)
  client.close()
  server.close()
})

test('the key is not among what errors say, be it the right one or a wrong one', async () => {
  using listener = await Listener.listen({ authkey: 'another' })
  await using manager = await Manager.start({ authkey: 'another' })
  const failures: unknown[] = await Promise.all(
    [
      connect(listener.address, { authkey: SECRET }),
      listener.accept(),
      Manager.connect(manager.address, { authkey: SECRET }),
      connect('/nowhere/at-all', { authkey: SECRET }),
      ...[[SECRET], { key: SECRET }, Buffer.from(SECRET).buffer, Symbol(SECRET)].flatMap((authkey) => [
        Reflect.apply(connect, undefined, [listener.address, { authkey }]),
        Reflect.apply(Listener.listen, Listener, [{ authkey }]),
        Reflect.apply(Manager.connect, Manager, [manager.address, { authkey }]),
        Reflect.apply(Manager.start, Manager, [{ authkey }]),
      ]),
      Reflect.apply(connect, undefined, [listener.address, { authKey: SECRET }]),
      Reflect.apply(connect, undefined, [listener.address, SECRET]),
      Reflect.apply(Listener.listen, Listener, [SECRET]),
      Reflect.apply(Manager.connect, Manager, [manager.address, SECRET]),
      Reflect.apply(Manager.start, Manager, [SECRET]),
    ].map((attempt: Promise<unknown>) =>
      attempt.then(
        () => 'it succeeded',
        (error: unknown) => error,
      ),
    ),
  )
  for (const failure of failures) {
    expect(failure).toMatchObject({ code: expect.stringMatching(/^ERR_MP_/) })
    expect(leaksIn(shown(failure))).toEqual([])
  }
})

test('an answer that differs from the right one in any bit, or in its length, is refused', async () => {
  const change = fc.oneof(
    fc.nat(8 * 40 - 1).map((bit) => (answer: Buffer) => {
      const changed = Buffer.from(answer)
      const at = (bit >> 3) % changed.byteLength
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7))
      return changed
    }),
    fc.nat(39).map((length) => (answer: Buffer) => answer.subarray(0, length)),
    fc.uint8Array({ minLength: 1, maxLength: 20 }).map((more) => (answer: Buffer) => Buffer.concat([answer, more])),
  )
  await fc.assert(
    fc.asyncProperty(change, async (changeOf) => {
      const [a, b] = pipe()
      const [c, d] = pipe()
      // Between the two, as whoever carries their messages.
      const carried = carry(b, c, changeOf)
      const delivered = deliverChallenge(a, { keys: [Buffer.from(SECRET)] })
      const answered = answerChallenge(d, Buffer.from(SECRET))
      await expect(delivered).rejects.toMatchObject({ code: 'ERR_MP_AUTHENTICATION' })
      await expect(answered).rejects.toMatchObject({ code: 'ERR_MP_AUTHENTICATION' })
      await carried
      for (const end of [a, b, c, d]) end.close()
    }),
    runs(60),
  )
})

/** Carries a challenge, a changed answer and a verdict. */
async function carry(listener: Connection, client: Connection, change: (answer: Buffer) => Buffer): Promise<void> {
  await client.sendBytes(await listener.recvBytes())
  await listener.sendBytes(change(await client.recvBytes()))
  await client.sendBytes(await listener.recvBytes())
}

test.runIf(process.platform === 'linux')('blocks of shared memory are for this user alone, whatever the umask', () => {
  const umask = process.umask(0)
  try {
    using queue = new Queue()
    using lock = new Lock()
    using value = new Value('f64', 1)
    using list = new ShareableList(['text'])
    using memory = SharedMemory.create(4096)
    const [a, b] = pipe()
    const names = ownMappings('').map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining([list.shm.name, memory.name]))
    expect(new Set(names).size).toBeGreaterThanOrEqual(5)
    for (const name of names) expect([name, statSync(`/dev/shm/${name}`).mode & 0o777]).toEqual([name, 0o600])
    expect([queue.isEmpty, lock.locked, value.value]).toEqual([true, false, 1])
    a.close()
    b.close()
  } finally {
    process.umask(umask)
  }
})

test('the socket of a manager is for this user alone, in a directory of its own, whatever the umask', async () => {
  const umask = process.umask(0)
  try {
    await using manager = await Manager.start()
    const { address } = manager
    const path = typeof address === 'string' ? address : ''
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    expect(statSync(path).uid).toBe(process.getuid?.())
  } finally {
    process.umask(umask)
  }
})
