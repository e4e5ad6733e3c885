/** The characters a screen is drawn with; all one column wide. */
export interface Glyphs {
  full: string
  /** Parts of a full cell, from the smallest; empty where only whole cells exist. */
  parts: readonly string[]
  empty: string
  spark: readonly string[]
  run: string
  copy: string
  wait: string
  idle: string
  start: string
  failed: string
  recycled: string
  gone: string
  done: string
  running: string
  waiting: string
  pointer: string
  times: string
  dash: string
  ellipsis: string
  upDown: string
  leftRight: string
  enter: string
  /** Top left, top right, bottom left, bottom right, horizontal, vertical. */
  frame: readonly [string, string, string, string, string, string]
}

/** For terminals that show UTF-8. */
export const blockGlyphs: Glyphs = {
  full: '█',
  parts: ['▏', '▎', '▍', '▌', '▋', '▊', '▉'],
  empty: '░',
  spark: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  run: '█',
  copy: '▓',
  wait: '░',
  idle: '·',
  start: '▒',
  failed: '✕',
  recycled: '◇',
  gone: ' ',
  done: '✓',
  running: '●',
  waiting: '·',
  pointer: '›',
  times: '×',
  dash: '–',
  ellipsis: '…',
  upDown: '↑↓',
  leftRight: '←→',
  enter: '⏎',
  frame: ['╭', '╮', '╰', '╯', '─', '│'],
}

/** For fonts whose dots are finer than their blocks. */
export const brailleGlyphs: Glyphs = {
  ...blockGlyphs,
  full: '⣿',
  parts: ['⡀', '⡄', '⡆', '⡇', '⣇', '⣧', '⣷'],
  empty: '⠂',
  spark: ['⢀', '⣀', '⣠', '⣤', '⣴', '⣶', '⣾', '⣿'],
  run: '⣿',
  copy: '⣶',
  wait: '⣀',
  start: '⣤',
}

/** For every other terminal. */
export const asciiGlyphs: Glyphs = {
  full: '#',
  parts: [],
  empty: '-',
  spark: ['_', '.', ':', '-', '=', '+', '*', '#'],
  run: '#',
  copy: '=',
  wait: '-',
  idle: '.',
  start: 's',
  failed: 'x',
  recycled: 'o',
  gone: ' ',
  done: '+',
  running: '*',
  waiting: '.',
  pointer: '>',
  times: 'x',
  dash: '-',
  ellipsis: '~',
  upDown: 'arrows',
  leftRight: 'left right',
  enter: 'enter',
  frame: ['+', '+', '+', '+', '-', '|'],
}

/** Replaces what an ASCII terminal cannot show. */
export function inGlyphs(content: string, glyphs: Glyphs): string {
  if (glyphs !== asciiGlyphs) return content
  return content
    .replaceAll('×', 'x')
    .replaceAll(/[–—]/g, '-')
    .replaceAll('…', '~')
    .replaceAll('→', '->')
    .replaceAll('±', '+-')
    .replaceAll('⏎', 'enter')
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[^\u0020-\u007e]/g, '?')
}
