/**
 * Whose is a rejection that nobody handled? The library leaves promises of its own unhandled when a page goes away or
 * navigates: with plain strings (“auth timeout”), with whatever the page threw, with errors of the file system that
 * carry no stack. Our own always come with one.
 */
export function isPagesFault(reason: unknown): boolean {
  if (!(reason instanceof Error)) return true
  const frames = (reason.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return frames.length === 0 || frames.some(frame => /whatsapp-web\.js|puppeteer/.test(frame))
}
