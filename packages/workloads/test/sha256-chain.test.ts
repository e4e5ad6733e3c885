import { describe, expect, test } from 'vitest'
import { runSha256ChainPart, sha256Chain } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

describe('sha256Chain', () => {
  test('gives the published digests of the empty text and of "abc"', () => {
    expect(sha256Chain('', 1)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256Chain('abc', 1)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  test('hashes the raw digest in the second round, as the published double hash of "hello" shows', () => {
    expect(sha256Chain('hello', 2)).toBe('9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50')
  })

  test('equals hashlib', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const program = `import hashlib
digest = given.encode()
for _ in range(1000): digest = hashlib.sha256(digest).digest()
print(json.dumps(digest.hex()))`
    expect(sha256Chain('grüße', 1000)).toBe(runPython(program, 'grüße'))
  })

  test('refuses rounds below 1 and parts out of order', () => {
    expect(() => sha256Chain('abc', 0)).toThrow(RangeError)
    expect(() => sha256Chain('abc', 1.5)).toThrow(TypeError)
    expect(() => runSha256ChainPart({ seed: 'abc', from: 2, to: 1, rounds: 1 })).toThrow(RangeError)
  })
})
