import { relative, sep } from 'node:path'
import type { CompressedImage } from './run-plan.ts'

/**
 * Returns the value of the `srcset` attribute for an image that was compressed in several widths.
 *
 * @param folder - Folder that the addresses count from: that of the page.
 * @example
 * ```ts @import.meta.vitest
 * import { srcsetOf } from '@mp/imaging'
 * const variants = [400, 800].map((width) => ({ output: `/site/img/a b-${width}.webp`, width, height: 300, bytes: 9000 }))
 * expect(srcsetOf({ variants }, '/site')).toBe('img/a%20b-400.webp 400w, img/a%20b-800.webp 800w')
 * ```
 */
export function srcsetOf({ variants }: Pick<CompressedImage, 'variants'>, folder: string): string {
  const addressOf = (output: string): string =>
    relative(folder, output).split(sep).map(encodeURIComponent).join('/').replaceAll(',', '%2C')
  return variants.map(({ output, width }) => `${addressOf(output)} ${width}w`).join(', ')
}
