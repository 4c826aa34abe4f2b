/** What a program and all its children cost, as the Linux kernel counts it (proc(5)). */
import { readFileSync, readdirSync } from 'node:fs'

/** Clock ticks a second: what `getconf CLK_TCK` says on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

/** The process and everything that descends from it. */
export function processTree(root: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue
    const parent = Number(statFields(Number(name))[1])
    if (Number.isFinite(parent)) parents.set(Number(name), parent)
  }
  const tree = [root]
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child)
  }
  return tree
}

/** Proportional set size of the whole tree in megabytes (10^6 bytes): shared pages are counted once between them. */
export const memoryMb = (root: number): number => sumOf(root, /^Pss:\s+(\d+) kB/mu)

/** What the tree alone uses: another program that shares its pages, started or ended meanwhile, does not change it. */
export const privateMemoryMb = (root: number): number =>
  sumOf(root, /^Private_Clean:\s+(\d+) kB/mu) + sumOf(root, /^Private_Dirty:\s+(\d+) kB/mu)

function sumOf(root: number, field: RegExp): number {
  const kilobytes = processTree(root).map((pid) =>
    Number(field.exec(readOrEmpty(`/proc/${String(pid)}/smaps_rollup`))?.[1] ?? 0),
  )
  return (kilobytes.reduce((sum, value) => sum + value, 0) * 1024) / 1e6
}

/** Processor time that the tree has used so far, in seconds. */
export function processorSeconds(root: number): number {
  const ticks = processTree(root).map((pid) => {
    const fields = statFields(pid)
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  })
  return ticks.reduce((sum, value) => sum + value, 0) / TICKS_PER_SECOND
}

/** The fields of `/proc/PID/stat` after the name, which may hold anything: state, parent, …, utime, stime. */
function statFields(pid: number): readonly string[] {
  const text = readOrEmpty(`/proc/${String(pid)}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // The process ended meanwhile.
    return ''
  }
}
