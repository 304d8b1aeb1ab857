import { toBase64 } from './session.js'

/** A blob in the wrapping that the library passes around. */
export class OpaqueData {
  readonly #blob: Blob
  readonly mimetype: string
  #url: string | undefined

  constructor(blob: Blob, mimetype: string) {
    this.#blob = blob
    this.mimetype = mimetype
  }

  static async createFromData(blob: Blob, mimetype: string): Promise<OpaqueData> {
    return new OpaqueData(blob, mimetype)
  }

  get size(): number {
    return this.#blob.size
  }

  get type(): string {
    return this.#blob.type
  }

  url(): string {
    this.#url ??= URL.createObjectURL(this.#blob)
    return this.#url
  }

  /** Nobody shows it in this page: let the blob go. */
  autorelease(): void {
    if (this.#url) URL.revokeObjectURL(this.#url)
  }

  formData(): Blob {
    return this.#blob
  }
}

/** What the real page knows of a file before it is sent; the library spreads its own fields into the message. */
class MediaData {
  [field: string]: unknown
  declare type: string
  declare mimetype: string
  declare filehash: string
  declare size: number
  declare mediaBlob: OpaqueData

  set(fields: Record<string, unknown>): void {
    Object.assign(this, fields)
  }

  toJSON(): Record<string, unknown> {
    const { mediaBlob, ...fields } = { ...this }
    return fields
  }
}

export async function mediaDataOf(
  data: OpaqueData,
  options: { asDocument?: boolean; isPtt?: boolean },
): Promise<MediaData> {
  const blob = data.formData()
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  const kind = data.mimetype.split('/')[0] ?? ''
  const type = options.isPtt ? 'ptt' : ['image', 'video', 'audio'].includes(kind) ? kind : 'document'
  const media = new MediaData()
  media.set({
    type: options.asDocument ? 'document' : type,
    mimetype: data.mimetype,
    filehash: toBase64(new Uint8Array(digest)),
    size: blob.size,
    mediaBlob: data,
    ...(blob instanceof File && { filename: blob.name }),
  })
  return media
}
