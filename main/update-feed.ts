/** electron-updater's reader of a generic feed, believing nothing of what it reads. */
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider.js'
import type { CustomPublishOptions } from 'builder-util-runtime'
import type { AppUpdater, UpdateInfo } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import { readFeedInfo } from '../app/updates/feed-info.ts'

export class CheckedFeed extends GenericProvider {
  /** @param options `url` and `channel` are the feed's */
  constructor(options: CustomPublishOptions, updater: AppUpdater, runtime: ProviderRuntimeOptions) {
    super(
      { provider: 'generic', url: String(options['url']), channel: String(options['channel']) },
      updater,
      runtime,
    )
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    const { version, files, releaseNotes, stagingPercentage, minimumSystemVersion } = readFeedInfo(
      await super.getLatestVersion(),
    )
    return {
      version,
      files: files.map(({ url, sha512, size, isAdminRightsRequired }) => ({
        ...{ url, sha512 },
        ...(size === undefined ? {} : { size }),
        ...(isAdminRightsRequired === undefined ? {} : { isAdminRightsRequired }),
      })),
      // electron-updater's types ask for these two of the old form; nothing here reads them.
      ...{ path: '', sha512: '', releaseDate: '' },
      releaseNotes: typeof releaseNotes === 'string' ? releaseNotes : notesOf(releaseNotes),
      ...(stagingPercentage === undefined ? {} : { stagingPercentage }),
      ...(minimumSystemVersion === undefined ? {} : { minimumSystemVersion }),
    }
  }

  /** No id of this installation leaves it: whether it is its turn is decided here, not by the server. */
  override setRequestHeaders(): void {
    super.setRequestHeaders(null)
  }
}

type Notes = readonly { readonly version: string; readonly note?: string | null | undefined }[]

const notesOf = (notes: Notes | null | undefined): { version: string; note: string | null }[] | null =>
  notes?.map(({ version, note }) => ({ version, note: note ?? null })) ?? null
