/** A piece of a line with one look: classes of the stylesheet. */
export interface Run {
  text: string
  classes: readonly string[]
}

// The escape character cannot stand in a pattern as it is.
const CODE = new RegExp(`${String.fromCodePoint(27)}\\[([\\d;]*)m`, 'g')
const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']

/** Takes a line of a terminal apart by its escape codes. */
export function runsOf(line: string): Run[] {
  const runs: Run[] = []
  const look = new Set<string>()
  let from = 0
  const add = (to: number): void => {
    if (to > from) runs.push({ text: line.slice(from, to), classes: [...look] })
  }
  for (const match of line.matchAll(CODE)) {
    add(match.index)
    from = match.index + match[0].length
    for (const code of (match[1] ?? '').split(';')) apply(Number(code), look)
  }
  add(line.length)
  return runs
}

function apply(code: number, look: Set<string>): void {
  if (code === 0) look.clear()
  else if (code === 1) look.add('bold')
  else if (code === 2) look.add('dim')
  else if (code === 7) look.add('inverse')
  else if (code === 22) for (const name of ['bold', 'dim']) look.delete(name)
  else if (code === 39 || (code >= 30 && code <= 37) || (code >= 90 && code <= 97)) paint(code, look)
}

function paint(code: number, look: Set<string>): void {
  for (const name of look) if (name.startsWith('c-')) look.delete(name)
  if (code !== 39) look.add(`c-${code >= 90 ? 'bright-' : ''}${colours[code % 10]}`)
}
