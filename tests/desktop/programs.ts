/** Other programs: run to the end, or kept running and ended by id. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'

/**
 * Runs a program to its end.
 * @returns what it wrote to standard output
 * @throws Error with its standard error when it fails
 */
export function run(file: string, args: readonly string[], input?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], { stdio: ['pipe', 'pipe', 'pipe'] })
    let output = ''
    let words = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      words += chunk.toString()
    })
    // A program that ends without reading its input breaks the pipe; its exit code is what counts.
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${file} ${args.join(' ')} ended with ${String(code)}: ${words.trim()}`))
    })
    // A program that does not read its input may end before it is written.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? '')
  })
}

/** Whether a program is on the path. */
export function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0
}

/** Ends a program that we started and waits until it is gone. */
export function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve()
    })
    child.kill(signal)
  })
}
