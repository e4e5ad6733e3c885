import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Consumer } from '../src/consumer.ts'

const nodes = [
  ['22', new URL('../node_modules/node22/bin/node', import.meta.url).pathname],
  ['24', new URL('../node_modules/node24/bin/node', import.meta.url).pathname],
  ['26', process.execPath],
] as const

const consumer = new Consumer()
afterAll(() => consumer[Symbol.dispose]())
beforeAll(() => consumer.compile())

describe.each(nodes)('installed by npm, on Node %s', (version, node) => {
  test('the runtime is the one that is meant', () => {
    expect(consumer.run(node, '--version')).toMatch(new RegExp(`^v${version}\\.`))
  })

  test('a pool maps an arrow function with what it captures, on processes and on threads', () => {
    expect(consumer.run(node, 'out/core.js')).toBe('[3,6,9] [3,6,9]')
  })

  test('a kernel computes without a pool', () => {
    expect(consumer.run(node, 'out/workloads.js')).toBe('333833500')
  })

  test('an image is compressed', () => {
    expect(consumer.run(node, 'out/imaging.js')).toBe('smaller')
  })

  test('the command tells its version', () => {
    expect(consumer.run(node, 'node_modules/.bin/mp', '--version')).toMatch(/^\d+\.\d+\.\d+$/)
  })
})
