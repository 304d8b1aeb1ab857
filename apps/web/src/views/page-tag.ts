import type { Response } from 'express'

/** What a page is, for whoever asks again. */
export interface PageTag {
  tag: string
  /** names or addresses stand on it */
  people: boolean
}

export function keepTag(response: Response, tag: PageTag): void {
  response.locals.tag = tag
}

/** The page that a request asks for, where it may be kept. */
export const tagOf = (response: Response): PageTag | undefined => response.locals.tag as PageTag | undefined

export const etagOf = (tag: string): string => `W/"${tag}"`

/** Says of the page that goes out what it is, for whoever asks again. */
export function markAsKept(response: Response, { tag, people }: PageTag): void {
  response.set({
    ETag: etagOf(tag),
    // what people's names stand on is kept by our own script alone, while the page is open; the rest by the browser, which
    // asks about it each time
    'Cache-Control': people ? 'no-store' : 'private, no-cache',
    // with the session gone it is worth nothing, not even to “back”
    Vary: 'Cookie',
  })
}
