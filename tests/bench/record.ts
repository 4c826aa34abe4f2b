/** What was last measured lies in one file, from which docs/performance.md is written: by `--write`, never by hand. */
import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import prettier from 'prettier'
import { ROOT } from '../../build/paths.mjs'
import { findRuntime } from '../../build/runtime.mjs'
import { paperOf } from './paper.ts'
import { measuredSchema, sizesSchema, type Measured, type Sizes } from './measured.ts'
import { partsOf } from './package-parts.ts'

const RECORD = path.join(import.meta.dirname, 'measured.json')
const PACKAGE = path.join(ROOT, 'tests/e2e/package-contents.json')
const PAPER = path.join(ROOT, 'docs/performance.md')

export function whereAndWhen(): { readonly machine: string; readonly date: string } {
  const { version, fallback } = findRuntime()
  const model = os.cpus()[0]?.model.trim() ?? 'unknown processor'
  const memoryGb = Math.round(os.totalmem() / 2 ** 30)
  const electron = `Electron ${version}${fallback ? ' (the stand-in)' : ''}`
  return {
    machine: `${String(os.cpus().length)} × ${model}, ${String(memoryGb)} GB, ${os.type()}, ${electron}`,
    date: new Date().toISOString().slice(0, 10),
  }
}

/** Keeps what the other command measured, reads the size anew, and writes the paper. */
export async function record(measured: Partial<Measured>): Promise<void> {
  const all = { ...measuredSchema.parse(readJson(RECORD)), ...measured, size: partsOf(packageSizes()) }
  writeFileSync(RECORD, await formatted(RECORD, JSON.stringify(all)))
  writeFileSync(PAPER, await freshPaper())
}

/** What docs/performance.md says if nobody touched it. */
export async function freshPaper(): Promise<string> {
  return formatted(PAPER, paperOf(measuredSchema.parse(readJson(RECORD))))
}

/** Of each file of the package that is tested here. */
export const packageSizes = (): Sizes => sizesSchema.parse(readJson(PACKAGE))

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const formatted = async (file: string, text: string): Promise<string> =>
  prettier.format(text, { ...(await prettier.resolveConfig(file)), filepath: file })
