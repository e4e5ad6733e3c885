import { describe, expect, test } from 'vitest'
import { scryptMany } from '../src/node.ts'
import { missingPython, runPython } from './python.ts'

describe('scryptMany', () => {
  test('gives the published keys of RFC 7914', () => {
    expect(scryptMany([{ password: '', salt: '' }], { cost: 16, blockSize: 1, keyBytes: 64 })).toEqual([
      '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
    ])
    const [key] = scryptMany([{ password: 'pleaseletmein', salt: 'SodiumChloride' }], { keyBytes: 64 })
    expect(key).toBe(
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    )
  })

  test('equals hashlib.scrypt', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const secrets = ['grüße', '', '中'].map((password, index) => ({ password, salt: `salt ${index}` }))
    const program = `import hashlib
print(json.dumps([hashlib.scrypt(one['password'].encode(), salt=one['salt'].encode(), n=64, r=4, p=3, dklen=20).hex() for one in given]))`
    const options = { cost: 64, blockSize: 4, parallelization: 3, keyBytes: 20 }
    expect(scryptMany(secrets, options)).toEqual(runPython(program, secrets))
  })

  test('takes salts of bytes', () => {
    const [text, bytes] = ['ab', Uint8Array.of(97, 98)].map((salt) =>
      scryptMany([{ password: 'x', salt }], { cost: 2 }),
    )
    expect(text).toEqual(bytes)
  })

  test.each([
    [{ cost: 1 }, RangeError],
    [{ cost: 3 }, RangeError],
    [{ cost: 2 ** 22 }, RangeError],
    [{ cost: 2.5 }, TypeError],
    [{ blockSize: 0 }, RangeError],
    [{ parallelization: 0 }, RangeError],
    [{ keyBytes: 0 }, RangeError],
  ])('refuses %o', (options, error) => {
    expect(() => scryptMany([], options)).toThrow(error)
  })
})
