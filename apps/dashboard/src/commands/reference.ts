import type { Argument, Command } from 'commander'
import { defaultText, helpExamples, type HelpExample } from './command-help.ts'
import { exitCodeMeanings } from './exit-code.ts'
import { optionsOf, variableOf } from './settings/settings.ts'

/** Everything that the help of `mp` says, as data: for a page of documentation, a manual, completions. */
export interface Reference {
  /** Raised when a field changes its meaning or goes away. */
  schemaVersion: 1
  name: string
  version: string
  description: string
  examples: readonly HelpExample[]
  options: OptionReference[]
  commands: CommandReference[]
  exitCodes: readonly { code: number; meaning: string }[]
}

/** One command. */
export interface CommandReference {
  name: string
  usage: string
  description: string
  /** Heading that the command stands under. */
  group: string
  examples: readonly HelpExample[]
  arguments: ArgumentReference[]
  options: OptionReference[]
}

/** One argument of a command. */
export interface ArgumentReference {
  name: string
  description: string
  isRequired: boolean
  isVariadic: boolean
  choices: readonly string[]
}

/** One option. */
export interface OptionReference {
  /** As help shows it, such as `-j, --workers <number>`. */
  flags: string
  short: string | null
  long: string | null
  /** Name in a file of settings. */
  name: string
  description: string
  /** Heading that the option stands under. */
  group: string
  takesValue: boolean
  isVariadic: boolean
  choices: readonly string[]
  /** In words; null without one. */
  default: string | null
  /** Variable that sets it; null where none does. */
  variable: string | null
}

/** Describes the commands of a program as data. */
export function referenceOf(program: Command): Reference {
  return {
    schemaVersion: 1,
    name: program.name(),
    version: program.version() ?? '',
    description: program.description(),
    examples: helpExamples(program),
    options: optionReferences(program),
    commands: program.createHelp().visibleCommands(program).map(commandReference),
    exitCodes: exitCodeMeanings,
  }
}

function commandReference(command: Command): CommandReference {
  return {
    name: command.name(),
    usage: `mp ${command.name()} ${command.usage()}`,
    description: command.description(),
    group: command.helpGroup().replace(/:$/, ''),
    examples: helpExamples(command),
    arguments: command.registeredArguments.map(argumentReference),
    options: optionReferences(command),
  }
}

function argumentReference(argument: Argument): ArgumentReference {
  return {
    name: argument.name(),
    description: argument.description,
    isRequired: argument.required,
    isVariadic: argument.variadic,
    choices: argument.argChoices ?? [],
  }
}

function optionReferences(command: Command): OptionReference[] {
  const settable = optionsOf(command)
  return command
    .createHelp()
    .visibleOptions(command)
    .map((option) => ({
      flags: option.flags,
      short: option.short ?? null,
      long: option.long ?? null,
      name: option.attributeName(),
      description: option.description,
      group: (option.helpGroupHeading ?? 'Options:').replace(/:$/, ''),
      takesValue: option.required || option.optional,
      isVariadic: option.variadic,
      choices: option.argChoices ?? [],
      default: defaultText(option) ?? null,
      variable: settable.includes(option) ? variableOf(option) : null,
    }))
}
