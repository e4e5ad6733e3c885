import { AuthenticationError, connect, Listener } from '@mp/core'
import { describe, expect, test } from 'vitest'
import { pathOf } from './ends.ts'
import { python } from './python-program.ts'

const ECHO_CLIENT = `
import sys, ast
from multiprocessing.connection import Client
with Client(ast.literal_eval(sys.argv[1]), authkey=b'secret') as c:
    while True:
        try: message = c.recv_bytes()
        except EOFError: break
        c.send_bytes(message)
print('ok')
`

const ECHO_LISTENER = `
import sys
from multiprocessing.connection import Listener
address = ('127.0.0.1', 0) if sys.argv[1] == 'tcp' else None
with Listener(address, authkey=b'secret') as listener:
    print(listener.address if isinstance(listener.address, str) else listener.address[1], flush=True)
    with listener.accept() as c:
        while True:
            try: message = c.recv_bytes()
            except EOFError: break
            c.send_bytes(message)
print('ok')
`

const messages = [0, 1, 255, 16_384, 16_385, 1_000_000].map((size) => Buffer.alloc(size, 0x61))

describe.each(['unix', 'tcp'])('with python3 over %s', (family) => {
  test.each(['sha256', 'md5'] as const)(
    'a Client of Python talks to our listener, challenged with %s',
    async (digest) => {
      using listener = await Listener.listen({
        authkey: 'secret',
        digest,
        ...(family === 'tcp' ? { address: 0 } : {}),
      })
      const { address } = listener
      const client = python(
        '-c',
        ECHO_CLIENT,
        typeof address === 'string' ? JSON.stringify(address) : `('127.0.0.1', ${address.port})`,
      )
      using connection = await listener.accept()
      for (const message of messages) {
        await connection.sendBytes(message)
        expect((await connection.recvBytes()).equals(message)).toBe(true)
      }
      connection.close()
      expect(await client.output()).toBe('ok')
    },
  )

  test('we talk to a Listener of Python', async () => {
    const server = python('-c', ECHO_LISTENER, family)
    const line = await server.firstLine()
    using connection = await connect(family === 'tcp' ? Number(line) : line, { authkey: Buffer.from('secret') })
    for (const message of messages) {
      await connection.sendBytes(message)
      expect((await connection.recvBytes()).equals(message)).toBe(true)
    }
    connection.close()
    expect((await server.output()).split('\n').at(-1)).toBe('ok')
  })
})

test('a Client of Python with a wrong key learns so, and so do we', async () => {
  using listener = await Listener.listen({ authkey: 'right', address: 0 })
  const { address } = listener
  if (typeof address === 'string') throw new Error('TCP was asked for')
  const client = python(
    '-c',
    `
import sys
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
try: Client(('127.0.0.1', int(sys.argv[1])), authkey=b'wrong')
except AuthenticationError: print('refused')
`,
    String(address.port),
  )
  await expect(listener.accept()).rejects.toThrow(AuthenticationError)
  expect(await client.output()).toBe('refused')
})

test('a Listener of Python that does not accept our key says so', async () => {
  const server = python(
    '-c',
    `
from multiprocessing import AuthenticationError
from multiprocessing.connection import Listener
with Listener(('127.0.0.1', 0), authkey=b'right') as listener:
    print(listener.address[1], flush=True)
    try: listener.accept()
    except AuthenticationError: print('refused')
`,
  )
  const port = Number(await server.firstLine())
  await expect(connect(port, { authkey: 'wrong' })).rejects.toThrow(AuthenticationError)
  expect((await server.output()).split('\n').at(-1)).toBe('refused')
})

test('a pickled value of Python is not read, but handed over as bytes', async () => {
  using listener = await Listener.listen({ authkey: 'secret' })
  const client = python(
    '-c',
    `
import sys
from multiprocessing.connection import Client
with Client(sys.argv[1], authkey=b'secret') as c: c.send([1, 2]); c.recv_bytes()
print('ok')
`,
    pathOf(listener),
  )
  using connection = await listener.accept()
  await expect(connection.recv()).rejects.toMatchObject({
    code: 'ERR_MP_MESSAGE_FORMAT',
    bytes: expect.any(Uint8Array),
  })
  await connection.sendBytes(Buffer.alloc(0))
  expect(await client.output()).toBe('ok')
})
