import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as core from '@mp/core'

const source = fileURLToPath(new URL('../../src/', import.meta.url))

/** What a source declares under one name: members, and the types that it extends. */
interface Declaration {
  members: Set<string>
  bases: string[]
}

const declarations = readDeclarations()
const exported = readExports()

/** Returns what is wrong with a name of ours such as `Pool`, `Pool.map`, `PoolOptions.workers` or `Pool[Symbol.dispose]`. */
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
  const declaration = declarations.get(type)
  if (declaration === undefined) return false
  return declaration.members.has(member) || declaration.bases.some((base) => isDeclared(base, member))
}

function readDeclarations(): Map<string, Declaration> {
  const found = new Map<string, Declaration>()
  for (const file of globSync('**/*.ts', { cwd: source })) {
    const text = readFileSync(source + file, 'utf8')
    for (const [, name = '', head = '', body = ''] of text.matchAll(
      /^export (?:interface|class) (\w+)([^{]*)\{\n([\s\S]*?)^\}/gm,
    )) {
      const members = [...body.matchAll(/^ {2}(?:override |readonly |static )*(\w+)[?:(]/gm)]
      const bases = [...head.matchAll(/extends (\w+)/g)]
      found.set(name, {
        members: new Set(members.flatMap((match) => match[1] ?? [])),
        bases: bases.flatMap((match) => match[1] ?? []),
      })
    }
  }
  return found
}

function readExports(): Set<string> {
  const text = readFileSync(`${source}index.ts`, 'utf8')
  const lists = [...text.matchAll(/export (?:type )?\{([^}]*)\}/g)].map(([, list = '']) => list)
  const names = lists.flatMap((list) => list.split(',')).map((entry) => entry.trim().replace(/^type |.* as /, ''))
  return new Set([...names.filter((name) => name !== ''), ...Object.keys(core)])
}
