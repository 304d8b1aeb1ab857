import { createMemoryLayer } from '@comanda/shared/cache/memory-layer.js'

/** Whole pages as they were sent, by their tag. Each is one viewer's: the tag names the session. */
export interface KeptPages {
  get(tag: string): string | undefined
  set(tag: string, html: string): void
}

/** @param mostBytes 0: keeps nothing */
export function createKeptPages(mostBytes: number): KeptPages {
  const pages = createMemoryLayer<string>(mostBytes)
  return {
    get: pages.get,
    set: (tag, html) => pages.set(tag, html, html.length * 2),
  }
}
