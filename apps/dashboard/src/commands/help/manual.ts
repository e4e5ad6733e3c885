import type { CommandReference, OptionReference, Reference } from '../reference.ts'

/**
 * Lays out what the help says as a manual page, in the `man` macros of roff (man(7)).
 *
 * @example
 * ```ts @import.meta.vitest
 * const words = { name: 'mp', version: '1.0.0', description: 'Work', examples: [], options: [], commands: [], exitCodes: [] }
 * expect(manualOf({ schemaVersion: 1, ...words })).toContain('.TH MP 1 "" "mp 1.0.0"\n.SH NAME\nmp \\- Work\n')
 * ```
 */
export function manualOf(reference: Reference): string {
  const { name, version, description, examples, options, commands, exitCodes } = reference
  const lines = [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${version}"`,
    '.SH NAME',
    `${name} \\- ${plain(description)}`,
    '.SH SYNOPSIS',
    `.B ${name}`,
    '.I command',
    '[options]',
    '.SH EXAMPLES',
    ...examples.flatMap(exampleLines),
    ...commands.flatMap(commandLines),
    '.SH OPTIONS',
    ...options.flatMap(optionLines),
    '.SH EXIT STATUS',
    ...exitCodes.flatMap(({ code, meaning }) => ['.TP', `.B ${code}`, plain(meaning)]),
  ]
  return `${lines.join('\n')}\n`
}

function commandLines(command: CommandReference): string[] {
  return [
    `.SH MP ${command.name.toUpperCase()}`,
    plain(command.description),
    '.PP',
    `.B ${plain(command.usage)}`,
    ...command.examples.flatMap(exampleLines),
    ...command.arguments.flatMap(({ name, description }) => ['.TP', `.I ${plain(name)}`, plain(description)]),
    ...command.options.flatMap(optionLines),
  ]
}

function exampleLines({ line, what }: { line: string; what: string }): string[] {
  return ['.TP', `.B ${plain(line)}`, plain(what)]
}

function optionLines(option: OptionReference): string[] {
  const facts = [
    option.choices.length > 0 ? `One of ${option.choices.join(', ')}.` : '',
    option.default === null ? '' : `Default: ${option.default}.`,
    option.variable === null ? '' : `Variable: ${option.variable}.`,
  ].filter((fact) => fact !== '')
  return ['.TP', `.B ${plain(option.flags)}`, plain([`${option.description.replace(/\.$/, '')}.`, ...facts].join(' '))]
}

/** Keeps roff from reading text as its own: backslashes, hyphens, and a point or quote that begins a line. */
function plain(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&')
}
