import type { Options } from 'tsup'

type Plugin = NonNullable<Options['plugins']>[number]

/**
 * Gives classes their names back.
 *
 * A class that refers to itself, say by a static field, is bundled as `var Pool = class _Pool`: that is the name which
 * errors, logs and `Pool.name` would show.
 */
export const classNames: Plugin = {
  name: 'class-names',
  renderChunk(code) {
    const renamed = [...code.matchAll(/^var (\w+) = class _\1\b/gm)].map(([, name]) => name)
    if (renamed.length === 0) return undefined
    return { code: code.replaceAll(new RegExp(`\\b_(${renamed.join('|')})\\b`, 'g'), '$1') }
  },
}
