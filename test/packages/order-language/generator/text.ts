/** Lower case and without accents, for comparing. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

export function dropAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
}

const knownStems = new Map<string, readonly string[]>()

/** Words in a form that plurals share, roughly: enough to tell names that could be mistaken for each other. */
export function stems(text: string): readonly string[] {
  const known = knownStems.get(text)
  if (known) return known
  const found = fold(text)
    .split(' ')
    .map(word => (word.length > 3 ? word.replace(/(e?s)$/, '') : word))
  // the same few names of menus come again for every order
  if (knownStems.size < 20_000) knownStems.set(text, found)
  return found
}

/** Whether all words of `part` are among those of `whole`. */
export function isWithin(part: string, whole: string): boolean {
  const words = new Set(stems(whole))
  return stems(part).every(word => words.has(word))
}

export function joinList(parts: readonly string[], link: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}${link}${parts.at(-1)}`
}

export function capitalise(text: string): string {
  return text.replace(/\p{L}/u, letter => letter.toUpperCase())
}
