/**
 * The script for bash.
 *
 * @remarks
 * Our own, where those for other shells are tab's: its script for bash needs the package bash-completion, evaluates what
 * is being typed, cannot be loaded twice and offers no files.
 */
export const bashScript: string = [
  '# bash completion for mp',
  '_mp_complete() {',
  '  local cur="${COMP_WORDS[COMP_CWORD]}" directive=4 line',
  '  COMPREPLY=()',
  '  # Bash takes "=" for a word of its own.',
  '  [[ "$cur" == "=" ]] && cur=""',
  '  while IFS= read -r line; do',
  '    case "$line" in',
  '      :*) directive="${line#:}" ;;',
  '      *)',
  String.raw`        line="${'$'}{line%%$'\t'*}"`,
  '        [[ "$line" == "$cur"* ]] && COMPREPLY+=("$line")',
  '        ;;',
  '    esac',
  '  done < <(mp complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)',
  '  if (( (directive & 4) == 0 )); then',
  '    compopt -o filenames 2>/dev/null',
  '    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$cur")',
  '  fi',
  '}',
  'complete -F _mp_complete mp',
  '',
].join('\n')
