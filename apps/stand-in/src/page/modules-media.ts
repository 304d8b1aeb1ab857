import { mediaDataOf, OpaqueData } from './media-data.js'
import type { Modules } from './require.js'
import type { Session } from './session.js'

interface MediaObject {
  filehash: string
  type: string
  size: number
  contentInfo: Record<string, unknown>
  consolidate(fields: Record<string, unknown>): void
}

/** Media in and out: bytes travel over plain https requests to our own server. */
export function mediaModules(_session: Session): Modules {
  const objects = new Map<string, MediaObject>()
  const blobs = new Map<string, Blob>()
  return {
    WAWebMediaOpaqueData: OpaqueData,
    WAWebPrepRawMedia: {
      prepRawMedia: (data: OpaqueData, options: { asDocument?: boolean; isPtt?: boolean }) => ({
        waitForPrep: () => mediaDataOf(data, options),
      }),
    },
    WAWebMediaStorage: {
      getOrCreateMediaObject(filehash: string): MediaObject {
        const known = objects.get(filehash)
        if (known) return known
        const made: MediaObject = {
          filehash,
          type: '',
          size: 0,
          contentInfo: {},
          consolidate(fields) {
            Object.assign(made, { type: fields.type, size: fields.size })
          },
        }
        objects.set(filehash, made)
        return made
      },
    },
    WAWebMmsMediaTypes: {
      msgToMediaType: ({ type }: { type: string }) => type,
      castToV4: (type: string) => type,
    },
    WAWebMediaDataUtils: { shouldUseMediaCache: () => true },
    WAWebMediaInMemoryBlobCache: {
      InMemoryMediaBlobCache: { put: (filehash: string, blob: Blob) => blobs.set(filehash, blob) },
    },
    WAWebMediaMmsV4Upload: {
      async uploadMedia({ mimetype, mediaObject }: { mimetype: string; mediaObject: MediaObject }) {
        const { filehash } = mediaObject
        const blob = blobs.get(filehash)
        if (!blob) throw new Error('there is nothing to upload')
        const response = await fetch('/media/', {
          method: 'POST',
          headers: { 'content-type': mimetype },
          body: blob,
        })
        if (!response.ok) throw new Error(`the upload was refused: ${response.status}`)
        // Once uploaded the page needs neither: they would grow for as long as it runs.
        blobs.delete(filehash)
        objects.delete(filehash)
        const directPath = await response.text()
        return {
          mediaEntry: {
            mmsUrl: new URL(directPath, location.href).href,
            deprecatedMms3Url: '',
            directPath,
            mediaKey: crypto.randomUUID(),
            mediaKeyTimestamp: Math.floor(Date.now() / 1000),
            encFilehash: filehash,
            uploadHash: filehash,
          },
        }
      },
    },
    WAWebDownloadManager: {
      downloadManager: {
        async downloadAndMaybeDecrypt({ directPath, signal }: { directPath: string; signal: AbortSignal }) {
          const response = await fetch(directPath, { signal })
          if (!response.ok) {
            throw Object.assign(new Error(`the download failed: ${response.status}`), {
              status: response.status,
            })
          }
          return response.arrayBuffer()
        },
      },
    },
  }
}
