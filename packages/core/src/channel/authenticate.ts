import { nodeCrypto } from '../node-crypto.ts'
import { AuthenticationError, EndOfFileError, MessageTooLongError } from '../errors.ts'
import type { WaitOptions } from '../wait-for.ts'
import type { Connection } from './connection.ts'

// The handshake of CPython's multiprocessing.connection, each message behind its length, as all that follow. Both ends
// prove in turn that they know the key, the client first; C is a challenge, and HMAC(x) is over all of x with the key.
//
//   since 3.12   listener: #CHALLENGE#{sha256}<40 random bytes>      C begins with the brace
//                client:   {sha256}<HMAC-SHA256(C)>
//                listener: #WELCOME#, or #FAILURE# and it hangs up
//   up to 3.11   listener: #CHALLENGE#<20 random bytes>
//                client:   <HMAC-MD5(C)>, 16 bytes, whatever the challenge looks like
//
// A client answers with the digest that the challenge names; C of 20 bytes names none and asks for the old answer. A
// listener takes an answer with any digest that it knows, so that old clients can answer a new challenge. As the HMAC
// covers the name, nobody between the two can exchange it. Source: Lib/multiprocessing/connection.py of 3.11 and 3.13.
const CHALLENGE = Buffer.from('#CHALLENGE#')
const WELCOME = Buffer.from('#WELCOME#')
const FAILURE = Buffer.from('#FAILURE#')
const CHALLENGE_BYTES = 40
const SHORTEST_CHALLENGE_BYTES = 20
/** An answer without the name of a digest, as long as an MD5 digest. */
const OLD_ANSWER_BYTES = 16
/** No message before the end of the handshake may be longer. */
const LIMIT_BYTES = 256
/** Python's names of digests, and those of OpenSSL. */
const DIGESTS = new Map([
  ['md5', 'md5'],
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha3_256', 'sha3-256'],
  ['sha3_384', 'sha3-384'],
])

/** Digests for a challenge: the one of Python 3.12 and later, and the only one of those before. */
export type ChallengeDigest = 'sha256' | 'md5'

/** Whom to let in, and with which challenge. */
export interface ChallengeOptions extends WaitOptions {
  /** Keys of which the other end must know one. */
  keys: readonly Uint8Array[]
  /** @defaultValue `sha256`, which Python before 3.12 answers too, with MD5 */
  digest?: ChallengeDigest
}

/**
 * Lets the other end prove that it knows one of the keys, and tells it whether it did.
 *
 * @returns The key that it knows.
 * @throws (rejects) {@link AuthenticationError} when it knows none.
 */
export async function deliverChallenge(connection: Connection, options: ChallengeOptions): Promise<Uint8Array> {
  const { keys, digest = 'sha256', ...wait } = options
  const random = nodeCrypto().randomBytes(digest === 'md5' ? SHORTEST_CHALLENGE_BYTES : CHALLENGE_BYTES)
  const challenge = digest === 'md5' ? random : Buffer.concat([Buffer.from(`{${digest}}`), random])
  await connection.sendBytes(Buffer.concat([CHALLENGE, challenge]))
  const answer = await receive(connection, wait)
  // All keys are tried, so that the time tells nothing.
  const known = keys.filter((key) => isAnswer(answer, challenge, key))
  const [key] = known
  await connection.sendBytes(key === undefined ? FAILURE : WELCOME)
  if (key === undefined) throw new AuthenticationError('The other end does not know the authkey')
  return key
}

/**
 * Proves to the other end that this one knows the key.
 *
 * @throws (rejects) {@link AuthenticationError} when the other end says that it does not, asks for an
 * unknown digest, or speaks another protocol.
 */
export async function answerChallenge(connection: Connection, key: Uint8Array, wait: WaitOptions = {}): Promise<void> {
  const message = await receive(connection, wait)
  if (!message.subarray(0, CHALLENGE.byteLength).equals(CHALLENGE))
    throw new AuthenticationError('The other end sent no challenge; it listens without an authkey, or is no listener')
  const challenge = message.subarray(CHALLENGE.byteLength)
  if (challenge.byteLength < SHORTEST_CHALLENGE_BYTES)
    throw new AuthenticationError(`A challenge of ${challenge.byteLength} bytes is too short to be safe`)
  await connection.sendBytes(answerTo(challenge, key))
  const verdict = await receive(connection, wait)
  if (!verdict.equals(WELCOME)) throw new AuthenticationError('The other end does not accept the authkey')
}

function answerTo(challenge: Buffer, key: Uint8Array): Buffer {
  if (challenge.byteLength === SHORTEST_CHALLENGE_BYTES) return hmac('md5', key, challenge)
  const digest = digestNamed(challenge)
  if (digest === undefined)
    throw new AuthenticationError(`The other end asks for a digest that is none of ${[...DIGESTS.keys()].join(', ')}`)
  return Buffer.concat([Buffer.from(`{${digest.name}}`), hmac(digest.openssl, key, challenge)])
}

function isAnswer(answer: Buffer, challenge: Buffer, key: Uint8Array): boolean {
  const digest = answer.byteLength === OLD_ANSWER_BYTES ? undefined : digestNamed(answer)
  const given = digest === undefined ? answer : answer.subarray(digest.name.length + 2)
  const expected = hmac(digest?.openssl ?? 'md5', key, challenge)
  return given.byteLength === expected.byteLength && nodeCrypto().timingSafeEqual(given, expected)
}

/** Reads the name of the digest in braces before a challenge or an answer. */
function digestNamed(message: Buffer): { name: string; openssl: string } | undefined {
  for (const [name, openssl] of DIGESTS) {
    const prefix = Buffer.from(`{${name}}`)
    if (message.subarray(0, prefix.byteLength).equals(prefix)) return { name, openssl }
  }
  return undefined
}

function hmac(digest: string, key: Uint8Array, message: Buffer): Buffer {
  return nodeCrypto().createHmac(digest, key).update(message).digest()
}

async function receive(connection: Connection, wait: WaitOptions): Promise<Buffer> {
  try {
    return await connection.recvBytes(LIMIT_BYTES, wait)
  } catch (cause) {
    if (!(cause instanceof EndOfFileError) && !(cause instanceof MessageTooLongError)) throw cause
    const reason = cause instanceof EndOfFileError ? 'hung up' : 'sent something else'
    throw new AuthenticationError(`The other end ${reason} before it had proved that it knows the authkey`, { cause })
  }
}
