import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import {
  AuthenticationError,
  connect,
  ConnectError,
  ConnectionClosedError,
  Listener,
  OptionRangeError,
  OptionTypeError,
  TimeoutError,
} from '@mp/core'
import { afterAll, expect, test } from 'vitest'
import { openEnds, pathOf } from './ends.ts'

/** Where programs put their directories that no other program is to clear away. */
const temporary = mkdtempSync(join(tmpdir(), 'listener-test-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

test('a fresh address is a socket of mode 0600 in a directory of mode 0700, which goes with the listener', async () => {
  const listener = await Listener.listen()
  const path = pathOf(listener)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
  listener.close()
  listener.close()
  expect(() => statSync(dirname(path))).toThrow('ENOENT')
  expect(listener.closed).toBe(true)
})

test('a path of the caller gets mode 0600 whatever the umask, and is removed', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'listener-test-'))
  try {
    const path = join(directory, 'mine')
    const listener = await Listener.listen({ address: path })
    expect(listener.address).toBe(path)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await expect(Listener.listen({ address: path })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    expect(statSync(path).isSocket()).toBe(true)
    listener.close()
    expect(() => statSync(path)).toThrow('ENOENT')
  } finally {
    rmSync(directory, { recursive: true })
  }
})

test.each([0, ':0', '0', { port: 0 }])('the address %j is of this machine only', async (address) => {
  using ends = await openEnds({ address })
  expect(ends.listener.address).toMatchObject({ host: '127.0.0.1' })
  expect(ends.listener.lastAccepted).toMatchObject({ host: '127.0.0.1' })
})

test('host and port can be given as text', async () => {
  using first = await openEnds({ address: 'localhost:0' })
  const { address } = first.listener
  if (typeof address === 'string') throw new Error('TCP was asked for')
  using connection = await connect(`localhost:${address.port}`)
  expect(connection.closed).toBe(false)
})

test('an abstract name leaves no file', async () => {
  const name = `\0mp-test-${process.pid}`
  using ends = await openEnds({ address: name, authkey: 'k' })
  await ends.client.send(1)
  expect(await ends.server.recv()).toBe(1)
})

test('a wrong key is told to both sides, and the listener goes on', async () => {
  using listener = await Listener.listen({ authkey: 'right' })
  const both = [listener.accept(), connect(listener.address, { authkey: 'wrong' })]
  const outcomes = await Promise.allSettled(both)
  expect(outcomes).toMatchObject(both.map(() => ({ status: 'rejected', reason: { code: 'ERR_MP_AUTHENTICATION' } })))
  const [client, server] = await Promise.all([connect(listener.address, { authkey: 'right' }), listener.accept()])
  client.close()
  server.close()
})

test('a listener has to prove that it knows the key, too', async () => {
  using open = await Listener.listen()
  const client = connect(open.address, { authkey: 'secret' })
  const server = await open.accept()
  await server.sendBytes(Buffer.concat([Buffer.from('#CHALLENGE#{sha256}'), Buffer.alloc(40)]))
  await server.recvBytes()
  await server.sendBytes(Buffer.from('#WELCOME#'))
  await server.recvBytes()
  await server.sendBytes(Buffer.alloc(32))
  await expect(client).rejects.toThrow(AuthenticationError)
  server.close()
})

test('an empty key authenticates like any other', async () => {
  using ends = await openEnds({ authkey: new Uint8Array(0) })
  await expect(connect(ends.listener.address, { authkey: 'x' })).rejects.toThrow(AuthenticationError)
})

test('for await passes over clients without the key, and ends when the listener is closed', async () => {
  const listener = await Listener.listen({ authkey: 'right' })
  const served: unknown[] = []
  const serving = (async () => {
    for await (const connection of listener) {
      served.push(await connection.recv())
      connection.close()
    }
  })()
  await expect(connect(listener.address, { authkey: 'wrong' })).rejects.toThrow(AuthenticationError)
  using client = await connect(listener.address, { authkey: 'right' })
  await client.send('hello')
  expect(await client.poll(60_000)).toBe(true)
  listener.close()
  await serving
  expect(served).toEqual(['hello'])
})

test('nobody at the address, and nobody in time, are errors of their own', async () => {
  await expect(connect('/nowhere/at-all')).rejects.toThrow(ConnectError)
  using silent = await Listener.listen({ address: 0 })
  await expect(connect(silent.address, { authkey: 'k', timeout: 20 })).rejects.toThrow(TimeoutError)
  const stop = new AbortController()
  const aborted = connect(silent.address, { authkey: 'k', signal: stop.signal })
  stop.abort(new Error('enough'))
  await expect(aborted).rejects.toThrow('enough')
  const { address } = silent
  silent.close()
  await expect(connect(address)).rejects.toMatchObject({ code: 'ERR_MP_CONNECT', cause: { code: 'ECONNREFUSED' } })
})

test('accept waits as long as asked, and ends with the listener', async () => {
  const listener = await Listener.listen()
  await expect(listener.accept({ timeout: 1 })).rejects.toThrow(TimeoutError)
  const waiting = listener.accept()
  listener.close()
  await expect(waiting).rejects.toThrow(ConnectionClosedError)
  await expect(listener.accept()).rejects.toThrow(ConnectionClosedError)
})

test('bad options are refused by name', async () => {
  await expect(Listener.listen({ authkey: 5 as unknown as string })).rejects.toThrow(OptionTypeError)
  await expect(Listener.listen({ address: 70_000 })).rejects.toThrow(OptionRangeError)
  await expect(Listener.listen({ address: '' })).rejects.toThrow(OptionTypeError)
  await expect(Listener.listen({ backlog: 0 })).rejects.toThrow(OptionRangeError)
  await expect(connect(true as unknown as string)).rejects.toThrow(OptionTypeError)
})

test('the directory of a program that was killed goes when the next one listens', async () => {
  const left = await listenInChild('setInterval(() => {}, 60_000)')
  expect(existsSync(left.path)).toBe(true)
  left.child.kill('SIGKILL')
  await once(left.child, 'exit')
  expect(existsSync(left.path)).toBe(true)
  const next = await listenInChild('')
  expect(existsSync(left.path)).toBe(false)
  if (next.child.exitCode === null) await once(next.child, 'exit')
  expect(next.child.exitCode).toBe(0)
  expect(existsSync(next.path)).toBe(false)
})

/** Starts a program that listens, and returns where. */
async function listenInChild(rest: string) {
  const program = `import { Listener } from '@mp/core'
    console.log((await Listener.listen()).address)
    ${rest}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [bytes] = await once(child.stdout, 'data')
  return { child, path: String(bytes).trim() }
}
