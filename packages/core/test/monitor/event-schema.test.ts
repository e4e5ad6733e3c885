import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Lock, Pool, Queue } from '@mp/core'
import { encodeEvent, eventSchema, parseEvent, record, SCHEMA_VERSION } from '@mp/core/monitor'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, onTestFinished, test } from 'vitest'
import { eventShapes } from '../../src/monitor/event-shapes.ts'
import { sampleEvents } from './sample-events.ts'

const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(eventSchema())

/** What is wrong with a line by the schema; empty when nothing is. */
function faults(line: string): string {
  if (validate(JSON.parse(line))) return ''
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ')
}

test('every event of a recording of a program is one by the schema', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mp-schema-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'run.ndjson')
  const recording = record(path)
  const [queue, lock] = [new Queue({ maxSize: 3 }), new Lock()]
  await using pool = new Pool(2)
  await pool.map((n: number) => n * n, [1, 2, 3])
  await pool.mapSettled(
    (n: number) => {
      throw new RangeError(`no ${n}`)
    },
    [1, 2],
  )
  recording[Symbol.dispose]()
  queue.close()
  lock.close()
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  expect(new Set(lines.map((line) => parseEvent(line).type))).toContain('task-end')
  expect(lines.map(faults).filter((fault) => fault !== '')).toEqual([])
})

test('the schema knows every type, and takes one of each', () => {
  expect(Object.keys(Object(eventSchema()['$defs']))).toEqual(Object.keys(eventShapes))
  expect(new Set(sampleEvents.map(({ type }) => type))).toEqual(new Set(Object.keys(eventShapes)))
  expect(sampleEvents.map((event) => faults(encodeEvent(event))).filter((fault) => fault !== '')).toEqual([])
})

test.each([
  ['no object', '[]'],
  ['without a type', '{"at":1}'],
  ['without a time', '{"type":"lost","events":1}'],
  ['without a field', '{"type":"lost","at":1}'],
  ['with text for a number', '{"type":"lost","at":1,"events":"1"}'],
  ['with a word that is none of those there are', '{"type":"pool-end","at":1,"pool":"p","state":"asleep"}'],
  ['with a thing without a kind', '{"type":"objects-sample","at":1,"objects":[{}]}'],
  ['with a lock without a number', '{"type":"objects-sample","at":1,"objects":[{"kind":"lock"}]}'],
])('what is refused when it is read is refused by the schema: %s', (_fault, line) => {
  expect(() => parseEvent(line)).toThrow()
  expect(faults(line)).not.toBe('')
})

test('what a later version may add is accepted by both', () => {
  for (const line of [
    '{"type":"weather"}',
    '{"type":"lost","at":1,"events":1,"more":true}',
    '{"type":"objects-sample","at":1,"objects":[{"kind":"cloud"}]}',
  ]) {
    expect(() => parseEvent(line)).not.toThrow()
    expect(faults(line)).toBe('')
  }
  const header = sampleEvents.find(({ type }) => type === 'header')
  const later = JSON.stringify({ ...header, schemaVersion: SCHEMA_VERSION + 1 })
  expect(() => parseEvent(later)).toThrow('update it')
  expect(faults(later)).toContain('must be <=')
})
