/** What a value of JSON has to look like. */
export type Shape =
  | 'number'
  | 'string'
  | 'boolean'
  | 'null'
  | { readonly oneOf: readonly string[] }
  | { readonly either: readonly Shape[] }
  | { readonly optional: Shape }
  | { readonly list: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> }
  | { readonly byKind: Readonly<Record<string, Shape>> }

/** Finds the first place where a value is not of a shape; says where and what, such as `workers[0].lane is no number`. */
export function faultOf(value: unknown, shape: Shape, path = ''): string | undefined {
  if (typeof shape === 'string') return isBasic(value, shape) ? undefined : `${path} is no ${shape}`
  if ('optional' in shape) return value === undefined ? undefined : faultOf(value, shape.optional, path)
  if ('oneOf' in shape) return isOneOf(value, shape.oneOf) ? undefined : `${path} is none of ${shape.oneOf.join(', ')}`
  if ('either' in shape) {
    const faults = shape.either.map((each) => faultOf(value, each, path))
    return faults.includes(undefined) ? undefined : faults[0]
  }
  if ('list' in shape) return faultOfList(value, shape.list, path)
  if ('byKind' in shape) return faultByKind(value, shape.byKind, path)
  return faultOfFields(value, shape.fields, path)
}

function isBasic(value: unknown, type: 'number' | 'string' | 'boolean' | 'null'): boolean {
  if (type === 'null') return value === null
  return typeof value === type && (typeof value !== 'number' || Number.isFinite(value))
}

function isOneOf(value: unknown, texts: readonly string[]): boolean {
  return typeof value === 'string' && texts.includes(value)
}

function faultOfList(value: unknown, shape: Shape, path: string): string | undefined {
  if (!Array.isArray(value)) return `${path} is no list`
  for (let index = 0; index < value.length; index++) {
    const fault = faultOf(value[index], shape, `${path}[${index}]`)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** Things of a kind that is not known yet are let through. */
function faultByKind(value: unknown, shapes: Readonly<Record<string, Shape>>, path: string): string | undefined {
  if (!isRecord(value) || typeof value['kind'] !== 'string') return `${path} has no kind`
  const shape = Object.hasOwn(shapes, value['kind']) ? shapes[value['kind']] : undefined
  return shape === undefined ? undefined : faultOf(value, shape, path)
}

function faultOfFields(value: unknown, fields: Readonly<Record<string, Shape>>, path: string): string | undefined {
  if (!isRecord(value)) return `${path === '' ? 'the event' : path} is no object`
  for (const [name, shape] of Object.entries(fields)) {
    const own = Object.hasOwn(value, name) ? value[name] : undefined
    const fault = faultOf(own, shape, path === '' ? name : `${path}.${name}`)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** Tells whether a value is an object that is no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
