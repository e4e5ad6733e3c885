import { Buffer } from 'node:buffer'
import {
  bucketOf,
  bucketStartMs,
  encodeEvent,
  EventFormatError,
  type EventSource,
  parseEvent,
  readEvents,
} from '@mp/core/monitor'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventShapes } from '../../src/monitor/event-shapes.ts'
import type { Shape } from '../../src/monitor/shape.ts'
import { sampleEvents } from './sample-events.ts'

const text = sampleEvents.map(encodeEvent).join('')

interface Field {
  path: string[]
  isOptional: boolean
}

/** All fields that a shape names, as far as a value has them. */
function fieldsOf(value: unknown, fields: Readonly<Record<string, Shape>>, path: string[] = []): Field[] {
  return Object.entries(fields).flatMap(([name, shape]) => {
    const isOptional = typeof shape === 'object' && 'optional' in shape
    const inner = isOptional ? shape.optional : shape
    const below = [...path, name]
    return [{ path: below, isOptional }, ...innerFields(Reflect.get(Object(value), name), inner, below)]
  })
}

function innerFields(value: unknown, shape: Shape, path: string[]): Field[] {
  if (typeof shape === 'string' || value === undefined) return []
  if ('list' in shape) return innerFields(Reflect.get(Object(value), 0), shape.list, [...path, '0'])
  return 'fields' in shape ? fieldsOf(value, shape.fields, path) : []
}

/** What parsing a line throws; undefined when it does not. */
function faultOf(line: string): unknown {
  try {
    parseEvent(line)
    return undefined
  } catch (error) {
    return error
  }
}

/** A copy in which one field is something else. */
function spoilt(event: object, path: readonly string[], value: unknown): string {
  // A copy by way of JSON also parts what the sample has in two places.
  const copy = JSON.parse(JSON.stringify(event))
  const parent = path.slice(0, -1).reduce<unknown>((inner, name) => Reflect.get(Object(inner), name), copy)
  Reflect.set(Object(parent), path.at(-1) ?? '', value)
  return JSON.stringify(copy)
}

async function eventsOf(source: EventSource) {
  return Array.fromAsync(readEvents(source))
}

test('there is a sample of every type', () => {
  expect(sampleEvents.map(({ type }) => type).toSorted()).toEqual(Object.keys(eventShapes).toSorted())
})

describe.each(sampleEvents)('$type', (event) => {
  test('is read as it was written', () => {
    expect(parseEvent(encodeEvent(event))).toEqual(event)
  })

  test('is refused with the path of any field that is missing or of another type', () => {
    for (const { path, isOptional } of fieldsOf(event, { at: 'number', ...eventShapes[event.type] })) {
      const named = path.join('.').replace(/\.(\d+)/g, '[$1]')
      expect(String(faultOf(spoilt(event, path, [{ no: 1 }])))).toContain(named)
      expect(String(faultOf(spoilt(event, path, undefined)))).toContain(isOptional ? 'undefined' : named)
    }
  })
})

test('fields and events that a later version has added are kept', () => {
  const line = '{"type":"lost","at":1,"events":2,"since":"tuesday"}'
  expect(parseEvent(line)).toMatchObject({ since: 'tuesday' })
  const unknown = parseEvent('{"type":"weather","at":1,"rain":true}')
  expect(unknown).toEqual({ type: 'unknown', name: 'weather', fields: { type: 'weather', at: 1, rain: true } })
  expect(encodeEvent(unknown)).toBe('{"type":"weather","at":1,"rain":true}\n')
})

test('names of the prototype are no types', () => {
  expect(parseEvent('{"type":"constructor","at":1}')).toMatchObject({ type: 'unknown' })
  expect(() => parseEvent('{"type":"lost","__proto__":{"at":1,"events":2}}')).toThrow('at is no number')
})

test('a header of a schema to come is refused', () => {
  const [header] = sampleEvents
  expect(() => parseEvent(spoilt(header ?? {}, ['schemaVersion'], 2))).toThrow('schema 2')
})

test('whatever is given is an event or a typed error', () => {
  const property = fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
    const fault = faultOf(line)
    expect(fault === undefined || fault instanceof EventFormatError).toBe(true)
  })
  fc.assert(property, { numRuns: 500 })
})

test('a stream may be cut anywhere, also within a character', async () => {
  const bytes = Buffer.from(text.replaceAll('compress', 'drücken'))
  const whole = await eventsOf([bytes])
  expect(whole).toHaveLength(sampleEvents.length)
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), async (step) => {
    const pieces = []
    for (let from = 0; from < bytes.length; from += step) pieces.push(bytes.subarray(from, from + step))
    expect(await eventsOf(pieces)).toEqual(whole)
  })
  await fc.assert(property, { numRuns: 20 })
})

test('of a program that was killed while it wrote, what is whole is read', async () => {
  expect(await eventsOf([text.slice(0, -5)])).toEqual(sampleEvents.slice(0, -1))
  expect(await eventsOf([text.slice(0, -1)])).toEqual(sampleEvents)
})

test('a stream that does not begin with a header, or has garbage within, is refused at its line', async () => {
  await expect(eventsOf([text.slice(text.indexOf('\n') + 1)])).rejects.toMatchObject({ line: 1 })
  await expect(eventsOf([text, 'garbage\n', text])).rejects.toMatchObject({ line: sampleEvents.length + 1 })
})

test('times fall into buckets that are a quarter of a doubling wide', () => {
  const property = fc.property(fc.double({ min: 0.001, max: 1e8, noNaN: true }), (ms) => {
    const bucket = bucketOf(ms)
    expect(bucketStartMs(bucket) * (1 - 1e-9)).toBeLessThanOrEqual(ms)
    expect(bucketStartMs(bucket + 1) * (1 + 1e-9)).toBeGreaterThan(ms)
  })
  fc.assert(property, { numRuns: 200 })
  expect([bucketOf(-1), bucketOf(Number.NaN), bucketOf(1e300)]).toEqual([0, 0, 160])
})
