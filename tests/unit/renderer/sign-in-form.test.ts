import { describe, expect, it } from 'vitest'
import { commandInputs } from '../../../app/contract/commands.ts'
import { DEFAULT_SETTINGS } from '../../../app/contract/settings.ts'
import { formFrom, provisionedFrom, signInInput, withLocked } from '../../../renderer/sign-in/form.ts'

const filled = { ...formFrom(DEFAULT_SETTINGS), address: 'ann@example.com', password: 'secret' }

describe('the sign-in form', () => {
  it('becomes a command that main accepts', () => {
    expect(commandInputs['session.signIn'].safeParse(signInInput(filled)).success).toBe(true)
  })

  it('is prefilled with what is provisioned, never with a password', () => {
    const server = { ...DEFAULT_SETTINGS.server, host: '127.0.0.1', port: 5222 }
    expect(formFrom({ ...DEFAULT_SETTINGS, server })).toMatchObject({
      host: '127.0.0.1',
      port: '5222',
      password: '',
    })
  })

  it('follows what an administrator locks while it is open, and keeps the rest as typed', () => {
    const typed = { ...filled, host: 'typed.example.com', port: '1', domain: 'typed' }
    const server = { ...DEFAULT_SETTINGS.server, host: 'pbx.example.com', port: 5222 }
    const locked = { 'server.host': '/p.json', 'server.port': '/p.json' }
    expect(withLocked(typed, { ...DEFAULT_SETTINGS, server }, locked)).toEqual({
      ...typed,
      host: 'pbx.example.com',
      port: '5222',
    })
    expect(provisionedFrom(locked)).toBe('/p.json')
    expect(provisionedFrom({})).toBeUndefined()
  })

  it.each([
    ['', null],
    [' 5223 ', 5223],
    ['1', 1],
    ['65535', 65535],
  ])('reads the port "%s"', (port, expected) => {
    expect(signInInput({ ...filled, port })?.port).toBe(expected)
  })

  it.each(['0', '65536', 'http', '52 22', '-1', '1e3', '5222.5'])('refuses the port "%s"', (port) => {
    expect(signInInput({ ...filled, port })).toBeUndefined()
  })
})
