import type { AnyNode } from './parse-script.ts'

/** How a variable changes: never, only by the code of its own scope, or also by functions inside. */
type Mutability = 'constant' | 'changing' | 'shared'

/** What an import declaration binds a name to. */
export interface ImportSource {
  specifier: string
  /** Name of the export, or `*` for the namespace. */
  exportName: string
  attributes: [string, string][]
}

/** A declared variable, or one of `this`, `arguments`, `super`, `new.target` and `#names`. */
export interface Binding {
  name: string
  scope: Scope
  isHoisted: boolean
  mutability: Mutability
  initializer: AnyNode | undefined
  importSource: ImportSource | undefined
}

/** One use of a variable. */
export interface Reference {
  name: string
  start: number
  end: number
  scope: Scope
  form: 'plain' | 'shorthand' | 'callee'
  /** Name of the property that is read from it, when that is all that is done with it. */
  member: string | undefined
  isWrite: boolean
  binding: Binding | undefined
}

/** A scope of the source. */
export class Scope {
  readonly node: AnyNode
  readonly parent: Scope | undefined
  /** The scope of the function, or of the program, that this one is part of. */
  readonly owner: Scope
  readonly bindings: Map<string, Binding> = new Map()

  constructor(node: AnyNode, parent: Scope | undefined, isOwner: boolean) {
    this.node = node
    this.parent = parent
    this.owner = isOwner || parent === undefined ? this : parent.owner
  }

  /** Declares a name, which may have been declared before. */
  declare(name: string): Binding {
    const known = this.bindings.get(name)
    if (known !== undefined) return known
    const binding: Binding = {
      name,
      scope: this,
      isHoisted: false,
      mutability: 'constant',
      initializer: undefined,
      importSource: undefined,
    }
    this.bindings.set(name, binding)
    return binding
  }

  /** Finds the variable that a name stands for here. */
  lookUp(name: string): Binding | undefined {
    return this.bindings.get(name) ?? this.parent?.lookUp(name)
  }

  /** Tells whether the scope is part of a node of the source. */
  isWithin(node: AnyNode): boolean {
    return this.node.type !== 'Program' && this.node.start >= node.start && this.node.end <= node.end
  }
}

/** Notes that a variable is assigned from a scope. */
export function noteAssignment(binding: Binding, from: Scope): void {
  if (from.owner !== binding.scope.owner) binding.mutability = 'shared'
  else if (binding.mutability === 'constant') binding.mutability = 'changing'
}
