import { asciiGlyphs, blockGlyphs, brailleGlyphs, type Glyphs } from './glyphs.ts'

/** What `--symbols` may say. */
export const symbolKinds = ['auto', 'block', 'braille', 'ascii'] as const

/** One of {@link symbolKinds}. */
export type SymbolKind = (typeof symbolKinds)[number]

/** Picks the characters to draw with: those asked for, else what the terminal can show. */
export function glyphsFor(kind: SymbolKind, terminal: { hasUnicode: boolean }): Glyphs {
  switch (kind) {
    case 'block':
      return blockGlyphs
    case 'braille':
      return brailleGlyphs
    case 'ascii':
      return asciiGlyphs
    case 'auto':
      return terminal.hasUnicode ? blockGlyphs : asciiGlyphs
  }
}
