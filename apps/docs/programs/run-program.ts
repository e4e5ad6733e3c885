import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const examples = fileURLToPath(new URL('../../examples/src/', import.meta.url))
const python = fileURLToPath(new URL('python/', import.meta.url))

/** Looked for once, by the first program that wants it. */
let foundPython: Promise<string> | undefined

/** A language that a program of the tutorial is written in. */
export type Language = 'python' | 'typescript'

/** Runs a program of the tutorial and returns what it prints. Throws where it fails, or has something to complain of. */
export async function outputOf(name: string, language: Language): Promise<string> {
  const [command, file] =
    language === 'python'
      ? [await (foundPython ??= findPython()), `${python}${name}.py`]
      : [process.execPath, `${examples}${name}.ts`]
  // Unbuffered, a line and its break are written apart, and lines of processes mix.
  const { PYTHONUNBUFFERED: _, ...env } = process.env
  const { stdout, stderr } = await run(command, [file], {
    env: { ...env, PYTHONIOENCODING: 'utf8', PYTHONDONTWRITEBYTECODE: '1' },
  })
  if (stderr !== '') throw new Error(`${file} complains: ${stderr}`)
  return stdout
}

/** Finds a Python that has Pillow, which a task wants: the first one on the path may be another than Debian's. */
async function findPython(): Promise<string> {
  for (const command of ['python3', '/usr/bin/python3']) {
    try {
      await run(command, ['-c', 'import PIL'])
      return command
    } catch {
      // Not installed, or without Pillow.
    }
  }
  throw new Error('No Python with Pillow was found; apt-get install python3 python3-pil')
}
