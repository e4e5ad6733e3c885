import type { APIRoute } from 'astro'
import { readDocuments } from '../llms/documents.ts'

/** Gives every page as Markdown, one after the other. */
export const GET: APIRoute = async ({ site = new URL('http://localhost:4321') }) => {
  const documents = await readDocuments(site)
  return new Response(documents.map(({ title, url, text }) => `# ${title}\n\n${url}\n\n${text}\n`).join('\n---\n\n'))
}
