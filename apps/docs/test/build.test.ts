import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, test } from 'vitest'
import { errors } from '../../../packages/core/errors/registry.ts'
import { imageErrors } from '../../../packages/imaging/errors/registry.ts'
import { groups } from '../../../packages/core/parity/index.ts'
import { pairs } from '../programs/pairs.ts'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const pages = globSync('**/*.html', { cwd: dist })
const read = (file: string): string => readFileSync(dist + file, 'utf8')

test('it builds with the network off', ({ skip }) => {
  const reason = inject('networkReason')
  if (reason !== undefined) skip(`this machine lets nobody leave its network (${reason})`)
  expect(pages.length).toBeGreaterThan(100)
})

test('no link and no anchor is broken', () => {
  expect(inject('buildLog')).toContain('All internal links are valid')
})

test('no page loads anything from another host', () => {
  const foreign =
    /<(?:script|img|iframe|source|link rel="(?:stylesheet|icon|preload|modulepreload)")[^>]+(?:src|href)="(?:https?:)?\/\/[^"]+"/
  expect(pages.filter((page) => foreign.test(read(page)))).toEqual([])
})

test('each error code has a page', () => {
  const codes = [...errors, ...imageErrors].map(({ code }) => code)
  expect(codes.filter((code) => !pages.includes(`errors/${code.toLowerCase()}/index.html`))).toEqual([])
})

test('each name of the parity data is in the table', () => {
  const rows = read('reference/parity/index.html').match(/<tr>/g) ?? []
  const legend = new Set(groups.flatMap((group) => group.rows.map(({ status }) => status))).size
  const names = groups.flatMap((group) => group.rows).length
  // One row for each name and each status, and a head for each table.
  expect(rows).toHaveLength(names + legend + groups.length + 1)
})

test('each program of the tutorial is on a page', () => {
  const shown = ['examples', 'tasks', 'between-processes'].map((page) => read(`tutorial/${page}/index.html`)).join('')
  expect(pairs.filter(({ name }) => !shown.includes(`${name}.py`) || !shown.includes(`${name}.ts`))).toEqual([])
})

describe('llms.txt', () => {
  test('lists every page that people see', () => {
    const list = read('llms.txt')
    const addresses = pages.filter((page) => page !== '404.html').map((page) => `/${page.replace(/index\.html$/, '')})`)
    expect(addresses.filter((address) => !list.includes(address))).toEqual([])
  })

  test('has the programs of both languages in one file', () => {
    const all = read('llms-full.txt')
    expect(all).toContain('with Pool(4) as pool:')
    expect(all).toContain('await using pool = new Pool(4)')
    expect(all).not.toMatch(/^import .+\.astro'$/m)
  })
})
