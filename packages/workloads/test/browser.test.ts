import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Lists every source that an entry imports, by its own or another's imports. */
function sourcesOf(entry: URL, found = new Map<string, string>()): Map<string, string> {
  if (found.has(entry.href)) return found
  const source = readFileSync(entry, 'utf8')
  found.set(entry.href, source)
  for (const [, path = ''] of source.matchAll(/^(?:import|export) [^'"]*?from '(\.[^']+)'/gms))
    sourcesOf(new URL(path, entry), found)
  return found
}

const sources = sourcesOf(new URL('../src/index.ts', import.meta.url))

test('the main entry imports nothing but its own sources, so that browsers can run it', () => {
  expect(sources.size).toBeGreaterThan(60)
  for (const [href, source] of sources) {
    const imports = [...source.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map(
      ([, path, dynamic]) => path ?? dynamic,
    )
    const code = source.replaceAll(/^ *\*.*$/gm, '')
    expect(code, href).not.toMatch(/\b(Buffer|process|require|__dirname)\b/)
    // Examples in docstrings may import what they like.
    const own = imports.filter((path) => code.includes(`'${path}'`))
    expect(
      own.filter((path) => path?.startsWith('.') === false),
      href,
    ).toEqual([])
  }
})
