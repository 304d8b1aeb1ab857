import ejs from 'ejs'

/** Controls that embed, override or isolate what follows, or end that. Letters keep their own direction without. */
const directionControls = /[\u202a-\u202e\u2066-\u2069]/g

/** Most texts hold none of these, and then one look is enough. */
const needsCare = /[&<>"'\u202a-\u202e\u2066-\u2069]/

/**
 * Text as it stands in a page: nothing of it is markup, and nothing of it turns round what stands beside it. A <bdi>
 * alone doesn't see to that: in Chromium 156 a U+2069 within it ends its isolation.
 */
export function escapeText(value?: unknown): string {
  if (value === undefined || value === null) return ''
  const text = String(value)
  return needsCare.test(text) ? ejs.escapeXML(text).replace(directionControls, '') : text
}

/** JSON that comes through `escapeText` whole: what that leaves out is written by its code. */
export const pageJson = (value: unknown): string =>
  JSON.stringify(value).replace(directionControls, control => `\\u${control.charCodeAt(0).toString(16)}`)
