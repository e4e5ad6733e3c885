import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { describeCallable } from '../../src/callable/describe.ts'
import { parseScript } from '../../src/callable/parse-script.ts'
import { meansSameAnywhere } from '../../src/callable/same-anywhere.ts'

const makeSum = () => (a: number, b: number) => a + b
const makeFilled = () => (list: number[]) => {
  list[0] = 1
  return list
}
const named = (key: string) => ({ [key]: (x: number) => x })[key] ?? (() => 0)

test.each([makeSum, makeFilled])('functions made anew from one source have one description', async (make) => {
  const description = describeCallable(make())
  expect(describeCallable(make())).toBe(description)
  await turn()
  expect(describeCallable(make())).toBe(description)
})

test.each([makeSum, makeFilled])('a property that one of them is given is its own', async (make) => {
  const [first, second] = [make(), make()]
  const description = describeCallable(first)
  expect(describeCallable(second)).toBe(description)
  Object.assign(second, { added: 1 })
  const withProperty = describeCallable(second)
  expect(withProperty.id).not.toBe(description.id)
  expect(describeCallable(make())).toBe(description)
  expect(describeCallable(Object.assign(make(), { added: 2 })).id).not.toBe(withProperty.id)
  await turn()
  const third = make()
  expect(describeCallable(third)).toBe(description)
  Object.assign(third, { added: 1 })
  expect(describeCallable(third).id).not.toBe(description.id)
  expect(describeCallable(first)).toBe(description)
})

test('a name that one of them was given is its own', () => {
  const names = ['first', 'second', 'first'].map((key) => describeCallable(named(key)).name)
  expect(names).toEqual(['first', 'second', 'first'])
})

function parsed(text: string) {
  const [statement] = parseScript(`(${text})`, true).body
  if (statement?.type !== 'ExpressionStatement') throw new TypeError(`${text} is no expression`)
  const { expression } = statement
  if (expression.type === 'ArrowFunctionExpression' || expression.type === 'FunctionExpression') return expression
  throw new TypeError(`${text} is no function`)
}

test.each<[string, boolean]>([
  ['(x) => x * 2', true],
  ['async (x) => { let sum = 0; for (const n of x) sum += n; return `${sum}` }', true],
  ['(x) => x.map((y) => y.z).filter(Boolean)', true],
  ['({ a }, [b]) => { ({ a, b } = { a: b, b: a }); return [a, b] }', true],
  ['function () { return this }', false],
  ['() => function () { return this }', false],
  ['() => ({ method() { return this } })', false],
  ["() => import('./module.js')", false],
  ['(x) => { x.y = 1 }', false],
  ['(x) => { x[0] += 1 }', false],
  ['(x) => x.count++', false],
  ['(x) => { [x.a] = [1] }', false],
  ['(x) => { for (x.a of [1]); }', false],
  ['(x) => { for (x.a in { b: 1 }); }', false],
  ['(x) => delete x.a', false],
])('%s means the same anywhere: %s', (text, isSame) => {
  expect(meansSameAnywhere(parsed(text))).toBe(isSame)
})
