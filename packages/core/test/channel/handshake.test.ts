import { fileURLToPath } from 'node:url'
import { AuthenticationError, type ChallengeDigest, connect, Listener } from '@mp/core'
import { describe, expect, test } from 'vitest'
import { python } from './python-program.ts'

const program = fileURLToPath(new URL('./fixtures/handshake.py', import.meta.url))
const digests = ['sha256', 'md5', 'sha384', 'sha3_256', 'sha3_384', 'old']

/** Lets a client of Python in, and sends its message back. */
async function serve(
  asked: string,
  { key = 'secret', digest = 'sha256' }: { key?: string; digest?: ChallengeDigest } = {},
) {
  const listener = await Listener.listen({ address: 0, authkey: 'secret', digest })
  const { address } = listener
  if (typeof address === 'string') throw new Error('TCP was asked for')
  const client = python(program, 'connect', asked, key, String(address.port))
  const served = listener.accept().then(async (connection) => {
    await connection.sendBytes(await connection.recvBytes())
    connection.close()
  })
  const outcome = await served.catch((error: unknown) => error)
  const printed = await client.output()
  listener.close()
  return { outcome, printed }
}

/** Connects to a listener of Python, and returns what comes back. */
async function meet(asked: string, authkey = 'secret') {
  const server = python(program, 'listen', asked, 'secret')
  const connecting = connect(Number(await server.firstLine()), { authkey }).then(async (connection) => {
    await connection.sendBytes(Buffer.from('hello'))
    const answer = String(await connection.recvBytes())
    connection.close()
    return answer
  })
  const outcome = await connecting.catch((error: unknown) => error)
  return { outcome, printed: (await server.output()).split('\n').at(-1) }
}

describe('a client that greets as Python since 3.12', () => {
  test.each(digests)('is let in, and lets us prove ourselves with %s', async (asked) => {
    expect(await serve(asked)).toEqual({ outcome: undefined, printed: 'hello' })
  })

  test('answers also a challenge of the old kind', async () => {
    expect(await serve('sha256', { digest: 'md5' })).toEqual({ outcome: undefined, printed: 'hello' })
  })

  test.each(['sha384', 'md5'])('may answer with %s, another digest than was asked for', async (digest) => {
    expect(await serve(`answer:${digest}`)).toEqual({ outcome: undefined, printed: 'hello' })
  })

  test.each([
    ['that does not know the key', 'sha256', 'guess'],
    ['whose digest is unknown', 'answer:sha512', 'secret'],
  ])('%s is refused, and told so', async (_, asked, key) => {
    const { outcome, printed } = await serve(asked, { key })
    expect([outcome, printed]).toEqual([expect.any(AuthenticationError), 'refused'])
  })

  test('whose challenge is too short, or of an unknown digest, gets no answer', async () => {
    expect((await serve('short')).printed).toBe('gone')
    expect((await serve('sha512')).printed).toBe('gone')
  })
})

describe('a listener that greets as Python since 3.12', () => {
  test.each(digests)('lets us in with %s, and proves itself', async (asked) => {
    expect(await meet(asked)).toEqual({ outcome: 'hello', printed: 'served' })
  })

  test('refuses a wrong key, which is an error here', async () => {
    expect(await meet('sha256', 'guess')).toEqual({ outcome: expect.any(AuthenticationError), printed: 'unproven' })
  })

  test.each(['sha512', 'short'])('that asks for %s gets no answer', async (asked) => {
    expect(await meet(asked)).toEqual({ outcome: expect.any(AuthenticationError), printed: 'gone' })
  })
})
