/** What an empty form begins with. Pure. */
import { DEFAULT_LDAP_ATTRIBUTES, DEFAULT_LDAP_FILTER } from '../../app/contract/contacts.ts'
import type { ContactSource } from '../../app/contract/contacts-settings.ts'

type Of<K extends ContactSource['kind']> = Extract<ContactSource, { readonly kind: K }>

/** @param path of the file; the list is named after it */
export const newFile = (path: string): Of<'file'> => ({
  kind: 'file',
  id: '',
  title:
    path
      .replace(/^.*[/\\]/u, '')
      .replace(/\.[^.]*$/u, '')
      .slice(0, 60) || path.slice(0, 60),
  path,
  columns: [],
})

export const newBook = (): Of<'carddav'> => ({ kind: 'carddav', id: '', title: '', url: '', user: '' })

export const newDirectory = (): Of<'ldap'> => ({
  ...{ kind: 'ldap', id: '', title: '', host: '', port: 636, security: 'tls', user: '', base: '' },
  filter: DEFAULT_LDAP_FILTER,
  attributes: { ...DEFAULT_LDAP_ATTRIBUTES },
})
