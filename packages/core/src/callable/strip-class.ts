import type { AnyNode, ClassNode } from './parse-script.ts'

/** A part of a source that gives way to another text. */
export interface ReplacedPart {
  start: number
  end: number
  text: string
}

/**
 * Finds the parts of a class that must not run again: what it extends, the values of its static fields, and its static
 * blocks; the class is given the values that they have produced. Private static fields can only be set from inside.
 */
export function strippedParts(node: ClassNode): ReplacedPart[] {
  const parts: ReplacedPart[] = []
  if (node.superClass) parts.push({ start: node.superClass.start, end: node.superClass.end, text: '$mpSuper' })
  const elements = node.body.body
  const hasPrivateStatic = elements.some((element) => 'static' in element && element.static && isPrivate(element))
  for (const element of elements) {
    if (element.type === 'StaticBlock' && !hasPrivateStatic) parts.push({ ...rangeOf(element), text: '' })
    if (element.type !== 'PropertyDefinition' || !element.static || isPrivate(element) || !element.value) continue
    // A computed key may contain anything: such a field keeps its value.
    if (!element.computed) parts.push({ start: element.key.end, end: element.value.end, text: ';' })
  }
  return parts
}

function isPrivate(element: AnyNode): boolean {
  return 'key' in element && element.key.type === 'PrivateIdentifier'
}

function rangeOf({ start, end }: AnyNode): { start: number; end: number } {
  return { start, end }
}
