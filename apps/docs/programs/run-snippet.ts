import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Snippet } from './snippets.ts'

// Inside the app, where its dependencies are found as in a project of a user.
const folder = fileURLToPath(new URL('../.snippets/', import.meta.url))

/** Writes a program of a page into a file, and returns its path. */
export async function writeSnippet({ place, code }: Snippet): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = `${folder}${place.replaceAll(/\W+/g, '-')}.ts`
  await writeFile(file, `${code}\n`)
  return file
}

/** Runs a program of a page and returns what it prints. */
export async function outputOfSnippet(snippet: Snippet): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [await writeSnippet(snippet)])
  return stdout
}
