/** Opens the way to a directory; where it is encrypted from the first byte, only with a certificate that was checked. */
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions, type SecureContext } from 'node:tls'

/** @param trust undefined: the runtime's own authorities */
export const tlsOptionsFor = (host: string, trust: SecureContext | undefined): ConnectionOptions => ({
  host,
  ...(isIP(host) === 0 ? { servername: host } : {}),
  ...(trust === undefined ? {} : { secureContext: trust }),
  rejectUnauthorized: true,
  minVersion: 'TLSv1.2',
})

export interface Place {
  readonly host: string
  readonly port: number
}

/** Rejects with the system's error. */
export function openSocket(
  place: Place,
  tls: ConnectionOptions | undefined,
  limitMs: number,
): Promise<Socket> {
  const socket = tls === undefined ? connectTcp(place) : connectTls({ ...tls, ...place })
  return new Promise((resolve, reject) => {
    socket.setTimeout(limitMs, () => {
      socket.destroy(Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' }))
    })
    socket.once('error', reject)
    socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
      socket.off('error', reject)
      socket.setTimeout(0)
      resolve(socket)
    })
  })
}
