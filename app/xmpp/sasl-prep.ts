/**
 * Prepares a user name or password for SASL (RFC 4013), so that what was typed on two keyboards compares equal:
 * foreign spaces become spaces, invisible characters go, compatibility forms are folded. Prohibited characters are
 * left to the server to refuse.
 */
export const saslPrep = (text: string): string =>
  text
    .replace(/[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000]/g, ' ')
    .replace(/[\u00AD\u034F\u1806\u180B-\u180D\u200C\u200D\u2060\uFE00-\uFE0F\uFEFF]/g, '')
    .normalize('NFKC')
