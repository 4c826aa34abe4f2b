import { expect, test } from 'vitest'
import { createChance, createIdentifiers } from '../../../app/simulator/chance.ts'

test.each([
  ['hex32', /^[0-9a-f]{32}$/],
  ['subscriptionId', /^[0-9A-F]{13}$/],
  ['callSetupId', /^[A-Za-z0-9]{8}$/],
  ['callId', /^[A-Za-z0-9]{43}\.$/],
  ['tag', /^[0-9a-f]{8}$/],
  ['branch', /^z9hG4bK/],
] as const)('%s has the shape of the published samples and never comes twice', (name, shape) => {
  const identifiers = createIdentifiers(createChance(1))
  const many = Array.from({ length: 200 }, () => identifiers[name]())
  expect(many.every((each) => shape.test(each))).toBe(true)
  expect(new Set(many).size).toBe(200)
})

test('the same seed gives the same sequence, another seed another', () => {
  const first = (seed: number): readonly number[] => Array.from({ length: 5 }, createChance(seed))
  expect(first(7)).toEqual(first(7))
  expect(first(8)).not.toEqual(first(7))
  expect(first(7).every((value) => value >= 0 && value < 1)).toBe(true)
})
