import { matchesGlob } from 'node:path'

/** One line of an ignore file. */
interface Rule {
  pattern: string
  isNegated: boolean
  isFolderOnly: boolean
}

/**
 * Patterns of files that are left out, as in a `.gitignore`: `*`, `?`, `**`, sets in brackets and braces, a slash at the
 * end for folders, a leading slash for the folder that the rules are about, and `!` to take back.
 */
export class IgnoreRules {
  readonly #rules: readonly Rule[]

  constructor(lines: readonly string[]) {
    this.#rules = lines
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map(ruleOf)
  }

  /** Tells whether a path below the folder of the rules is left out; the last rule that fits decides. */
  matches(path: string, isFolder: boolean): boolean {
    const last = this.#rules.findLast((rule) => (isFolder || !rule.isFolderOnly) && fits(rule.pattern, path))
    return last !== undefined && !last.isNegated
  }
}

function ruleOf(line: string): Rule {
  const isNegated = line.startsWith('!')
  const body = isNegated ? line.slice(1) : line
  const isFolderOnly = body.endsWith('/')
  const bare = isFolderOnly ? body.slice(0, -1) : body
  const pattern = bare.includes('/') ? bare.replace(/^\//, '') : `**/${bare}`
  return { pattern, isNegated, isFolderOnly }
}

function fits(pattern: string, path: string): boolean {
  return matchesGlob(path, pattern)
}
