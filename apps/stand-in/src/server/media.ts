import { randomBytes } from 'node:crypto'

export interface MediaFile {
  mimetype: string
  bytes: Buffer
}

/** Media by the path under which the page fetches it; a path that nobody can guess is its key. */
export interface Media {
  /** @returns the path, `/media/…`. */
  put(file: MediaFile): string
  get(path: string): MediaFile | undefined
  all(): [string, MediaFile][]
}

export interface MediaOptions {
  files?: [string, MediaFile][]
  onAdd?(path: string, file: MediaFile): void
}

export function createMedia({ files = [], onAdd }: MediaOptions = {}): Media {
  const byPath = new Map(files)
  return {
    put(file) {
      const path = `/media/${randomBytes(18).toString('base64url')}`
      byPath.set(path, file)
      onAdd?.(path, file)
      return path
    },
    get: path => byPath.get(path),
    all: () => [...byPath],
  }
}
