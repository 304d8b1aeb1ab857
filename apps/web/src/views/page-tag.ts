import type { Response } from 'express'

export function keepTag(response: Response, tag: string): void {
  response.locals.tag = tag
}

/** The page that a request asks for, where it may be kept. */
export const tagOf = (response: Response): string | undefined => response.locals.tag as string | undefined

export const etagOf = (tag: string): string => `W/"${tag}"`

/** Says of the page that goes out what it is, for whoever asks again. */
export function markAsKept(response: Response, tag: string): void {
  response.set({
    ETag: etagOf(tag),
    // kept by the browser alone, and asked about each time
    'Cache-Control': 'private, no-cache',
    // with the session gone it is worth nothing, not even to “back”
    Vary: 'Cookie',
  })
}
