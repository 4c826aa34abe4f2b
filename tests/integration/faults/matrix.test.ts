import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { printMatrix, printReadings } from './print-matrix.ts'
import { runMatrix } from './run-cell.ts'

const OUT = path.resolve(import.meta.dirname, '../../../out/test')

it('whatever goes wrong at whichever stage, the calls are right again and the user was told', async () => {
  const outcomes = await runMatrix(16)
  const table = printMatrix(outcomes)
  mkdirSync(OUT, { recursive: true })
  writeFileSync(path.join(OUT, 'fault-matrix.txt'), `${table}\n${printReadings(outcomes)}`)
  process.stdout.write(table)
  const red = outcomes.filter(({ wrong }) => wrong.length > 0)
  expect(red.map(({ cell, wrong }) => `${cell.stage} × ${cell.fault.name}: ${wrong.join('; ')}`)).toEqual([])
}, 90_000)
