const IMPORT = /^import (type )?(?:\* as (\w+)|(\w+)|\{([^}]*)\}) from ('[^']+'|"[^"]+")$/

/**
 * Rewrites an import statement so that it may stand inside a function; returns other code as it is.
 *
 * @throws SyntaxError for an import of a form that examples do not need.
 */
export function liftImport(line: string): string {
  const code = line.trim().replace(/;$/, '')
  if (!/^import\b(?!\s*[.(])/.test(code)) return line
  const match = IMPORT.exec(code)
  if (match === null) throw new SyntaxError(`An example imports on one line, named or by namespace; got: ${code}`)
  const [, isType, namespace, byDefault, names, from] = match
  if (isType !== undefined) return ''
  return `const ${namespace ?? pattern(byDefault, names)} = await import(${from})`
}

function pattern(byDefault: string | undefined, names: string | undefined): string {
  if (byDefault !== undefined) return `{ default: ${byDefault} }`
  const values = (names ?? '').split(',').filter((name) => name.trim() !== '' && !name.trim().startsWith('type '))
  return `{ ${values.map((name) => name.trim().replace(' as ', ': ')).join(', ')} }`
}
