// docs/policy.md: what a policy is, where it lies, and every setting that it may hold.
import { SETTINGS_VERSION } from '../../app/contract/settings.ts'
import { policySections, typeInWords } from './fields.mjs'

/** @returns {string} */
export const policyPage = () =>
  `${INTRODUCTION}\n${policySections()
    .map(
      ({ section, name, fields }) =>
        `### ${name}\n\nIn \`"${section}"\`:\n\n| Key | What may stand there | Default | What it is |\n| --- | --- | --- | --- |\n${fields
          .map(row)
          .join('\n')}\n`,
    )
    .join('\n')}`

/** @param {import('./fields.mjs').Field} field */
function row(field) {
  const { key, name, about, value } = field
  const what = about === '' ? name : `${name}. ${about}`
  return `| \`${key}\` | ${cell(typeInWords(field))} | \`${JSON.stringify(value)}\` | ${cell(what)} |`
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')

const INTRODUCTION = `# Policy

Written by \`node build/policy.mjs\` from the schema of the settings; do not edit it here. A test fails when it is out of date.

A policy sets what Ringside does on a machine, or for one user, without anybody opening the program. It names values that are
**locked** (in force, and not to be changed in the program) and values that are **suggested** (in force until the user chooses
something else). Both hold any part of the settings below; a setting that is named in neither is the user's.

\`\`\`json
{
  "version": ${SETTINGS_VERSION},
  "locked": {
    "server": { "host": "pbx.example.com", "caFile": "company-ca.pem" },
    "dialing": { "country": "DE", "outsidePrefix": "0" }
  },
  "suggested": {
    "alerts": { "keepCardReady": true }
  }
}
\`\`\`

A policy may say which \`"version"\` of the settings it is written for (today's is ${SETTINGS_VERSION}): then a later Ringside that has other
settings for the same thing reads it all the same, as it does its own files. Without one it is read as it stands.

Passwords have no place in it: nobody's password is a setting.

## Where it lies

| System  | For everybody on the machine | For one user |
| ------- | ---------------------------- | ------------ |
| Linux   | \`/etc/ringside/policy.json\` | \`$XDG_CONFIG_HOME/ringside/policy.json\`, which is \`~/.config/ringside/policy.json\` as a rule |
| Windows | the registry below \`HKLM\\SOFTWARE\\Policies\\Ringside\` | the same below \`HKCU\` |
| macOS   | managed preferences of \`com.ringside.companion\` | the same, of that user |

On **Windows** the templates [\`ringside.admx\`](policy/ringside.admx) and [\`en-US/ringside.adml\`](policy/en-US/ringside.adml) go into
the central store of Group Policy (\`PolicyDefinitions\`). They write \`locked\\<section>\` and \`suggested\\<section>\` with a value for each
key: REG_DWORD 0 and 1 for false and true, REG_MULTI_SZ for lists, REG_SZ for everything else, and the word \`null\` where no value is
meant. On **macOS** [\`ringside.mobileconfig\`](policy/ringside.mobileconfig) is a profile to start from: as it stands it suggests every
default and so changes nothing; give it identifiers of your own (\`uuidgen\`). For editors that complete JSON there is
[\`policy.schema.json\`](policy/policy.schema.json), named in a policy by \`"$schema"\`.

## Which value wins

1. what the machine's policy locks
2. what the user's policy locks
3. the file named by \`--config\`, which locks all that it sets
4. what the user chose
5. what the machine's policy suggests
6. what the user's policy suggests
7. the default

The server and the account that are *suggested* fill the sign-in form; whoever signs in has chosen them. Lock them to keep hold of
them. In Ringside, **Settings → Why is this setting so?** lists every value with where it comes from, and copies the list as text.

## When it changes

Ringside looks at it every two seconds (Windows: once a minute) and acts at once, without a restart: a file that appears, is replaced
or is edited, and one that goes away. Replace it by renaming another over it, so that nobody reads half of it.

A policy with a mistake is **refused as a whole**, and what it last said stays in force until it is
corrected, also after a restart. The window and the Check page then name the file, the line and the reason. A mistake is

- what is no JSON: comments, a comma behind the last entry, a key that stands twice (a byte order mark is no mistake)
- a key that this version does not know, so that a misspelt lock is never silently open: bring a new version out before a policy that
  needs it
- a value of the wrong type or beyond its limits, an address that is none
- a file of more than a million bytes, nested deeper than twenty levels, not in UTF-8, or no file at all

On Linux and macOS the machine's policy counts only when its file and its folder belong to root and not everybody may write to them;
the user's policy may be the user's own. Whoever could write it would choose the server that passwords are sent to.

## Every setting
`
