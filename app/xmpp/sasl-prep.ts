/**
 * Prepares a user name or password for SASL (RFC 4013), so that what was typed on two keyboards compares equal:
 * foreign spaces become spaces, invisible characters go, compatibility forms are folded. Prohibited characters are
 * left to the server to refuse.
 */
export const saslPrep = (text: string): string =>
  text
    .replace(/\p{Zs}/gu, ' ')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
