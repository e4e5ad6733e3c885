import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as core from '@mp/core'

const source = fileURLToPath(new URL('../../src/', import.meta.url))

/** What a source declares under one name: members, and the types that it extends. */
interface Declaration {
  file: string
  name: string
  members: Set<string>
  bases: string[]
}

const declarations = globSync('**/*.ts', { cwd: source }).flatMap(readDeclarations)
/** Names that the package exports, types included, with the file that each comes from. */
const exported = readExports('index.ts')

/** Returns what is wrong with a name of ours: `Pool`, `Pool.map`, `PoolOptions.workers` or `Pool[Symbol.dispose]`. */
export function problemWith(name: string): string | undefined {
  const parts = /^(?<top>\w+)(?:\.(?<member>\w+)|\[Symbol\.(?<symbol>\w+)\])?$/.exec(name)?.groups
  if (parts?.top === undefined) return `"${name}" is no name`
  if (!exported.has(parts.top)) return `${parts.top} is not exported`
  const key = parts.symbol === undefined ? parts.member : Reflect.get(Symbol, parts.symbol)
  if (key === undefined) return parts.symbol === undefined ? undefined : `there is no Symbol.${parts.symbol}`
  if (hasMember(Reflect.get(core, parts.top), key) || isDeclared(parts.top, String(key))) return undefined
  return `${parts.top} has no ${String(key)}`
}

function hasMember(value: unknown, key: string | symbol): boolean {
  if (typeof value !== 'function') return false
  const isStatic = !['name', 'length', 'prototype'].includes(String(key)) && chainHas(value, key, Function.prototype)
  return isStatic || chainHas(value.prototype, key, Object.prototype)
}

function chainHas(start: unknown, key: string | symbol, end: unknown): boolean {
  for (let at = start; at !== end && at !== null && at !== undefined; at = Object.getPrototypeOf(at))
    if (Object.hasOwn(at, key)) return true
  return false
}

/** Looks for members that are there in types only, and for fields, which no prototype has. */
function isDeclared(type: string, member: string): boolean {
  const declaration = declarations.find(({ file, name }) => name === type && file === exported.get(type))
  if (declaration === undefined) return false
  return declaration.members.has(member) || declaration.bases.some((base) => isDeclared(base, member))
}

function readDeclarations(file: string): Declaration[] {
  const text = readFileSync(source + file, 'utf8')
  const found = [...text.matchAll(/^export (?:interface|class) (\w+)([^{]*)\{\n([\s\S]*?)^\}/gm)]
  return found.map(([, name = '', head = '', body = '']) => ({
    file,
    name,
    members: captures(body, /^ {2}(?:override |readonly |static )*(\w+)[?:(]/gm),
    bases: [...captures(head, /extends (\w+)/g)],
  }))
}

/** Reads what a file passes on, with the files where that is declared. */
function readExports(file: string): Map<string, string> {
  const text = readFileSync(source + file, 'utf8')
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\} from '(\.[^']*)'/gm)]
  return new Map(
    lists.flatMap(([, list = '', from = '']) => {
      const origin = join(dirname(file), from)
      const further = readExports(origin)
      return [...captures(list, /(\w+)\s*(?:,|$)/g)].map((name) => [name, further.get(name) ?? origin])
    }),
  )
}

function captures(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))
}
