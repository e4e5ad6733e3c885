/** Tells whether a byte or UTF-16 unit is ASCII white space. */
export function isSpace(code: number): boolean {
  return code <= 32 && (code === 32 || (code >= 9 && code <= 13))
}
