import { writeSnippet } from './run-snippet.ts'
import { findSnippets } from './snippets.ts'

// Writes the programs of all pages into files, for the compiler to look at.
for (const snippet of findSnippets()) await writeSnippet(snippet)
