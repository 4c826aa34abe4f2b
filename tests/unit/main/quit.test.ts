import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { quitInOrder } from '../../../main/quit.ts'
import { createManualClock } from '../../clock.ts'
import { silentLog } from './silent-log.ts'

/** Electron's side: tells of the end as it does, and notes what becomes of it. */
function program(stop: () => Promise<void>, dispose: () => void = () => undefined) {
  const events = new EventEmitter()
  const clock = createManualClock()
  const seen: string[] = []
  quitInOrder({
    app: {
      on: (name: string, listener: Parameters<EventEmitter['on']>[1]) => events.on(name, listener) as never,
      exit: (code) => seen.push(`exit ${String(code ?? 0)}`),
    },
    clock,
    log: silentLog,
    letWindowsGo: () => seen.push('windows'),
    stop: () => {
      seen.push('stop')
      return stop()
    },
    dispose: () => {
      seen.push('dispose')
      dispose()
    },
  })
  const quit = (): void => {
    events.emit('before-quit')
    events.emit('will-quit', { preventDefault: () => seen.push('wait') })
  }
  return { clock, seen, quit, events }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('the end of the program', () => {
  it('lets windows go, says goodbye, and only then ends', async () => {
    let said = (): void => undefined
    const { seen, quit } = program(() => new Promise((resolve) => (said = resolve)))
    quit()
    await settled()
    expect(seen).toEqual(['windows', 'wait', 'dispose', 'stop'])
    said()
    await settled()
    expect(seen.at(-1)).toBe('exit 0')
  })

  it('does not wait for a service that does not answer', () => {
    const { clock, seen, quit } = program(() => new Promise(() => undefined))
    quit()
    clock.advance(2_000)
    expect(seen.at(-1)).toBe('exit 0')
  })

  it('comes although saying goodbye fails', async () => {
    const { seen, quit } = program(() => Promise.reject(new Error('x')))
    quit()
    await settled()
    expect(seen.at(-1)).toBe('exit 0')
  })

  it('comes although the tray cannot be taken away', () => {
    const { clock, seen, quit } = program(
      () => Promise.resolve(),
      () => {
        throw new Error('x')
      },
    )
    expect(quit).toThrow('x')
    clock.advance(2_000)
    expect(seen.at(-1)).toBe('exit 0')
  })

  it('is not brought about by the last window', () => {
    const { seen, events } = program(() => Promise.resolve())
    events.emit('window-all-closed')
    expect(seen).toEqual([])
  })
})
