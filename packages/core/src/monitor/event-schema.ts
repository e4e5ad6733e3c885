import { eventShapes } from './event-shapes.ts'
import { SCHEMA_VERSION } from './schema.ts'
import type { Shape } from './shape.ts'

/** A schema of JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/**
 * Describes one line of a stream or a recording as a JSON Schema of the draft 2020-12.
 *
 * @remarks
 * Made from what {@link parseEvent} checks by, so that both accept the same. Each type of event is under `$defs` by its
 * name. Fields and types that the schema does not know are allowed: a later version of this package may tell more.
 * `mp report --schema` prints it.
 * @returns A schema that refers to nothing outside of itself.
 * @see {@link parseEvent} to check an event without a validator.
 * @see https://json-schema.org/draft/2020-12
 * @example
 * ```ts @import.meta.vitest
 * import { eventSchema } from '@mp/core/monitor'
 * const { $schema, $defs } = eventSchema()
 * expect($schema).toBe('https://json-schema.org/draft/2020-12/schema')
 * expect($defs).toMatchObject({ lost: { properties: { events: { type: 'number' } } } })
 * ```
 */
export function eventSchema(): JsonSchema {
  const types = Object.keys(eventShapes)
  const definitions = Object.entries(eventShapes).map(([type, fields]) => [type, eventOf(type, fields)])
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Event of @mp/core/monitor, schema ${SCHEMA_VERSION}`,
    type: 'object',
    required: ['type'],
    properties: { type: { type: 'string' } },
    allOf: types.map((type) => anyBut('type', type, { $ref: `#/$defs/${type}` })),
    $defs: Object.fromEntries(definitions),
  }
}

function eventOf(type: string, fields: Readonly<Record<string, Shape>>): JsonSchema {
  const schema = schemaOf({ fields: { at: 'number', ...fields } })
  if (type !== 'header') return schema
  // What a later version that cannot be read would say of itself.
  return { ...schema, allOf: [{ properties: { schemaVersion: { maximum: SCHEMA_VERSION } } }] }
}

/** Asks for a schema of those whose field says so; what says something else may be anything. */
function anyBut(field: string, word: string, schema: JsonSchema): JsonSchema {
  return { anyOf: [{ properties: { [field]: { not: { const: word } } } }, schema] }
}

function schemaOf(shape: Shape): JsonSchema {
  if (typeof shape === 'string') return { type: shape }
  if ('optional' in shape) return schemaOf(shape.optional)
  if ('oneOf' in shape) return { enum: shape.oneOf }
  if ('either' in shape) return { anyOf: shape.either.map(schemaOf) }
  if ('list' in shape) return { type: 'array', items: schemaOf(shape.list) }
  if ('byKind' in shape) return schemaByKind(shape.byKind)
  return schemaOfFields(shape.fields)
}

function schemaOfFields(fields: Readonly<Record<string, Shape>>): JsonSchema {
  const entries = Object.entries(fields)
  const required = entries.filter(([, shape]) => !isOptional(shape)).map(([name]) => name)
  const properties = Object.fromEntries(entries.map(([name, shape]) => [name, schemaOf(shape)]))
  return { type: 'object', required, properties }
}

function schemaByKind(shapes: Readonly<Record<string, Shape>>): JsonSchema {
  const kinds = Object.entries(shapes).map(([kind, shape]) => anyBut('kind', kind, schemaOf(shape)))
  return { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } }, allOf: kinds }
}

function isOptional(shape: Shape): boolean {
  return typeof shape === 'object' && 'optional' in shape
}
