// What a Linux shell knows of the program: its man page, and completion for bash, zsh and fish. All four are written
// from the program's own --help, so that they name what it takes and nothing else.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * @typedef {object} Option
 * @property {string} name with its dashes
 * @property {string} value what stands behind "=", e.g. FILE; empty for a switch
 * @property {string} does
 */

/**
 * @typedef {object} Help
 * @property {string} synopsis what follows the program's name in the usage line
 * @property {string} summary what the program is, without its name
 * @property {readonly Option[]} options
 * @property {readonly string[]} notes paragraphs that follow the options
 * @property {readonly { code: string, means: string }[]} exitCodes
 */

const EXIT_CODE = /^ {2}(\d+)\s{2,}(\S.*)$/u
const EXIT_CODES = 'Exit codes:'
const OPTION = /^ {2}(--[a-z-]+)(?:=([A-Z]+))?\s{2,}(\S.*)$/u

/**
 * @param {string} text what `ringside --help` prints
 * @returns {Help}
 * @throws {Error} when it is no help of that form
 */
export function readHelp(text) {
  const lines = text.split('\n')
  const options = lines.flatMap((line) => {
    const [, name, value = '', does = ''] = OPTION.exec(line) ?? []
    return name === undefined ? [] : [{ name, value, does }]
  })
  const summary = /^Ringside \S+: (.+)$/u.exec(lines[0] ?? '')?.[1]
  const synopsis = lines
    .map((line) => /^ringside (.+)$/u.exec(line)?.[1])
    .find((found) => found !== undefined)
  if (summary === undefined || synopsis === undefined || options.length === 0) {
    throw new Error('The help has another form than the man page is written from.')
  }
  const exitCodes = lines.flatMap((line) => {
    const [, code, means = ''] = EXIT_CODE.exec(line) ?? []
    return code === undefined ? [] : [{ code, means }]
  })
  const last = lines.findLastIndex((line) => OPTION.test(line))
  const notes = lines
    .slice(last + 1)
    .filter((line) => line !== '' && line !== EXIT_CODES && !EXIT_CODE.test(line))
  return { summary, synopsis, options, notes, exitCodes }
}

/**
 * @param {string} folder absolute; gets ringside.1.gz, ringside.bash, _ringside, ringside.fish
 * @param {string} text what `ringside --help` prints
 * @param {string} version
 */
export function writeShellFiles(folder, text, version) {
  const help = readHelp(text)
  mkdirSync(folder, { recursive: true })
  // No time stamp: the same sources make the same package.
  writeFileSync(path.join(folder, 'ringside.1.gz'), gzipSync(manPage(help, version), { level: 9 }))
  writeFileSync(path.join(folder, 'ringside.bash'), bashCompletion(help))
  writeFileSync(path.join(folder, '_ringside'), zshCompletion(help))
  writeFileSync(path.join(folder, 'ringside.fish'), fishCompletion(help))
}

/**
 * In the macros of man(7).
 * @param {Help} help
 * @param {string} version
 */
export function manPage({ summary, synopsis, options, notes, exitCodes }, version) {
  const roff = (/** @type {string} */ text) =>
    text
      .replace(/\\/gu, '\\e')
      .replace(/-/gu, '\\-')
      .replace(/^([.'])/u, '\\&$1')
  return [
    `.TH RINGSIDE 1 "" "Ringside ${version}" "User Commands"`,
    '.SH NAME',
    `ringside \\- ${roff(summary.replace(/\.$/u, ''))}`,
    '.SH SYNOPSIS',
    '.B ringside',
    roff(synopsis),
    '.SH OPTIONS',
    ...options.flatMap(({ name, value, does }) => [
      '.TP',
      value === '' ? `.B ${roff(name)}` : `.BR ${roff(name)} =\\fI${value}\\fR`,
      roff(does),
    ]),
    '.SH NOTES',
    ...notes.flatMap((note) => ['.PP', roff(note)]),
    ...(exitCodes.length === 0 ? [] : ['.SH EXIT STATUS']),
    ...exitCodes.flatMap(({ code, means }) => ['.TP', `.B ${code}`, roff(means)]),
    '.SH FILES',
    '.TP',
    '.I ~/.config/Ringside',
    'Settings, the encrypted password, the log.',
    '.TP',
    '.I ~/.config/autostart/com.ringside.companion.desktop',
    'Starts Ringside at login, where that is switched on.',
    '',
  ].join('\n')
}

/** @param {Help} help */
function bashCompletion({ options }) {
  const files = options.filter(({ value }) => value === 'FILE').map(({ name }) => name)
  const words = options.map(({ name, value }) => name + (value === '' ? '' : '='))
  // bash breaks words at "=".
  return `# bash completion for ringside
_ringside() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" option=""
  COMPREPLY=()
  if [[ "$word" == "=" ]]; then
    option="$before" word=""
  elif [[ "$before" == "=" ]]; then
    option="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  case "$option" in
    "") mapfile -t COMPREPLY < <(compgen -W "${words.join(' ')}" -- "$word") ;;
    ${files.join(' | ')}) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
  esac
  if [[ "\${COMPREPLY[0]}" == *= ]]; then compopt -o nospace; fi
}
complete -F _ringside ringside
`
}

/** @param {Help} help */
function zshCompletion({ options }) {
  const quoted = (/** @type {string} */ text) => text.replace(/'/gu, "'\\''").replace(/([[\]:])/gu, '\\$1')
  const lines = options.map(({ name, value, does }) => {
    const rest = value === '' ? '' : `:${value}:${value === 'FILE' ? '_files' : ''}`
    return `  '${name}${value === '' ? '' : '='}[${quoted(does)}]${rest}'`
  })
  return `#compdef ringside\n_arguments \\\n${lines.join(' \\\n')} \\\n  '*:link:'\n`
}

/** @param {Help} help */
function fishCompletion({ options }) {
  const lines = options.map(({ name, value, does }) => {
    const kind = value === '' ? '' : value === 'FILE' ? ' -r -F' : ' -x'
    return `complete -c ringside -l ${name.slice(2)}${kind} -d '${does.replace(/\\/gu, '\\\\').replace(/'/gu, "\\'")}'`
  })
  return `complete -c ringside -f\n${lines.join('\n')}\n`
}
