import { pairs } from '../programs/pairs.ts'

const pythonFiles = import.meta.glob<string>('../programs/python/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const typescriptFiles = import.meta.glob<string>('../../examples/src/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const outputs = import.meta.glob<string>('../programs/output/*.txt', { query: '?raw', import: 'default', eager: true })

/** A program of the tutorial in both languages, with what each prints. */
export interface Program {
  python: string
  typescript: string
  pythonOutput: string
  typescriptOutput: string
  /** In what the outputs are the same, or why they are not. */
  sameness: string
}

/** Finds a program of the tutorial by its name. */
export function programOf(name: string): Program {
  const pair = pairs.find((pair) => pair.name === name)
  if (pair === undefined)
    throw new Error(`There is no program ${name}; there are ${pairs.map(({ name }) => name).join(', ')}`)
  return {
    python: textOf(pythonFiles, `../programs/python/${name}.py`),
    typescript: textOf(typescriptFiles, `../../examples/src/${name}.ts`),
    pythonOutput: textOf(outputs, `../programs/output/${name}.python.txt`),
    typescriptOutput: textOf(outputs, `../programs/output/${name}.typescript.txt`),
    sameness: sentenceOf(pair.languages),
  }
}

function sentenceOf(languages: (typeof pairs)[number]['languages']): string {
  if (typeof languages === 'object') return languages.differ
  switch (languages) {
    case 'exact':
      return 'Both print the same, to the letter; a test compares them.'
    case 'lines':
      return 'Both print the same lines, in the order in which the processes get there; a test compares them.'
    case 'numbers':
      return 'Both print the same numbers, laid out by each language in its own way; a test compares them.'
    case 'shape':
      return 'Both print the same, but for numbers that depend on the machine or on chance; a test compares them.'
  }
}

function textOf(files: Record<string, string>, path: string): string {
  const text = files[path]
  if (text === undefined) throw new Error(`${path} does not exist`)
  return text.trimEnd()
}
