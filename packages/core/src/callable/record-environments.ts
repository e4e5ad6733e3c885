import type { CaptureGraph } from './capture-graph.ts'
import type { Captured, EnvironmentRecord } from './description.ts'

/** Writes down the environments of a graph; a variable that changed since it was last sent gets its next version. */
export function recordEnvironments(graph: CaptureGraph): EnvironmentRecord[] {
  return Array.from(graph.environments, ([{ id, bindings }, values]) => ({
    id,
    bindings: Array.from(values, ([name, value]) => {
      const content = contentOf(value, graph)
      const sent = bindings.get(name) ?? { version: 0, content: undefined }
      if (sent.version === 0 || !Object.is(sent.content, content)) sent.version++
      sent.content = content
      bindings.set(name, sent)
      return { name, version: sent.version, value }
    }),
  }))
}

/** A key of a node can be told from a captured string. */
function contentOf(value: Captured, { nodes }: CaptureGraph): unknown {
  if (typeof value === 'object' && value !== null) return `node ${nodes[value.node]?.key ?? ''}`
  return typeof value === 'string' ? `string ${value}` : value
}
