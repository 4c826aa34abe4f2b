/** OpenLDAP's server with a directory that a test writes. */
import { spawnSync } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ServerCertificate } from '../xmpp/certificates.ts'
import { freePort, missing, startServer, type ServerProgram } from './server-program.ts'

const PROGRAM = '/usr/sbin/slapd'
export const slapdMissing = missing(PROGRAM, '-VV')

export const BASE = 'dc=example,dc=com'
export const READER = { user: `cn=reader,${BASE}`, password: 'reader secret' }

export interface Slapd extends ServerProgram {
  readonly startTlsPort: number
  readonly tlsPort: number
}

export interface DirectoryPerson {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** @param sizeLimit so many entries and no more for whoever searches */
export async function startSlapd(
  certificate: ServerCertificate,
  people: readonly DirectoryPerson[],
  sizeLimit: number,
): Promise<Slapd> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ringside-slapd-'))
  const [startTlsPort, tlsPort] = [await freePort(), await freePort()]
  await mkdir(path.join(folder, 'db'))
  await writeFile(path.join(folder, 'server.crt'), certificate.cert)
  await writeFile(path.join(folder, 'server.key'), certificate.key, { mode: 0o600 })
  const config = path.join(folder, 'slapd.conf')
  await writeFile(config, configText(folder, sizeLimit))
  const ldif = path.join(folder, 'people.ldif')
  await writeFile(ldif, ldifText(people))
  // Ubuntu's AppArmor profile, which goes by the path, lets the installed one read its own folders alone.
  const program = path.join(folder, 'slapd')
  await copyFile(PROGRAM, program)
  const added = spawnSync(program, ['-T', 'add', '-f', config, '-l', ldif, '-q'])
  if (added.status !== 0) throw new Error(`slapadd: ${added.stderr.toString()}`)
  const urls = `ldap://127.0.0.1:${String(startTlsPort)} ldaps://127.0.0.1:${String(tlsPort)}`
  const server = await startServer(program, ['-d', '0', '-f', config, '-h', urls], folder, [
    startTlsPort,
    tlsPort,
  ])
  return { ...server, startTlsPort, tlsPort }
}

/** Nobody is let in without encryption. */
const configText = (folder: string, sizeLimit: number): string => `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${folder}/slapd.pid
TLSCertificateFile ${folder}/server.crt
TLSCertificateKeyFile ${folder}/server.key
security tls=1
sizelimit size.soft=${String(sizeLimit)} size.hard=${String(sizeLimit)} size.prtotal=${String(sizeLimit)}
database mdb
suffix "${BASE}"
directory ${folder}/db
rootdn "cn=admin,${BASE}"
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${READER.user}" read by * none
`

const ldifText = (people: readonly DirectoryPerson[]): string =>
  [
    `dn: ${BASE}\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example`,
    `dn: ${READER.user}\nobjectClass: person\ncn: reader\nsn: reader\nuserPassword: ${READER.password}`,
    ...people.map(
      ({ name, attributes }, at) =>
        `dn: uid=u${String(at)},${BASE}\nobjectClass: inetOrgPerson\nuid: u${String(at)}\n${encoded('cn', name)}\n${encoded('sn', name)}` +
        Object.entries(attributes)
          .map(([key, value]) => `\n${encoded(key, value)}`)
          .join(''),
    ),
  ].join('\n\n') + '\n'

/** RFC 2849: what is not plain ASCII goes as base64. */
const encoded = (key: string, value: string): string =>
  `${key}:: ${Buffer.from(value, 'utf8').toString('base64')}`
