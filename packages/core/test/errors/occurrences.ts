import { mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Barrier, connect, Listener, Manager, Pool, pipe, Process, Queue, registerClass, SharedMemory } from '@mp/core'
import { attach, parseEvent, record } from '@mp/core/monitor'
import { openEnds } from '../channel/ends.ts'
import { UnsharedPool } from '../pool/backends.ts'

/** One way to each error of the registry, by its code: what throws it, or the promise that rejects with it. */
export const occurrences: Readonly<Record<string, () => unknown>> = {
  ERR_MP: () => {
    const name = `test-directory-${process.pid}`
    mkdirSync(`/dev/shm/${name}`)
    try {
      SharedMemory.attach(name)
    } finally {
      rmdirSync(`/dev/shm/${name}`)
    }
  },
  ERR_MP_AUTHENTICATION: async () => {
    using listener = await Listener.listen({ authkey: 'right' })
    await connect(listener.address, { authkey: 'wrong' })
  },
  ERR_MP_BROKEN_BARRIER: async () => {
    using barrier = new Barrier(2)
    await barrier.wait({ timeout: 1 })
  },
  ERR_MP_BUFFER_TOO_SHORT: async () => {
    using ends = await openEnds()
    await ends.client.sendBytes(new Uint8Array(3))
    await ends.server.recvBytesInto(new Uint8Array(2))
  },
  ERR_MP_CANCELLED: async () => {
    await using pool = new Pool(1)
    const job = pool.apply(() => new Promise(() => {}))
    job.cancel()
    await job
  },
  ERR_MP_CAPTURE: () =>
    withPool((pool) => {
      const timer = new WeakMap()
      return pool.apply(() => timer)
    }),
  ERR_MP_CONNECT: () => connect('/nowhere/at-all'),
  ERR_MP_CONNECTION_CLOSED: async () => {
    const [a, b] = pipe()
    a.close()
    b.close()
    await a.send(1)
  },
  ERR_MP_END_OF_FILE: async () => {
    const [a, b] = pipe()
    a.close()
    await b.recv().finally(() => b.close())
  },
  ERR_MP_EVENT_FORMAT: () => parseEvent('no event'),
  ERR_MP_MANAGER_GONE: async () => {
    const manager = await Manager.start()
    const dict = await manager.dict()
    await manager.shutdown()
    await dict.get('a')
  },
  ERR_MP_MESSAGE_FORMAT: async () => {
    using ends = await openEnds()
    await ends.client.sendBytes(Buffer.from('no value'))
    await ends.server.recv()
  },
  ERR_MP_MESSAGE_TOO_LONG: async () => {
    using ends = await openEnds()
    await ends.client.sendBytes(new Uint8Array(9))
    await ends.server.recvBytes(8)
  },
  ERR_MP_NOT_SERIALIZABLE: () => withPool((pool) => pool.apply((value) => value, [{ user: { save: Symbol('s') } }])),
  ERR_MP_OPTION_RANGE: () => new Pool(0),
  ERR_MP_OPTION_TYPE: () => Reflect.apply(registerClass, undefined, [5]),
  ERR_MP_POOL_CLOSED: async () => {
    await using pool = new Pool(1)
    pool.close()
    await pool.apply(() => 1)
  },
  ERR_MP_PROGRAM_NOT_FOUND: () => attach(2 ** 31 - 1),
  ERR_MP_QUEUE_EMPTY: async () => {
    using queue = new Queue()
    await queue.get({ timeout: 1 })
  },
  ERR_MP_QUEUE_FULL: async () => {
    using queue = new Queue({ maxSize: 1 })
    await queue.put(1)
    await queue.put(2, { timeout: 1 })
  },
  ERR_MP_QUEUE_SHUT_DOWN: async () => {
    using queue = new Queue()
    queue.shutdown()
    await queue.put(1)
  },
  ERR_MP_RECORDING: () => record('/nowhere/at-all.ndjson'),
  ERR_MP_SHARED_MEMORY_EXISTS: () => {
    using block = SharedMemory.create(8)
    SharedMemory.create(8, { name: block.name })
  },
  ERR_MP_SHARED_MEMORY_FULL: () => SharedMemory.create(2 ** 50),
  ERR_MP_SHARED_MEMORY_NOT_FOUND: () => SharedMemory.attach('test-missing'),
  ERR_MP_STATE: () => new Process(() => {}).join(),
  ERR_MP_TIMEOUT: () => withPool((pool) => pool.apply(() => new Promise(() => {}), [], { timeout: 1 })),
  ERR_MP_UNSAFE_DIRECTORY: async () => {
    const before = process.env['XDG_RUNTIME_DIR']
    const directory = mkdtempSync(`${tmpdir()}/mp-test-`)
    writeFileSync(`${directory}/mp`, 'in its place')
    process.env['XDG_RUNTIME_DIR'] = directory
    try {
      await attach(process.pid)
    } finally {
      if (before === undefined) delete process.env['XDG_RUNTIME_DIR']
      else process.env['XDG_RUNTIME_DIR'] = before
      rmSync(directory, { recursive: true })
    }
  },
  ERR_MP_UNSUPPORTED_PLATFORM: async () => {
    // Without native code, as where there is none for the platform.
    await using pool = new UnsharedPool({ workers: 1, execArgv: ['--no-addons'] })
    await pool.apply(async () => {
      const core = await import('@mp/core')
      return new core.Lock()
    })
  },
  ERR_MP_WORKER_EXIT: () => withPool((pool) => pool.apply(() => process.exit(3))),
  ERR_MP_WORKER_START: async () => {
    // Node ends at once with code 9 when it does not know a flag.
    await using pool = new Pool({ workers: 1, execArgv: ['--no-such-flag'] })
    await pool.apply(() => 1)
  },
}

async function withPool(run: (pool: Pool) => unknown): Promise<void> {
  await using pool = new Pool(1)
  await run(pool)
}
