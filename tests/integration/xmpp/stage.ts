/** What every test here needs: an authority, and an end to all that it started. */
import { afterEach, expect } from 'vitest'
import { createAuthority, type Authority, type ServerCertificate } from './certificates.ts'
import { createClient, type Client, type ClientOptions } from './client.ts'
import { startServer, type Script, type ScriptedServer } from './scripted-server.ts'
import { DOMAIN } from './server-steps.ts'

export interface Scene {
  readonly server: ScriptedServer
  readonly client: Client
}

export interface Stage {
  readonly authority: Authority
  /** For the XMPP domain. */
  readonly certificate: ServerCertificate
  /** A server and a client that is about to connect to it. */
  play(script: Script, options?: ClientOptions): Promise<Scene>
}

export async function createStage(): Promise<Stage> {
  const authority = await createAuthority()
  const certificate = await authority.issue([DOMAIN])
  let scenes: Scene[] = []
  afterEach(async () => {
    const ended = scenes
    scenes = []
    for (const { client, server } of ended) {
      // The server first: a client that waits for a good-bye gets the end of the connection.
      await server.close()
      await client.connection.stop()
      expect(server.troubles).toEqual([])
      expect(client.log.filter(({ event }) => event.endsWith('-broke'))).toEqual([])
    }
  })
  return {
    authority,
    certificate,
    async play(script, options = {}) {
      const server = await startServer(script)
      const client = createClient(server.port, authority.caPem, options)
      scenes.push({ server, client })
      return { server, client }
    },
  }
}
