import { declareNames, type DeclarationKind } from './declare-names.ts'
import { type AnyNode, type ClassNode, forEachChild, type FunctionNode, type Program } from './parse-script.ts'
import { noteAssignment, type Reference, Scope } from './scope.ts'

/** What every function but an arrow has of its own. */
const OWN_NAMES = ['this', 'arguments', 'super', 'new.target']

/** Resolves every name that a program uses, in the order of the source. */
export function resolveNames(program: Program): Reference[] {
  const scope = new Scope(program, undefined, true)
  const resolver = new NameResolver()
  resolver.visitChildren(program, scope)
  for (const reference of resolver.references) {
    reference.binding = reference.scope.lookUp(reference.name)
    if (reference.isWrite && reference.binding !== undefined) noteAssignment(reference.binding, reference.scope)
  }
  return resolver.references.sort((a, b) => a.start - b.start)
}

class NameResolver {
  readonly references: Reference[] = []

  visitChildren(node: AnyNode, scope: Scope): void {
    forEachChild(node, (child) => this.visit(child, scope))
  }

  visit(node: AnyNode, scope: Scope): void {
    switch (node.type) {
      case 'Identifier':
        return this.#refer(node.name, node, { scope })
      case 'ThisExpression':
        return this.#refer('this', node, { scope })
      case 'Super':
        return this.#refer('super', node, { scope })
      case 'PrivateIdentifier':
        return this.#refer(`#${node.name}`, node, { scope })
      case 'MetaProperty':
        return this.#refer(`${node.meta.name}.${node.property.name}`, node, { scope })
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.#visitFunction(node, scope)
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.#visitClass(node, scope)
      default:
        return this.#visitExpression(node, scope)
    }
  }

  #visitExpression(node: AnyNode, scope: Scope): void {
    switch (node.type) {
      case 'MemberExpression':
        return this.#visitMember(node, scope)
      case 'CallExpression':
        this.#visitCallee(node.callee, scope)
        return node.arguments.forEach((argument) => this.visit(argument, scope))
      case 'TaggedTemplateExpression':
        this.#visitCallee(node.tag, scope)
        return this.visit(node.quasi, scope)
      case 'Property':
      case 'MethodDefinition':
        if (node.computed) this.visit(node.key, scope)
        if (node.type === 'Property' && node.shorthand) return this.#visitShorthand(node.value, scope, false)
        return this.visit(node.value, scope)
      case 'AssignmentExpression':
        this.visitTarget(node.left, scope)
        return this.visit(node.right, scope)
      case 'UpdateExpression':
        return this.visitTarget(node.argument, scope)
      default:
        return this.#visitStatement(node, scope)
    }
  }

  #visitStatement(node: AnyNode, scope: Scope): void {
    switch (node.type) {
      case 'LabeledStatement':
        return this.visit(node.body, scope)
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'ExportAllDeclaration':
        return
      case 'ExportNamedDeclaration':
        if (node.declaration) this.visit(node.declaration, scope)
        return
      case 'WithStatement':
        this.#refer('with', node, { scope })
        return this.visitChildren(node, scope)
      case 'ImportDeclaration':
      case 'VariableDeclaration':
        return declareNames(node, scope, { resolver: this })
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.#visitForEach(node, new Scope(node, scope, false))
      case 'CatchClause':
        return this.#visitCatch(node, new Scope(node, scope, false))
      case 'BlockStatement':
      case 'ForStatement':
      case 'SwitchStatement':
        return this.visitChildren(node, new Scope(node, scope, false))
      default:
        return this.visitChildren(node, scope)
    }
  }

  #visitForEach(node: AnyNode & { type: 'ForInStatement' | 'ForOfStatement' }, scope: Scope): void {
    if (node.left.type === 'VariableDeclaration') declareNames(node.left, scope, { resolver: this, isLoopHead: true })
    else this.visitTarget(node.left, scope)
    this.visit(node.right, scope)
    this.visit(node.body, scope)
  }

  #visitCatch(node: AnyNode & { type: 'CatchClause' }, scope: Scope): void {
    if (node.param) this.declarePattern(node.param, 'let', scope)
    this.visit(node.body, scope)
  }

  #visitFunction(node: FunctionNode, outer: Scope): void {
    let scope = outer
    if (node.type === 'FunctionDeclaration' && node.id) outer.declare(node.id.name).isHoisted = true
    if (node.type === 'FunctionExpression' && node.id) {
      scope = new Scope(node, outer, false)
      scope.declare(node.id.name)
    }
    scope = new Scope(node, scope, true)
    if (node.type !== 'ArrowFunctionExpression') for (const name of OWN_NAMES) scope.declare(name)
    for (const parameter of node.params) this.declarePattern(parameter, 'let', scope)
    // Defaults of parameters do not see what the body declares.
    if (node.body.type === 'BlockStatement') this.visitChildren(node.body, new Scope(node.body, scope, false))
    else this.visit(node.body, scope)
  }

  #visitClass(node: ClassNode, outer: Scope): void {
    if (node.type === 'ClassDeclaration' && node.id) outer.declare(node.id.name)
    const scope = new Scope(node, outer, false)
    if (node.id) scope.declare(node.id.name)
    if (node.superClass) this.visit(node.superClass, scope)
    for (const element of node.body.body) {
      if ('key' in element && element.key.type === 'PrivateIdentifier') scope.declare(`#${element.key.name}`)
    }
    for (const element of node.body.body) this.#visitElement(element, scope)
  }

  #visitElement(node: AnyNode, scope: Scope): void {
    if (node.type !== 'PropertyDefinition' && node.type !== 'StaticBlock') return this.visit(node, scope)
    if (node.type === 'PropertyDefinition' && node.computed) this.visit(node.key, scope)
    const inner = new Scope(node, scope, true)
    for (const name of OWN_NAMES) inner.declare(name)
    if (node.type === 'StaticBlock') this.visitChildren(node, inner)
    else if (node.value) this.visit(node.value, inner)
  }

  #visitMember(node: AnyNode & { type: 'MemberExpression' }, scope: Scope): void {
    if (node.computed || node.property.type === 'PrivateIdentifier') this.visit(node.property, scope)
    if (node.object.type !== 'Identifier') return this.visit(node.object, scope)
    const member = memberOf(node)
    this.#refer(node.object.name, node.object, { scope, member })
  }

  #visitCallee(node: AnyNode, scope: Scope): void {
    if (node.type === 'Identifier') this.#refer(node.name, node, { scope, form: 'callee' })
    else this.visit(node, scope)
  }

  #visitShorthand(node: AnyNode, scope: Scope, isWrite: boolean): void {
    if (node.type === 'AssignmentPattern') {
      this.#visitShorthand(node.left, scope, true)
      this.visit(node.right, scope)
    } else if (node.type === 'Identifier') {
      this.#refer(node.name, node, { scope, form: 'shorthand', isWrite })
    }
  }

  /** Visits what is assigned to. */
  visitTarget(node: AnyNode, scope: Scope): void {
    switch (node.type) {
      case 'Identifier':
        return this.#refer(node.name, node, { scope, isWrite: true })
      case 'AssignmentPattern':
        this.visitTarget(node.left, scope)
        return this.visit(node.right, scope)
      case 'Property':
        if (node.computed) this.visit(node.key, scope)
        if (node.shorthand) return this.#visitShorthand(node.value, scope, true)
        return this.visitTarget(node.value, scope)
      case 'ArrayPattern':
      case 'ObjectPattern':
      case 'RestElement':
        return forEachChild(node, (child) => this.visitTarget(child, scope))
      default:
        return this.visit(node, scope)
    }
  }

  /** Declares the names of a pattern; defaults and computed keys in it are visited. */
  declarePattern(node: AnyNode, kind: DeclarationKind, scope: Scope): string[] {
    switch (node.type) {
      case 'Identifier':
        ;(kind === 'var' ? scope.owner : scope).declare(node.name).isHoisted ||= kind === 'var'
        return [node.name]
      case 'AssignmentPattern':
        this.visit(node.right, scope)
        return this.declarePattern(node.left, kind, scope)
      case 'Property':
        if (node.computed) this.visit(node.key, scope)
        return this.declarePattern(node.value, kind, scope)
      default: {
        const names: string[] = []
        forEachChild(node, (child) => names.push(...this.declarePattern(child, kind, scope)))
        return names
      }
    }
  }

  #refer(name: string, { start, end }: AnyNode, use: Use): void {
    const { scope, form = 'plain', member, isWrite = false } = use
    this.references.push({ name, start, end, scope, form, member, isWrite, binding: undefined })
  }
}

/** How a name is used. */
interface Use extends Partial<Pick<Reference, 'form' | 'member' | 'isWrite'>> {
  scope: Scope
}

/** Name of the property that a member expression reads, when it is known. */
function memberOf(node: AnyNode & { type: 'MemberExpression' }): string | undefined {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : undefined
}

export type { NameResolver }
