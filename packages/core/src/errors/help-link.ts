/**
 * Returns the address of the page that explains an error: below what `MP_DOCS` names, else within the documentation.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(helpLinkOf('ERR_MP_TIMEOUT')).toBe('/errors/err_mp_timeout/')
 * ```
 */
export function helpLinkOf(code: string): string {
  const base = process.env['MP_DOCS'] ?? ''
  return `${base.replace(/\/$/, '')}/errors/${code.toLowerCase()}/`
}
