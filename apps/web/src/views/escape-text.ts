import ejs from 'ejs'

/** Controls that embed, override or isolate what follows, or end that. Letters keep their own direction without. */
const directionControls = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * Text as it stands in a page: nothing of it is markup, and nothing of it turns round what stands beside it. A <bdi>
 * alone doesn't see to that: in Chromium 156 a U+2069 within it ends its isolation.
 */
export const escapeText = (value?: unknown): string => ejs.escapeXML(value).replace(directionControls, '')

/** JSON that comes through `escapeText` whole: what that leaves out is written by its code. */
export const pageJson = (value: unknown): string =>
  JSON.stringify(value).replace(directionControls, control => `\\u${control.charCodeAt(0).toString(16)}`)
