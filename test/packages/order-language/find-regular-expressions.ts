/** A regular expression as it stands in a source. */
export interface FoundExpression {
  readonly source: string
  readonly flags: string
}

const quotes = '\'"`'
/** Behind one of these a slash can't divide. */
const opensExpression = /(?:^|[(=,[!&|?:{};]|\breturn)$/

/** Where the string or comment that begins at `start` ends; `start` itself where none does. */
function skip(code: string, start: number): number {
  const char = code[start] ?? ''
  if (quotes.includes(char)) {
    let end = start + 1
    while (end < code.length && code[end] !== char) end += code[end] === '\\' ? 2 : 1
    return end + 1
  }
  const two = code.slice(start, start + 2)
  const close = two === '//' ? '\n' : two === '/*' ? '*/' : undefined
  if (close === undefined) return start
  const end = code.indexOf(close, start + 2)
  return end < 0 ? code.length : end + close.length
}

/** Where the expression that begins at `start` has its closing slash. */
function findClose(code: string, start: number): number {
  let inClass = false
  let at = start + 1
  for (; at < code.length; at++) {
    if (code[at] === '\\') at++
    else if (code[at] === '[') inClass = true
    else if (code[at] === ']') inClass = false
    else if (code[at] === '/' && !inClass) break
  }
  return at
}

/** The regular expressions of a program, in order. Enough of the language for sources as ours are. */
export function findRegularExpressions(code: string): FoundExpression[] {
  const found: FoundExpression[] = []
  let before = ''
  for (let at = 0; at < code.length; ) {
    const end = skip(code, at)
    if (end > at) {
      if (quotes.includes(code[at] ?? '')) before = '"'
      at = end
    } else if (code[at] === '/' && opensExpression.test(before)) {
      const close = findClose(code, at)
      const flags = /^[a-z]*/.exec(code.slice(close + 1, close + 10))?.[0] ?? ''
      found.push({ source: code.slice(at + 1, close), flags })
      before = '/'
      at = close + 1 + flags.length
    } else {
      if (!/\s/.test(code[at] ?? '')) before = (before + code[at]).slice(-10)
      at++
    }
  }
  return found
}
