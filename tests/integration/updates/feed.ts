/** A feed of updates as a web server has it, over https with an authority of its own, and with everything that can be wrong. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAuthority, type Authority } from '../xmpp/certificates.ts'

export type Page = (request: IncomingMessage, response: ServerResponse) => void

export interface Feed {
  /** https, ends with a slash. */
  readonly url: string
  readonly authority: Authority
  readonly caPem: string
  /** Paths that were asked for, without their queries. */
  readonly asked: readonly string[]
  /** Headers of the last request. */
  readonly headers: () => IncomingMessage['headers']
  /** @param path below the feed's address */
  serve(path: string, page: Page): void
  /** A channel file and its program under `folder`. @returns the folder's address */
  publish(folder: string, release: Partial<Published>): string
  close(): Promise<void>
}

export interface Published {
  readonly version: string
  readonly program: Buffer
  /** Lines that stand beside version and files. */
  readonly more: string
  readonly sha512: string
  readonly channel: string
}

export const text =
  (content: string, type = 'text/yaml'): Page =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': type }).end(content)
  }

export const bytes =
  (content: Buffer): Page =>
  (_request, response) => {
    response.writeHead(200, { 'content-length': content.length }).end(content)
  }

export const sha512 = (content: Buffer): string => createHash('sha512').update(content).digest('base64')

export async function createFeed(): Promise<Feed> {
  const authority = await createAuthority('Company')
  const pages = new Map<string, Page>()
  const asked: string[] = []
  let headers: IncomingMessage['headers'] = {}
  const server = createServer(await authority.issue(['127.0.0.1']), (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/u, '')
    asked.push(path)
    ;({ headers } = request)
    const page = pages.get(path)
    if (page === undefined) response.writeHead(404).end('not here')
    else page(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `https://127.0.0.1:${String(portOf(server.address()))}/`
  const serve = (path: string, page: Page): void => void pages.set(`/${path}`, page)
  return {
    url,
    authority,
    caPem: authority.caPem,
    asked,
    headers: () => headers,
    serve,
    publish(folder, given) {
      const version = given.version ?? '0.2.0'
      const program = given.program ?? Buffer.from(`#!/bin/sh\n# Ringside ${version}\n`)
      const sum = given.sha512 ?? sha512(program)
      const name = `Ringside-${version}.AppImage`
      const files = `files:\n  - url: ${name}\n    sha512: ${sum}\n    size: ${String(program.length)}\n`
      const suffix = process.platform === 'darwin' ? '-mac' : '-linux'
      serve(
        `${folder}/${given.channel ?? 'latest'}${process.platform === 'win32' ? '' : suffix}.yml`,
        text(`version: ${version}\n${files}path: ${name}\nsha512: ${sum}\n${given.more ?? ''}`),
      )
      serve(`${folder}/${name}`, bytes(program))
      return `${url}${folder}`
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const portOf = (address: string | AddressInfo | null): number =>
  address === null || typeof address === 'string' ? 0 : address.port
