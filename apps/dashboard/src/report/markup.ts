/** HTML that is safe as it is. */
export interface Html {
  readonly html: string
}

/** What may stand in a template: text is escaped, HTML is not, lists are joined. */
type Piece = Html | string | number | undefined | readonly (Html | string)[]

/**
 * Builds HTML from a template; whatever is put in is escaped, unless it is HTML itself.
 *
 * @example
 * ```ts @import.meta.vitest
 * const name = '<b>"Ada"</b>'
 * expect(markup`<p title="${name}">${markup`<i>${7}</i>`}</p>`.html).toBe(
 *   '<p title="&lt;b&gt;&quot;Ada&quot;&lt;/b&gt;"><i>7</i></p>',
 * )
 * ```
 */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const parts = strings.map((part, index) => part + (index < pieces.length ? textOf(pieces[index]) : ''))
  return { html: parts.join('') }
}

function textOf(piece: Piece): string {
  if (piece === undefined) return ''
  if (typeof piece === 'object') {
    return 'html' in piece ? piece.html : piece.map((each) => textOf(each)).join('')
  }
  return String(piece)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Says that a text is HTML already. */
export function raw(content: string): Html {
  return { html: content }
}
